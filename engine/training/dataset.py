"""Batches of log-mel windows with the teachers' answers."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.training.filters import MelSettings
from engine.training.hearing import Hearing
from engine.training.mixtures import Mixture
from engine.training.targets import TargetSpace

_TEMPO_CHANGED = 0.5
_TEMPO_OCTAVES = 0.2
_NOBODY = -1


@dataclass(frozen=True, slots=True)
class TrainingTrack:
    """One track ready for training.

    Attributes
    ----------
    name, artist, album
        Who it is.
    weight
        How often it is drawn, relative to the others.
    log_mel
        float16 or float32 [frames, bands].
    yamnet, fcn
        What the teachers heard.
    """

    name: str
    artist: str
    album: str
    weight: float
    log_mel: NDArray[np.floating]
    yamnet: Hearing
    fcn: Hearing


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
        int64 [windows]; -1 for mixtures.
    """

    log_mel: Tensor
    targets: Tensor
    tracks: Tensor
    albums: Tensor
    artists: Tensor

    def to(self, device: torch.device) -> Self:
        """Return the same batch on another device."""
        return type(self)(
            log_mel=self.log_mel.to(device),
            targets=self.targets.to(device),
            tracks=self.tracks.to(device),
            albums=self.albums.to(device),
            artists=self.artists.to(device),
        )


def crop(log_mel: NDArray[np.floating], first: int, frames: int) -> NDArray[np.float32]:
    """Return frames of a log-mel, float32 [frames, bands]; a short one is repeated."""
    if len(log_mel) < frames:
        return np.resize(log_mel, (frames, log_mel.shape[1])).astype(np.float32)
    return log_mel[first : first + frames].astype(np.float32, copy=False)


def in_tempo(window: NDArray[np.float32], frames: int) -> NDArray[np.float32]:
    """Stretch or squeeze a window in time, float32 [frames, bands], by linear interpolation."""
    if len(window) == frames:
        return window
    places = np.linspace(0.0, len(window) - 1.0, frames, dtype=np.float32)
    before = np.minimum(places.astype(np.int64), len(window) - 2)
    share = (places - before).astype(np.float32)[:, None]
    return np.asarray(window[before] * (1.0 - share) + window[before + 1] * share)


_Source = TypeVar("_Source", TrainingTrack, Mixture)


class Batches:
    """Draws batches at random.

    Some are pairs of windows of one track, half of whose neighbours in the batch come from the same
    artist, mostly from the same album; the others are mixtures. Half of the windows are a little
    faster or slower than the music was.

    Parameters
    ----------
    tracks, mixtures
        What to draw from; mixtures may be missing where none are wanted.
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
    """

    def __init__(
        self,
        tracks: Sequence[TrainingTrack],
        mixtures: Sequence[Mixture],
        *,
        space: TargetSpace,
        settings: MelSettings,
        frames: int,
        size: int,
        mixed: float,
        fcn: float,
    ) -> None:
        self._tracks = [_ready(track, space) for track in tracks]
        self._mixtures = [_ready(mixture, space) for mixture in mixtures]
        self.mel = settings
        self._hop_seconds = settings.hop / settings.sample_rate
        self._frames = frames
        self._pairs = round(size * (1.0 - mixed) / 2)
        self._mixed = size - 2 * self._pairs
        self._fcn = fcn
        self._albums = _numbers([track.album for track in tracks])
        self._artists = _numbers([track.artist for track in tracks])
        self._by_album, self._by_artist = _members(self._albums), _members(self._artists)
        weights = np.array([track.weight for track in tracks])
        self._chances = weights / weights.sum()

    @property
    def identity(self) -> str:
        """Tells these tracks and mixtures from others."""
        names = "\n".join(f"{track.name} {track.weight}" for track in self._tracks)
        return f"{hashlib.sha256(names.encode()).hexdigest()} {len(self._mixtures)}"

    def draw(self, random: np.random.Generator) -> Batch:
        """Return a new batch."""
        chosen = np.repeat(self._choose_tracks(random), 2)
        mixed = random.integers(max(1, len(self._mixtures)), size=self._mixed)
        sources = [self._tracks[int(number)] for number in chosen]
        windows, yamnet, fcn = zip(
            *(self._window(source, random) for source in sources),
            *(self._window(self._mixtures[int(number)], random) for number in mixed),
            strict=True,
        )
        nobody = np.full(self._mixed, _NOBODY)
        return Batch(
            log_mel=torch.from_numpy(np.stack(windows)),
            targets=torch.from_numpy(TargetSpace.join(np.stack(yamnet), np.stack(fcn), self._fcn)),
            tracks=torch.from_numpy(np.concatenate([chosen, nobody])),
            albums=torch.from_numpy(np.concatenate([self._albums[chosen], nobody])),
            artists=torch.from_numpy(np.concatenate([self._artists[chosen], nobody])),
        )

    def _choose_tracks(self, random: np.random.Generator) -> NDArray[np.int64]:
        first = random.choice(len(self._tracks), self._pairs - self._pairs // 2, p=self._chances)
        companions = [
            random.choice(
                self._by_artist[int(self._artists[number])]
                if place % 4 == 0
                else self._by_album[int(self._albums[number])]
            )
            for place, number in enumerate(first[: self._pairs // 2])
        ]
        return np.concatenate([first, np.array(companions, dtype=np.int64)])

    def _window(
        self, source: TrainingTrack | Mixture, random: np.random.Generator
    ) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
        speed = 2.0 ** random.uniform(-_TEMPO_OCTAVES, _TEMPO_OCTAVES)
        changed = random.random() < _TEMPO_CHANGED
        frames = round(self._frames * speed) if changed else self._frames
        first = int(random.integers(max(1, len(source.log_mel) - frames + 1)))
        start, seconds = first * self._hop_seconds, frames * self._hop_seconds
        return (
            in_tempo(crop(source.log_mel, first, frames), self._frames),
            source.yamnet.mean(start, seconds),
            source.fcn.mean(start, seconds),
        )


def _ready(source: _Source, space: TargetSpace) -> _Source:
    """Convert once what every draw would convert again: half of the time of a draw."""
    return replace(
        source,
        log_mel=source.log_mel.astype(np.float32),
        yamnet=source.yamnet.through(space.yamnet.project),
        fcn=source.fcn.through(space.fcn.project),
    )


def _numbers(names: Sequence[str]) -> NDArray[np.int64]:
    """Number names from 0 on, int64 [names]; equal names get equal numbers."""
    return np.unique(np.asarray(names), return_inverse=True)[1].astype(np.int64)


def _members(numbers: NDArray[np.int64]) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place, number in enumerate(numbers):
        found[int(number)].append(place)
    return dict(found)
