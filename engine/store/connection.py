"""Opening the library file: WAL, upgrades with a backup, refusal of what is newer."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database, Migrations

from engine.errors import EarshotError
from engine.store.migrations import migrations
from engine.words import mark, translate

BUSY_SECONDS = 15.0
"""How long a connection waits for another process's write before it gives up."""

_RETRY_SECONDS = 0.05

_REMEDIES = (
    (
        "locked",
        mark(
            "Library",
            "“{path}” is being written by another program; close the other Earshot and try again.",
        ),
    ),
    (
        "full",
        mark("Library", "The disk that holds “{path}” is full; free some space and try again."),
    ),
    (
        "readonly",
        mark(
            "Library",
            "“{path}” cannot be written; check its permissions or choose another --library.",
        ),
    ),
    (
        "not a database",
        mark("Library", "“{path}” is not an Earshot library; choose another --library."),
    ),
    (
        "malformed",
        mark(
            "Library",
            "“{path}” is damaged; restore a .backup from beside it, or remove it and rescan.",
        ),
    ),
    (
        "unable to open",
        mark("Library", "“{path}” cannot be opened; check that its folder exists and is yours."),
    ),
    (
        "disk i/o",
        mark(
            "Library",
            "The disk that holds “{path}” failed to read or write; check it and try again.",
        ),
    ),
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file (locked, full, foreign …) into an EarshotError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        text = str(error).lower()
        for symptom, sentence in _REMEDIES:
            if symptom in text:
                raise EarshotError(translate("Library", sentence).format(path=path)) from error
        raise


def open_database(path: Path, *, steps: Migrations = migrations) -> Database:
    """Open the library file for reading and writing, creating or upgrading it as needed.

    The returned object belongs to the calling thread.

    Raises
    ------
    EarshotError
        When the file is foreign, damaged, locked, unwritable or made by a newer Earshot.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EarshotError(
            translate(
                "Library",
                "The folder “{folder}” cannot be made ({reason}); choose another --library.",
            ).format(folder=path.parent, reason=error.strerror)
        ) from error
    with explained(path):
        return _patiently(lambda: _open_upgraded(path, steps))


def _open_upgraded(path: Path, steps: Migrations) -> Database:
    database = _connect(path)
    try:
        _upgrade(database, path, steps)
    except BaseException:
        database.close()
        raise
    return database


def _patiently(attempt: Callable[[], Database]) -> Database:
    """Try again while another process makes the file: SQLite does not wait for that by itself."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            return attempt()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_SECONDS)


def open_reader(path: Path) -> Database:
    """Open a second connection to a library that is already up to date, for reading only."""
    with explained(path):
        database = _connect(path)
        database.execute("PRAGMA query_only=on")
        return database


def _connect(path: Path) -> Database:
    # Each connection is used by one thread; only the closing may come from another.
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
    database = Database(connection)
    connection.execute("PRAGMA journal_mode=wal")
    connection.execute("PRAGMA synchronous=normal")
    connection.execute("PRAGMA foreign_keys=on")
    connection.execute("PRAGMA cache_size=-16384")
    return database


def _upgrade(database: Database, path: Path, steps: Migrations) -> None:
    _refuse_newer(database, path, steps)
    if not steps.pending(database):
        return
    # One process upgrades, others wait; what it found before it had the lock may be outdated.
    database.conn.execute("BEGIN IMMEDIATE")
    with database.conn:
        pending = steps.pending(database)
        applied = steps.applied(database)
        if pending and not applied and database.table_names():
            raise EarshotError(
                translate(
                    "Library", "“{path}” is not an Earshot library; choose another --library."
                ).format(path=path)
            )
        if pending and applied:
            _back_up(path, before=pending[0].name)
        steps.apply(database)


def _refuse_newer(database: Database, path: Path, steps: Migrations) -> None:
    known = _names(steps)
    if any(step.name not in known for step in steps.applied(database)):
        raise EarshotError(
            translate(
                "Library",
                "“{path}” was made by a newer Earshot; update Earshot or choose another --library.",
            ).format(path=path)
        )


def _names(steps: Migrations) -> set[str]:
    """Names of all steps, applied or not: what would be pending in an empty database."""
    with closing(sqlite3.connect(":memory:")) as empty:
        return {step.name for step in steps.pending(Database(empty))}


def _back_up(path: Path, *, before: str) -> None:
    """Copy the file as it was before the step `before`, over a connection of its own."""
    target = path.with_name(f"{path.name}.before-{before}.backup")
    partial = target.with_name(target.name + ".part")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(partial)) as copy:
        source.backup(copy)
    partial.replace(target)
