"""Tracks played at once: what the student and its teachers hear of them."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from engine.training.filters import MelSettings, reference_log_mel  # noqa: E402
from engine.training.loop import TrainingSettings  # noqa: E402
from engine.training.mixing import SECONDS, Mixer, Mixtures  # noqa: E402
from engine.training.mixtures import Renewal, load_mixtures, make_mixtures  # noqa: E402
from engine.training.preparation import to_int16  # noqa: E402
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
        return loudness.unsqueeze(1).expand(-1, 29, 1024), loudness.expand(-1, 64)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    for number in range(4):
        np.savez(
            tmp_path / f"{number}.npz",
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


def test_a_mixture_is_as_long_as_the_second_teacher_wants(cache: Path) -> None:
    listener = ListensItself()
    made = mixed(mixer(cache, listener=listener))

    assert made.log_mel.shape == (6, SETTINGS.frames(int(SECONDS * 22_050)), 80)
    assert made.log_mel.dtype == torch.float16
    assert (made.yamnet.shape, made.fcn.shape) == ((6, 29, 1024), (6, 1, 64))
    (heard,) = listener.heard
    assert heard.shape == (6, 464_000)
    assert float(heard.abs().max()) <= 1.0
    assert float(heard.square().mean(dim=1).min()) > 0.0


def test_student_and_teachers_hear_the_same(cache: Path) -> None:
    listener = ListensItself()
    made = mixed(mixer(cache, listener=listener))
    at_teachers = MelSettings(
        sample_rate=16_000, frame=1_024, hop=512, bands=40, lowest=60.0, highest=6_000.0
    )
    theirs = reference_log_mel(listener.heard[0].double().numpy(), at_teachers)
    loud_theirs, loud_ours = theirs.mean(axis=(1, 2)), made.log_mel.float().mean(dim=(1, 2)).numpy()

    # The same pieces at the same places, speeds and levels: loud and soft mixtures are the same.
    assert np.corrcoef(loud_theirs, loud_ours)[0, 1] > 0.8


def test_the_log_mel_is_that_of_the_front_end(cache: Path) -> None:
    made = mixer(cache)
    samples = torch.from_numpy(chord(samples=22_050)).float()[None]
    ours = made._log_mel(samples)[0].numpy()

    assert ours == pytest.approx(reference_log_mel(samples[0].double().numpy(), SETTINGS), abs=2e-3)


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
    assert (len(kept[0].yamnet.rows), len(kept[0].fcn.rows)) == (29, 1)
    # More of them need not be taken for fewer: a block that is not full says so in its name.
    assert sorted(path.name for path in (cache / "mixed").iterdir()) == ["1-0.npz", "1-1-2.npz"]


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


def test_nothing_is_renewed_where_nothing_should_be() -> None:
    assert renewals([*range(100)], TrainingSettings(mixtures=8, renewed=0)) == [-1] * 8
