"""The encoder as one PyTorch module: samples in, unit vector out."""

import torch
from torch import Tensor, nn

from engine.training.filters import MelSettings
from engine.training.front_end import PowerSpectrum, mel_matrix
from engine.training.style_network import StyleNetwork
from engine.training.timbre import TimbreStatistics
from engine.training.vectors import unit

YAMNET_DIMENSIONS, FCN_DIMENSIONS = 128, 64
"""How many numbers of the network's result each teacher's space has."""


class Encoder(nn.Module):
    """Two branches over one power spectrum, joined by one matrix.

    The style network knows what the music is, the timbre statistics how the recording sounds. Each
    part is centred and brought to length 1, so that its weight in the sum is what the matrix says.

    Parameters
    ----------
    settings
        What the front-end measures.
    window_samples
        Length of a window.
    dimensions
        Length of the vector.
    channels, blocks
        Size of the style network.
    """

    filters: Tensor
    usual: Tensor
    projection: Tensor

    def __init__(
        self,
        settings: MelSettings | None = None,
        window_samples: int = 110_250,
        dimensions: int = 128,
        channels: int = 224,
        blocks: tuple[int, int] = (1, 4),
    ) -> None:
        super().__init__()
        self.settings = settings or MelSettings()
        self.window_samples = window_samples
        self.dimensions = dimensions
        self.frames = self.settings.frames(window_samples)
        self.spectrum = PowerSpectrum(self.settings, window_samples)
        self.register_buffer("filters", mel_matrix(self.settings))
        self.style = StyleNetwork(
            self.settings.bands, YAMNET_DIMENSIONS + FCN_DIMENSIONS, channels, blocks
        )
        self.timbre = TimbreStatistics(self.settings)
        self.sizes = [self.style.dimensions, self.timbre.mean_size, self.timbre.logarithm_size]
        self.register_buffer("usual", torch.zeros(sum(self.sizes)))
        self.register_buffer("projection", torch.eye(sum(self.sizes), dimensions))

    def forward(self, samples: Tensor) -> Tensor:
        """float32 [batch, window_samples] → unit vectors [batch, dimensions]."""
        return self.with_activations(samples)[0]

    def with_activations(self, samples: Tensor) -> tuple[Tensor, Tensor]:
        """Also return what the style network's last filters say, [batch, channels, time]."""
        power = self.spectrum(samples)
        activations = self.style.activations(self._log_mel(power))
        parts = self._parts(power, activations)
        return unit(self.joined(parts) @ self.projection), activations

    def parts(self, samples: Tensor) -> Tensor:
        """float32 [batch, window_samples] → what the branches say, [batch, 192 + 35 + 666].

        The style network's unit vector, mean cepstra, and the logarithm of their covariance.
        """
        power = self.spectrum(samples)
        return self._parts(power, self.style.activations(self._log_mel(power)))

    def joined(self, parts: Tensor) -> Tensor:
        """Take out what is usual and bring each part to length 1: the same shape."""
        style, means, logarithms = torch.split(parts - self.usual, self.sizes, dim=1)
        return torch.cat([unit(style), unit(means), unit(logarithms)], dim=1)

    def log_mel(self, samples: Tensor) -> Tensor:
        """float32 [batch, window_samples] → float32 [batch, frames, bands]."""
        return self._log_mel(self.spectrum(samples))

    def raw(self, log_mel: Tensor) -> Tensor:
        """What the style network alone says, [batch, frames, bands] → [batch, 192]."""
        vectors: Tensor = self.style(log_mel)
        return vectors

    def _parts(self, power: Tensor, activations: Tensor) -> Tensor:
        return torch.cat([unit(self.style.describe(activations)), *self.timbre(power)], dim=1)

    def _log_mel(self, power: Tensor) -> Tensor:
        return torch.log(power @ self.filters + self.settings.floor)
