"""Who may touch the library file, and on which thread."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlite_utils import Database

from engine.store.connection import explained, open_database, open_reader

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class Store:
    """One library file: a single thread writes, every thread reads on a connection of its own.

    Parameters
    ----------
    path
        The SQLite file; created with its folder if it is not there.

    Raises
    ------
    EarshotError
        When the file cannot be used; the sentence names it and the remedy.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._readers: list[tuple[threading.Thread, Database]] = []
        self._lock = threading.Lock()
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store-writer")
        self._closed = False
        try:
            self._database: Database = self._executor.submit(open_database, path).result()
        except BaseException:
            self._executor.shutdown()
            raise

    def read(
        self,
        function: Callable[Concatenate[Database, Parameters], Result],
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result:
        """Run ``function(database, …)`` here and now on this thread's reading connection."""
        with explained(self.path):
            return function(self._reader(), *args, **kwargs)

    def submit(
        self,
        function: Callable[Concatenate[Database, Parameters], Result],
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Future[Result]:
        """Queue ``function(database, …)`` on the writing thread, in one transaction."""
        return self._executor.submit(lambda: self._in_transaction(function, *args, **kwargs))

    def write(
        self,
        function: Callable[Concatenate[Database, Parameters], Result],
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result:
        """Like :meth:`submit`, and wait for the result."""
        return self.submit(function, *args, **kwargs).result()

    def close(self) -> None:
        """Finish what is queued and close every connection; calling it twice is harmless."""
        if self._closed:
            return
        self._closed = True
        self._executor.submit(self._database.close)
        self._executor.shutdown(wait=True)
        for _, reader in self._readers:
            reader.conn.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _in_transaction(
        self,
        function: Callable[Concatenate[Database, Parameters], Result],
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result:
        with explained(self.path), self._database.atomic():
            return function(self._database, *args, **kwargs)

    def _reader(self) -> Database:
        database: Database | None = getattr(self._local, "database", None)
        if database is None:
            database = open_reader(self.path)
            self._local.database = database
            with self._lock:
                self._close_orphans()
                self._readers.append((threading.current_thread(), database))
        return database

    def _close_orphans(self) -> None:
        """Close the connections of threads that have ended."""
        for thread, reader in self._readers:
            if not thread.is_alive():
                reader.conn.close()
        self._readers = [entry for entry in self._readers if entry[0].is_alive()]
