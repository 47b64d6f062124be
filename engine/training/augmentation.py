"""Changes to a log-mel window that must not change the answer: louder, brighter, worse encoded."""

from dataclasses import dataclass

import torch
from torch import Tensor

from engine.training.filters import MelSettings
from engine.training.transfer import sent

_LOUDEST, _QUIETEST = 6.0, -18.0
_TILT = 2.0
_MASK_BANDS, _MASK_FRAMES = 8, 24
_NARROWED, _LOWEST_EDGE = 0.2, 0.55
_CODED, _CODING_RANGE = 0.2, (45.0, 70.0)
_DECIBEL = 0.2302585  # ln(10) / 10: decibels of power to the natural logarithm


def augment(log_mel: Tensor, settings: MelSettings, generator: torch.Generator) -> Tensor:
    """Return windows as another mastering of the same music might give them.

    Gain moves freely. The spectrum bends by 2 dB only: strong equalisation was found to erase what
    tells one recording from another. A fifth of the windows lose their highest bands, as at low bit
    rates; a fifth lose what lies far below the loudest of the moment, as codecs drop what is not
    heard. One band of frequencies and one stretch of time is masked.

    Parameters
    ----------
    log_mel
        float32 [windows, frames, bands], natural logarithm of power plus the settings' floor.

    generator
        On the CPU, so that a seed means the same everywhere.

    Returns
    -------
    The same shape; the floor stays where it was, as it does for real samples.
    """
    windows, frames, bands = log_mel.shape
    chance = _Chance(generator, log_mel.device)
    decibels = chance.uniform(windows, _QUIETEST, _LOUDEST).view(-1, 1)
    decibels = decibels + _bend(chance, windows, bands)
    power = (torch.exp(log_mel) - settings.floor).clamp(min=0.0)
    power = power * torch.exp(_DECIBEL * decibels).unsqueeze(1)
    power = power * _kept_bands(chance, windows, bands).unsqueeze(1)
    softest = power.amax(dim=2, keepdim=True) * _softest(chance, windows)
    result = torch.log(power * (power >= softest) + settings.floor)
    hidden = _stretch(chance, windows, frames, _MASK_FRAMES).unsqueeze(2)
    hidden = hidden | _stretch(chance, windows, bands, _MASK_BANDS).unsqueeze(1)
    mean = result.mean(dim=(1, 2), keepdim=True)
    return torch.where(hidden, mean, result)


@dataclass(frozen=True, slots=True)
class _Chance:
    """Draws on the processor what is then used on the device."""

    generator: torch.Generator
    device: torch.device

    def uniform(self, count: int, low: float, high: float) -> Tensor:
        """Return float32 [count] from ``low`` on, below ``high``."""
        return sent(low + (high - low) * torch.rand(count, generator=self.generator), self.device)

    def normal(self, *shape: int) -> Tensor:
        """Return float32 of that shape, of mean 0 and deviation 1."""
        return sent(torch.randn(*shape, generator=self.generator), self.device)


def _kept_bands(chance: _Chance, windows: int, bands: int) -> Tensor:
    """Bool [windows, bands]: all, or in some windows only those below a random edge."""
    edge = chance.uniform(windows, _LOWEST_EDGE, 1.0) * bands
    whole = chance.uniform(windows, 0.0, 1.0) >= _NARROWED
    return whole.view(-1, 1) | (torch.arange(bands, device=chance.device) < edge.view(-1, 1))


def _softest(chance: _Chance, windows: int) -> Tensor:
    """Share of a frame's highest power below which nothing is kept, [windows, 1, 1]; mostly 0."""
    range_decibels = chance.uniform(windows, *_CODING_RANGE)
    coded = chance.uniform(windows, 0.0, 1.0) < _CODED
    return (torch.exp(-_DECIBEL * range_decibels) * coded).view(-1, 1, 1)


def _bend(chance: _Chance, windows: int, bands: int) -> Tensor:
    """Smooth curve over the bands in decibels: three half cosines of random height."""
    places = torch.arange(bands, device=chance.device) / max(1, bands - 1)
    halves = torch.arange(1, 4, device=chance.device).view(-1, 1)
    curves = torch.cos(torch.pi * halves * places)
    heights = chance.normal(windows, 3) * _TILT / 3**0.5
    return heights @ curves


def _stretch(chance: _Chance, windows: int, length: int, longest: int) -> Tensor:
    """Bool [windows, length]: one random run of at most ``longest`` places."""
    places = torch.arange(length, device=chance.device)
    size = chance.uniform(windows, 0, min(longest, length // 4))
    start = chance.uniform(windows, 0, length)
    return (places >= start.view(-1, 1)) & (places < (start + size).view(-1, 1))
