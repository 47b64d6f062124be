"""Looks up what is typed over the map."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QTimer, Signal

from desktop.library.search_field import SearchField
from desktop.operations import Operation, Operations
from engine.errors import EarshotError
from engine.search.errors import QueryError
from engine.search.track_search import TrackSearch
from engine.store import browse
from engine.store.browse import View
from engine.store.store import Store

_TYPING_PAUSE_MILLISECONDS = 80


class MapSearch(QObject):
    """Searches while the listener types.

    Parameters
    ----------
    store, operations
        The library, and the way off the UI thread.
    search
        Understands what is typed.
    field
        Where it is typed.

    Signals
    -------
    found
        The ids of the matching tracks, int64 [n], or None for no query.
    """

    found = Signal(object)

    def __init__(
        self,
        store: Store,
        operations: Operations,
        search: TrackSearch,
        field: SearchField,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._operations = operations
        self._understand = search
        self._field = field
        self._searching: Operation | None = None
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MILLISECONDS)
        self._typing.timeout.connect(self._search)
        field.textChanged.connect(self._type)

    def _type(self, text: str) -> None:
        if text:
            self._typing.start()
        else:
            self._search()

    def _search(self) -> None:
        self._typing.stop()
        if self._searching:
            self._searching.cancel()
        query = self._field.text().strip()
        if not query:
            self._take(None)
            return
        self._searching = self._operations.run(lambda: self._find(query), self._take, self._fail)

    def _find(self, query: str) -> npt.NDArray[np.int64]:
        view = View(criterion=self._understand.criterion(query))
        return self._store.read(browse.track_ids, view)

    def _take(self, found: npt.NDArray[np.int64] | None) -> None:
        self._searching = None
        self._field.mark(0, 0)
        self._field.setToolTip("")
        self.found.emit(found)

    def _fail(self, error: EarshotError) -> None:
        """Point at what was not understood; what was found before stays."""
        self._searching = None
        start, end = (error.start, error.end) if isinstance(error, QueryError) else (0, 0)
        self._field.mark(start, end)
        self._field.setToolTip(str(error))
