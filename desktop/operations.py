"""The one way to run engine work off the UI thread and to get its result back on it."""

import logging
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from engine.errors import EarshotError
from engine.words import translate

logger = logging.getLogger(__name__)

Result = TypeVar("Result")

_THREADS = 4
_PATIENCE_SECONDS = 2.0


class Operation:
    """A piece of work under way; once cancelled, neither result nor error is delivered."""

    def __init__(
        self,
        work: Callable[[], Any],
        on_done: Callable[[Any], None] | None,
        on_error: Callable[[EarshotError], None] | None,
    ) -> None:
        self.work = work
        self.on_done = on_done
        self.on_error = on_error
        self.cancelled = False

    def cancel(self) -> None:
        """Forget the result. Work that can stop early looks at `cancelled`."""
        self.cancelled = True


class Operations(QObject):
    """Runs work on a few threads; results and errors arrive on the thread that made this object.

    An :class:`EarshotError` goes to the operation's own ``on_error``, or else to `failed`. Any
    other exception is a bug and reaches ``sys.excepthook`` on the UI thread; ``on_error`` hears of
    it too, so that nobody waits for a result that never comes.
    """

    failed = Signal(str)
    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(_THREADS, thread_name_prefix="operation")
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._running: dict[Operation, Future[None]] = {}
        self._closed = False

    def run(
        self,
        work: Callable[[], Result],
        on_done: Callable[[Result], None] | None = None,
        on_error: Callable[[EarshotError], None] | None = None,
    ) -> Operation:
        """Run `work` on another thread; one of the callbacks follows on this one.

        After :meth:`close` nothing is run any more.
        """
        operation = Operation(work, on_done, on_error)
        if self._closed:
            operation.cancel()
            return operation
        self._running[operation] = self._executor.submit(self._work, operation)
        return operation

    @property
    def busy(self) -> bool:
        """Whether something runs or waits, or its result was not delivered yet."""
        return bool(self._running)

    def close(self, patience: float = _PATIENCE_SECONDS) -> bool:
        """Cancel what waits, wait some seconds for what runs; return whether all has ended.

        What does not end hangs in the kernel, on a drive that does not answer.
        """
        self._closed = True
        for operation in self._running:
            operation.cancel()
        self._executor.shutdown(wait=False, cancel_futures=True)
        # What was cancelled before it began never ends for `wait`.
        begun = [future for future in self._running.values() if not future.cancelled()]
        _, hanging = wait(begun, patience)
        if hanging:
            logger.warning("%d operations did not end in time.", len(hanging))
        return not hanging

    def _work(self, operation: Operation) -> None:
        result: object = None
        error: BaseException | None = None
        try:
            result = operation.work()
        except BaseException as caught:
            error = caught
        if not self._closed:
            self._finished.emit(operation, result, error)

    def _deliver(self, operation: Operation, result: object, error: Exception | None) -> None:
        self._running.pop(operation, None)
        if operation.cancelled:
            return
        if error is None:
            if operation.on_done:
                operation.on_done(result)
        elif isinstance(error, EarshotError):
            (operation.on_error or self._tell)(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)
            if operation.on_error:
                operation.on_error(bug_as_error(error))

    def _tell(self, error: EarshotError) -> None:
        self.failed.emit(str(error))


def bug_as_error(error: BaseException) -> EarshotError:
    """Put a bug into a sentence."""
    return EarshotError(
        translate("Window", "Something went wrong in Earshot: {problem}.").format(
            problem=str(error) or type(error).__name__
        )
    )
