"""An opened audio file: the one place that talks to FFmpeg's demuxers and decoders."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import av
from av.audio.stream import AudioStream as EncodedStream
from av.container import InputContainer

from engine import failures
from engine.errors import EarshotError

# A broken file makes FFmpeg chatty; what matters reaches the user as an EarshotError.
av.logging.set_level(None)

# Playlists disguised as audio must not make FFmpeg open network addresses. WAV may hide DTS, and
# FFmpeg would look for it in whole megabytes where the first packets tell.
_OPEN_OPTIONS = {"protocol_whitelist": "file", "max_probe_packets": "4"}
# A jump that lands this far before its goal means that the index is useless.
FARTHEST_LANDING_SECONDS = 30.0


class SeekError(Exception):
    """A file has no usable index; it can still be read from beginning to end."""


class AudioSource:
    """One audio file, open for seeking and decoding.

    Parameters
    ----------
    path
        The file to open.
    fast_seek
        Jump to an estimated place in formats without an index, instead of parsing everything
        before it. Places may then be off by a second or so.

    Raises
    ------
    EarshotError
        When the file cannot be opened or holds no audio.
    """

    def __init__(self, path: Path, *, fast_seek: bool = False) -> None:
        self.path = path
        self._container = _open_container(path, fast_seek=fast_seek)
        try:
            self._stream = self._choose_stream()
        except EarshotError:
            self._container.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._container.close()

    @property
    def sample_rate(self) -> int:
        """Frames a second."""
        return self._stream.codec_context.sample_rate

    @property
    def channels(self) -> int:
        """Number of channels."""
        return self._stream.codec_context.channels

    @property
    def codec(self) -> str:
        """FFmpeg's name of the codec, for example ``flac``."""
        return str(self._stream.codec_context.codec.name)

    @property
    def bit_rate(self) -> int | None:
        """Bits a second, or None when the file does not tell."""
        return self._stream.codec_context.bit_rate or self._container.bit_rate or None

    @property
    def duration(self) -> float | None:
        """Seconds of audio as the file claims, or None when it makes no claim."""
        if self._stream.duration is not None and self._stream.time_base is not None:
            seconds = float(self._stream.duration * self._stream.time_base)
        elif self._container.duration is not None:
            seconds = self._container.duration / av.time_base
        else:
            return None
        return seconds if seconds > 0 else None

    @property
    def _start_time(self) -> float:
        """The timestamp, in seconds, of the first sample."""
        if self._stream.start_time is None or self._stream.time_base is None:
            return 0.0
        return float(self._stream.start_time * self._stream.time_base)

    def seek(self, seconds: float) -> None:
        """Go to the last place at or before `seconds` where decoding can start.

        Raises
        ------
        SeekError
            When the file cannot be sought in.
        """
        try:
            self._container.seek(self._ticks(seconds), stream=self._stream)
        except (av.FFmpegError, OSError) as error:
            raise SeekError(str(self.path)) from error

    def frames(self, since: float = 0.0) -> Iterator[tuple[float | None, av.AudioFrame]]:
        """Decode from the present place on, stepping over damaged parts.

        Parameters
        ----------
        since
            After a jump to this time in seconds: what lies between the landing and this time is
            not decoded, as far as the file tells the times of its packets. Leave room for the
            decoder to converge.

        Yields
        ------
        tuple
            The frame's time in seconds since the beginning of the audio, or None when the file
            carries no timestamps, and the decoded frame.

        Raises
        ------
        SeekError
            When the jump landed so far before `since` that the file's index must be useless.
        """
        start = self._start_time
        for packet in self._packets_since(since) if since > 0.0 else self._packets():
            try:
                decoded = self._stream.decode(packet)
            except av.FFmpegError:
                continue
            for frame in decoded:
                yield (None if frame.time is None else frame.time - start), frame

    def measure_duration(self) -> float | None:
        """Return the seconds of audio, found by walking through the file from here to its end."""
        time_base = self._stream.time_base
        ticks = sum(packet.duration or 0 for packet in self._packets())
        return float(ticks * time_base) if ticks and time_base is not None else None

    def _packets_since(self, seconds: float) -> "Iterator[av.Packet[EncodedStream]]":
        """Demux from the last packet on which ends before a time, for the next leans on it."""
        goal = self._ticks(seconds)
        farthest = self._ticks(seconds - FARTHEST_LANDING_SECONDS)
        packets = self._packets()
        before = None
        for packet in packets:
            end = None if packet.pts is None else packet.pts + (packet.duration or 0)
            if end is not None and end < farthest:
                raise SeekError(str(self.path))
            if end is None or end >= goal or not packet.duration:
                if before is not None:
                    yield before
                yield packet
                break
            before = packet
        yield from packets

    def _ticks(self, seconds: float) -> int:
        """Return the timestamp that stands for a time since the beginning of the audio."""
        assert self._stream.time_base is not None
        return int((seconds + self._start_time) / self._stream.time_base)

    def _packets(self) -> "Iterator[av.Packet[EncodedStream]]":
        """Demux until the end of the file or of what can be read of it."""
        with contextlib.suppress(av.FFmpegError, OSError):
            yield from self._container.demux(self._stream)

    def _choose_stream(self) -> EncodedStream:
        """Pick the audio stream and have everything else, such as covers, skipped."""
        chosen = self._container.streams.best("audio")
        if not isinstance(chosen, EncodedStream) or not chosen.codec_context.sample_rate:
            raise EarshotError(failures.NO_AUDIO.format(path=self.path))
        for stream in self._container.streams:
            if stream is not chosen:
                stream.discard = av.stream.Discard.all
        # Analysis runs one process a core and playback is light: threads only cost.
        chosen.codec_context.thread_count = 1
        return chosen


def _open_container(path: Path, *, fast_seek: bool) -> InputContainer:
    """Open a file, turning every failure into a sentence for the user."""
    options = _OPEN_OPTIONS | ({"fflags": "fastseek"} if fast_seek else {})
    try:
        # An absolute name: FFmpeg would take the start of “AC: DC.mp3” for a protocol.
        return av.open(
            os.path.abspath(path),  # noqa: PTH100 (keeps symbolic links)
            mode="r",
            options=options,
            metadata_errors="ignore",
        )
    except (av.FFmpegError, OSError) as error:
        raise EarshotError(_why_unreadable(path, error)) from error


def _why_unreadable(path: Path, error: Exception) -> str:
    """Explain in one sentence why a file could not be opened."""
    if isinstance(error, FileNotFoundError):
        return failures.GONE.format(path=path)
    if isinstance(error, PermissionError):
        return failures.FORBIDDEN.format(path=path)
    if path.is_dir():
        return failures.FOLDER.format(path=path)
    if path.is_file() and path.stat().st_size == 0:
        return failures.EMPTY.format(path=path)
    return failures.NOT_AUDIO.format(path=path)
