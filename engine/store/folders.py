"""The folders a library consists of."""

import time
from pathlib import Path

from sqlite_utils import Database

from engine.store.records import Folder


def all_folders(database: Database) -> list[Folder]:
    """Return the listener's folders in the order of their paths."""
    rows = database.execute("SELECT id, path, available FROM folders ORDER BY path")
    return [Folder(row[0], Path(row[1]), bool(row[2])) for row in rows]


def add_folder(database: Database, path: Path) -> Folder:
    """Remember a folder; one that is there already, or lies in one that is, is not added again."""
    for folder in all_folders(database):
        if path.is_relative_to(folder.path):
            return folder
    database.execute(
        "INSERT INTO folders(path, added_at) VALUES (?, ?) ON CONFLICT(path) DO NOTHING",
        [str(path), time.time()],
    )
    row = database.execute(
        "SELECT id, path, available FROM folders WHERE path = ?", [str(path)]
    ).fetchone()
    return Folder(row[0], Path(row[1]), bool(row[2]))


def remove_folder(database: Database, folder_id: int) -> None:
    """Forget a folder with its tracks and vectors; the files stay untouched."""
    database.execute("DELETE FROM folders WHERE id = ?", [folder_id])


def set_available(database: Database, folder_id: int, available: bool) -> None:
    """Note whether the folder is there at the moment (a drive may not be mounted)."""
    database.execute("UPDATE folders SET available = ? WHERE id = ?", [int(available), folder_id])
