"""One source being decoded: at the output's rate, at its own gain, at the wanted speed."""

import numpy as np

from desktop.player.outputs import FloatArray
from desktop.player.timeline import Source
from engine.audio.stream import AudioStream
from engine.audio.tempo import Tempo

_RAMP_SECONDS = 0.5


class Deck:
    """Hands out the samples of a source.

    Parameters
    ----------
    source
        What is played.
    stream
        Its samples; the deck closes it.
    speed
        Seconds of the source that pass in a second.
    """

    def __init__(self, source: Source, stream: AudioStream, speed: float = 1.0) -> None:
        self.source = source
        self.stream = stream
        self.ended = False
        self._gain = self._wanted_gain = source.gain
        self._step = 0.0
        self._speed = speed
        self._tempo = self._new_tempo()
        self._ready: FloatArray = np.empty((0, stream.channels), np.float32)

    @property
    def speed(self) -> float:
        """Seconds of the source that pass in a second."""
        return self._speed

    @property
    def left(self) -> int | None:
        """Frames until the end of the source, or None while the end is out of sight."""
        return len(self._ready) if self.ended else None

    def read(self, frames: int, *, hold: int = 0) -> FloatArray:
        """Return the next samples, shape [k, channels] with k up to `frames`.

        k is smaller only near the end: the last `hold` frames of the source are held back, for
        something to be blended with them. To know the end in time more is decoded than handed
        out, little by little, until so much is in store.
        """
        self._decode(frames + min(hold, len(self._ready) + frames))
        allowed = len(self._ready) - (hold if self.ended else 0)
        taken = self._ready[: max(0, min(frames, allowed))]
        self._ready = self._ready[len(taken) :]
        return self._scaled(taken)

    def seek(self, seconds: float, speed: float) -> None:
        """Go on elsewhere in the source, at a speed."""
        self.stream.seek(seconds)
        self._speed = speed
        self._tempo = self._new_tempo()
        self._ready = self._ready[:0]
        self.ended = False

    def set_gain(self, gain: float) -> None:
        """Go over to another gain, without a jump."""
        self._wanted_gain = gain
        self._step = (gain - self._gain) / (_RAMP_SECONDS * self.stream.sample_rate)

    def close(self) -> None:
        """Let go of the file."""
        self.stream.close()

    def _decode(self, frames: int) -> None:
        """Have so many frames ready, unless the source ends before."""
        while len(self._ready) < frames and not self.ended:
            wanted = frames - len(self._ready)
            block = self.stream.read(wanted)
            self.ended = len(block) < wanted
            if self._tempo is not None:
                parts = [self._tempo.convert(block)]
                if self.ended:
                    parts.append(self._tempo.flush())
                block = np.concatenate(parts)
            self._ready = np.concatenate([self._ready, block])

    def _scaled(self, samples: FloatArray) -> FloatArray:
        if self._gain == self._wanted_gain:
            return samples if self._gain == 1.0 else samples * np.float32(self._gain)
        ramp = self._gain + self._step * np.arange(1, len(samples) + 1, dtype=np.float32)
        limit = np.minimum if self._step > 0 else np.maximum
        gains = limit(ramp, np.float32(self._wanted_gain))
        self._gain = float(gains[-1]) if len(gains) else self._gain
        if abs(self._gain - self._wanted_gain) <= abs(self._step):
            self._gain = self._wanted_gain
        return samples * gains[:, None]

    def _new_tempo(self) -> Tempo | None:
        if self._speed == 1.0:
            return None
        return Tempo(self.stream.sample_rate, self.stream.channels, self._speed)
