"""The two published taggers whose embeddings the encoder learns to reproduce, side by side.

They are needed only while training; nothing of them ends up in the product.
"""

from functools import cache
from pathlib import Path
from typing import Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.training.hearing import Hearing
from engine.training.msd_fcn import MsdFcn
from engine.training.yamnet import Yamnet

TEACHER_RATE = 16_000
"""Hertz; the teachers hear mono at this rate."""

LISTENING_VERSION = 2
"""Counted up when the teachers, or what is made of their words, are no longer as before.

It is part of what kept files are called and of a training's identity: old ones are not taken for
new.
"""

YAMNET_HOP = Yamnet.window_samples // 2
FCN_HOP = MsdFcn.loop_samples // 2
_FCN_AT_ONCE = 32


class Teachers:
    """Both teachers, ready to listen.

    Parameters
    ----------
    folder
        Holds ``yamnet.tflite`` and ``msd_fcn.pth``.
    device
        Where they listen.

    Raises
    ------
    EarshotError
        When a teacher is missing.
    """

    def __init__(self, folder: Path, device: torch.device | None = None) -> None:
        self.device = device or torch.device("cpu")
        self._yamnet = Yamnet(folder / "yamnet.tflite").to(self.device)
        self._fcn = MsdFcn(folder / "msd_fcn.pth").to(self.device)

    @classmethod
    @cache
    def of(cls, folder: Path, device: torch.device) -> Self:
        """Return this process's teachers of that folder on that device."""
        return cls(folder, device)

    def hear(self, sounds: Tensor) -> tuple[Tensor, Tensor]:
        """Return what both say of many equally long sounds, YAMNet's windows side by side.

        Parameters
        ----------
        sounds
            float32 [sounds, samples] at 16 kHz, at least 5 s.

        Returns
        -------
        float32 [sounds, windows, 1024] and [sounds, loops, 64].
        """
        windows = sounds.unfold(1, Yamnet.window_samples, Yamnet.window_samples)
        yamnet = self._yamnet(windows.flatten(0, 1))
        return yamnet.unflatten(0, windows.shape[:2]), self._hear_loops(sounds)

    def listen(
        self, samples: NDArray[np.float32]
    ) -> tuple[NDArray[np.float16], NDArray[np.float16]]:
        """Return both teachers' embeddings, float16 [windows, 1024] and [windows, 64].

        Sound shorter than a teacher's window is repeated for it.

        Parameters
        ----------
        samples
            float32 [samples] at 16 kHz.
        """
        yamnet = self._yamnet.embed(at_least(samples, Yamnet.window_samples), YAMNET_HOP)
        sound = torch.from_numpy(at_least(samples, MsdFcn.loop_samples)).to(self.device)
        fcn = self._hear_loops(sound.unsqueeze(0))[0].cpu().numpy()
        return yamnet.astype(np.float16), fcn.astype(np.float16)

    def _hear_loops(self, sounds: Tensor) -> Tensor:
        """float32 [sounds, samples] → what MSD-FCN says, float32 [sounds, loops, 64]."""
        loops = sounds.unfold(1, MsdFcn.loop_samples, FCN_HOP)
        # Its first layer's images are large: on the processor one at a time is fastest.
        few = _FCN_AT_ONCE if self.device.type == "cuda" else 1
        parts = [self._fcn.hear_loops(some) for some in torch.split(loops.flatten(0, 1), few)]
        return torch.cat(parts).reshape(*loops.shape[:2], MsdFcn.dimensions)

    @staticmethod
    def hearings(
        yamnet: NDArray[np.float16], fcn: NDArray[np.float16], yamnet_hop: int = YAMNET_HOP
    ) -> tuple[Hearing, Hearing]:
        """Return what ``listen`` gave together with its times."""
        return (
            Hearing(yamnet, yamnet_hop / TEACHER_RATE, Yamnet.window_samples / TEACHER_RATE),
            Hearing(fcn, FCN_HOP / TEACHER_RATE, MsdFcn.loop_samples / TEACHER_RATE),
        )


def at_least(samples: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """Repeat samples until there are ``count``; longer input comes back whole."""
    return samples if len(samples) >= count else np.resize(samples, count)
