"""Batches of log-mel windows with the teacher's answers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.training.filters import MelSettings
from engine.training.mixtures import Mixtures
from engine.training.preparation import YAMNET_HOP
from engine.training.targets import HalfWhitening
from engine.training.teachers import TEACHER_RATE, Yamnet


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
        float16 [frames, bands].
    yamnet
        float16 [windows, 1024].
    """

    name: str
    artist: str
    album: str
    weight: float
    log_mel: NDArray[np.float16]
    yamnet: NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Batch:
    """What one training step sees: first the windows of tracks, then the mixtures.

    Attributes
    ----------
    log_mel
        float32 [windows, frames, bands].
    targets
        float32 [windows, dimensions], unit rows.
    tracks, albums
        int64 [windows]; mixtures have numbers of their own that agree with nobody's.
    """

    log_mel: Tensor
    targets: Tensor
    tracks: Tensor
    albums: Tensor


def teacher_mean(yamnet: NDArray[np.float16], start: float, seconds: float) -> NDArray[np.float32]:
    """Return the mean of the teacher's embeddings inside a window, float32 [1024].

    Each counts by how much of it lies in the window.
    """
    length = Yamnet.window_samples / TEACHER_RATE
    begins = np.arange(len(yamnet)) * YAMNET_HOP / TEACHER_RATE
    overlap = np.minimum(begins + length, start + seconds) - np.maximum(begins, start)
    weights = np.maximum(overlap, 0.0) / length
    if weights.sum() <= 0:
        weights = np.ones(len(yamnet))
    inside = np.flatnonzero(weights)
    rows = yamnet[inside].astype(np.float32)
    return np.asarray(weights[inside] @ rows / weights[inside].sum(), dtype=np.float32)


def crop(track: TrainingTrack, first: int, frames: int) -> NDArray[np.float32]:
    """Return frames of a track, float32 [frames, bands]; a short track is repeated."""
    if len(track.log_mel) < frames:
        return np.resize(track.log_mel, (frames, track.log_mel.shape[1])).astype(np.float32)
    return track.log_mel[first : first + frames].astype(np.float32)


class Batches:
    """Draws batches at random.

    Two thirds are pairs of windows of one track, half of whose neighbours in the batch come from
    the same album; one third are mixtures.
    """

    def __init__(
        self,
        tracks: Sequence[TrainingTrack],
        mixtures: Mixtures,
        *,
        space: HalfWhitening,
        settings: MelSettings,
        frames: int,
        size: int,
    ) -> None:
        self._tracks = tracks
        self._mixtures = mixtures
        self._mixture_targets = space.apply(mixtures.yamnet.astype(np.float32))
        self._space = space
        self._settings = settings
        self._frames = frames
        self._pairs, self._mixed = size // 3, size - 2 * (size // 3)
        albums = sorted({track.album for track in tracks})
        self._album_numbers = np.array([albums.index(track.album) for track in tracks])
        self._by_album = defaultdict(list)
        for number, album in enumerate(self._album_numbers):
            self._by_album[int(album)].append(number)
        weights = np.array([track.weight for track in tracks])
        self._chances = weights / weights.sum()

    def draw(self, random: np.random.Generator) -> Batch:
        """Return a new batch."""
        chosen = np.repeat(self._choose_tracks(random), 2)
        windows, heard = zip(*(self._window(int(n), random) for n in chosen), strict=True)
        mixed = random.integers(len(self._mixtures.log_mel), size=self._mixed)
        unlike = -1 - np.arange(self._mixed)
        log_mel = np.concatenate(
            [np.stack(windows), self._mixtures.log_mel[mixed].astype(np.float32)]
        )
        targets = np.concatenate([self._space.apply(np.stack(heard)), self._mixture_targets[mixed]])
        return Batch(
            log_mel=torch.from_numpy(log_mel),
            targets=torch.from_numpy(targets),
            tracks=torch.from_numpy(np.concatenate([chosen, unlike])),
            albums=torch.from_numpy(np.concatenate([self._album_numbers[chosen], unlike])),
        )

    def _choose_tracks(self, random: np.random.Generator) -> NDArray[np.int64]:
        first = random.choice(len(self._tracks), self._pairs - self._pairs // 2, p=self._chances)
        companions = [
            random.choice(self._by_album[int(self._album_numbers[number])])
            for number in first[: self._pairs // 2]
        ]
        return np.concatenate([first, np.array(companions, dtype=np.int64)])

    def _window(
        self, number: int, random: np.random.Generator
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        track = self._tracks[number]
        first = int(random.integers(max(1, len(track.log_mel) - self._frames + 1)))
        hop_seconds = self._settings.hop / self._settings.sample_rate
        seconds = self._frames * hop_seconds
        return (
            crop(track, first, self._frames),
            teacher_mean(track.yamnet, first * hop_seconds, seconds),
        )
