"""The folders a library consists of, each with its rules. Every file belongs to the innermost."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from engine.store.path_ranges import below
from engine.store.records import Folder, FolderRules

_SELECT = "SELECT id, path, available, watched, in_radio, excluded FROM folders"


def all_folders(database: Database) -> list[Folder]:
    """Return the listener's folders in the order of their paths."""
    return [_folder(row) for row in database.execute(f"{_SELECT} ORDER BY path")]


def folder_of(folders: Sequence[Folder], path: Path) -> Folder | None:
    """Return the innermost of these folders that a path lies in, or is, if any."""
    around = [folder for folder in folders if path.is_relative_to(folder.path)]
    return max(around, key=lambda folder: len(folder.path.parts), default=None)


def folders_within(folders: Sequence[Folder], path: Path) -> list[Folder]:
    """Return those of these folders that lie below a path."""
    return [one for one in folders if one.path != path and one.path.is_relative_to(path)]


def add_folder(database: Database, path: Path) -> Folder:
    """Remember a folder; one that is there already, or lies in one that is, is not added again.

    Folders of the list that lie in a new one become part of it, unless they have rules of their
    own; their tracks stay what they are.
    """
    known = all_folders(database)
    around = folder_of(known, path)
    if around is not None:
        return around
    folder = _insert(database, path)
    for part in folders_within(known, path):
        if part.rules == FolderRules():
            _hand_over(database, part.id, folder.id)
    return folder


def separate_folder(database: Database, path: Path) -> Folder:
    """Let a part of a folder be one of its own, with the rules that it has had so far."""
    around = folder_of(all_folders(database), path)
    if around is not None and around.path == path:
        return around
    folder = _insert(database, path)
    if around is not None:
        set_rules(database, folder.id, around.rules)
        for table in ("tracks", "cue_sheets"):
            database.execute(
                f"UPDATE {table} SET folder_id = ? WHERE folder_id = ? AND path >= ? AND path < ?",
                [folder.id, around.id, *below(path)],
            )
    return _by_id(database, folder.id)


def set_rules(database: Database, folder_id: int, rules: FolderRules) -> None:
    """Give a folder other rules; the next scan obeys them."""
    database.execute(
        "UPDATE folders SET watched = ?, in_radio = ?, excluded = ? WHERE id = ?",
        [int(rules.watched), int(rules.in_radio), "\n".join(rules.excluded), folder_id],
    )


def remove_folder(database: Database, folder_id: int) -> None:
    """Forget a folder with its tracks and vectors; the files stay untouched.

    One that lies in another becomes part of that again, and its tracks stay.
    """
    known = all_folders(database)
    gone = next((folder for folder in known if folder.id == folder_id), None)
    around = folder_of(known, gone.path.parent) if gone else None
    if around is not None:
        _hand_over(database, folder_id, around.id)
    else:
        database.execute("DELETE FROM folders WHERE id = ?", [folder_id])


def set_available(database: Database, folder_id: int, available: bool) -> None:
    """Note whether the folder is there at the moment (a drive may not be mounted)."""
    database.execute("UPDATE folders SET available = ? WHERE id = ?", [int(available), folder_id])


def _insert(database: Database, path: Path) -> Folder:
    cursor = database.execute(
        "INSERT INTO folders(path, added_at) VALUES (?, ?)", [str(path), time.time()]
    )
    return _by_id(database, int(cursor.lastrowid or 0))


def _hand_over(database: Database, folder_id: int, to: int) -> None:
    for table in ("tracks", "cue_sheets"):
        database.execute(f"UPDATE {table} SET folder_id = ? WHERE folder_id = ?", [to, folder_id])
    database.execute("DELETE FROM folders WHERE id = ?", [folder_id])


def _by_id(database: Database, folder_id: int) -> Folder:
    return _folder(database.execute(f"{_SELECT} WHERE id = ?", [folder_id]).fetchone())


def _folder(row: Sequence[Any]) -> Folder:
    number, path, available, watched, in_radio, excluded = row
    rules = FolderRules(bool(watched), bool(in_radio), tuple(excluded.splitlines()))
    return Folder(number, Path(path), bool(available), rules)
