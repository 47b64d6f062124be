"""The two published taggers whose embeddings the encoder learns to reproduce, side by side.

They are needed only while training; nothing of them ends up in the product.
"""

from functools import cache
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from engine.training.hearing import Hearing
from engine.training.yamnet import Yamnet

TEACHER_RATE = 16_000
"""Hertz; the teachers hear mono at this rate."""

YAMNET_HOP = Yamnet.window_samples // 2
FCN_HOP = 16 * TEACHER_RATE
_FCN_SAMPLES = 464_000


class Teachers:
    """Both teachers, ready to listen.

    Parameters
    ----------
    folder
        Holds ``yamnet.tflite`` and ``msd_fcn.pth``.

    Raises
    ------
    EarshotError
        When a teacher is missing.
    """

    def __init__(self, folder: Path) -> None:
        # torch takes seconds to import, and who only reads the cache needs none of it.
        from engine.training.msd_fcn import MsdFcn

        self._yamnet = Yamnet(folder / "yamnet.tflite")
        self._fcn = MsdFcn(folder / "msd_fcn.pth")

    @classmethod
    @cache
    def of(cls, folder: Path) -> Self:
        """Return this process's teachers of that folder."""
        return cls(folder)

    def listen(
        self, samples: NDArray[np.float32], yamnet_hop: int = YAMNET_HOP
    ) -> tuple[NDArray[np.float16], NDArray[np.float16]]:
        """Return both teachers' embeddings, float16 [windows, 1024] and [windows, 64].

        Sound shorter than a teacher's window is repeated for it.

        Parameters
        ----------
        samples
            float32 [samples] at 16 kHz.
        yamnet_hop
            Samples between two of YAMNet's windows.
        """
        yamnet = self._yamnet.embed(at_least(samples, Yamnet.window_samples), yamnet_hop)
        fcn = self._fcn.embed(at_least(samples, _FCN_SAMPLES), FCN_HOP)
        return yamnet.astype(np.float16), fcn.astype(np.float16)

    @staticmethod
    def hearings(
        yamnet: NDArray[np.float16], fcn: NDArray[np.float16], yamnet_hop: int = YAMNET_HOP
    ) -> tuple[Hearing, Hearing]:
        """Return what ``listen`` gave together with its times."""
        return (
            Hearing(yamnet, yamnet_hop / TEACHER_RATE, Yamnet.window_samples / TEACHER_RATE),
            Hearing(fcn, FCN_HOP / TEACHER_RATE, _FCN_SAMPLES / TEACHER_RATE),
        )


def at_least(samples: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """Repeat samples until there are ``count``; longer input comes back whole."""
    return samples if len(samples) >= count else np.resize(samples, count)
