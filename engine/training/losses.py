"""What the encoder is trained to make small."""

import torch
from torch import Tensor

_TEMPERATURE = 0.2
_ALBUM_SHARE = 0.3


def distillation_loss(vectors: Tensor, targets: Tensor) -> Tensor:
    """Return 1 minus the mean cosine between student and teacher.

    Both float [windows, dimensions] with rows of length 1.
    """
    return 1.0 - (vectors * targets).sum(dim=1).mean()


def geometry_loss(vectors: Tensor, targets: Tensor) -> Tensor:
    """Return how far all pairwise cosines in the batch are from the teacher's.

    Neighbours are what the vectors are for, and these are a matter of pairs (relational
    distillation; Park et al., 2019, eq. 5 with cosines).
    """
    return ((vectors @ vectors.T) - (targets @ targets.T)).square().mean()


def contrastive_loss(vectors: Tensor, tracks: Tensor, albums: Tensor) -> Tensor:
    """Return the soft cross-entropy of finding one's own track, and a little one's own album.

    The normalised-temperature cross-entropy of SimCLR (Chen et al., 2020, eq. 1) with a target
    that is spread: weight 1 on windows of the same track, 0.3 on others of the same album. Windows
    without a partner count as distractors only.

    Parameters
    ----------
    vectors
        float [windows, dimensions], unit rows.
    tracks, albums
        int64 [windows].
    """
    itself = torch.eye(len(vectors), dtype=torch.bool)
    same_track = (tracks.view(-1, 1) == tracks) & ~itself
    same_album = (albums.view(-1, 1) == albums) & ~itself & ~same_track
    wanted = same_track.float() + _ALBUM_SHARE * same_album.float()
    paired = wanted.sum(dim=1) > 0
    if not paired.any():
        return vectors.sum() * 0.0
    logits = (vectors @ vectors.T / _TEMPERATURE).masked_fill(itself, -1e9)
    spread = wanted[paired] / wanted[paired].sum(dim=1, keepdim=True)
    return -(spread * torch.log_softmax(logits[paired], dim=1)).sum(dim=1).mean()
