"""Writes results as they come, one transaction at a time."""

from collections.abc import Callable
from concurrent.futures import Future

from engine.encoder.bundle import ModelBundle
from engine.store import analyses
from engine.store.records import AnalysisResult
from engine.store.store import Store


class ResultWriter:
    """Writes at once when the last transaction is through, else together with what comes next.

    So nothing waits for company, and many small results still cost few transactions.

    Parameters
    ----------
    store, bundle
        Where to, and for which model.
    notify
        Called on the store's thread when a transaction has ended.
    """

    def __init__(self, store: Store, bundle: ModelBundle, notify: Callable[[], None]) -> None:
        self._store = store
        self._model = (bundle.id, bundle.version)
        self._notify = notify
        self._gathered: list[AnalysisResult] = []
        self._being_written: list[AnalysisResult] = []
        self._transaction: Future[None] | None = None

    @property
    def unsaved(self) -> int:
        """How many results are not on disk yet."""
        return len(self._gathered) + len(self._being_written)

    def add(self, result: AnalysisResult) -> None:
        """Take a result; :meth:`advance` writes it."""
        self._gathered.append(result)

    def advance(self) -> list[AnalysisResult]:
        """Return what has reached the disk since the last call, and go on writing.

        Raises
        ------
        EarshotError
            When the store cannot be written.
        """
        written: list[AnalysisResult] = []
        if self._transaction is not None and self._transaction.done():
            self._transaction.result()
            written, self._being_written = self._being_written, []
            self._transaction = None
        if self._gathered and self._transaction is None:
            self._begin()
        return written

    def finish(self) -> list[AnalysisResult]:
        """Write all there is, wait for it and return it."""
        written: list[AnalysisResult] = []
        while self.unsaved:
            if self._transaction is not None:
                self._transaction.result()
            written += self.advance()
        return written

    def _begin(self) -> None:
        self._being_written, self._gathered = self._gathered, []
        self._transaction = self._store.submit(
            analyses.save_results, *self._model, self._being_written
        )
        self._transaction.add_done_callback(lambda _: self._notify())
