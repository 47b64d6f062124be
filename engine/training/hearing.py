"""What a teacher heard: its embeddings, and where in a track or mixture each belongs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor


@dataclass(frozen=True, slots=True)
class Hearing:
    """One teacher's embeddings of one piece of sound.

    Attributes
    ----------
    rows
        float16 or float32 [windows, dimensions], at least one row.
    hop_seconds, window_seconds
        Time between the starts of two rows, and how much sound each row is about.
    """

    rows: NDArray[np.floating]
    hop_seconds: float
    window_seconds: float


class Hearings:
    """One teacher's embeddings of many pieces of sound, together on one device.

    Parameters
    ----------
    heard
        Of each piece; their windows are equally long.
    longest
        Seconds of the longest excerpt that will be asked for.
    device
        Where the rows are kept, as float32.
    """

    def __init__(self, heard: Sequence[Hearing], longest: float, device: torch.device) -> None:
        counts = [len(one.rows) for one in heard]
        hops = [one.hop_seconds for one in heard]
        self._window = heard[0].window_seconds
        self._most = math.ceil((longest + self._window) / min(hops)) + 1
        self._counts = torch.tensor(counts, device=device)
        self._hops = torch.tensor(hops, dtype=torch.float32, device=device)
        self._firsts = self._counts.cumsum(0) - self._counts
        self.rows = torch.from_numpy(np.concatenate([one.rows for one in heard])).to(device).float()

    def means(self, pieces: Tensor, starts: Tensor, seconds: Tensor) -> Tensor:
        """Return the mean over one excerpt of each piece, float32 [excerpts, dimensions].

        Each row counts by how much of it lies in the excerpt, less the overlap of two rows, or half
        the excerpt where that is less: so of two rows that an excerpt lies between the nearer says
        more. After the last row that one counts.

        Parameters
        ----------
        pieces
            int64 [excerpts]: places in what was heard; a piece may be asked for more than once.
        starts, seconds
            float32 [excerpts].
        """
        hops = self._hops[pieces].unsqueeze(1)
        starts, ends = starts.unsqueeze(1), (starts + seconds).unsqueeze(1)
        first = torch.floor((starts - self._window) / hops).long() + 1
        places = first + torch.arange(self._most, device=first.device)
        last = self._counts[pieces].unsqueeze(1) - 1
        begins = places * hops
        inside = torch.minimum(begins + self._window, ends) - torch.maximum(begins, starts)
        shared = (self._window - hops).clamp(min=0.0).minimum((ends - starts) / 2)
        weights = (inside - shared).clamp(min=0.0) * ((places >= 0) & (places <= last))
        weights[:, -1:] += weights.sum(dim=1, keepdim=True) <= 0
        rows = self.rows[self._firsts[pieces].unsqueeze(1) + places.clamp(min=0).minimum(last)]
        return torch.einsum("nk,nkd->nd", weights, rows) / weights.sum(dim=1, keepdim=True)
