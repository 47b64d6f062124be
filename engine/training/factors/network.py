"""Dieleman's convnet as a PyTorch network: samples in, latent factors out."""

import torch
from torch import Tensor, nn

from engine.training.excerpts import SEED_MEL
from engine.training.filters import MelSettings
from engine.training.spectrogram_encoder import SpectrogramEncoder
from engine.training.vectors import unit

FRAMES = 599
"""Frames of a window, about 28 s."""

FACTORS = 40
_CHANNELS = (256, 256, 256, 512)
_POOLS = (4, 2, 2)
_WIDTH = 4


class FactorNetwork(SpectrogramEncoder):
    """Four convolutions over time, statistics over time, two dense layers, the factors.

    After Dieleman, “Recommending music on Spotify with deep learning” (2014): mel bands are the
    channels, every filter is four frames wide, max-pooling by 4, 2 and 2 lies between the
    convolutions, and mean, maximum and L2 norm over what is left of time feed two dense layers.
    The article tells the number of filters of the first layer only; the others are ours. So is
    batch normalisation (Ioffe and Szegedy, 2015) of convolutions and statistics: without it a
    short training learns the mean of the factors and nothing else.

    Parameters
    ----------
    factors
        Length of the vector.
    channels
        Filters of the four convolutions.
    hidden
        Units in each dense layer.
    settings
        What the front-end measures.
    frames
        Frames in a window.
    """

    def __init__(
        self,
        factors: int = FACTORS,
        channels: tuple[int, int, int, int] = _CHANNELS,
        hidden: int = 2_048,
        settings: MelSettings = SEED_MEL,
        frames: int = FRAMES,
    ) -> None:
        super().__init__(factors, settings, frames)
        self.convolutions = _convolutions(settings.bands, channels)
        last = nn.Linear(hidden, factors)
        self.dense = nn.Sequential(
            nn.BatchNorm1d(3 * channels[-1]),
            nn.Linear(3 * channels[-1], hidden),
            nn.ReLU(),
            nn.Dropout(0.5),
            nn.Linear(hidden, hidden),
            nn.ReLU(),
            nn.Dropout(0.5),
            last,
        )
        self.apply(_initialise)
        # Begin near 0: the targets have length 1, and large first steps would kill rectifiers.
        nn.init.normal_(last.weight, std=1e-3)

    def describe(self, pictures: Tensor) -> Tensor:
        """[batch, frames, bands], normalised → the factors as they are predicted."""
        return self._predict(self.convolutions(pictures.transpose(1, 2)))

    def with_activations(self, samples: Tensor) -> tuple[Tensor, Tensor]:
        """float32 [batch, window_samples] → vectors, and what the last convolution's filters say.

        The latter never below 0, [batch, channels, time].
        """
        pictures = self.normalised(self.log_mel(samples))
        activations = self.convolutions(pictures.transpose(1, 2))
        return unit(self._predict(activations) - self.centre), activations

    def _predict(self, activations: Tensor) -> Tensor:
        predicted: Tensor = self.dense(_over_time(activations))
        return predicted


def _over_time(values: Tensor) -> Tensor:
    """[batch, channels, time] → mean, maximum and L2 norm, [batch, 3 * channels].

    The norm is divided by the root of the number of frames, which is the same for all windows.
    """
    norm = torch.sqrt((values * values).mean(dim=2) + 1e-8)
    return torch.cat([values.mean(dim=2), values.amax(dim=2), norm], dim=1)


def _convolutions(bands: int, channels: tuple[int, ...]) -> nn.Sequential:
    stages: list[nn.Module] = []
    for number, (narrow, wide) in enumerate(zip((bands, *channels[:-1]), channels, strict=True)):
        stages += [nn.Conv1d(narrow, wide, _WIDTH), nn.BatchNorm1d(wide), nn.ReLU()]
        if number < len(_POOLS):
            stages.append(nn.MaxPool1d(_POOLS[number]))
    return nn.Sequential(*stages)


def _initialise(layer: nn.Module) -> None:
    """Start so that the signal keeps its size through rectifiers (He et al., 2015)."""
    if isinstance(layer, nn.Conv1d | nn.Linear):
        nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
        if layer.bias is not None:
            nn.init.zeros_(layer.bias)
