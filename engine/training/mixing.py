"""Up to three tracks played at once, faster or slower, and what the teachers hear in that.

A few hundred tracks show the teachers only a corner of their spaces; mixtures lie between them
and carry a distilled network much further. With a GPU a training never needs to hear one for long:
a student that looks at ever new inputs together with its teacher comes closest to it (Beyer et al.,
2022, "Knowledge distillation: a good teacher is patient and consistent").
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.training.filters import MelSettings
from engine.training.front_end import LogMel
from engine.training.preparation import load_prepared, to_float
from engine.training.teachers import TEACHER_RATE, Teachers
from engine.training.transfer import sent

SECONDS = 29.0
"""Length of a mixture."""
_MOST_TRACKS = 1_000
"""Tracks kept at hand; of a larger collection so many are chosen."""

_LOUDER_BY = 6.0
_OCTAVES = 5 / 12
_PARTS = (1, 2, 2, 3)
_COLOURS, _COLOURED_BY, _COLOURED_RANGE = 3, 5.0, (50.0, 11_000.0)
_DECIBEL = math.log(10.0) / 20.0
"""Decibels of amplitude to the natural logarithm."""
_LONGEST = 60.0
"""Seconds kept of each track, from its middle: a thousand of them take 4.6 GB."""


@dataclass(frozen=True, slots=True)
class Mixtures:
    """Mixtures and what the teachers heard, on any device.

    Attributes
    ----------
    log_mel
        float16 [mixtures, frames, bands].
    yamnet, fcn
        float16 [mixtures, windows, 1024] and [mixtures, loops, 64].
    """

    log_mel: Tensor
    yamnet: Tensor
    fcn: Tensor


class Mixer:
    """Plays tracks together and asks the teachers.

    Parameters
    ----------
    names, cache
        Prepared tracks.
    teachers
        Who listens, on the device where the mixing is done.
    settings
        Of the log-mel.
    seed
        Chooses the tracks where there are too many.
    """

    def __init__(
        self,
        names: Sequence[str],
        cache: Path,
        teachers: Teachers,
        settings: MelSettings,
        seed: int,
    ) -> None:
        self._teachers, self._settings = teachers, settings
        self._cache = cache
        order = np.random.default_rng(seed).permutation(len(names))[:_MOST_TRACKS]
        self._names = [names[number] for number in sorted(order)]
        samples = int(SECONDS * settings.sample_rate)
        self._log_mel = LogMel(settings, samples).to(teachers.device)

    @cached_property
    def _reels(self) -> tuple["_Reel", "_Reel"]:
        """The tracks at the encoder's rate and at the teachers', read when first needed."""
        rate, device = self._settings.sample_rate, self._teachers.device
        sounds, heard = [], []
        for name in self._names:
            track = load_prepared(self._cache, name)
            sounds.append(_middle(track.samples, rate))
            heard.append(_middle(track.teacher_samples, TEACHER_RATE))
        return _Reel(sounds, rate, device), _Reel(heard, TEACHER_RATE, device)

    @torch.no_grad()
    def mix(self, count: int, random: np.random.Generator) -> Mixtures:
        """Return new mixtures of one, two, or three tracks, equally loud up to ±6 dB.

        Each track is faster or slower, higher or lower, brighter or duller than it was: as the
        teachers hear the same, the student learns what changes and what does not.
        """
        sounds, heard = self._play(count, random)
        yamnet, fcn = self._teachers.hear(heard)
        log_mel = self._log_mel(sounds).half()
        return Mixtures(log_mel, yamnet.half(), fcn.half())

    def _play(self, count: int, random: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Mix at both rates: float32 [mixtures, samples] each."""
        sounds, heard = self._reels
        shape = (count, min(3, len(sounds)))
        tracks = _choose(len(sounds), shape, random)
        speed = 2.0 ** random.uniform(-_OCTAVES, _OCTAVES, shape)
        start = random.uniform(0.0, sounds.seconds[tracks])
        loud = 10 ** (random.uniform(-_LOUDER_BY, _LOUDER_BY, shape) / 20)
        parts = random.choice(_PARTS, count)
        loud[np.arange(shape[1]) >= parts[:, None]] = 0.0
        colours = random.standard_normal((*shape, _COLOURS)) * _COLOURED_BY / _COLOURS**0.5
        gains = sent(loud, self._teachers.device).float().unsqueeze(2)
        mixed, heard_mixed = (
            torch.zeros(count, int(SECONDS * reel.rate), device=self._teachers.device)
            for reel in (sounds, heard)
        )
        for part in range(shape[1]):
            how = tracks[:, part], start[:, part], speed[:, part], colours[:, part]
            played = sounds.play(*how)
            gain = gains[:, part] / _loudness(played)
            mixed += gain * played
            heard_mixed += gain * heard.play(*how)
        # The first track's own level: mixtures are as loud as music is.
        level = sounds.levels(tracks[:, 0]).unsqueeze(1) / _loudness(mixed)
        peaks = (one.abs().amax(dim=1, keepdim=True) for one in (mixed, heard_mixed))
        scale = level / (level * torch.maximum(*peaks)).clamp(min=1.0)
        return mixed * scale, heard_mixed * scale


class _Reel:
    """The sound of all tracks at one rate, one after the other, on one device."""

    def __init__(
        self, tracks: Sequence[NDArray[np.int16]], rate: int, device: torch.device
    ) -> None:
        self.rate = rate
        lengths = np.array([len(track) for track in tracks])
        self.seconds = lengths / rate
        self._lengths = torch.from_numpy(lengths).to(device)
        self._starts = self._lengths.cumsum(0) - self._lengths
        self._samples = torch.from_numpy(np.concatenate(tracks)).to(device)
        loudness = [float(np.sqrt(np.mean(np.square(to_float(track))))) for track in tracks]
        self._loudness = torch.tensor(loudness, device=device) + 1e-4

    def __len__(self) -> int:
        return len(self.seconds)

    def levels(self, tracks: NDArray[np.int64]) -> Tensor:
        """Return how loud these tracks are, float32 [tracks]: the root of their mean power."""
        return self._loudness[sent(tracks, self._samples.device)]

    def play(
        self,
        tracks: NDArray[np.int64],
        start: NDArray[np.float64],
        speed: NDArray[np.float64],
        colours: NDArray[np.float64],
    ) -> Tensor:
        """Play each from ``start`` seconds in a loop, float32 [tracks, samples].

        Another speed moves tempo and pitch together; ``colours``, [tracks, half cosines] in
        decibels, bend the spectrum.
        """
        device = self._samples.device
        chosen = sent(tracks, device)
        first, steps = (sent(one, device).unsqueeze(1) for one in (start, speed))
        length, offset = self._lengths[chosen].unsqueeze(1), self._starts[chosen].unsqueeze(1)
        count = torch.arange(int(SECONDS * self.rate), dtype=torch.float64, device=device)
        places = (first * self.rate + count * steps) % length
        before = places.long().minimum(length - 1)
        left = self._samples[offset + before].float()
        right = self._samples[offset + (before + 1) % length].float()
        played = torch.lerp(left, right, (places - before).float()) / 32_767.0
        return self._coloured(played, sent(colours, device).float())

    def _coloured(self, samples: Tensor, colours: Tensor) -> Tensor:
        """Bend the spectra of rows by half cosines over the octaves of music."""
        spectrum = torch.fft.rfft(samples)
        hertz = torch.linspace(0.0, self.rate / 2, spectrum.shape[1], device=samples.device)
        octaves = torch.log2(hertz.clamp(*_COLOURED_RANGE) / _COLOURED_RANGE[0])
        place = torch.pi * octaves / math.log2(_COLOURED_RANGE[1] / _COLOURED_RANGE[0])
        curves = torch.cos(torch.outer(torch.arange(1, _COLOURS + 1, device=place.device), place))
        gain = torch.exp(_DECIBEL * (colours @ curves))
        coloured: Tensor = torch.fft.irfft(spectrum * gain, n=samples.shape[1])
        return coloured


def _choose(tracks: int, shape: tuple[int, int], random: np.random.Generator) -> NDArray[np.int64]:
    """Return different tracks for each mixture, int64 [mixtures, parts]."""
    order = np.argsort(random.random((shape[0], tracks)), axis=1)
    return order[:, : shape[1]]


def _middle(samples: NDArray[np.int16], rate: int) -> NDArray[np.int16]:
    """Return what is kept of a track, without holding on to the rest."""
    kept = int(_LONGEST * rate)
    first = max(0, (len(samples) - kept) // 2)
    return samples[first : first + kept].copy()


def _loudness(samples: Tensor) -> Tensor:
    """Root mean square of each row, never 0: [rows, 1]."""
    return samples.square().mean(dim=1, keepdim=True).sqrt() + 1e-4
