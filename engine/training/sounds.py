"""Many pieces of sound on one device, out of which windows are cut all at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.training.hearing import Hearing, Hearings
from engine.training.targets import HalfWhitening, TargetSpace


@dataclass(frozen=True, slots=True)
class Sound:
    """One piece: its log-mel, float16 or float32 [frames, bands], and what the teachers heard."""

    log_mel: NDArray[np.floating]
    yamnet: Hearing
    fcn: Hearing


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where windows are cut: a piece, the first frame, and how many frames, int64 [windows]."""

    pieces: Tensor
    first: Tensor
    frames: Tensor


class Sounds:
    """Log-mels as float16 and what the teachers heard, in the space that is to be learned.

    Parameters
    ----------
    sounds
        The pieces.
    space
        What is to be learned.
    hop_seconds
        Between two frames.
    longest
        Frames of the longest window that will be cut.
    device
        Where all is kept, and where windows come out.
    """

    def __init__(
        self,
        sounds: Sequence[Sound],
        *,
        space: TargetSpace,
        hop_seconds: float,
        longest: int,
        device: torch.device,
    ) -> None:
        self._hop_seconds = hop_seconds
        self._space = space.to(device)
        lengths = [len(sound.log_mel) for sound in sounds]
        self.device = device
        self.lengths = np.array(lengths, dtype=np.int64)
        self._lengths = torch.tensor(lengths, device=device)
        self._starts = self._lengths.cumsum(0) - self._lengths
        frames = np.concatenate([sound.log_mel for sound in sounds], dtype=np.float16)
        self._frames = torch.from_numpy(frames).to(device)
        seconds = longest * hop_seconds
        yamnet = [_projected(sound.yamnet, space.yamnet) for sound in sounds]
        fcn = [_projected(sound.fcn, space.fcn) for sound in sounds]
        self._yamnet = Hearings(yamnet, seconds, device)
        self._fcn = Hearings(fcn, seconds, device)

    def windows(self, cuts: Cuts, frames: int) -> Tensor:
        """Return windows stretched to ``frames`` frames, float32 [windows, frames, bands].

        Between frames they are interpolated linearly; a piece shorter than its window repeats.
        """
        share = torch.linspace(0.0, 1.0, frames, device=self.device)
        places = share * (cuts.frames - 1).unsqueeze(1)
        before = torch.minimum(places.long(), (cuts.frames - 2).clamp(min=0).unsqueeze(1))
        between = (places - before).unsqueeze(2)
        start, length = (of[cuts.pieces].unsqueeze(1) for of in (self._starts, self._lengths))
        at = cuts.first.unsqueeze(1) + before
        left, right = (self._frames[start + place % length].float() for place in (at, at + 1))
        return torch.lerp(left, right, between)

    def targets(self, cuts: Cuts, fcn: float) -> Tensor:
        """Return what is to be learned for these windows, float32 [windows, dimensions], unit rows.

        ``fcn`` is the second teacher's say.
        """
        start, seconds = cuts.first * self._hop_seconds, cuts.frames * self._hop_seconds
        yamnet, second = (
            heard.means(cuts.pieces, start, seconds) for heard in (self._yamnet, self._fcn)
        )
        return TargetSpace.join(yamnet, second, fcn)

    def replace(self, first: int, log_mel: Tensor, yamnet: Tensor, fcn: Tensor) -> None:
        """Put other sounds in the places from ``first`` on; all pieces must be equally long.

        Parameters
        ----------
        log_mel
            [pieces, frames, bands].
        yamnet, fcn
            [pieces, windows, dimensions], as the teachers said it.
        """
        heard = self._space.yamnet.project(yamnet), self._space.fcn.project(fcn)
        kept = (self._frames, self._yamnet.rows, self._fcn.rows)
        for rows, new in zip(kept, (log_mel, *heard), strict=True):
            start = first * new.shape[1]
            rows[start : start + len(new) * new.shape[1]] = new.flatten(0, 1)


def _projected(heard: Hearing, space: HalfWhitening) -> Hearing:
    """Return one hearing in the space to be learned: an eighth of YAMNet's numbers."""
    return replace(heard, rows=space.project(torch.from_numpy(heard.rows)).numpy())
