"""What the encoder is trained to make small."""

import torch
from torch import Tensor

_TEMPERATURE = 0.2
_ALBUM_SHARE = 0.3
_ARTIST_SHARE = 0.1
_LEAST_SHARE = 1e-6


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


def contrastive_loss(vectors: Tensor, tracks: Tensor, albums: Tensor, artists: Tensor) -> Tensor:
    """Return the cross-entropy of finding one's own track, album and artist among strangers.

    The normalised-temperature cross-entropy (Chen et al., 2020, eq. 1) for every pair that belongs
    together: weight 1 for windows of one track, 0.3 for others of one album, 0.1 for others of one
    artist. Each pair is told from windows of *other artists* only: that two works of one artist
    sound alike is never held against the network.

    Parameters
    ----------
    vectors
        float [windows, dimensions], unit rows.
    tracks, albums, artists
        int64 [windows].
    """
    itself = torch.eye(len(vectors), dtype=torch.bool, device=vectors.device)
    same_artist, same_album, same_track = (_same(names) for names in (artists, albums, tracks))
    wanted = _ARTIST_SHARE * same_artist.float()
    wanted = torch.where(same_album & same_artist, _ALBUM_SHARE, wanted)
    wanted = torch.where(same_track, 1.0, wanted).masked_fill(itself, 0.0)
    logits = vectors @ vectors.T / _TEMPERATURE
    strangers = torch.logsumexp(logits.masked_fill(same_artist, -1e9), dim=1, keepdim=True)
    costs = wanted * torch.nn.functional.softplus(strangers - logits)
    # Where nobody has a partner nothing is shared out. To ask first would make the card wait.
    return costs.sum() / wanted.sum().clamp(min=_LEAST_SHARE)


def _same(names: Tensor) -> Tensor:
    return names.view(-1, 1) == names
