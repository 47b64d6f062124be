"""Files are read in batches, each stored while the next is read: none is lost, no error either."""

import sqlite3
import threading
from pathlib import Path

import pytest

from engine.errors import EarshotError
from engine.library import file_reader, file_rows, scanner
from engine.library.scanner import scan
from engine.store import tracks
from engine.store.store import Store
from tests.support.audio_files import noise, write_audio

FILES = 7


@pytest.fixture
def music(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Seven files, two in a batch."""
    monkeypatch.setattr(scanner, "_BATCH", 2)
    folder = tmp_path / "music"
    for number in range(FILES):
        folder.mkdir(exist_ok=True)
        write_audio(folder / f"{number:02}.wav", noise(0.1, seed=number))
    return folder


def stored(store: Store) -> list[str]:
    rows = store.read(lambda database: database.execute("SELECT path FROM tracks").fetchall())
    return sorted(Path(path).stem for (path,) in rows)


def test_every_batch_arrives(store: Store, music: Path) -> None:
    assert scan(store, [music]).added == FILES
    assert stored(store) == [f"{number:02}" for number in range(FILES)]


@pytest.mark.parametrize("failing", [1, 2, 4])
def test_a_batch_that_cannot_be_stored_ends_the_scan_with_its_error(
    store: Store, music: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    calls = []

    def save(*arguments: object) -> None:
        calls.append(arguments)
        if len(calls) == failing:
            raise sqlite3.OperationalError("database or disk is full")
        save_files(*arguments)  # type: ignore[arg-type]

    save_files = tracks.save_files
    monkeypatch.setattr(tracks, "save_files", save)
    with pytest.raises(EarshotError, match="full"):
        scan(store, [music])
    assert len(stored(store)) == 2 * (failing - 1)


def test_a_cancelled_scan_stops_within_a_batch_and_keeps_those_before(
    store: Store, music: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_reader, "_READERS", 1)
    monkeypatch.setattr(scanner, "_BATCH", 3)
    read: list[str] = []
    cancelled = threading.Event()
    read_tagged = file_rows.read_tagged

    def note(path: Path) -> object:
        read.append(path.stem)
        if len(read) == 4:
            cancelled.set()
        return read_tagged(path)

    monkeypatch.setattr(file_rows, "read_tagged", note)
    report = scan(store, [music], cancelled=cancelled.is_set)
    assert report.cancelled
    assert read == ["00", "01", "02", "03"]
    assert stored(store) == ["00", "01", "02"]


def test_few_files_are_read_by_several_at_once(
    store: Store, music: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a slow drive the readers wait together: each of four gets one of four files."""
    monkeypatch.setattr(scanner, "_BATCH", 4)
    together = threading.Barrier(4, timeout=10)
    waiting = iter(range(4))
    read_tagged = file_rows.read_tagged

    def wait(path: Path) -> object:
        if next(waiting, None) is not None:
            together.wait()
        return read_tagged(path)

    monkeypatch.setattr(file_rows, "read_tagged", wait)
    assert scan(store, [music]).added == FILES
