"""From samples to mel spectra, made of matrix products that every ONNX provider runs quickly."""

import torch
from torch import Tensor, nn

from engine.training.filters import MelSettings, factored_dft, hann, mel_filters_for

_DFT_ROWS = 32


class PowerSpectrum(nn.Module):
    """Short-time power spectrum by a factored DFT.

    The DFT is taken in four steps (see ``factored_dft``), because the runtimes' own STFT operator
    runs on the CPU only and slowly.
    """

    hann: Tensor
    first: Tensor
    twiddle_real: Tensor
    twiddle_imaginary: Tensor
    second: Tensor

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

    def forward(self, samples: Tensor) -> Tensor:
        """float32 [batch, window_samples] → the outputs of the factored DFT as power.

        float32 [batch, frames, outputs]; :func:`mel_matrix` knows which frequency each is.
        """
        frames = self._cut(samples) * self.hann
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

    def _cut(self, samples: Tensor) -> Tensor:
        """Overlapping frames by joining shifted hops: [batch, frames, frame]."""
        hop, per_frame = self.settings.hop, self.settings.frame // self.settings.hop
        count = self.frames + per_frame - 1
        hops = samples[:, : count * hop].reshape(-1, count, hop)
        shifted = [hops[:, shift : shift + self.frames] for shift in range(per_frame)]
        return torch.cat(shifted, dim=2)

    def _constant(self, name: str, values: object) -> None:
        self.register_buffer(name, torch.as_tensor(values, dtype=torch.float32))


class LogMel(nn.Module):
    """Log-mel spectrogram: float32 [batch, window_samples] → float32 [batch, frames, bands]."""

    filters: Tensor

    def __init__(self, settings: MelSettings, window_samples: int) -> None:
        super().__init__()
        self.settings = settings
        self.frames = settings.frames(window_samples)
        self.spectrum = PowerSpectrum(settings, window_samples)
        self.register_buffer("filters", mel_matrix(settings))

    def forward(self, samples: Tensor) -> Tensor:
        """Natural logarithm of the power in each mel band plus the settings' floor."""
        return torch.log(self.spectrum(samples) @ self.filters + self.settings.floor)


def mel_matrix(settings: MelSettings) -> Tensor:
    """Return what turns a :class:`PowerSpectrum` into mel power, float32 [outputs, bands]."""
    dft = factored_dft(_DFT_ROWS, settings.frame // _DFT_ROWS)
    return torch.as_tensor(mel_filters_for(dft, settings), dtype=torch.float32)
