"""Files that CUE sheets divide, from the disk into the library and back."""

import os
from pathlib import Path

import mutagen
import pytest

from engine.errors import EarshotError
from engine.library.opening import open_paths
from engine.library.playlist_exchange import export_playlist, import_playlist
from engine.library.scanner import ScanReport, scan
from engine.library.tag_edit import TagEdit
from engine.library.tag_editing import edit
from engine.library.tags import read_tags
from engine.sound import WHOLE, Span
from engine.store import browse, criteria, groups, playlists, ratings, tracks
from engine.store.browse import View
from engine.store.records import Track
from engine.store.store import Store
from tests.support.audio_files import noise, write_audio
from tests.support.cue_files import SHEET, STARTS, write_album


@pytest.fixture
def album(tmp_path: Path) -> Path:
    return write_album(tmp_path / "music" / "Undertow")


@pytest.fixture
def music(album: Path) -> Path:
    return album.parent.parent


def shown(store: Store, view: View | None = None) -> list[Track]:
    ids = store.read(browse.track_ids, view or View()).tolist()
    found = store.read(tracks.tracks_by_id, ids)
    return [found[track_id] for track_id in ids]


def titles(store: Store, view: View | None = None) -> list[str]:
    return [track.title for track in shown(store, view)]


def reasons(report: ScanReport) -> list[str]:
    return [problem.reason for problem in report.problems]


def sheet_of(album: Path) -> Path:
    return album.with_suffix(".cue")


def rewrite(sheet: Path, old: str, new: str) -> None:
    sheet.write_text(sheet.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    status = sheet.stat()
    os.utime(sheet, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000))


def test_the_tracks_inside_are_tracks_of_the_library(
    store: Store, music: Path, album: Path
) -> None:
    report = scan(store, [music])
    assert (report.found, report.added, report.problems) == (1, 1, ())
    first, second, third = shown(store)
    assert [one.path for one in (first, second, third)] == [album] * 3
    assert (second.title, second.artist, second.album_artist, second.album) == (
        "Lamps, at Night",
        "Slow Tide & Ann Lo",
        "Slow Tide",
        "Undertow",
    )
    assert (second.track_number, second.disc_number, second.year, second.genre) == (
        2,
        2,
        1991,
        "Dream Pop",
    )
    assert [one.span for one in (first, second, third)] == [
        Span(STARTS[0], STARTS[1]),
        Span(STARTS[1], STARTS[2]),
        Span(STARTS[2], None),
    ]
    durations = [one.duration for one in (first, second, third)]
    assert durations == pytest.approx([151 / 75, 111 / 75, 138 / 75])
    assert len({one.locator for one in (first, second, third)}) == 3
    (group,) = store.read(groups.albums)
    assert (group.title, group.tracks) == ("Undertow", 3)
    (directory,) = store.read(groups.directories)
    assert directory.name == f"{album.parent}{os.sep}"


def test_a_second_scan_reads_nothing(store: Store, music: Path) -> None:
    scan(store, [music])
    before = shown(store)
    report = scan(store, [music])
    assert not report.changed
    assert shown(store) == before


def test_a_changed_sheet_changes_the_tracks_and_keeps_what_is_known_of_them(
    store: Store, music: Path, album: Path
) -> None:
    scan(store, [music])
    before = shown(store)
    store.write(ratings.rate, [before[1].id], 4)
    rewrite(sheet_of(album), "Lamps, at Night", "Lanterns")
    assert scan(store, [music]).updated == 1
    after = shown(store)
    assert [one.id for one in after] == [one.id for one in before]
    assert (after[1].title, after[1].rating) == ("Lanterns", 4)


def test_other_limits_are_another_sound(store: Store, music: Path, album: Path) -> None:
    scan(store, [music])
    ids = [one.id for one in shown(store)]
    with_vectors(store, ids)
    rewrite(sheet_of(album), "INDEX 01 00:03:37", "INDEX 01 00:03:40")
    scan(store, [music])
    assert shown(store)[2].span.first == 265
    assert analysed(store) == ids[:1]


def test_a_sheet_that_vanishes_gives_the_file_back_and_a_returning_one_its_tracks(
    store: Store, music: Path, album: Path
) -> None:
    scan(store, [music])
    divided = shown(store)
    hidden = sheet_of(album).rename(album.parent / "sheet.txt")
    scan(store, [music])
    (whole,) = shown(store)
    assert (whole.path, whole.span, whole.title) == (album, WHOLE, "album")
    # What is there in another form is not missing.
    assert shown(store, View("missing")) == []
    hidden.rename(sheet_of(album))
    scan(store, [music])
    assert shown(store) == divided
    assert shown(store, View("missing")) == []


def test_a_vanished_file_takes_its_tracks_along_and_brings_them_back(
    store: Store, music: Path, album: Path
) -> None:
    scan(store, [music])
    divided = shown(store)
    write_audio(music / "other.wav", noise(0.2))
    hidden = album.rename(album.with_suffix(".gone"))
    assert scan(store, [music]).missing == 3
    assert [one.id for one in shown(store, View("missing"))] == [one.id for one in divided]
    hidden.rename(album)
    scan(store, [music])
    back = [one.id for one in shown(store) if one.path == album]
    assert back == [one.id for one in divided]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("INDEX 01 00:03:37", "INDEX 01 00:03:99", "“album.cue”, line 19: “00:03:99” is no time"),
        ("INDEX 01 00:03:37", "INDEX 01 59:03:37", "line 16: track 3 begins behind the end"),
        ("TRACK 02 AUDIO", "TRACK 01 AUDIO", "line 11: track 1 comes after track 1"),
    ],
)
def test_a_broken_sheet_is_told_by_line_and_the_file_stays_one_track(
    store: Store, music: Path, album: Path, old: str, new: str, told: str
) -> None:
    right = sheet_of(album).read_text()
    rewrite(sheet_of(album), old, new)
    (reason,) = reasons(scan(store, [music]))
    assert told in reason
    assert "Correct the sheet" in reason
    assert [(one.path, one.span) for one in shown(store)] == [(album, WHOLE)]
    # It is not told again and again.
    assert reasons(scan(store, [music])) == []
    sheet_of(album).write_text(right)
    rewrite(sheet_of(album), "Ebb", "Ebb and Flow")
    assert reasons(scan(store, [music])) == []
    assert titles(store) == ["Harbour", "Lamps, at Night", "Ebb and Flow"]


def test_a_sheet_finds_a_file_that_was_converted_or_renamed(store: Store, tmp_path: Path) -> None:
    music = tmp_path / "music"
    album = write_album(music)
    rewrite(sheet_of(album), "album.flac", "C:\\rips\\ALBUM.WAV")
    scan(store, [music])
    assert len(shown(store)) == 3
    rewrite(sheet_of(album), "ALBUM.WAV", "CDImage.ape")
    scan(store, [music])
    assert len(shown(store)) == 3


def test_a_sheet_about_nothing_that_is_there_is_told_once(store: Store, tmp_path: Path) -> None:
    music = tmp_path / "music"
    write_audio(music_file(music, "01 Song.wav"), noise(0.2))
    (music / "image.cue").write_text(SHEET.format(file="image.wav"))
    (reason,) = reasons(scan(store, [music]))
    assert "line 6: “image.wav” is not beside it" in reason
    assert reasons(scan(store, [music])) == []
    assert titles(store) == ["Song"]


def test_several_files_of_one_track_each_keep_their_own_tags(store: Store, tmp_path: Path) -> None:
    music = tmp_path / "music"
    for number in (1, 2):
        write_audio(music_file(music, f"{number}.flac"), noise(0.3, seed=number), codec="flac")
    (music / "disc.cue").write_text(
        'TITLE "Pair"\nPERFORMER "Duo"\nFILE "1.wav" WAVE\nTRACK 01 AUDIO\nTITLE "One"\n'
        'INDEX 01 00:00:00\nTRACK 02 AUDIO\nTITLE "Two"\nINDEX 00 00:00:20\n'
        'FILE "2.wav" WAVE\nINDEX 01 00:00:00\n'
    )
    scan(store, [music])
    assert titles(store) == ["One", "Two"]
    first, second = shown(store)
    assert (first.span, second.span, first.album, first.track_number) == (WHOLE, WHOLE, "Pair", 1)
    assert not edit(store, {first.id: TagEdit(title="Uno")}).problems
    assert read_tags(first.path).title == "Uno"


def test_a_sheet_within_the_file_divides_it(store: Store, tmp_path: Path) -> None:
    music = tmp_path / "music"
    album = write_album(music)
    embed(album, sheet_of(album).read_text())
    sheet_of(album).unlink()
    scan(store, [music])
    assert titles(store) == ["Harbour", "Lamps, at Night", "Ebb"]


def test_a_broken_sheet_within_the_file_leaves_it_whole(store: Store, tmp_path: Path) -> None:
    music = tmp_path / "music"
    album = write_album(music)
    embed(album, 'FILE "x" WAVE\nTRACK 01 AUDIO\n')
    sheet_of(album).unlink()
    (reason,) = reasons(scan(store, [music]))
    assert "The CUE sheet within “album.flac”, line 2: track 1 has no INDEX 01" in reason
    assert len(shown(store)) == 1


def test_a_sheet_beside_the_file_counts_more_than_one_within(store: Store, tmp_path: Path) -> None:
    music = tmp_path / "music"
    album = write_album(music)
    embed(album, sheet_of(album).read_text().replace("Harbour", "Port"))
    scan(store, [music])
    assert titles(store)[0] == "Harbour"


def test_the_tags_of_a_part_are_not_written(store: Store, music: Path, album: Path) -> None:
    scan(store, [music])
    before = album.read_bytes()
    track = shown(store)[0]
    (problem,) = edit(store, {track.id: TagEdit(title="Pier")}).problems
    assert "part of “album.flac”" in problem.reason
    assert album.read_bytes() == before


def test_words_are_searched_in_the_names_of_the_file(store: Store, music: Path) -> None:
    scan(store, [music])
    found = store.read(browse.track_ids, View(criterion=criteria.Words("album.flac")))
    assert len(found) == 3


def test_opening_the_file_or_the_sheet_opens_its_tracks(
    store: Store, music: Path, album: Path
) -> None:
    outside = open_paths(store, [sheet_of(album)])
    found = store.read(tracks.tracks_by_id, outside.track_ids)
    assert [found[one].title for one in outside.track_ids] == ["Harbour", "Lamps, at Night", "Ebb"]
    assert [found[one].span.first for one in outside.track_ids] == list(STARTS)
    assert len(open_paths(store, [album.parent]).track_ids) == 3
    scan(store, [music])
    ids = tuple(one.id for one in shown(store))
    assert open_paths(store, [album]).track_ids == ids
    assert open_paths(store, [sheet_of(album)]).track_ids == ids
    first = store.read(tracks.track_at, album)
    assert first is not None
    assert first.id == ids[0]


def test_opening_a_broken_sheet_says_what_is_wrong(store: Store, album: Path) -> None:
    rewrite(sheet_of(album), "TRACK 02", "TRACK 00")
    opened = open_paths(store, [sheet_of(album)])
    assert opened.track_ids == ()
    assert "line 11" in opened.problems[0].reason


def test_playlists_hold_parts_and_files_of_them_hold_the_file_once(
    store: Store, music: Path, album: Path, tmp_path: Path
) -> None:
    scan(store, [music])
    ids = [one.id for one in shown(store)]
    made = store.write(
        lambda database: playlists.create_playlist(
            database, "Tide", playlists.entries_of_tracks(database, [ids[2], ids[0]])
        )
    )
    assert [entry.track_id for entry in made.entries] == [ids[2], ids[0]]
    file = tmp_path / "tide.m3u8"
    export_playlist(store, made.entries, "Tide", file)
    lines = [line for line in file.read_text().splitlines() if not line.startswith("#")]
    assert lines == ["music/Undertow/album.flac"]
    report = import_playlist(store, file)
    assert [entry.track_id for entry in report.whole.entries] == ids
    assert report.broken == ()


def music_file(music: Path, name: str) -> Path:
    music.mkdir(exist_ok=True)
    return music / name


def embed(album: Path, text: str) -> None:
    opened = mutagen.File(album)
    assert opened is not None
    opened["CUESHEET"] = text
    opened.save()


def with_vectors(store: Store, ids: list[int]) -> None:
    store.write(
        lambda database: database.conn.executemany(
            "INSERT INTO analyses(track_id, model_id, model_version, size, mtime_ns, vector,"
            " analysed_at) SELECT id, 'm', '1', size, mtime_ns, x'0000', 1 FROM tracks"
            " WHERE id = ?",
            [(number,) for number in ids],
        )
    )


def analysed(store: Store) -> list[int]:
    return store.read(
        lambda database: [
            row[0] for row in database.execute("SELECT track_id FROM analyses ORDER BY track_id")
        ]
    )


def test_an_unreadable_sheet_is_told(store: Store, music: Path, album: Path) -> None:
    sheet_of(album).write_bytes(b"\0\0\0\0" * 10)
    (reason,) = reasons(scan(store, [music]))
    assert "this is no CUE sheet" in reason
    assert len(shown(store)) == 1


def test_the_file_of_a_part_is_named_when_it_is_gone(store: Store, album: Path) -> None:
    album.unlink()
    assert "is not beside it" in open_paths(store, [sheet_of(album)]).problems[0].reason
    with pytest.raises(EarshotError):
        read_tags(album)
