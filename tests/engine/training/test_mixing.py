"""Tracks played at once: what the student and its teachers hear of them."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from engine.errors import EarshotError  # noqa: E402
from engine.training.filters import MelSettings  # noqa: E402
from engine.training.loop import TrainingSettings  # noqa: E402
from engine.training.mixing import SECONDS, Mixer, Mixtures, _middle  # noqa: E402
from engine.training.mixtures import MIXTURES_FOLDER, Renewal, load_mixtures, make_mixtures  # noqa: E402
from engine.training.preparation import cache_file, to_int16  # noqa: E402
from tests.engine.encoder.synthetic import chord  # noqa: E402

SETTINGS = MelSettings()


class ListensItself:
    """Stands where the teachers do and keeps what it was given to hear."""

    device = torch.device("cpu")

    def __init__(self) -> None:
        self.heard: list[Any] = []

    def hear(self, sounds: Any) -> tuple[Any, Any]:
        self.heard.append(sounds)
        loudness = sounds.square().mean(dim=1, keepdim=True).sqrt()
        answers = loudness.unsqueeze(1)
        return answers.expand(-1, 29, 1024), answers.expand(-1, 10, 64)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    for number in range(4):
        np.savez(
            cache_file(tmp_path, str(number)),
            samples=to_int16(chord(samples=6 * 22_050, seed=number)),
            teacher_samples=to_int16(chord(samples=6 * 16_000, seed=number)),
            log_mel=np.zeros((1, 80), np.float16),
            yamnet=np.zeros((1, 1024), np.float16),
            fcn=np.zeros((1, 64), np.float16),
        )
    return tmp_path


def mixer(cache: Path, tracks: int = 4, listener: ListensItself | None = None) -> Mixer:
    names = [str(number) for number in range(tracks)]
    return Mixer(names, cache, cast(Any, listener or ListensItself()), SETTINGS, seed=1)


def mixed(made: Mixer, seed: int = 0, count: int = 6) -> Mixtures:
    return made.mix(count, np.random.default_rng(seed))


def test_student_and_teachers_hear_a_whole_mixture(cache: Path) -> None:
    listener = ListensItself()
    made = mixed(mixer(cache, listener=listener))

    assert made.log_mel.shape == (6, SETTINGS.frames(int(SECONDS * 22_050)), 80)
    assert made.log_mel.dtype == torch.float16
    assert (made.yamnet.shape, made.fcn.shape) == ((6, 29, 1024), (6, 10, 64))
    (heard,) = listener.heard
    assert heard.shape == (6, 464_000)
    assert float(heard.abs().max()) <= 1.0
    assert float(heard.square().mean(dim=1).min()) > 0.0


def sweep(rate: int) -> np.ndarray:
    """Ten seconds of a tone that climbs an octave every two: its pitch tells the place."""
    seconds = np.arange(10 * rate) / rate
    turns = np.cumsum(150.0 * 2.0 ** (seconds / 2.0)) / rate
    return (0.3 * np.sin(2 * np.pi * turns)).astype(np.float32)


def pitch_and_level(samples: np.ndarray, rate: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the loudest frequency in hertz and its level in decibels, every quarter second."""
    frames = samples[: len(samples) // (rate // 4) * (rate // 4)].reshape(-1, rate // 4)
    spectrum = np.abs(np.fft.rfft(frames * np.hanning(frames.shape[1]))) / frames.shape[1]
    return spectrum.argmax(axis=1) * 4.0, 20 * np.log10(spectrum.max(axis=1) + 1e-9)


def test_student_and_teachers_hear_the_same(tmp_path: Path) -> None:
    np.savez(
        cache_file(tmp_path, "0"),
        samples=to_int16(sweep(22_050)),
        teacher_samples=to_int16(sweep(16_000)),
        log_mel=np.zeros((1, 80), np.float16),
        yamnet=np.zeros((1, 1024), np.float16),
        fcn=np.zeros((1, 64), np.float16),
    )
    ours, theirs = mixer(tmp_path, 1)._play(5, np.random.default_rng(0))

    for student, teacher in zip(ours.numpy(), theirs.numpy(), strict=True):
        (pitch, level), (heard, loud) = (
            pitch_and_level(student, 22_050),
            pitch_and_level(teacher, 16_000),
        )
        # The same place at the same speed, and the same brightness; steps of the loop apart.
        alike = np.abs(pitch - heard) <= 0.05 * heard + 4.0
        assert alike.mean() > 0.9
        assert np.median(np.abs(level - loud)[alike]) < 1.0


def test_of_a_long_track_the_middle_is_mixed() -> None:
    samples = np.arange(100, dtype=np.int16)

    assert _middle(samples, 1).tolist() == [*range(20, 80)]
    assert _middle(samples[:30], 1).tolist() == [*range(30)]


def test_chance_decides_and_nothing_else(cache: Path) -> None:
    first, again, other = mixed(mixer(cache)), mixed(mixer(cache)), mixed(mixer(cache), seed=1)

    assert torch.equal(first.log_mel, again.log_mel)
    assert not torch.equal(first.log_mel, other.log_mel)


@pytest.mark.parametrize("tracks", [1, 2])
def test_few_tracks_are_enough(cache: Path, tracks: int) -> None:
    assert torch.isfinite(mixed(mixer(cache, tracks)).log_mel).all()


def test_mixtures_are_made_once_and_kept(cache: Path) -> None:
    counts = list(make_mixtures(mixer(cache), cache, count=18, seed=1))
    assert counts == [16, 18]
    kept = load_mixtures(cache, count=18, seed=1)
    again = list(make_mixtures(cast(Any, None), cache, count=18, seed=1))
    assert again == counts
    assert len(kept) == 18
    assert kept[0].log_mel.shape == (SETTINGS.frames(int(SECONDS * 22_050)), 80)
    assert (len(kept[0].yamnet.rows), len(kept[0].fcn.rows)) == (29, 10)
    # More of them need not be taken for fewer: a block that is not full says so in its name.
    assert sorted(path.name for path in (cache / MIXTURES_FOLDER).iterdir()) == [
        "1-0.npz",
        "1-1-2.npz",
    ]


def renewals(steps: list[int], settings: TrainingSettings) -> list[int]:
    """Return what lies in each place after these steps: the first number drawn for it."""
    places = [-1] * settings.mixtures

    def mix(count: int, random: np.random.Generator) -> list[int]:
        return [int(random.integers(1_000_000))] * count

    def renew(first: int, mixtures: list[int]) -> None:
        places[first : first + len(mixtures)] = mixtures

    renewal = Renewal(
        cast(Any, SimpleNamespace(mix=mix)), cast(Any, SimpleNamespace(renew=renew)), settings
    )
    for step in steps:
        renewal.keep_up(step)
    return places


def test_the_oldest_mixtures_make_room_for_new_ones() -> None:
    settings = TrainingSettings(mixtures=48, renewed=2)

    assert renewals([*range(8)], settings) == [-1] * 48
    after_one = renewals([*range(9)], settings)
    assert after_one.count(-1) == 32
    after_three, after_four = renewals([*range(25)], settings), renewals([*range(33)], settings)
    assert -1 not in after_three
    assert after_three[16:] == after_four[16:]
    assert after_three[:16] != after_four[:16]


@pytest.mark.parametrize("first", [5, 25, 40, 111])
def test_a_resumed_training_has_the_mixtures_that_an_unbroken_one_has(first: int) -> None:
    settings = TrainingSettings(mixtures=48, renewed=2)

    assert renewals([first], settings) == renewals([*range(first + 1)], settings)


@pytest.mark.parametrize("mixtures", [4, 50, 100])
def test_mixtures_that_cannot_be_renewed_in_turn_are_refused(mixtures: int) -> None:
    with pytest.raises(EarshotError, match="64 mixtures are renewed at a time"):
        TrainingSettings(mixtures=mixtures, renewed=8)


def test_the_card_counts_all_mixtures() -> None:
    assert TrainingSettings(steps=3_200, mixtures=4_096, renewed=8).mixtures_in_all == 29_632
    assert TrainingSettings(steps=8, mixtures=64, renewed=8).mixtures_in_all == 64
    assert TrainingSettings(steps=9, mixtures=64, renewed=8).mixtures_in_all == 128
    assert TrainingSettings(mixtures=50).mixtures_in_all == 50


def test_damaged_mixtures_are_named(cache: Path) -> None:
    list(make_mixtures(mixer(cache), cache, count=2, seed=1))
    path = cache / MIXTURES_FOLDER / "1-0-2.npz"
    path.write_bytes(path.read_bytes()[:1000])

    with pytest.raises(EarshotError, match=r"1-0-2\.npz cannot be read"):
        load_mixtures(cache, count=2, seed=1)
