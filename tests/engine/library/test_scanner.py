"""Scanning and re-scanning folders of real files."""

import logging
import os
import shutil
from pathlib import Path

import pytest

from engine.errors import EarshotError
from engine.library import file_rows
from engine.library.scanner import ScanProgress, ScanReport, scan
from engine.library.tags import TaggedSound, read_tagged
from engine.store import browse, folders, ratings, tracks
from engine.store.browse import View
from engine.store.records import FolderRules, Track
from engine.store.store import Store
from tests.support.audio_files import noise, write_audio


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "music"
    for number in range(3):
        target = folder / "Some Artist" / "Some Album" / f"{number + 1:02} Song {number}.wav"
        target.parent.mkdir(parents=True, exist_ok=True)
        write_audio(target, noise(0.2, seed=number))
    return folder


def shown(store: Store, view: View | None = None) -> list[Track]:
    ids = store.read(browse.track_ids, view or View()).tolist()
    found = store.read(tracks.tracks_by_id, ids)
    return [found[track_id] for track_id in ids]


def numbers(report: ScanReport) -> tuple[int, int, int, int]:
    return report.found, report.added, report.updated, report.missing


def test_untagged_files_take_their_names_from_their_places(store: Store, music: Path) -> None:
    assert numbers(scan(store, [music])) == (3, 3, 0, 0)
    track = shown(store)[0]
    assert (track.title, track.artist, track.album) == ("Song 0", "Some Artist", "Some Album")
    assert track.track_number == 1
    assert track.duration == pytest.approx(0.2, abs=0.01)


def test_a_second_scan_reads_nothing(store: Store, music: Path) -> None:
    scan(store, [music])
    seen: list[ScanProgress] = []
    assert numbers(scan(store, [music], on_progress=seen.append)) == (3, 0, 0, 0)
    assert all(progress.read == 0 for progress in seen)


def test_only_changed_files_are_read_again_and_keep_their_ids(store: Store, music: Path) -> None:
    scan(store, [music])
    before = {track.path: track.id for track in shown(store)}
    path = sorted(before)[0]
    write_audio(path, noise(0.5, seed=9))
    assert numbers(scan(store, [music])) == (3, 0, 1, 0)
    after = {track.path: track for track in shown(store)}
    assert after[path].id == before[path]
    assert after[path].duration == pytest.approx(0.5, abs=0.01)


def test_a_touched_file_counts_as_changed(store: Store, music: Path) -> None:
    scan(store, [music])
    os.utime(shown(store)[0].path, (1, 1))
    assert numbers(scan(store, [music])) == (3, 0, 1, 0)


def test_vanished_files_are_missing_and_come_back(store: Store, music: Path) -> None:
    scan(store, [music])
    track = shown(store)[0]
    hidden = track.path.rename(track.path.with_suffix(".gone"))
    assert numbers(scan(store, [music])) == (2, 0, 0, 1)
    assert [gone.id for gone in shown(store, View("missing"))] == [track.id]
    assert numbers(scan(store, [music])) == (2, 0, 0, 0)
    hidden.rename(track.path)
    assert numbers(scan(store, [music])) == (3, 0, 0, 0)
    assert track.id in {present.id for present in shown(store)}


@pytest.mark.parametrize("leave_mount_point", [True, False])
def test_a_folder_that_is_not_mounted_is_left_alone(
    store: Store, music: Path, leave_mount_point: bool
) -> None:
    scan(store, [music])
    away = music.rename(music.with_name("away"))
    if leave_mount_point:
        music.mkdir()
    report = scan(store, [music])
    assert report.unavailable == (music,)
    assert report.missing == 0
    assert len(shown(store)) == 3
    assert not store.read(folders.all_folders)[0].available
    if leave_mount_point:
        music.rmdir()
    away.rename(music)
    scan(store, [music])
    assert store.read(folders.all_folders)[0].available


def test_an_unknown_folder_that_is_not_there_is_an_error_that_names_it(
    store: Store, tmp_path: Path
) -> None:
    with pytest.raises(EarshotError, match="nowhere"):
        scan(store, [tmp_path / "nowhere"])
    assert store.read(folders.all_folders) == []


def test_a_file_instead_of_a_folder_is_an_error(store: Store, music: Path) -> None:
    file = next(music.rglob("*.wav"))
    with pytest.raises(EarshotError, match="Song"):
        scan(store, [file])


def test_broken_and_empty_files_are_in_the_library_under_their_names(
    store: Store, music: Path
) -> None:
    (music / "Empty.flac").touch()
    (music / "Text.mp3").write_text("not music at all " * 50)
    assert numbers(scan(store, [music])) == (5, 5, 0, 0)
    assert {"Empty", "Text"} <= {track.title for track in shown(store)}


def test_an_inner_folder_can_be_scanned_by_itself(store: Store, music: Path) -> None:
    scan(store, [music])
    inner = music / "Some Artist"
    assert numbers(scan(store, [inner])) == (3, 0, 0, 0)
    assert [folder.path for folder in store.read(folders.all_folders)] == [music]
    shutil.rmtree(inner / "Some Album")
    (inner / "other.txt").touch()
    assert numbers(scan(store, [inner])) == (0, 0, 0, 3)


def test_a_cancelled_scan_keeps_what_it_has_and_marks_nothing_missing(
    store: Store, music: Path
) -> None:
    scan(store, [music])
    report = scan(store, [music], cancelled=lambda: True)
    assert report.cancelled
    assert report.missing == 0
    assert len(shown(store)) == 3


def test_progress_reaches_the_end(store: Store, music: Path) -> None:
    seen: list[ScanProgress] = []
    scan(store, [music], on_progress=seen.append)
    assert (seen[-1].read, seen[-1].to_read) == (3, 3)


def test_a_drive_that_is_unplugged_during_the_scan_keeps_its_tracks(
    store: Store, music: Path, tmp_path: Path
) -> None:
    scan(store, [music])

    def unplug() -> bool:
        # What is left of a drive that is not mounted is its empty folder.
        if any(music.iterdir()):
            music.rename(tmp_path / "unplugged")
            music.mkdir()
        return False

    report = scan(store, [music], cancelled=unplug)
    assert report.missing == 0
    assert len(shown(store)) == 3


def test_one_file_that_nobody_thought_of_does_not_end_the_scan(
    store: Store,
    music: Path,
    monkeypatch: pytest.MonkeyPatch,
    logged_errors: list[logging.LogRecord],
) -> None:
    def read(path: Path) -> TaggedSound:
        if "Song 1" in path.name:
            raise ZeroDivisionError
        return read_tagged(path)

    monkeypatch.setattr(file_rows, "read_tagged", read)
    report = scan(store, [music])
    assert len(shown(store)) == 2
    assert [problem.path.name for problem in report.problems] == ["02 Song 1.wav"]
    assert [record.levelname for record in logged_errors] == ["ERROR"]
    logged_errors.clear()


def test_what_a_folder_leaves_out_leaves_the_library_and_comes_back_as_it_was(
    store: Store, music: Path
) -> None:
    scan(store, [music])
    before = shown(store)
    store.write(ratings.rate, [before[1].id], 5)
    (folder,) = store.read(folders.all_folders)
    store.write(folders.set_rules, folder.id, FolderRules(excluded=("02*",)))
    assert scan(store, [music]).missing == 1
    assert [track.id for track in shown(store)] == [before[0].id, before[2].id]
    # It is not missing: the listener does not want it.
    assert shown(store, View("missing")) == []
    assert not scan(store, [music]).changed
    # A part of the folder obeys the same rules.
    assert not scan(store, [before[0].path.parent]).changed
    store.write(folders.set_rules, folder.id, FolderRules())
    scan(store, [music])
    assert [track.id for track in shown(store)] == [track.id for track in before]
    assert shown(store)[1].rating == 5


def test_a_folder_in_a_folder_is_looked_through_by_itself(store: Store, music: Path) -> None:
    apart = music / "Some Artist"
    write_audio(music / "loose.wav", noise(0.2))
    scan(store, [music])
    made = store.write(folders.separate_folder, apart)
    store.write(folders.set_rules, made.id, FolderRules(excluded=("01*",)))
    assert not scan(store, [music]).changed
    assert scan(store, [apart]).missing == 1
    assert not scan(store, [music, apart]).changed
    assert len(shown(store)) == 3


def test_a_folder_around_others_has_every_file_once(store: Store, music: Path) -> None:
    scan(store, [music / "Some Artist"])
    before = [track.id for track in shown(store)]
    assert numbers(scan(store, [music])) == (3, 0, 0, 0)
    assert [track.id for track in shown(store)] == before
    assert [folder.path for folder in store.read(folders.all_folders)] == [music]
