"""Rows for tests that need a library but no files."""

from collections.abc import Sequence
from pathlib import Path

from engine.store import folders, tracks
from engine.store.store import Store

FOLDER = Path("/music")


def add_tracks(store: Store, *rows: dict[str, object], folder: Path = FOLDER) -> list[int]:
    """Store tracks with these tags below a folder that need not exist; return their ids."""
    owner = store.write(folders.add_folder, folder)
    full = [_row(number, owner.id, folder, row) for number, row in enumerate(rows)]
    store.write(tracks.save_tracks, full)
    return ids_of(store, [Path(str(row["path"])) for row in full])


def ids_of(store: Store, paths: Sequence[Path]) -> list[int]:
    """Return the ids of tracks by their paths."""
    found = [store.read(tracks.track_at, path) for path in paths]
    return [track.id for track in found if track is not None]


def _row(number: int, folder_id: int, folder: Path, tags: dict[str, object]) -> dict[str, object]:
    path = folder / f"{number:06}.flac"
    defaults: dict[str, object] = {"title": f"Track {number}", "path": str(path)}
    return defaults | tags | {"folder_id": folder_id, "size": 1000 + number, "mtime_ns": 5}
