"""What is stored of files, compared with what is on disk."""

from pathlib import Path

from engine.library.known_tracks import KnownTracks
from engine.library.walk import FoundFile
from engine.store.records import KnownFile

ALBUM = FoundFile(Path("/music/album.flac"), 100, 7)
SONG = FoundFile(Path("/music/apart/song.flac"), 50, 7)
STRANGER = FoundFile(Path("/music/new.flac"), 10, 7)


def track(
    track_id: int, path: str, file: FoundFile, *, missing: bool = False, replaced: bool = False
) -> KnownFile:
    return KnownFile(
        track_id, file.size, file.mtime_ns, missing, path, str(file.path), replaced=replaced
    )


STORED = {
    one.path: one
    for one in (
        track(1, "/music/album.flac", ALBUM, missing=True, replaced=True),
        track(2, "/music/album.flac#1", ALBUM),
        track(3, "/music/album.flac#2", ALBUM),
        track(4, "/music/apart/song.flac", SONG),
    )
}


def test_a_file_consists_of_its_tracks_but_not_of_what_they_replaced() -> None:
    known = KnownTracks(STORED)
    assert [one.track_id for one in known.of(ALBUM)] == [2, 3]
    assert known.ids([ALBUM]) == {1, 2, 3}


def test_size_and_time_tell_what_changed() -> None:
    known = KnownTracks(STORED)
    assert known.is_unchanged(ALBUM)
    assert not known.is_unchanged(FoundFile(ALBUM.path, 101, 7))
    assert not known.is_unchanged(FoundFile(ALBUM.path, 100, 8))
    assert not known.is_unchanged(STRANGER)
    assert known.knows(ALBUM)
    assert not known.knows(STRANGER)


def test_folders_of_their_own_do_not_count() -> None:
    known = KnownTracks(STORED, lambda path: path.parent.name == "apart")
    assert not known.knows(SONG)
    assert known.knows(ALBUM)
    assert not KnownTracks(STORED, lambda _: True)


def test_what_is_missing_already_is_not_missed_again() -> None:
    assert [one.track_id for one in KnownTracks(STORED).unseen({3})] == [2, 4]


def test_a_file_that_is_divided_no_more_leaves_its_parts_behind() -> None:
    known = KnownTracks(STORED)
    assert known.outdated([ALBUM, SONG], [[{"path": "/music/album.flac"}], []]) == [2, 3]
