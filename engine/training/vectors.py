"""What every encoder does with its vectors."""

from torch import Tensor


def unit(vectors: Tensor) -> Tensor:
    """Scale rows to length 1; the tiny constant keeps zero rows finite."""
    return vectors / ((vectors * vectors).sum(dim=1, keepdim=True) + 1e-12).sqrt()
