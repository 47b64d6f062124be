"""Sound through Qt's audio sink."""

import os
import time

import numpy as np
from PySide6.QtCore import QIODevice
from PySide6.QtMultimedia import (
    QAudioDevice,
    QAudioFormat,
    QAudioSink,
    QMediaDevices,
    QtAudio,
)

from desktop.player.outputs import FloatArray
from engine.errors import EarshotError
from engine.words import mark, translate

# Long enough to outlast a stalled disk or a busy interpreter. Stopping and seeking drop it, and
# Qt applies the volume behind it, so that a long buffer makes nothing slower.
_BUFFER_SECONDS = 1.0
# Qt asks PulseAudio for 20 ms, which drops out as soon as analysis keeps the processors busy. What
# the server holds outlasts a process that gets no processor; the volume lags behind by as much.
_PULSE_MILLISECONDS = "250"
_NO_DEVICE = mark("Playback", "No sound device was found; connect one and press play again.")
_LOST_DEVICE = mark("Playback", "The sound device stopped working; check it and press play again.")


class _Stopwatch:
    """Counts the seconds during which it ran."""

    def __init__(self) -> None:
        self._counted = 0.0
        self._since: float | None = None

    def run(self) -> None:
        if self._since is None:
            self._since = time.monotonic()

    def halt(self) -> None:
        self._counted, self._since = self.seconds(), None

    def seconds(self) -> float:
        running = 0.0 if self._since is None else time.monotonic() - self._since
        return self._counted + running


class QtAudioOutput:
    """An `AudioOutput` on a device that is looked up when it is opened.

    That is the chosen one, or the system's default while the chosen one is not plugged in.
    """

    def __init__(self) -> None:
        self._wanted = ""
        self._opened_device = QAudioDevice()
        self._devices: QMediaDevices | None = None
        self._devices_changed = False
        self._plugged_in: tuple[str, ...] = ()
        self._sink: QAudioSink | None = None
        self._device: QIODevice | None = None
        self._format = QAudioFormat()
        self._volume = 1.0
        self._written = 0
        self._running = _Stopwatch()

    @property
    def sample_rate(self) -> int:
        """Frames a second that the device takes."""
        return self._format.sampleRate()

    @property
    def channels(self) -> int:
        """Channels that the device takes."""
        return self._format.channelCount()

    def choose(self, device: str) -> None:
        """Say on which device to play, by its id; empty for the system's default."""
        self._wanted = device
        self._devices_changed = True

    def should_move(self) -> bool:
        """Whether another device than the open one is to be used now."""
        if self._sink is None or not self._devices_changed:
            return False
        self._devices_changed = False
        before, self._plugged_in = self._plugged_in, _plugged_in()
        device = wanted_device(self._wanted)
        if device.isNull():
            return False
        if device.id() != self._opened_device.id():
            return True
        # Qt may tell of a device that went and came back only once it is there again, while the
        # sound server has moved the sound elsewhere: a change after which all is as before.
        return _id_of(device) == self._wanted and self._plugged_in == before

    def open(self, sample_rate: int, channels: int) -> None:
        """Find the device and a format it takes.

        Raises
        ------
        EarshotError
            When there is no device, or none that takes 16-bit or float samples.
        """
        os.environ.setdefault("PULSE_LATENCY_MSEC", _PULSE_MILLISECONDS)
        self._watch_devices()
        device = wanted_device(self._wanted)
        if device.isNull():
            raise EarshotError(translate("Playback", _NO_DEVICE))
        self._format = _choose_format(device, sample_rate, channels)
        self._opened_device = device
        self._plugged_in = _plugged_in()
        self._sink = QAudioSink(device, self._format)
        self._sink.setBufferSize(self._format.bytesForDuration(round(_BUFFER_SECONDS * 1e6)))
        self._sink.setVolume(self._volume)

    def frames_free(self) -> int:
        """Return how many frames the sink takes now."""
        sink = self._opened()
        if self._device is None:
            return round(_BUFFER_SECONDS * self.sample_rate)
        if sink.state() == QtAudio.State.StoppedState:
            raise EarshotError(translate("Playback", _LOST_DEVICE))
        return sink.bytesFree() // self._format.bytesPerFrame()

    def write(self, samples: FloatArray) -> int:
        """Hand samples to the sink, which starts with the first ones."""
        if self._device is None:
            self._device = self._start()
            self._running.run()
        content = _encode(samples, self._format.sampleFormat())
        written = max(0, self._device.write(content))
        frames = written // self._format.bytesPerFrame()
        self._written += frames
        return frames

    def frames_played(self) -> int:
        """Return how many frames were heard since the sink started."""
        sink = self._opened()
        if self._device is None:
            return 0
        # What Qt has handed on, be it all, may still wait in the sound server.
        microseconds = round(self._running.seconds() * 1e6)
        if sink.state() != QtAudio.State.IdleState:
            microseconds = min(sink.processedUSecs(), microseconds)
        return min(self._written, self._format.framesForDuration(microseconds))

    def pause(self) -> None:
        """Suspend the sink."""
        if self._sink is not None and self._device is not None:
            self._running.halt()
            self._sink.suspend()

    def resume(self) -> None:
        """Resume the sink."""
        if self._sink is not None and self._device is not None:
            self._sink.resume()
            self._running.run()

    def reset(self) -> None:
        """Stop the sink and drop its buffer; the next `write` starts it again."""
        if self._sink is not None and self._device is not None:
            self._sink.reset()
        self._device = None
        self._written = 0
        self._running = _Stopwatch()

    def set_volume(self, factor: float) -> None:
        """Set the sink's volume."""
        self._volume = factor
        if self._sink is not None:
            self._sink.setVolume(factor)

    def close(self) -> None:
        """Let go of the device."""
        self.reset()
        if self._sink is not None:
            self._sink.stop()
            self._sink.deleteLater()
        self._sink = None
        if self._devices is not None:
            self._devices.deleteLater()
        self._devices = None

    def _watch_devices(self) -> None:
        """Hear of devices that come and go, in this thread, which has an event loop."""
        if self._devices is None:
            self._devices = QMediaDevices()
            self._devices.audioOutputsChanged.connect(self._note_devices)
        self._devices_changed = False

    def _note_devices(self) -> None:
        self._devices_changed = True

    def _opened(self) -> QAudioSink:
        if self._sink is None:
            raise EarshotError(translate("Playback", _NO_DEVICE))
        return self._sink

    def _start(self) -> QIODevice:
        device = self._opened().start()
        if device is None or self._opened().error() != QtAudio.Error.NoError:
            raise EarshotError(translate("Playback", _LOST_DEVICE))
        return device


def output_devices() -> list[tuple[str, str]]:
    """Return the ids and names of all devices that are plugged in."""
    return [(_id_of(device), device.description()) for device in QMediaDevices.audioOutputs()]


def wanted_device(wanted: str) -> QAudioDevice:
    """Return the device with an id, or else the system's default, which may be none at all."""
    for device in QMediaDevices.audioOutputs() if wanted else ():
        if _id_of(device) == wanted:
            return device
    return QMediaDevices.defaultAudioOutput()


def _plugged_in() -> tuple[str, ...]:
    """Return the ids of all devices, behind that of the default one."""
    default = _id_of(QMediaDevices.defaultAudioOutput())
    return (default, *sorted(map(_id_of, QMediaDevices.audioOutputs())))


def _id_of(device: QAudioDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


def _choose_format(device: QAudioDevice, sample_rate: int, channels: int) -> QAudioFormat:
    """Return the device's own rate in float or 16 bit; the wish where it has none."""
    preferred = device.preferredFormat()
    chosen = QAudioFormat()
    chosen.setChannelCount(channels)
    for rate in (preferred.sampleRate(), sample_rate):
        for kind in (QAudioFormat.SampleFormat.Float, QAudioFormat.SampleFormat.Int16):
            chosen.setSampleRate(rate)
            chosen.setSampleFormat(kind)
            if rate > 0 and device.isFormatSupported(chosen):
                return chosen
    raise EarshotError(
        translate("Playback", "The sound device “{device}” takes no stereo sound.").format(
            device=device.description()
        )
    )


def _encode(samples: FloatArray, kind: QAudioFormat.SampleFormat) -> bytes:
    """Return interleaved samples as the device wants them."""
    if kind == QAudioFormat.SampleFormat.Float:
        return np.ascontiguousarray(samples, dtype=np.float32).tobytes()
    return np.round(samples * 32767.0).astype(np.int16).tobytes()
