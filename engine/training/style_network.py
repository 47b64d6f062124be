"""The branch that knows what the music is: a small residual network taught by taggers."""

import torch
from torch import Tensor, nn


class ResidualBlock(nn.Module):
    """Two convolutions over time, added to the input (He et al., 2016)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.inner = nn.Sequential(
            nn.Conv1d(channels, channels, 3, padding=1, bias=False),
            nn.BatchNorm1d(channels),
            nn.ReLU(),
            nn.Conv1d(channels, channels, 3, padding=1, bias=False),
            nn.BatchNorm1d(channels),
        )

    def forward(self, values: Tensor) -> Tensor:
        """[batch, channels, time] → the same shape."""
        return torch.relu(values + self.inner(values))


class StyleNetwork(nn.Module):
    """A one-dimensional residual network over the log-mel spectrogram.

    Mel bands are the input channels; time is the one axis it convolves over. Mean and deviation
    over time make the result independent of where in the window things happen.

    Parameters
    ----------
    bands
        Mel bands of the input.
    dimensions
        Length of the result.
    channels
        Width of the network.
    blocks
        Residual blocks before and after time is halved.
    """

    band_mean: Tensor
    band_scale: Tensor

    def __init__(
        self, bands: int, dimensions: int, channels: int = 128, blocks: tuple[int, int] = (1, 4)
    ) -> None:
        super().__init__()
        self.dimensions = dimensions
        # Brings the log power roughly to mean 0 and deviation 1; set from the training data.
        self.register_buffer("band_mean", torch.zeros(bands))
        self.register_buffer("band_scale", torch.ones(bands))
        self.stem = nn.Sequential(
            nn.Conv1d(bands, channels, 7, stride=4, padding=3, bias=False),
            nn.BatchNorm1d(channels),
            nn.ReLU(),
        )
        self.blocks = nn.Sequential(
            *(ResidualBlock(channels) for _ in range(blocks[0])),
            nn.AvgPool1d(2),
            *(ResidualBlock(channels) for _ in range(blocks[1])),
        )
        self.head = nn.Sequential(
            nn.BatchNorm1d(2 * channels),
            nn.Linear(2 * channels, 2 * channels),
            nn.ReLU(),
            nn.Linear(2 * channels, dimensions),
        )

    def forward(self, log_mel: Tensor) -> Tensor:
        """float32 [batch, frames, bands] → float32 [batch, dimensions], of any length."""
        return self.describe(self.activations(log_mel))

    def activations(self, log_mel: Tensor) -> Tensor:
        """float32 [batch, frames, bands] → what the last block's filters say, never below 0.

        float32 [batch, channels, time], in steps of eight frames.
        """
        values = ((log_mel - self.band_mean) * self.band_scale).transpose(1, 2)
        activations: Tensor = self.blocks(self.stem(values)).float()
        return activations

    def describe(self, activations: Tensor) -> Tensor:
        """float32 [batch, channels, time] → float32 [batch, dimensions], of any length."""
        mean = activations.mean(dim=2)
        centred = activations - mean.unsqueeze(2)
        deviation = torch.sqrt((centred * centred).mean(dim=2) + 1e-5)
        vectors: Tensor = self.head(torch.cat([mean, deviation], dim=1))
        return vectors
