import json
import shutil
from pathlib import Path

import pytest

from engine.audio.window_plan import WindowPlan
from engine.encoder.bundle import (
    CARD_FILE,
    MODEL_FILE,
    available_bundles,
    default_bundle,
    find_bundle,
    load_bundle,
)
from engine.encoder.quality import quality
from engine.errors import EarshotError


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A bundle that tests may damage."""
    return Path(shutil.copytree(default_bundle().model_path.parent, tmp_path / "model"))


def test_the_shipped_bundle_says_what_the_product_relies_on() -> None:
    bundle = default_bundle()

    assert (bundle.id, bundle.dimensions, bundle.sample_rate) == ("earshot", 128, 22_050)
    assert (bundle.window_samples, bundle.window_seconds) == (110_250, 5.0)
    assert (bundle.plan, bundle.filters) == (WindowPlan(6, of_short=24), 224)
    assert bundle in available_bundles()


def test_the_shipped_network_is_small() -> None:
    assert default_bundle().model_path.stat().st_size < 10_000_000


def test_the_card_tells_people_what_they_need_to_judge_the_model() -> None:
    card = default_bundle().card

    for key in ("method", "data", "split", "training", "licences", "evaluation"):
        assert card[key], key
    figures = card["evaluation"]["results"]
    ours = figures[f"earshot {card['version']}"]["cosine"]["style_precision_10"]["value"]
    for rival in ("random", "earshot, untrained", "mean log-mel", "MFCC mean and deviation"):
        assert ours > figures[rival]["cosine"]["style_precision_10"]["value"], rival


def test_every_shipped_card_tells_quality_and_speed() -> None:
    for bundle in available_bundles():
        figures = quality(bundle.card)

        assert figures["milliseconds_per_window"] > 0.0, bundle.id
        assert figures["style_precision_10"] > 0.3, bundle.id


def test_a_damaged_network_is_named(copy: Path) -> None:
    network = copy / MODEL_FILE
    network.write_bytes(network.read_bytes()[:-1000])

    with pytest.raises(EarshotError, match=r"model\.onnx does not match its card"):
        load_bundle(copy)


@pytest.mark.parametrize("name", [MODEL_FILE, CARD_FILE])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()

    with pytest.raises(EarshotError, match=f"{name} is missing"):
        load_bundle(copy)


@pytest.mark.parametrize("text", ["{", "[]", "\xff", '{"id": "earshot"}'])
def test_a_damaged_card_is_named(copy: Path, text: str) -> None:
    (copy / CARD_FILE).write_text(text, encoding="latin-1")

    with pytest.raises(EarshotError, match=r"card\.json"):
        load_bundle(copy)


@pytest.mark.parametrize("key", ["id", "version", "sha256", "dimensions", "window_samples"])
def test_a_card_without_what_the_runtime_needs_is_refused(copy: Path, key: str) -> None:
    card = json.loads((copy / CARD_FILE).read_text(encoding="utf-8"))
    del card[key]
    (copy / CARD_FILE).write_text(json.dumps(card), encoding="utf-8")

    with pytest.raises(EarshotError, match="is damaged"):
        load_bundle(copy)


@pytest.mark.parametrize("key", ["filters", "windows_per_short_track"])
@pytest.mark.parametrize("number", [-1, "many", None])
def test_a_card_with_an_odd_number_is_refused(copy: Path, key: str, number: object) -> None:
    card = json.loads((copy / CARD_FILE).read_text(encoding="utf-8"))
    (copy / CARD_FILE).write_text(json.dumps(card | {key: number}), encoding="utf-8")

    with pytest.raises(EarshotError, match="is damaged"):
        load_bundle(copy)


def test_a_bundle_is_found_by_id_and_by_folder(copy: Path) -> None:
    assert find_bundle("earshot") == default_bundle()
    assert find_bundle(str(copy)).model_path == copy / MODEL_FILE


def test_a_bundle_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(EarshotError, match=r"“nothing” is neither one of .*“earshot”"):
        find_bundle("nothing")
    with pytest.raises(EarshotError, match="nor a model’s folder"):
        find_bundle(str(tmp_path))
