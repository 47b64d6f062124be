"""Training one part less, in small: made-up tracks that lie prepared in a cache."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from engine.evaluation.labels import LabelledTrack  # noqa: E402
from engine.training.filters import MelSettings, reference_log_mel  # noqa: E402
from engine.training.loop import TrainingSettings  # noqa: E402
from engine.training.mixtures import MIXTURES_FOLDER  # noqa: E402
from engine.training.preparation import cache_file, to_int16  # noqa: E402
from engine.training.training_ablation import Music, measured, recipes  # noqa: E402
from tests.engine.encoder.synthetic import chord  # noqa: E402

TINY = TrainingSettings(steps=2, batch=12, mixtures=2)


@pytest.fixture
def music(tmp_path: Path) -> Music:
    random = np.random.default_rng(0)
    tracks = [
        LabelledTrack(f"{number}", f"artist {number // 4}", f"{number // 2}", f"{number % 2}")
        for number in range(12)
    ]
    for number, track in enumerate(tracks):
        samples = chord(samples=6 * 22_050, seed=number)
        np.savez(
            cache_file(tmp_path, track.file),
            samples=to_int16(samples),
            teacher_samples=to_int16(samples[: 6 * 16_000]),
            log_mel=reference_log_mel(samples.astype(np.float64), MelSettings()),
            yamnet=random.standard_normal((12, 1024)).astype(np.float16),
            fcn=random.standard_normal((1, 64)).astype(np.float16),
        )
    (tmp_path / MIXTURES_FOLDER).mkdir()
    np.savez(
        tmp_path / MIXTURES_FOLDER / "1-0-2.npz",
        log_mel=random.standard_normal((2, 300, 80)).astype(np.float16),
        yamnet=random.standard_normal((2, 30, 1024)).astype(np.float16),
        fcn=random.standard_normal((2, 1, 64)).astype(np.float16),
    )
    return Music(tracks[:6], tracks[6:8], tracks[4:], tmp_path)


def test_every_recipe_is_another_one() -> None:
    first, *others = recipes(TINY)
    ways = [(one.settings, one.also, one.channels) for one in (first, *others)]
    assert first.settings == TINY
    assert len(set(ways)) == len(ways)


def test_a_recipe_is_trained_and_measured(music: Music) -> None:
    everything, without_mixtures, *_ = recipes(TINY)
    for recipe in (everything, without_mixtures):
        found = dict(measured(recipe, music))
        assert list(found) == ["network", "both"]
        assert all(np.nanmean(one.each["album_hit_10"]) > 0.5 for one in found.values())
    kept = sorted(path.name for path in (music.cache / "ablation").iterdir())
    assert kept == ["everything.pt", "no-mixtures.pt"]
