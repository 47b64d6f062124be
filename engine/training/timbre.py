"""The branch that knows how a recording sounds: second-order statistics of its timbre."""

import math

import numpy as np
import torch
from torch import Tensor, nn

from engine.training.filters import MelSettings
from engine.training.front_end import mel_matrix
from engine.training.matrix_logarithm import matrix_logarithm

_BANDS = 48
_COEFFICIENTS = 36
_RANGE = 1e-6
_SHRINKAGE = 0.02
_LOGARITHM_WEIGHT = 1.5
_LEAST_VARIANCE = 1e-3
_DECIBELS = 10.0 / math.log(10.0)


class TimbreStatistics(nn.Module):
    """Mean and log-covariance of cepstra: a Gaussian as a vector, with nothing to be trained.

    The covariance matrices of two recordings are compared in the log-Euclidean metric (Arsigny et
    al., 2006): the plain distance between matrix logarithms. The mean over windows is then a mean
    of Gaussians in the same metric.

    Parameters
    ----------
    settings
        What the spectrum measures. The branch has its own 48 mel bands up to half the sample rate.
    """

    filters: Tensor
    cosines: Tensor
    upper: Tensor
    isometry: Tensor

    def __init__(self, settings: MelSettings) -> None:
        super().__init__()
        bands = MelSettings(
            sample_rate=settings.sample_rate,
            frame=settings.frame,
            hop=settings.hop,
            bands=_BANDS,
            lowest=0.0,
            highest=settings.sample_rate / 2,
        )
        rows, columns = np.triu_indices(_COEFFICIENTS)
        self.register_buffer("filters", mel_matrix(bands))
        self.register_buffer("cosines", _cosine_transform(_BANDS, _COEFFICIENTS))
        self.register_buffer("upper", torch.as_tensor(rows * _COEFFICIENTS + columns))
        # Off the diagonal an entry stands for two: lengths of vectors are those of matrices.
        weights = np.where(rows == columns, 1.0, 2.0**0.5)
        self.register_buffer("isometry", torch.as_tensor(weights, dtype=torch.float32))

    @property
    def mean_size(self) -> int:
        """How many numbers ``means`` has."""
        return _COEFFICIENTS - 1

    @property
    def logarithm_size(self) -> int:
        """How many numbers ``logarithms`` has."""
        return len(self.upper)

    def forward(self, power: Tensor) -> tuple[Tensor, Tensor]:
        """Return the two halves of the Gaussian.

        Parameters
        ----------
        power
            float32 [batch, frames, outputs] of the ``PowerSpectrum``.

        Returns
        -------
        means
            float32 [batch, 35]: mean cepstra without the first, which is loudness.
        logarithms
            float32 [batch, 666]: upper triangle of the logarithm of the covariance, which is
            shrunk by 2 % towards a multiple of the identity (Ledoit and Wolf, 2004, eq. 1).
        """
        cepstra = self._cepstra(power)
        means = cepstra.mean(dim=1, keepdim=True)
        centred = cepstra - means
        covariance = centred.transpose(1, 2) @ centred / cepstra.shape[1]
        logarithm = matrix_logarithm(self._shrunk(covariance))
        flat = logarithm.reshape(-1, _COEFFICIENTS * _COEFFICIENTS)
        return means[:, 0, 1:], torch.index_select(flat, 1, self.upper) * self.isometry

    def _cepstra(self, power: Tensor) -> Tensor:
        """Decibels with a floor 60 dB below the loudest of the window, cosine-transformed."""
        mel = power @ self.filters
        loudest = mel.amax(dim=(1, 2), keepdim=True)
        floor = torch.clamp(loudest * _RANGE, min=1e-12)
        return _DECIBELS * torch.log(torch.maximum(mel, floor)) @ self.cosines

    def _shrunk(self, covariance: Tensor) -> Tensor:
        identity = torch.eye(_COEFFICIENTS, dtype=covariance.dtype, device=covariance.device)
        trace = (covariance * identity).sum(dim=(1, 2), keepdim=True)
        level = _SHRINKAGE * trace / _COEFFICIENTS + _LEAST_VARIANCE
        return (1.0 - _SHRINKAGE) * covariance + level * identity


def _cosine_transform(bands: int, coefficients: int) -> Tensor:
    """Return the orthonormal DCT-II as a matrix, float32 [bands, coefficients]."""
    places = (np.arange(bands) + 0.5)[:, None] * np.arange(coefficients)
    matrix = np.cos(np.pi * places / bands) * (2.0 / bands) ** 0.5
    matrix[:, 0] /= 2.0**0.5
    return torch.as_tensor(matrix, dtype=torch.float32)
