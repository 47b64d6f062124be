"""What other threads may tell the coordinator, and how they wake it."""

import threading
from multiprocessing import Pipe


class Controls:
    """Switches that any thread may set; each change wakes who waits on :attr:`connection`."""

    def __init__(self, *, paused: bool = False) -> None:
        self.connection, self._bell = Pipe(duplex=False)
        self._lock = threading.Lock()
        self._rung = False
        self._look_again = False
        self._preferred: list[int] = []
        self._closed = False
        self.paused = paused
        self.cancelled = False

    def set_paused(self, paused: bool) -> None:
        """Stop or resume handing out tracks."""
        self.paused = paused
        self.ring()

    def cancel(self) -> None:
        """End as soon as possible."""
        self.cancelled = True
        self.ring()

    def look_again(self) -> bool:
        """Ask for another look at the store, and tell whether somebody is left to take it."""
        with self._lock:
            self._look_again = not (self._closed or self.cancelled)
        self.ring()
        return self._look_again

    def ring(self) -> None:
        """Wake the coordinator."""
        with self._lock:
            if not self._rung and not self._closed:
                self._rung = True
                self._bell.send_bytes(b"!")

    def prefer(self, track_id: int) -> None:
        """Ask for a track to be taken before all others."""
        with self._lock:
            self._preferred.append(track_id)
        self.ring()

    def take_preferred(self) -> list[int]:
        """Return the tracks preferred since the last call, the latest wish last."""
        with self._lock:
            preferred, self._preferred = self._preferred, []
        return preferred

    def quiet(self) -> None:
        """Take note of being woken."""
        with self._lock:
            if self._rung:
                self.connection.recv_bytes()
                self._rung = False

    def take_look_again(self) -> bool:
        """Tell whether another look at the store was asked for since the last call."""
        with self._lock:
            asked, self._look_again = self._look_again, False
        return asked

    def close_unless_asked(self) -> bool:
        """End the conversation, unless another look at the store was asked for just now."""
        with self._lock:
            self._closed = not self._look_again
        return self._closed

    def refuse(self) -> None:
        """Take no more requests: the run is at its end."""
        with self._lock:
            self._closed = True

    def close(self) -> None:
        """Give the pipe back."""
        with self._lock:
            self._closed = True
            self.connection.close()
            self._bell.close()
