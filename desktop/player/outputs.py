"""Where samples go: the protocol of all outputs, and one that makes no sound."""

import time
from collections.abc import Callable
from typing import Protocol

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]


class AudioOutput(Protocol):
    """A consumer of interleaved float32 samples. All calls come from one thread."""

    @property
    def sample_rate(self) -> int:
        """Frames a second that the output really takes; known once it is open."""
        ...

    @property
    def channels(self) -> int:
        """Channels that the output really takes; known once it is open."""
        ...

    def choose(self, device: str) -> None:
        """Say on which device to play, by its id; empty for the system's default."""
        ...

    def should_move(self) -> bool:
        """Whether another device than the open one is to be used now.

        The chosen one may have come back, or the system's default have changed.
        """
        ...

    def open(self, sample_rate: int, channels: int) -> None:
        """Get ready, as close to the wish as the device allows; raise EarshotError if none is."""
        ...

    def frames_free(self) -> int:
        """Return how many frames `write` would take; raise EarshotError if the device is lost."""
        ...

    def write(self, samples: FloatArray) -> int:
        """Take samples, shape [frames, channels], and return how many frames were taken."""
        ...

    def frames_played(self) -> int:
        """Return how many frames were heard since opening or the last `reset`."""
        ...

    def pause(self) -> None:
        """Fall silent at once and keep what is in the buffer."""
        ...

    def resume(self) -> None:
        """Go on after `pause`."""
        ...

    def reset(self) -> None:
        """Drop what is in the buffer and count played frames from 0 again."""
        ...

    def set_volume(self, factor: float) -> None:
        """Scale all samples by a factor between 0 and 1."""
        ...

    def close(self) -> None:
        """Let go of the device."""
        ...


class NullOutput:
    """Consumes samples by the clock and remembers what would have been heard.

    Parameters
    ----------
    sample_rate
        The rate this output insists on, or None to take what is wished for.
    speed
        How many times faster than real time samples are consumed.
    buffer_seconds
        How much is taken ahead, in seconds of sound.
    keeps
        Whether what was heard is kept for `recording`.
    clock
        Seconds that only grow.

    Attributes
    ----------
    underruns
        How often the buffer ran empty.
    moving
        Set it to have the player close this output and open the next one.
    """

    def __init__(
        self,
        *,
        sample_rate: int | None = None,
        speed: float = 1.0,
        buffer_seconds: float = 0.4,
        keeps: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wish = sample_rate
        self.sample_rate = 0
        self.channels = 0
        self.volume = 1.0
        self.is_open = False
        self.underruns = 0
        self.device = ""
        self.moving = False
        self._speed = speed
        self._buffer_seconds = buffer_seconds
        self._keeps = keeps
        self._clock = clock
        self._running = False
        self._last = clock()
        self._written: list[FloatArray] = []
        self._heard: list[FloatArray] = []
        self._heard_frames = 0
        self._waiting = 0
        self._played = 0.0

    def choose(self, device: str) -> None:
        """Remember the device."""
        self.device = device

    def should_move(self) -> bool:
        """Whether `moving` was set since it was opened."""
        return self.moving

    def open(self, sample_rate: int, channels: int) -> None:
        """Get ready."""
        self.moving = False
        self.sample_rate = self._wish or sample_rate
        self.channels = channels
        self.is_open = True
        self.resume()

    def frames_free(self) -> int:
        """Return how many frames fit into the buffer now."""
        self._consume()
        return max(0, round(self._buffer_seconds * self.sample_rate) - self._waiting)

    def write(self, samples: FloatArray) -> int:
        """Take samples, shape [frames, channels]."""
        taken = min(len(samples), self.frames_free())
        if taken and self._keeps:
            self._written.append(samples[:taken].copy())
        self._waiting += taken
        return taken

    def frames_played(self) -> int:
        """Return how many frames were consumed since opening or the last `reset`."""
        self._consume()
        return int(self._played)

    def pause(self) -> None:
        """Stop consuming."""
        self._consume()
        self._running = False

    def resume(self) -> None:
        """Consume by the clock again."""
        self._last = self._clock()
        self._running = True

    def reset(self) -> None:
        """Drop what was not consumed."""
        self._consume()
        self._keep_heard()
        self._written, self._waiting, self._played = [], 0, 0.0

    def set_volume(self, factor: float) -> None:
        """Remember the volume; what is recorded is not scaled."""
        self.volume = factor

    def close(self) -> None:
        """Stop; the recording stays."""
        self.reset()
        self.is_open = False
        self._running = False

    def total_frames(self) -> int:
        """Return how many frames were heard since the output was made."""
        self._consume()
        return self._heard_frames + int(self._played)

    def recording(self) -> FloatArray:
        """Return everything heard so far, float32, shape [frames, channels]."""
        self._consume()
        pieces = [*self._heard, self._joined()[: int(self._played)]]
        return np.concatenate(pieces) if self.channels else np.empty((0, 2), np.float32)

    def _consume(self) -> None:
        now = self._clock()
        due = (now - self._last) * self.sample_rate * self._speed if self._running else 0.0
        self._last = now
        if due > self._waiting > 0:
            self.underruns += 1
        consumed = min(due, float(self._waiting))
        before = int(self._played)
        self._played += consumed
        self._waiting -= int(self._played) - before

    def _keep_heard(self) -> None:
        self._heard_frames += int(self._played)
        self._heard.append(self._joined()[: int(self._played)])

    def _joined(self) -> FloatArray:
        empty = np.empty((0, self.channels), np.float32)
        return np.concatenate([empty, *self._written])
