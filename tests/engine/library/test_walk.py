"""Walking real folders: order, links, markers and what cannot be read."""

import errno
import os
import sys
from pathlib import Path

import pytest

from engine.library.walk import FoundFile, walk_audio_files


class Walked:
    """The result of one walk: paths relative to the root, and the reports."""

    def __init__(self, root: Path) -> None:
        self.reports: list[tuple[Path, OSError]] = []
        self.files: list[FoundFile] = list(
            walk_audio_files(root, on_unreadable=lambda *report: self.reports.append(report))
        )
        self.names = [file.path.relative_to(root).as_posix() for file in self.files]


def put(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"sound")


def test_files_come_sorted_a_folders_own_first(tmp_path: Path) -> None:
    put(tmp_path, "b/2.mp3", "b/10.mp3", "a/z/deep.flac", "a/x.ogg", "loose.opus", "a/notes.txt")
    walked = Walked(tmp_path)
    assert walked.names == ["loose.opus", "a/x.ogg", "a/z/deep.flac", "b/10.mp3", "b/2.mp3"]
    assert walked.reports == []


def test_size_and_time_are_those_of_the_file(tmp_path: Path) -> None:
    put(tmp_path, "a.mp3")
    os.utime(tmp_path / "a.mp3", ns=(5, 1_234_567_890_123_456_700))
    (file,) = Walked(tmp_path).files
    assert (file.size, file.mtime_ns) == (5, (tmp_path / "a.mp3").stat().st_mtime_ns)


def test_hidden_marked_and_system_folders_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, ".trash/a.mp3", "@eaDir/b.mp3", "ring/.nomedia", "ring/c.mp3", "ring/d/e.mp3")
    put(tmp_path, "$RECYCLE.BIN/f.mp3", "ok/g.mp3", "ok/._g.mp3", "quiet/.nomusic", "quiet/h.mp3")
    assert Walked(tmp_path).names == ["ok/g.mp3"]


def test_a_hidden_root_is_searched(tmp_path: Path) -> None:
    put(tmp_path, ".music/a.mp3")
    assert Walked(tmp_path / ".music").names == ["a.mp3"]


def test_a_folder_named_like_a_song_is_a_folder(tmp_path: Path) -> None:
    put(tmp_path, "Best of.mp3/a.mp3")
    assert Walked(tmp_path).names == ["Best of.mp3/a.mp3"]


def test_linked_folders_are_followed_but_never_in_a_loop(tmp_path: Path) -> None:
    put(tmp_path, "outside/x.mp3", "music/a/1.mp3")
    (tmp_path / "music/a/up").symlink_to(tmp_path / "music")
    (tmp_path / "music/a/self").symlink_to("self")
    (tmp_path / "music/link").symlink_to(tmp_path / "outside")
    walked = Walked(tmp_path / "music")
    assert walked.names == ["a/1.mp3", "link/x.mp3"]
    assert [path.name for path, _ in walked.reports] == ["self"]


def test_a_link_inside_the_tree_adds_no_second_copy(tmp_path: Path) -> None:
    put(tmp_path, "z/1.mp3")
    (tmp_path / "a").symlink_to(tmp_path / "z")
    assert Walked(tmp_path).names == ["z/1.mp3"]


def test_a_linked_file_is_found_and_a_dead_link_reported(tmp_path: Path) -> None:
    put(tmp_path, "outside/x.mp3", "music/keep.mp3")
    (tmp_path / "music/live.mp3").symlink_to(tmp_path / "outside/x.mp3")
    (tmp_path / "music/drive").symlink_to(tmp_path / "unplugged")
    walked = Walked(tmp_path / "music")
    assert walked.names == ["keep.mp3", "live.mp3"]
    ((path, error),) = walked.reports
    assert path == tmp_path / "music/drive"
    assert error.errno == errno.ENOENT


def test_a_missing_root_is_reported(tmp_path: Path) -> None:
    walked = Walked(tmp_path / "gone")
    assert walked.names == []
    assert [path for path, _ in walked.reports] == [tmp_path / "gone"]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every folder"
)
def test_a_locked_folder_is_reported(tmp_path: Path) -> None:
    put(tmp_path, "locked/a.mp3", "open/b.mp3")
    (tmp_path / "locked").chmod(0)
    try:
        walked = Walked(tmp_path)
    finally:
        (tmp_path / "locked").chmod(0o755)
    assert walked.names == ["open/b.mp3"]
    assert [path for path, _ in walked.reports] == [tmp_path / "locked"]


def test_a_folder_that_is_really_a_file_is_reported(tmp_path: Path) -> None:
    put(tmp_path, "song.mp3")
    walked = Walked(tmp_path / "song.mp3")
    assert [error.errno for _, error in walked.reports] == [errno.ENOTDIR]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_no_text_are_reported_with_the_remedy(tmp_path: Path) -> None:
    put(tmp_path, "fine.mp3", "Bj\udcf6rk.mp3", "f\udcfcnf/a.mp3", "b\udcff.txt")
    walked = Walked(tmp_path)
    assert walked.names == ["fine.mp3"]
    assert len(walked.reports) == 2
    assert all("rename it" in str(error.strerror) for _, error in walked.reports)


def test_a_cancelled_walk_ends_before_the_next_folder(tmp_path: Path) -> None:
    put(tmp_path, "1.mp3", "a/2.mp3", "b/3.mp3")
    answers = iter([False, False, True])
    files = walk_audio_files(
        tmp_path, on_unreadable=lambda path, error: None, cancelled=lambda: next(answers)
    )
    assert [file.path.name for file in files] == ["1.mp3", "2.mp3"]
