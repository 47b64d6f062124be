"""Shared memory through which decoding processes hand samples to the encoding process.

A track's windows are megabytes; through a pipe they would be copied four times, twice of it in
the process that draws the user interface.
"""

import shutil
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.encoder.bundle import ModelBundle
from engine.errors import EarshotError
from engine.words import translate

FloatArray = npt.NDArray[np.float32]

_LINUX_HOME = Path("/dev/shm")
_USABLE_SHARE = 0.8


class SampleSlots:
    """Numbered places, each large enough for the windows of one track."""

    def __init__(self, memory: SharedMemory, bundle: ModelBundle, *, owner: bool) -> None:
        self._memory = memory
        self._owner = owner
        self.count = memory.size // _slot_bytes(bundle)
        shape = (self.count, bundle.plan.most, bundle.window_samples)
        self._samples: FloatArray | None = np.ndarray(shape, np.float32, memory.buf)

    @classmethod
    def create(cls, count: int, bundle: ModelBundle) -> "SampleSlots":
        """Reserve `count` slots, or as many as there is room for.

        Raises
        ------
        EarshotError
            When there is room for less than two.
        """
        size = _slot_bytes(bundle)
        # Linux hands out more than there is and kills whoever touches the missing part.
        if _LINUX_HOME.is_dir():
            free = shutil.disk_usage(_LINUX_HOME).free
            count = min(count, int(free * _USABLE_SHARE) // size)
        if count < 2:
            raise EarshotError(
                translate(
                    "Library",
                    "There is too little shared memory to feed the GPU; enlarge /dev/shm,"
                    " or choose the device “cpu”.",
                )
            )
        return cls(SharedMemory(create=True, size=count * size), bundle, owner=True)

    @classmethod
    def attach(cls, name: str, bundle: ModelBundle) -> "SampleSlots":
        """Open the slots that another process has created."""
        return cls(SharedMemory(name), bundle, owner=False)

    @property
    def name(self) -> str:
        """What :meth:`attach` finds them by."""
        return self._memory.name

    def put(self, slot: int, samples: FloatArray) -> None:
        """Copy windows, float32 [n, window_samples], into a slot."""
        assert self._samples is not None
        self._samples[slot, : len(samples)] = samples

    def view(self, slot: int, windows: int) -> FloatArray:
        """Return the first windows of a slot, not copied."""
        assert self._samples is not None
        return self._samples[slot, :windows]

    def close(self) -> None:
        """Let go of the memory; the owner also gives it back to the system."""
        self._samples = None
        self._memory.close()
        if self._owner:
            self._memory.unlink()


def _slot_bytes(bundle: ModelBundle) -> int:
    return bundle.plan.most * bundle.window_samples * np.dtype(np.float32).itemsize
