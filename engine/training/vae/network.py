"""The variational autoencoder as a PyTorch network: samples in, latent mean out."""

import torch
from torch import Tensor, nn

from engine.training.excerpts import SEED_MEL
from engine.training.filters import MelSettings
from engine.training.spectrogram_encoder import SpectrogramEncoder

FRAMES = 128
"""Frames of a window: with 128 bands a square picture of 6 s that halves four times."""

_HALVINGS = 4
_LOG_VARIANCE_LIMIT = 8.0


class ConvolutionalVae(SpectrogramEncoder):
    """A VAE (Kingma and Welling, 2014) whose two halves are stacks of 2-D convolutions.

    The vector of a window is the mean of its latent distribution with the mean over the training
    windows taken out, scaled to length 1. The decoder is not part of it.

    Parameters
    ----------
    latent
        Length of the latent vector.
    channels
        Channels after the first convolution; each halving but the last doubles them.
    settings
        What the front-end measures. ``settings.bands`` is a multiple of 16.
    frames
        Frames in a window, a multiple of 16.
    """

    def __init__(
        self,
        latent: int = 64,
        channels: int = 16,
        settings: MelSettings = SEED_MEL,
        frames: int = FRAMES,
    ) -> None:
        super().__init__(latent, settings, frames)
        widths = [channels, 2 * channels, 4 * channels, 4 * channels]
        inner = (widths[-1], frames // 2**_HALVINGS, settings.bands // 2**_HALVINGS)
        self.encoder = _encoder(widths, inner, 2 * latent)
        self.decoder = Decoder(widths, inner, latent)

    def describe(self, pictures: Tensor) -> Tensor:
        """[batch, frames, bands], normalised → the latent means [batch, latent]."""
        return self.encode(pictures)[0]

    def encode(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """[batch, frames, bands], normalised → mean and log variance, [batch, latent] both."""
        mean, log_variance = self.encoder(pictures.unsqueeze(1)).chunk(2, dim=1)
        return mean, log_variance.clamp(-_LOG_VARIANCE_LIMIT, _LOG_VARIANCE_LIMIT)

    def decode(self, latent: Tensor) -> Tensor:
        """[batch, latent] → normalised pictures [batch, frames, bands]."""
        pictures: Tensor = self.decoder(latent)
        return pictures


class Decoder(nn.Module):
    """The way back: from a latent vector to a normalised log-mel picture."""

    def __init__(self, widths: list[int], inner: tuple[int, int, int], latent: int) -> None:
        super().__init__()
        self.inner = inner
        self.first = nn.Linear(latent, inner[0] * inner[1] * inner[2])
        stages: list[nn.Module] = []
        for wide, narrow in zip(widths[:0:-1], widths[-2::-1], strict=True):
            stages += [
                nn.ConvTranspose2d(wide, narrow, 4, stride=2, padding=1, bias=False),
                nn.BatchNorm2d(narrow),
                nn.ReLU(),
            ]
        last = nn.ConvTranspose2d(widths[0], 1, 4, stride=2, padding=1)
        self.stages = nn.Sequential(*stages, last)

    def forward(self, latent: Tensor) -> Tensor:
        """[batch, latent] → [batch, frames, bands]."""
        values = self.first(latent).reshape(-1, *self.inner)
        pictures: Tensor = self.stages(torch.relu(values)).squeeze(1)
        return pictures


def _encoder(widths: list[int], inner: tuple[int, int, int], outputs: int) -> nn.Sequential:
    stages: list[nn.Module] = []
    for narrow, wide in zip([1, *widths[:-1]], widths, strict=True):
        stages += [
            nn.Conv2d(narrow, wide, 4, stride=2, padding=1, bias=False),
            nn.BatchNorm2d(wide),
            nn.ReLU(),
        ]
    return nn.Sequential(*stages, nn.Flatten(), nn.Linear(inner[0] * inner[1] * inner[2], outputs))
