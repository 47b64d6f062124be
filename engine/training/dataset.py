"""Batches of log-mel windows with the teachers' answers."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.training.filters import MelSettings
from engine.training.mixing import Mixtures
from engine.training.sounds import Cuts, Sound, Sounds
from engine.training.targets import TargetSpace
from engine.training.teachers import LISTENING_VERSION
from engine.training.transfer import sent

_TEMPO_CHANGED = 0.5
_TEMPO_OCTAVES = 0.2


@dataclass(frozen=True, slots=True)
class TrainingTrack:
    """One track ready for training.

    Attributes
    ----------
    name, artist, album
        Who it is.
    weight
        How often it is drawn, relative to the others.
    sound
        Its log-mel, and what the teachers heard.
    """

    name: str
    artist: str
    album: str
    weight: float
    sound: Sound


@dataclass(frozen=True, slots=True)
class Batch:
    """What one training step sees: first the windows of tracks, then the mixtures.

    Attributes
    ----------
    log_mel
        float32 [windows, frames, bands].
    targets
        float32 [windows, dimensions], unit rows.
    tracks, albums, artists
        int64 [windows of tracks].
    """

    log_mel: Tensor
    targets: Tensor
    tracks: Tensor
    albums: Tensor
    artists: Tensor


class Batches:
    """Draws batches at random.

    Some are pairs of windows of one track, half of whose neighbours in the batch come from the same
    artist, mostly from the same album; the others are mixtures. Half of the windows are a little
    faster or slower than the music was.

    Parameters
    ----------
    tracks, mixtures
        What to draw from; without mixtures a batch has its share of windows of tracks only.
    space
        What is to be learned.
    settings, frames
        Of the log-mel, and how many frames a window has.
    size
        Windows in a batch.
    mixed
        Share of mixtures.
    fcn
        Say of the second teacher; YAMNet has the rest.
    device
        Where batches are put together.
    """

    def __init__(
        self,
        tracks: Sequence[TrainingTrack],
        mixtures: Sequence[Sound],
        *,
        space: TargetSpace,
        settings: MelSettings,
        frames: int,
        size: int,
        mixed: float,
        fcn: float,
        device: torch.device,
    ) -> None:
        self.mel = settings
        self._frames = frames
        self._pairs = min(size // 2, round(size * (1.0 - mixed) / 2))
        self._mixed = size - 2 * self._pairs if mixtures else 0
        self._fcn = fcn
        together = partial(
            Sounds,
            space=space,
            hop_seconds=settings.hop / settings.sample_rate,
            longest=round(frames * 2**_TEMPO_OCTAVES) + 1,
            device=device,
        )
        self._tracks = together([track.sound for track in tracks])
        self._mixtures = together(mixtures) if mixtures else None
        self._albums = _numbers([track.album for track in tracks])
        self._artists = _numbers([track.artist for track in tracks])
        self._by_album, self._by_artist = _Members(self._albums), _Members(self._artists)
        weights = np.array([track.weight for track in tracks])
        self._chances = weights / weights.sum()
        self.identity = identity_of(((one.name, one.weight) for one in tracks), len(mixtures))

    def draw(self, random: np.random.Generator) -> Batch:
        """Return a new batch."""
        chosen = np.repeat(self._choose_tracks(random), 2)
        parts = [self._cut(self._tracks, chosen, random)]
        if self._mixtures is not None:
            mixed = random.integers(len(self._mixtures.lengths), size=self._mixed)
            parts.append(self._cut(self._mixtures, mixed, random))
        log_mel, targets = (torch.cat(part) for part in zip(*parts, strict=True))
        tracks, albums, artists = (
            sent(names, log_mel.device)
            for names in (chosen, self._albums[chosen], self._artists[chosen])
        )
        return Batch(log_mel, targets, tracks, albums, artists)

    def renew(self, first: int, mixtures: Mixtures) -> None:
        """Put other mixtures in the places from ``first`` on."""
        assert self._mixtures is not None
        self._mixtures.replace(first, mixtures.log_mel, mixtures.yamnet, mixtures.fcn)

    def _choose_tracks(self, random: np.random.Generator) -> NDArray[np.int64]:
        first = random.choice(len(self._chances), self._pairs - self._pairs // 2, p=self._chances)
        some = first[: self._pairs // 2]
        of_album = self._by_album.one_of(self._albums[some], random)
        of_artist = self._by_artist.one_of(self._artists[some], random)
        return np.concatenate([first, np.where(np.arange(len(some)) % 4, of_album, of_artist)])

    def _cut(
        self, sounds: Sounds, pieces: NDArray[np.int64], random: np.random.Generator
    ) -> tuple[Tensor, Tensor]:
        """Return windows of these pieces, and what is to be learned for each."""
        count = len(pieces)
        changed = random.random(count) < _TEMPO_CHANGED
        speed = 2.0 ** (random.uniform(-_TEMPO_OCTAVES, _TEMPO_OCTAVES, count) * changed)
        frames = np.round(self._frames * speed).astype(np.int64)
        free = np.maximum(1, sounds.lengths[pieces] - frames + 1)
        first = (random.random(count) * free).astype(np.int64)
        cuts = Cuts(*(sent(one, sounds.device) for one in (pieces, first, frames)))
        return sounds.windows(cuts, self._frames), sounds.targets(cuts, self._fcn)


def identity_of(tracks: Iterable[tuple[str, float]], mixtures: int) -> str:
    """Tell these tracks, by name and weight, and so many mixtures from others."""
    names = "\n".join(f"{name} {weight}" for name, weight in tracks)
    return f"{hashlib.sha256(names.encode()).hexdigest()} {mixtures} {LISTENING_VERSION}"


class _Members:
    """Finds somebody of the same album or artist; names are numbers from 0 on."""

    def __init__(self, names: NDArray[np.int64]) -> None:
        self._order = np.argsort(names, kind="stable")
        self._counts = np.bincount(names)
        self._starts = np.cumsum(self._counts) - self._counts

    def one_of(self, names: NDArray[np.int64], random: np.random.Generator) -> NDArray[np.int64]:
        """Return one member of each, int64 [names]."""
        places = (random.random(len(names)) * self._counts[names]).astype(np.int64)
        return np.asarray(self._order[self._starts[names] + places])


def _numbers(names: Sequence[str]) -> NDArray[np.int64]:
    """Number names from 0 on, int64 [names]; equal names get equal numbers."""
    return np.unique(np.asarray(names), return_inverse=True)[1].astype(np.int64)
