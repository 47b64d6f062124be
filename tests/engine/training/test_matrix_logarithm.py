import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from engine.training.matrix_logarithm import matrix_logarithm  # noqa: E402


def positive_matrix(size: int, condition: float, scale: float, seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    directions = np.linalg.qr(random.standard_normal((size, size)))[0]
    values = np.exp(random.uniform(0.0, np.log(condition), size))
    values[:2] = 1.0, condition
    return scale * (directions * values) @ directions.T


def by_eigenvalues(matrix: np.ndarray) -> np.ndarray:
    values, directions = np.linalg.eigh(matrix)
    return (directions * np.log(values)) @ directions.T


@settings(max_examples=30, deadline=None)
@given(
    size=st.integers(2, 36),
    condition=st.floats(1.0, 1_800.0),
    scale=st.floats(1e-3, 1e4),
    seed=st.integers(0, 1_000),
)
def test_it_is_the_logarithm(size: int, condition: float, scale: float, seed: int) -> None:
    matrix = positive_matrix(size, condition, scale, seed)
    found = matrix_logarithm(torch.tensor(matrix, dtype=torch.float32)).numpy()

    assert found == pytest.approx(by_eigenvalues(matrix), abs=2e-3)


def test_it_is_exact_to_the_precision_of_the_arithmetic() -> None:
    matrices = np.stack([positive_matrix(36, 1_000.0, 50.0, seed) for seed in range(8)])
    wanted = np.stack([by_eigenvalues(matrix) for matrix in matrices])

    assert matrix_logarithm(torch.tensor(matrices)).numpy() == pytest.approx(wanted, abs=1e-6)
    single = matrix_logarithm(torch.tensor(matrices, dtype=torch.float32)).numpy()
    assert single == pytest.approx(wanted, abs=1e-4)


def test_the_logarithm_of_the_identity_is_nothing() -> None:
    assert matrix_logarithm(torch.eye(5)).numpy() == pytest.approx(np.zeros((5, 5)), abs=1e-4)
