"""What the seeds' models share: samples to normalised log-mel pictures, and out to unit vectors."""

from abc import abstractmethod

import numpy as np
import torch
from torch import Tensor, nn

from engine.training.excerpts import Excerpts, band_statistics, random_crops, window_samples
from engine.training.filters import MelSettings
from engine.training.front_end import LogMel
from engine.training.vectors import unit

_CENTRE_WINDOWS, _CENTRE_CROPS = 1_024, 8
_CENTRE_BATCH = 32


class SpectrogramEncoder(nn.Module):
    """An encoder that sees one log-mel picture of a window, each band at mean 0 and deviation 1.

    Parameters
    ----------
    dimensions
        Length of the vector.
    settings
        What the front-end measures.
    frames
        Frames in a window.
    """

    band_mean: Tensor
    band_scale: Tensor
    centre: Tensor

    def __init__(self, dimensions: int, settings: MelSettings, frames: int) -> None:
        super().__init__()
        self.settings = settings
        self.window_samples = window_samples(settings, frames)
        self.dimensions = dimensions
        self.log_mel = LogMel(settings, self.window_samples)
        self.register_buffer("band_mean", torch.zeros(settings.bands))
        self.register_buffer("band_scale", torch.ones(settings.bands))
        self.register_buffer("centre", torch.zeros(dimensions))

    def forward(self, samples: Tensor) -> Tensor:
        """float32 [batch, window_samples] → centred unit vectors [batch, dimensions]."""
        return unit(self.describe(self.normalised(self.log_mel(samples))) - self.centre)

    @abstractmethod
    def describe(self, pictures: Tensor) -> Tensor:
        """[batch, frames, bands], normalised → [batch, dimensions], neither centred nor unit."""

    def normalised(self, log_mel: Tensor) -> Tensor:
        """Bring each band to mean 0 and deviation 1: [batch, frames, bands] → the same."""
        return (log_mel - self.band_mean) * self.band_scale

    def crops(
        self, excerpts: Excerpts, count: int, random: np.random.Generator
    ) -> tuple[Tensor, np.ndarray]:
        """Draw normalised windows at random places of random excerpts.

        Returns
        -------
        tuple
            float32 [count, frames, bands], and int64 [count]: positions of the excerpts.
        """
        chosen = random.integers(len(excerpts.log_mel), size=count)
        log_mel = random_crops(excerpts, chosen, self.log_mel.frames, random)
        return self.normalised(torch.from_numpy(log_mel)), chosen

    @torch.no_grad()
    def set_bands(self, excerpts: Excerpts) -> None:
        """Set mean and deviation of the bands from the training music."""
        mean, deviation = band_statistics(excerpts)
        self.band_mean.copy_(torch.from_numpy(mean))
        self.band_scale.copy_(torch.from_numpy(1.0 / deviation))

    @torch.no_grad()
    def set_centre(self, excerpts: Excerpts, seed: int) -> None:
        """Set the mean over the training music, which the graph takes out."""
        self.eval()
        count = min(_CENTRE_WINDOWS, _CENTRE_CROPS * len(excerpts.log_mel))
        pictures, _ = self.crops(excerpts, count, np.random.default_rng(seed))
        rows = [self.describe(part) for part in torch.split(pictures, _CENTRE_BATCH)]
        self.centre.copy_(torch.cat(rows).mean(dim=0))
