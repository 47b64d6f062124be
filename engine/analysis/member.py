"""One worker process as its coordinator sees it: a pipe, the jobs it was given, and its end."""

import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from typing import Any

from engine.analysis.messages import Broken, Job, Ready
from engine.errors import EarshotError
from engine.words import translate

# Never fork: threads of the calling process and CUDA do not survive it.
_SPAWN = get_context("spawn")
_FAREWELL_SECONDS = 2.0
_START_SECONDS = 60.0


class Member:
    """A running worker process.

    Parameters
    ----------
    role
        One of the functions of :mod:`engine.analysis.worker`.
    arguments
        What the role takes after its connection.

    Raises
    ------
    EarshotError
        When the system gives no further process.

    Attributes
    ----------
    jobs
        What the worker was given and has not answered; it works on the first.
    ready
        What the worker said when it had started.
    dead
        True once the pipe has ended and everything in it was read.
    waited
        Seconds for which the first job, or the start, has been waited for.
    """

    def __init__(self, role: Callable[..., None], *arguments: Any) -> None:
        self.jobs: deque[Job] = deque()
        self.ready: Ready | None = None
        self.dead = False
        self.waited = 0.0
        self.connection, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=role, args=(theirs, *arguments), daemon=True)
        try:
            with _without_interrupts():
                self._process.start()
        except OSError as error:
            raise EarshotError(
                translate(
                    "Library",
                    "No process for the analysis could be started ({reason}); close other programs"
                    " and try again.",
                ).format(reason=error.strerror)
            ) from error
        theirs.close()

    def send(self, message: object) -> bool:
        """Send, and tell whether there was somebody to send to."""
        try:
            self.connection.send(message)
        except OSError:
            return False
        return True

    def receive(self) -> Iterator[Any]:
        """Yield the answers that have come, without waiting for more.

        Raises
        ------
        EarshotError
            When the worker says that this work cannot be done at all.
        """
        while not self.dead:
            try:
                message = self.connection.recv() if self.connection.poll() else None
            except (EOFError, OSError):
                self.dead = True
                return
            if message is None:
                return
            if isinstance(message, Broken):
                raise EarshotError(message.reason)
            if isinstance(message, Ready):
                self.ready = message
                self.waited = 0.0
            else:
                yield message

    def overdue(self, patience: float) -> bool:
        """Tell whether it was waited for too long; starting may take its time."""
        return self.waited > (patience if self.ready else max(patience, _START_SECONDS))

    def close(self) -> None:
        """End the process now, whatever it is doing: it owns nothing that could be left half done.

        One that hangs in the kernel, on a lost network drive, is not waited for.
        """
        self.dead = True
        self.connection.close()
        self._process.kill()
        self._process.join(_FAREWELL_SECONDS)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Keep Ctrl-C from a process that has not yet got to ignoring it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Started later, the tracker would undo the mask.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
