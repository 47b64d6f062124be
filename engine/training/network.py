"""The encoder as a PyTorch network: samples in, unit vector out."""

import torch
from torch import Tensor, nn

from engine.training.filters import MelSettings, factored_dft, hann, mel_filters_for

_DFT_ROWS = 32


class LogMel(nn.Module):
    """Log-mel spectrogram made of matrix products that every ONNX provider runs quickly.

    The DFT is taken in four steps (see ``factored_dft``), because the runtimes' own STFT operator
    runs on the CPU only and slowly.
    """

    hann: Tensor
    first: Tensor
    twiddle_real: Tensor
    twiddle_imaginary: Tensor
    second: Tensor
    filters: Tensor

    def __init__(self, settings: MelSettings, window_samples: int) -> None:
        super().__init__()
        self.settings = settings
        self.frames = settings.frames(window_samples)
        self.columns = settings.frame // _DFT_ROWS
        dft = factored_dft(_DFT_ROWS, self.columns)
        self._constant("hann", hann(settings.frame))
        self._constant("first", dft.first)
        self._constant("twiddle_real", dft.twiddle_real)
        self._constant("twiddle_imaginary", dft.twiddle_imaginary)
        self._constant("second", dft.second)
        self._constant("filters", mel_filters_for(dft, settings))

    def forward(self, samples: Tensor) -> Tensor:
        """float32 [batch, window_samples] → float32 [batch, frames, bands]."""
        power = self._power(self._cut(samples) * self.hann)
        return torch.log(power @ self.filters + self.settings.floor)

    def _cut(self, samples: Tensor) -> Tensor:
        """Overlapping frames by joining shifted hops: [batch, frames, frame]."""
        hop, per_frame = self.settings.hop, self.settings.frame // self.settings.hop
        count = self.frames + per_frame - 1
        hops = samples[:, : count * hop].reshape(-1, count, hop)
        shifted = [hops[:, shift : shift + self.frames] for shift in range(per_frame)]
        return torch.cat(shifted, dim=2)

    def _power(self, frames: Tensor) -> Tensor:
        """Power of each output of the factored DFT: [batch, frames, kept * columns]."""
        kept = self.twiddle_real.shape[0]
        grid = frames.reshape(-1, self.frames, _DFT_ROWS, self.columns)
        rows = self.first @ grid
        real, imaginary = rows[:, :, :kept], rows[:, :, kept:]
        turned = torch.cat(
            [
                real * self.twiddle_real - imaginary * self.twiddle_imaginary,
                real * self.twiddle_imaginary + imaginary * self.twiddle_real,
            ],
            dim=3,
        )
        spectrum = turned @ self.second
        squares = spectrum * spectrum
        power = squares[..., : self.columns] + squares[..., self.columns :]
        return power.reshape(-1, self.frames, kept * self.columns)

    def _constant(self, name: str, values: object) -> None:
        self.register_buffer(name, torch.as_tensor(values, dtype=torch.float32))


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


class Encoder(nn.Module):
    """A small one-dimensional residual network over the log-mel spectrogram.

    Mel bands are the input channels; time is the one axis it convolves over. Mean and deviation
    over time make the result independent of where in the window things happen.

    Parameters
    ----------
    settings
        What the front-end measures.
    window_samples
        Length of a window.
    dimensions
        Length of the vector.
    channels
        Width of the network.
    blocks
        Residual blocks before and after time is halved.
    """

    band_mean: Tensor
    band_scale: Tensor
    centre: Tensor

    def __init__(
        self,
        settings: MelSettings | None = None,
        window_samples: int = 110_250,
        dimensions: int = 128,
        channels: int = 128,
        blocks: tuple[int, int] = (1, 4),
    ) -> None:
        super().__init__()
        self.settings = settings or MelSettings()
        self.window_samples = window_samples
        self.dimensions = dimensions
        bands = self.settings.bands
        self.log_mel = LogMel(self.settings, window_samples)
        # Brings the log power roughly to mean 0 and deviation 1; set from the training data.
        self.register_buffer("band_mean", torch.zeros(bands))
        self.register_buffer("band_scale", torch.ones(bands))
        self.register_buffer("centre", torch.zeros(dimensions))
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

    def forward(self, samples: Tensor) -> Tensor:
        """float32 [batch, window_samples] → centred unit vectors [batch, dimensions]."""
        return unit(unit(self.raw(self.log_mel(samples))) - self.centre)

    def raw(self, log_mel: Tensor) -> Tensor:
        """[batch, frames, bands] → the vector before length and centre are taken out."""
        values = ((log_mel - self.band_mean) * self.band_scale).transpose(1, 2)
        values = self.blocks(self.stem(values))
        mean = values.mean(dim=2)
        centred = values - mean.unsqueeze(2)
        deviation = torch.sqrt((centred * centred).mean(dim=2) + 1e-5)
        vectors: Tensor = self.head(torch.cat([mean, deviation], dim=1))
        return vectors


def unit(vectors: Tensor) -> Tensor:
    """Scale rows to length 1; the tiny constant keeps zero rows finite."""
    return vectors / torch.sqrt((vectors * vectors).sum(dim=1, keepdim=True) + 1e-12)
