"""Opens the next file ahead of time, away from the thread that must not stall."""

from concurrent.futures import Future, ThreadPoolExecutor

from desktop.player.timeline import Source
from engine.audio.stream import AudioStream
from engine.errors import EarshotError


class Preloader:
    """Keeps at most one stream open in advance.

    Parameters
    ----------
    sample_rate, channels
        What the streams are to deliver.
    """

    def __init__(self, sample_rate: int, channels: int) -> None:
        self._sample_rate = sample_rate
        self._channels = channels
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="preload")
        self._source: Source | None = None
        self._future: Future[AudioStream] | None = None

    def prepare(self, source: Source) -> None:
        """Begin to open a source; another one opened in advance is let go."""
        if source == self._source or source.path is None:
            return
        self.discard()
        self._source = source
        self._future = self._executor.submit(self._open, source)

    def take(self, source: Source) -> AudioStream:
        """Return the source's stream, standing at its beginning.

        Raises
        ------
        EarshotError
            When the file cannot be opened.
        """
        if source != self._source or self._future is None:
            return self._open(source)
        future = self._future
        self._source = self._future = None
        return future.result()

    def discard(self) -> None:
        """Close what was opened in advance."""
        if self._future is not None:
            self._future.add_done_callback(_close_result)
        self._source = self._future = None

    def close(self) -> None:
        """Let go of everything."""
        self.discard()
        self._executor.shutdown()

    def _open(self, source: Source) -> AudioStream:
        if source.path is None:
            raise EarshotError(source.problem)
        return AudioStream(source.path, self._sample_rate, self._channels, span=source.span)


def _close_result(future: "Future[AudioStream]") -> None:
    if not future.cancelled() and future.exception() is None:
        future.result().close()
