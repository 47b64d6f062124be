"""The game of the InfoGAN: who is trained to make what small."""

import torch
from torch import Tensor
from torch.nn import functional

from engine.training.gan.network import CATEGORIES, CONTINUOUS, NOISE

_ALMOST_SURE = 0.9
_CONTINUOUS_WEIGHT = 0.1


def draw_code(count: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Draw what the generator starts from.

    Returns
    -------
    tuple
        The category of each picture, int64 [count], and float32 [count, NOISE + CATEGORIES +
        CONTINUOUS]: normal noise, the category as one-hot, uniform codes in [-1, 1].
    """
    noise = torch.randn(count, NOISE, generator=generator)
    category = torch.randint(CATEGORIES, (count,), generator=generator)
    continuous = 2.0 * torch.rand(count, CONTINUOUS, generator=generator) - 1.0
    one_hot = functional.one_hot(category, CATEGORIES).float()
    return category, torch.cat([noise, one_hot, continuous], dim=1)


def critic_loss(real: Tensor, drawn: Tensor) -> Tensor:
    """Return how badly real and drawn pictures are told apart.

    Real ones count as 0.9 real, or the critic grows so sure that the generator learns nothing
    (one-sided label smoothing; Salimans et al., 2016, section 3.4).
    """
    wanted = torch.full_like(real, _ALMOST_SURE)
    return functional.binary_cross_entropy_with_logits(
        real, wanted
    ) + functional.binary_cross_entropy_with_logits(drawn, torch.zeros_like(drawn))


def generator_loss(drawn: Tensor) -> Tensor:
    """Return how seldom drawn pictures pass for real."""
    return functional.binary_cross_entropy_with_logits(drawn, torch.ones_like(drawn))


def information_loss(read: Tensor, category: Tensor, noise_and_code: Tensor) -> Tensor:
    """Return how badly the code is read back: the bound of Chen et al., eq. 5.

    Categories by cross-entropy; continuous codes by squared error, which is a Gaussian of fixed
    variance.
    """
    continuous = noise_and_code[:, NOISE + CATEGORIES :]
    wrong = functional.cross_entropy(read[:, :CATEGORIES], category)
    off = (read[:, CATEGORIES:] - continuous).square().sum(dim=1).mean()
    return wrong + _CONTINUOUS_WEIGHT * off
