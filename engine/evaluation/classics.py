"""What an encoder has to beat without any training: chance and statistics of the spectrum."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.evaluation.cepstra import cepstra, mel_decibels
from engine.evaluation.spaces import FloatArray, VectorSpace, unit_rows
from engine.evaluation.subjects import Describe, Row, Sound, vector_space
from engine.training.filters import Matrix, MelSettings

_MEL = MelSettings(bands=48)


@dataclass(frozen=True)
class Chance:
    """Vectors that know nothing, the same for a path every time."""

    name: str = "random"
    key: str = "random 1"
    dimensions: int = 128

    def open(self) -> Describe:
        """See :class:`~engine.evaluation.subjects.Subject`."""

        def describe(sound: Sound) -> FloatArray:
            chance = np.random.default_rng(zlib.crc32(str(sound.path).encode("utf-8", "replace")))
            return chance.standard_normal(self.dimensions, dtype=np.float32)

        return describe

    def space(self, rows: Sequence[Row]) -> VectorSpace:
        """See :class:`~engine.evaluation.subjects.Subject`."""
        return vector_space(rows)


class _Standardised:
    """Statistics in different units: each is brought to mean 0 and deviation 1."""

    def space(self, rows: Sequence[Row]) -> VectorSpace:
        """See :class:`~engine.evaluation.subjects.Subject`."""
        matrix = np.stack(rows).astype(np.float64)
        deviation = np.maximum(matrix.std(axis=0), 1e-9)
        return VectorSpace(((matrix - matrix.mean(axis=0)) / deviation).astype(np.float32))


@dataclass(frozen=True)
class MeanLogMel(_Standardised):
    """The mean log-mel spectrum, 96 bands at 22.05 kHz."""

    name: str = "mean log-mel"
    key: str = "mean log-mel 1"

    def open(self) -> Describe:
        """See :class:`~engine.evaluation.subjects.Subject`."""
        settings = MelSettings(bands=96)

        def describe(sound: Sound) -> FloatArray:
            decibels = mel_decibels(sound.mono(settings.sample_rate), settings, floor=80.0)
            return np.asarray(decibels.mean(axis=0), dtype=np.float32)

        return describe


@dataclass(frozen=True)
class CepstralStatistics(_Standardised):
    """Mean and deviation over time of MFCC 1 to 20; the loudness, MFCC 0, is left out."""

    name: str = "MFCC mean and deviation"
    key: str = "MFCC mean and deviation 1"

    def open(self) -> Describe:
        """See :class:`~engine.evaluation.subjects.Subject`."""

        def describe(sound: Sound) -> FloatArray:
            decibels = mel_decibels(sound.mono(_MEL.sample_rate), _MEL, floor=80.0)
            values = cepstra(decibels, 21)[:, 1:]
            return np.concatenate([values.mean(axis=0), values.std(axis=0)]).astype(np.float32)

        return describe


@dataclass(frozen=True)
class LogEuclideanGaussian:
    """The Gaussian of a track's MFCC as a vector: its means and the logarithm of its covariance.

    The logarithm of a matrix turns covariances into a flat space, in which plain distances are
    those of the log-Euclidean metric (Arsigny et al., 2006). 36 MFCC of 48 mel bands.
    """

    name: str = "log-Euclidean Gaussian"
    key: str = "log-Euclidean Gaussian 1"
    coefficients: int = 36
    shrinkage: float = 0.02
    covariance_weight: float = 1.5

    def open(self) -> Describe:
        """See :class:`~engine.evaluation.subjects.Subject`."""

        def describe(sound: Sound) -> FloatArray:
            decibels = mel_decibels(sound.mono(_MEL.sample_rate), _MEL, floor=60.0)
            values = cepstra(decibels, self.coefficients)
            logarithm = _logarithm_of_covariance(values, self.shrinkage)
            return np.concatenate([values.mean(axis=0)[1:], logarithm]).astype(np.float32)

        return describe

    def space(self, rows: Sequence[Row]) -> VectorSpace:
        """See :class:`~engine.evaluation.subjects.Subject`; each part is centred by itself."""
        matrix = np.stack(rows).astype(np.float64)
        matrix -= matrix.mean(axis=0)
        means, covariances = np.split(matrix, [self.coefficients - 1], axis=1)
        scale = np.maximum(means.std(axis=0), 1e-9)
        parts = [unit_rows(means / scale), self.covariance_weight * unit_rows(covariances)]
        return VectorSpace(np.concatenate(parts, axis=1))


def _logarithm_of_covariance(values: Matrix, shrinkage: float) -> Matrix:
    """Return the upper triangle of the logarithm of the shrunk covariance, float64 [n(n + 1)/2].

    What lies off the diagonal counts twice in the distance of two matrices, hence the √2.
    """
    covariance = np.cov(values, rowvar=False, bias=True)
    size = len(covariance)
    level = max(float(np.trace(covariance)) / size, 1e-6)
    shrunk = (1 - shrinkage) * covariance + shrinkage * level * np.eye(size)
    eigenvalues, eigenvectors = np.linalg.eigh(shrunk)
    logarithm = (eigenvectors * np.log(eigenvalues)) @ eigenvectors.T
    weights = np.where(np.eye(size), 1.0, np.sqrt(2.0))
    return np.asarray((logarithm * weights)[np.triu_indices(size)])
