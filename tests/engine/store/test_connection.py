"""Opening, upgrading and refusing library files."""

import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from engine.errors import EarshotError
from engine.store.connection import open_database, open_reader
from engine.store.migrations import migrations
from engine.store.store import Store


def upgraded_schema() -> Migrations:
    """Today's schema and one step more, as a later Earshot would have it."""
    later = Migrations(migrations.name)
    for step in migrations._migrations:
        later(name=step.name)(step.fn)

    @later()
    def add_mood(database: Database) -> None:
        database.execute("ALTER TABLE tracks ADD COLUMN mood TEXT")

    return later


def test_a_new_file_gets_the_whole_schema_in_wal_mode(tmp_path: Path) -> None:
    database = open_database(tmp_path / "deep" / "library.db")
    assert {"folders", "tracks", "analyses", "queue_entries", "settings"} <= set(
        database.table_names()
    )
    assert database.journal_mode == "wal"
    database.close()


def test_opening_twice_changes_nothing_and_makes_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    open_database(path).close()
    open_database(path).close()
    assert not list(tmp_path.glob("*.backup"))


def test_an_upgrade_keeps_the_rows_and_a_backup_of_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    database = open_database(path)
    database.execute("INSERT INTO folders(path, added_at) VALUES ('/music', 1)")
    database.conn.commit()
    database.close()

    database = open_database(path, steps=upgraded_schema())
    assert "mood" in database["tracks"].columns_dict
    assert database.execute("SELECT path FROM folders").fetchall() == [("/music",)]
    database.close()

    backup = tmp_path / "library.db.before-add_mood.backup"
    with closing(sqlite3.connect(backup)) as old:
        assert old.execute("SELECT path FROM folders").fetchall() == [("/music",)]
        assert "mood" not in {row[1] for row in old.execute("PRAGMA table_info(tracks)")}


def test_a_failing_upgrade_leaves_the_old_schema(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    open_database(path).close()
    steps = upgraded_schema()

    @steps()
    def breaks(database: Database) -> None:
        database.execute("CREATE TABLE half (id)")
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        open_database(path, steps=steps)
    database = open_database(path, steps=upgraded_schema())
    assert "half" not in database.table_names()
    database.close()


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    open_database(path, steps=upgraded_schema()).close()
    with pytest.raises(EarshotError, match=r"library\.db.*newer Earshot"):
        open_database(path)


def test_foreign_files_are_refused_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("shopping list " * 100)
    with pytest.raises(EarshotError, match="not an Earshot library"):
        open_database(text)
    assert text.read_text().startswith("shopping list")

    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE recipes (id)")
    with pytest.raises(EarshotError, match="not an Earshot library"):
        open_database(other)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EarshotError, match="file"):
        open_database(tmp_path / "file" / "library.db")


def test_a_locked_file_is_an_error_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.store.connection.BUSY_SECONDS", 0.1)
    path = tmp_path / "library.db"
    with Store(path) as store, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EarshotError, match=r"library\.db.*another program"):
            store.write(lambda database: database.execute("DELETE FROM settings"))
        other.rollback()
        store.write(lambda database: database.execute("DELETE FROM settings"))


def test_processes_may_make_the_same_library_at_the_same_time(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    code = (
        "import sys; from pathlib import Path; from engine.store.store import Store;"
        "sys.stdin.readline(); Store(Path(sys.argv[1])).close()"
    )
    command = [sys.executable, "-c", code, str(path)]
    processes = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)
    ]
    time.sleep(1.0)
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(b"go\n")
        process.stdin.flush()
    errors = [process.communicate()[1].decode() for process in processes]
    assert [process.returncode for process in processes] == [0] * 4, errors


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    open_database(path).close()
    reader = open_reader(path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.execute("DELETE FROM tracks")
    reader.close()


def test_a_write_that_fails_leaves_nothing_behind(store: Store) -> None:
    def half(database: Database) -> None:
        database.execute("INSERT INTO settings VALUES ('a', '1')")
        raise ValueError("changed my mind")

    with pytest.raises(ValueError, match="changed my mind"):
        store.write(half)
    assert store.read(lambda d: d.execute("SELECT count(*) FROM settings").fetchone()) == (0,)


def test_connections_of_ended_threads_are_given_back(store: Store) -> None:
    def open_files() -> int:
        links = [link for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
        return sum(str(store.path) in str(link.readlink()) for link in links)

    def read() -> None:
        thread = threading.Thread(target=lambda: store.read(lambda d: d.table_names()))
        thread.start()
        thread.join()

    read()
    before = open_files()
    for _ in range(20):
        read()
    assert open_files() <= before + 3
