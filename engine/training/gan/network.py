"""The two players of the InfoGAN as PyTorch networks, over log-mel pictures of half resolution."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.training.excerpts import SEED_MEL
from engine.training.filters import MelSettings
from engine.training.spectrogram_encoder import SpectrogramEncoder

FRAMES = 128
SIDE = 64
"""Height and width of the pictures: frames and bands are averaged in pairs."""

NOISE = 64
CATEGORIES = 10
CONTINUOUS = 30
_SMALLEST = SIDE // 8


class Generator(nn.Module):
    """Draws a picture from noise and a code: [batch, NOISE + code] → [batch, 1, SIDE, SIDE]."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.channels = channels
        self.first = nn.Linear(NOISE + CATEGORIES + CONTINUOUS, 4 * channels * _SMALLEST**2)
        self.stages = nn.Sequential(
            nn.BatchNorm2d(4 * channels),
            nn.ReLU(),
            _larger(4 * channels, 2 * channels),
            _larger(2 * channels, channels),
            nn.ConvTranspose2d(channels, 1, 4, stride=2, padding=1),
        )

    def forward(self, noise_and_code: Tensor) -> Tensor:
        """[batch, NOISE + CATEGORIES + CONTINUOUS] → normalised pictures."""
        values = self.first(noise_and_code)
        values = values.reshape(-1, 4 * self.channels, _SMALLEST, _SMALLEST)
        pictures: Tensor = self.stages(values)
        return pictures


class Critic(nn.Module):
    """Tells real pictures from drawn ones, and reads the code that a picture was drawn from.

    Both share all but the last layers, as in InfoGAN (Chen et al., 2016, section 5).
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.trunk = nn.Sequential(
            nn.Conv2d(1, channels, 4, stride=2, padding=1),
            nn.LeakyReLU(0.1),
            _smaller(channels, 2 * channels),
            _smaller(2 * channels, 4 * channels),
            nn.Flatten(),
            nn.Linear(4 * channels * _SMALLEST**2, 256),
            nn.LeakyReLU(0.1),
        )
        self.real = nn.Linear(256, 1)
        self.reader = nn.Sequential(
            nn.Linear(256, 128), nn.LeakyReLU(0.1), nn.Linear(128, CATEGORIES + CONTINUOUS)
        )

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """[batch, 1, SIDE, SIDE] → logit of being real [batch, 1], code as read [batch, code]."""
        heard = self.trunk(pictures)
        return self.real(heard), self.reader(heard)


class InfoGan(SpectrogramEncoder):
    """Generator and critic; as an encoder it is the critic's reading of the code.

    Parameters
    ----------
    channels
        Width of both networks at full resolution.
    settings
        What the front-end measures.
    """

    def __init__(self, channels: int = 16, settings: MelSettings = SEED_MEL) -> None:
        super().__init__(CATEGORIES + CONTINUOUS, settings, FRAMES)
        self.generator = Generator(channels)
        self.critic = Critic(channels)

    def describe(self, pictures: Tensor) -> Tensor:
        """[batch, frames, bands], normalised → the code as read, categories as probabilities."""
        _, read = self.critic(halved(pictures))
        categories = torch.softmax(read[:, :CATEGORIES], dim=1)
        return torch.cat([categories, read[:, CATEGORIES:]], dim=1)


def halved(pictures: Tensor) -> Tensor:
    """[batch, frames, bands] → half the resolution with a channel, [batch, 1, SIDE, SIDE]."""
    return functional.avg_pool2d(pictures.unsqueeze(1), 2)


def _larger(wide: int, narrow: int) -> nn.Sequential:
    return nn.Sequential(
        nn.ConvTranspose2d(wide, narrow, 4, stride=2, padding=1, bias=False),
        nn.BatchNorm2d(narrow),
        nn.ReLU(),
    )


def _smaller(narrow: int, wide: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(narrow, wide, 4, stride=2, padding=1, bias=False),
        nn.BatchNorm2d(wide),
        nn.LeakyReLU(0.1),
    )
