import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from engine.training.network import Encoder  # noqa: E402
from engine.training.projection import (  # noqa: E402
    JoinSettings,
    principal_components,
    set_projection,
    set_usual,
    whitening,
)

ALBUMS = [f"album {number // 4}" for number in range(40)]


def two_directions(seed: int = 0) -> np.ndarray:
    """Albums lie apart along the first direction; tracks of one album differ in the second."""
    random = np.random.default_rng(seed)
    rows = random.standard_normal((40, 3)) * [0.1, 3.0, 0.1]
    rows[:, 0] += np.repeat(random.standard_normal(10) * 3.0, 4)
    return rows - rows.mean(axis=0)


def share_between(rows: np.ndarray) -> float:
    """How much of the spread is between albums."""
    groups = rows.reshape(10, 4, -1)
    return float(groups.mean(axis=1).var(axis=0).sum() / rows.var(axis=0).sum())


def test_whitening_turns_down_what_differs_within_albums() -> None:
    rows = two_directions()
    plain = JoinSettings(components=3, shrinkage=0.01, exponent=0.0)
    whitened = JoinSettings(components=3, shrinkage=0.01, exponent=-0.5)

    before = share_between(rows @ whitening(rows, ALBUMS, plain))
    after = share_between(rows @ whitening(rows, ALBUMS, whitened))

    assert before < 0.7
    assert after > 0.8


def test_without_albums_the_timbre_stays_as_it_is() -> None:
    rows = two_directions()
    alone = [f"{number}" for number in range(40)]
    found = rows @ whitening(rows, alone, JoinSettings(components=3))

    assert found @ found.T == pytest.approx(rows @ rows.T)


def test_principal_components_come_largest_first() -> None:
    rows = np.random.default_rng(0).standard_normal((500, 3)) * [1.0, 5.0, 2.0]
    levels = np.square(rows @ principal_components(rows)).mean(axis=0)

    assert list(levels) == sorted(levels, reverse=True)
    assert levels[0] == pytest.approx(25.0, rel=0.2)


@torch.no_grad()
def test_the_joined_vector_keeps_both_branches() -> None:
    torch.manual_seed(0)
    encoder = Encoder(window_samples=22_050, dimensions=24, channels=16, blocks=(1, 1)).eval()
    size = sum(encoder.sizes)
    parts = [torch.randn(3, size) + 5.0 for _ in range(40)]
    set_usual(encoder, parts)
    set_projection(encoder, parts, ALBUMS, JoinSettings(components=20))
    rows = torch.cat(parts)
    joined = encoder.joined(rows)

    assert encoder.usual == pytest.approx(rows.mean(dim=0), abs=1e-4)
    assert torch.linalg.norm(joined, dim=1) == pytest.approx(np.full(120, 3**0.5), abs=1e-4)
    style, timbre = encoder.projection.split([encoder.sizes[0], size - encoder.sizes[0]])
    assert float(style.norm()) > 0.1
    assert float(timbre.norm()) > 0.1
