"""The mixtures that a training draws from: made once and kept, or ever new."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from engine.errors import EarshotError
from engine.training.dataset import Batches
from engine.training.loop import STEPS_PER_RENEWAL, TrainingSettings
from engine.training.mixing import Mixer, Mixtures
from engine.training.sounds import Sound
from engine.training.teachers import LISTENING_VERSION, Teachers
from engine.training.yamnet import Yamnet

BLOCK = 16
"""Mixtures made at once."""

MIXTURES_FOLDER = f"mixed.{LISTENING_VERSION}"
"""Where mixtures lie in the cache."""
_RENEWED = 1


def make_mixtures(mixer: Mixer, cache: Path, *, count: int, seed: int) -> Iterator[int]:
    """Mix, let the teachers listen, store under the cache; yield how many are done."""
    (cache / MIXTURES_FOLDER).mkdir(parents=True, exist_ok=True)
    done = 0
    for number, (path, size) in enumerate(_files(cache, count, seed)):
        if not path.exists():
            _save(path, mixer.mix(size, np.random.default_rng((seed, number))))
        done += size
        yield done


def load_mixtures(cache: Path, *, count: int, seed: int) -> list[Sound]:
    """Read what ``make_mixtures`` stored for the same count and seed.

    Raises
    ------
    EarshotError
        When a stored file is damaged.
    """
    return [mixture for path, _ in _files(cache, count, seed) for mixture in _load(path)]


class Renewal:
    """Replaces the oldest mixtures by new ones while a training goes on.

    What is replaced by what depends on the number of the step alone, so that a resumed training
    goes on with the mixtures that an unbroken one would have.

    Parameters
    ----------
    mixer
        Makes the new ones.
    batches
        Where they are drawn from.
    settings
        How many there are, and how many, more than none, are renewed in a step.
    """

    def __init__(self, mixer: Mixer, batches: Batches, settings: TrainingSettings) -> None:
        self._mixer, self._batches, self._seed = mixer, batches, settings.seed
        self._size = settings.renewed * STEPS_PER_RENEWAL
        self._places = settings.mixtures // self._size
        self._done = 0

    def keep_up(self, step: int) -> None:
        """Make what should have been renewed before this step and still is of use."""
        wanted = step // STEPS_PER_RENEWAL
        for number in range(max(self._done, wanted - self._places), wanted):
            random = np.random.default_rng((self._seed, _RENEWED, number))
            mixtures = self._mixer.mix(self._size, random)
            self._batches.renew(number % self._places * self._size, mixtures)
        self._done = wanted


def _files(cache: Path, count: int, seed: int) -> Iterator[tuple[Path, int]]:
    """Yield a file for each block and its size, which is in the name of one that is not full."""
    for number, first in enumerate(range(0, count, BLOCK)):
        size = min(BLOCK, count - first)
        part = "" if size == BLOCK else f"-{size}"
        yield cache / MIXTURES_FOLDER / f"{seed}-{number}{part}.npz", size


def _load(path: Path) -> list[Sound]:
    try:
        with np.load(path) as stored:
            parts = zip(stored["log_mel"], stored["yamnet"], stored["fcn"], strict=True)
            return [
                Sound(log_mel, *Teachers.hearings(yamnet, fcn, Yamnet.window_samples))
                for log_mel, yamnet, fcn in parts
            ]
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise EarshotError(
            f"The mixtures {path} cannot be read ({error}); delete that file and train again."
        ) from error


def _save(path: Path, mixtures: Mixtures) -> None:
    log_mel, yamnet, fcn = (
        part.cpu().numpy() for part in (mixtures.log_mel, mixtures.yamnet, mixtures.fcn)
    )
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as file:
        np.savez(file, log_mel=log_mel, yamnet=yamnet, fcn=fcn)
    unfinished.replace(path)
