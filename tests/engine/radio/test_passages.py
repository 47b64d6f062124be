"""Passages like a marked one, in real sound heard by the shipped encoder."""

import shutil
from collections.abc import Iterator

import numpy as np
import pytest

from engine.analysis.pipeline import AnalysisPipeline
from engine.encoder.bundle import default_bundle
from engine.errors import EarshotError
from engine.radio.passages import PassageSearch
from engine.similarity.index import SimilarityIndex
from engine.store.store import Store
from tests.engine.encoder.synthetic import chord
from tests.support.analysis_library import remember_files
from tests.support.audio_files import noise, write_audio

RATE = 44_100


def piece(*sounds: int) -> np.ndarray:
    """Chords of 15 seconds each, one behind the other, stereo [samples, 2]."""
    parts = [chord(samples=15 * RATE, rate=RATE, seed=sound) for sound in sounds]
    mono = np.concatenate(parts)
    return np.stack([mono, mono], axis=1)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, dict[str, int]]]:
    folder = tmp_path_factory.mktemp("music")
    write_audio(folder / "seed.wav", piece(1, 2, 3, 1))
    write_audio(folder / "like.wav", piece(5, 6, 2, 7))
    write_audio(folder / "other.wav", piece(8, 9, 10, 11))
    write_audio(folder / "hiss.wav", noise(60))
    shutil.copy(folder / "like.wav", folder / "like again.wav")
    with Store(tmp_path_factory.mktemp("library") / "library.db") as store:
        ids = remember_files(store, folder)
        pipeline = AnalysisPipeline(store, default_bundle(), device="cpu", workers=1)
        pipeline.start()
        pipeline.wait()
        yield store, ids


def search(store: Store) -> PassageSearch:
    bundle = default_bundle()
    return PassageSearch(store, SimilarityIndex(bundle.dimensions), bundle, bundle)


def test_the_same_sound_in_another_track_is_found_at_its_place(
    library: tuple[Store, dict[str, int]],
) -> None:
    store, ids = library
    found = search(store).find(ids["seed.wav"], 18.0, 27.0, 10)
    best = found.passages[0]

    assert best.track.id in (ids["like.wav"], ids["like again.wav"])
    assert 28.0 <= best.start < best.end <= 47.0
    assert best.similarity > 0.9
    assert ids["seed.wav"] not in [one.track.id for one in found.passages]
    # Two copies of one recording are one result.
    assert len(found.passages) == 3
    assert [one.similarity for one in found.passages] == sorted(
        (one.similarity for one in found.passages), reverse=True
    )
    assert (found.tracks, found.places) == (5, default_bundle().plan.most)


def test_other_places_of_the_marked_track_stand_apart(
    library: tuple[Store, dict[str, int]],
) -> None:
    store, ids = library
    found = search(store).find(ids["seed.wav"], 0.0, 10.0, 10)

    assert found.elsewhere
    assert all(one.track.id == ids["seed.wav"] for one in found.elsewhere)
    assert all(one.start >= 10.0 for one in found.elsewhere)
    assert found.elsewhere[0].start > 40.0


@pytest.mark.parametrize(("start", "end"), [(16.0, 17.0), (16.0, 20.0), (1.0, 29.0)])
def test_short_and_long_passages_are_heard(
    library: tuple[Store, dict[str, int]], start: float, end: float
) -> None:
    store, ids = library
    assert len(search(store).find(ids["seed.wav"], start, end, 2).passages) == 2


@pytest.mark.parametrize(("start", "end"), [(5.0, 5.5), (5.0, 36.0), (9.0, 4.0), (-2.0, 3.0)])
def test_a_passage_that_is_none_is_refused(
    library: tuple[Store, dict[str, int]], start: float, end: float
) -> None:
    store, ids = library
    with pytest.raises(EarshotError, match="between 1 and 30 seconds"):
        search(store).find(ids["seed.wav"], start, end, 2)


def test_what_cannot_be_heard_is_said(library: tuple[Store, dict[str, int]]) -> None:
    store, ids = library
    with pytest.raises(EarshotError, match="no longer in the library"):
        search(store).find(99_999, 0.0, 5.0, 2)
    with pytest.raises(EarshotError, match="Nothing at that place"):
        search(store).find(ids["seed.wav"], 500.0, 505.0, 2)
