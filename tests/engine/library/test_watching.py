"""Watched folders: real changes on a real disk."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.library import watching
from engine.library.watching import FolderWatcher


class Told:
    """What a watcher told."""

    def __init__(self) -> None:
        self.places: list[Path] = []
        self._lock = threading.Condition()

    def __call__(self, places: list[Path]) -> None:
        with self._lock:
            self.places += places
            self._lock.notify_all()

    def wait_for(self, *places: Path) -> None:
        with self._lock:
            done = self._lock.wait_for(lambda: {*places} <= {*self.places}, timeout=20)
        assert done, self.places


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def watch(told: Told, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., FolderWatcher]]:
    monkeypatch.setattr(watching, "QUIET_SECONDS", 0.2)
    watchers: list[FolderWatcher] = []

    def make(*folders: Path) -> FolderWatcher:
        watchers.append(FolderWatcher(told))
        watchers[-1].watch(folders)
        return watchers[-1]

    yield make
    for watcher in watchers:
        watcher.close()


def test_new_changed_moved_and_deleted_music_is_told_of(
    tmp_path: Path, told: Told, watch: Callable[..., FolderWatcher]
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "old.flac").touch()
    (tmp_path / "b" / "stays.flac").touch()
    watch(tmp_path)
    (tmp_path / "a" / "new.flac").touch()
    told.wait_for(tmp_path / "a")
    told.places.clear()
    (tmp_path / "a" / "old.flac").rename(tmp_path / "b" / "old.flac")
    told.wait_for(tmp_path / "a", tmp_path / "b")
    told.places.clear()
    (tmp_path / "b" / "old.flac").unlink()
    told.wait_for(tmp_path / "b")


def test_a_folder_that_vanishes_or_is_emptied_is_told_of_by_the_one_above(
    tmp_path: Path, told: Told, watch: Callable[..., FolderWatcher]
) -> None:
    (tmp_path / "artist" / "album").mkdir(parents=True)
    (tmp_path / "artist" / "album" / "one.flac").touch()
    (tmp_path / "artist" / "notes.txt").touch()
    watch(tmp_path)
    (tmp_path / "artist" / "album" / "one.flac").unlink()
    told.wait_for(tmp_path / "artist")


def test_what_is_no_music_and_hidden_copies_are_passed_over(
    tmp_path: Path, told: Told, watch: Callable[..., FolderWatcher]
) -> None:
    watch(tmp_path)
    (tmp_path / "notes.txt").touch()
    (tmp_path / ".song.flac.part.flac").touch()
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "song.flac").touch()
    told.wait_for(tmp_path)
    assert set(told.places) <= {tmp_path, tmp_path / "later"}


def test_many_changes_are_told_once(
    tmp_path: Path, told: Told, watch: Callable[..., FolderWatcher]
) -> None:
    watch(tmp_path)
    for number in range(50):
        (tmp_path / f"{number}.flac").touch()
    told.wait_for(tmp_path)
    time.sleep(0.5)
    assert len(told.places) <= 5


def test_what_cannot_be_watched_is_named_again_and_again(
    tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LOOK_AGAIN_SECONDS", 0.1)
    watcher = FolderWatcher(told)
    try:
        away = tmp_path / "not mounted"
        watcher.watch([away])
        assert watcher.unwatched == {away}
        told.wait_for(away)
        away.mkdir()
        watcher.watch([away])
        assert watcher.unwatched == set()
    finally:
        watcher.close()


def test_network_drives_are_told_by_their_mounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nnas:/x {tmp_path.resolve()}/nas nfs4 rw 0 0\n")
    monkeypatch.setattr(watching, "_MOUNTS", mounts)
    (tmp_path / "nas" / "music").mkdir(parents=True)
    assert watching._is_remote(tmp_path / "nas" / "music")
    assert not watching._is_remote(tmp_path)


def test_a_folder_no_longer_watched_is_silent(
    tmp_path: Path, told: Told, watch: Callable[..., FolderWatcher]
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    watcher = watch(tmp_path / "a", tmp_path / "b")
    watcher.watch([tmp_path / "b"])
    (tmp_path / "a" / "x.flac").touch()
    (tmp_path / "b" / "x.flac").touch()
    told.wait_for(tmp_path / "b")
    assert tmp_path / "a" not in told.places


def test_reading_is_no_change(
    tmp_path: Path, told: Told, watch: Callable[..., FolderWatcher]
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "song.flac").write_bytes(b"sound")
    watch(tmp_path)
    assert (tmp_path / "a" / "song.flac").read_bytes() == b"sound"
    assert list((tmp_path / "a").iterdir())
    (tmp_path / "b" / "song.flac").write_bytes(b"other sound")
    told.wait_for(tmp_path / "b")
    assert told.places == [tmp_path / "b"]
