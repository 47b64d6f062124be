"""What CUE sheets say, and what is wrong with them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.library.cue.sheet import CueSheet, SheetError, parse_sheet
from engine.sound import Span
from tests.support.cue_files import SHEET

HEAD = 'FILE "a.wav" WAVE\n'


def test_a_sheet_names_the_album_and_its_tracks() -> None:
    sheet = parse_sheet(SHEET.format(file="album.flac"))
    assert sheet.texts == {
        "GENRE": "Dream Pop",
        "DATE": "1991",
        "DISCNUMBER": "2",
        "PERFORMER": "Slow Tide",
        "TITLE": "Undertow",
    }
    (file,) = sheet.files
    assert file.name == "album.flac"
    assert [track.texts["TITLE"] for track in file.tracks] == ["Harbour", "Lamps, at Night", "Ebb"]
    # The pregap of the second belongs to the first.
    assert [track.span for track in file.tracks] == [
        Span(0, 151),
        Span(151, 262),
        Span(262, None),
    ]


def test_a_pregap_in_the_file_before_belongs_to_the_track_before() -> None:
    sheet = parse_sheet(
        'FILE "1.wav" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\n'
        'INDEX 00 03:00:00\nFILE "2.wav" WAVE\nINDEX 01 00:00:00\n'
    )
    assert [(file.name, [track.number for track in file.tracks]) for file in sheet.files] == [
        ("1.wav", [1]),
        ("2.wav", [2]),
    ]
    assert all(file.tracks[0].span == Span() for file in sheet.files)


def test_tracks_of_data_are_no_music_but_end_the_one_before() -> None:
    sheet = parse_sheet(
        HEAD + "TRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 MODE1/2352\nINDEX 01 01:00:00\n"
    )
    assert [track.span for track in sheet.files[0].tracks] == [Span(0, 4500)]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "has no tracks"),
        (HEAD, 1, "has no tracks"),
        ("TRACK 01 AUDIO\n", 1, "before any FILE"),
        (HEAD + "INDEX 01 00:00:00\n", 2, "before any TRACK"),
        (HEAD + "TRACK x AUDIO\n", 2, "number from 1 to 99"),
        (HEAD + "TRACK 01 AUDIO\nINDEX 01 00:99:00\n", 3, "“00:99:00” is no time"),
        (HEAD + "TRACK 01 AUDIO\nINDEX 01 00:00:75\n", 3, "“00:00:75” is no time"),
        (HEAD + "TRACK 01 AUDIO\nINDEX 01\n", 3, "needs a number and a time"),
        (HEAD + "TRACK 01 AUDIO\nINDEX 00 00:00:00\n", 2, "track 1 has no INDEX 01"),
        (HEAD + "TRACK 01 AUDIO\nINDEX 01 0:0:0\nINDEX 01 0:1:0\n", 4, "there twice"),
        (
            HEAD + "TRACK 01 AUDIO\nINDEX 01 1:0:0\nTRACK 02 AUDIO\nINDEX 01 0:30:0\n",
            5,
            "does not begin after",
        ),
        (
            HEAD + "TRACK 02 AUDIO\nINDEX 01 0:0:0\nTRACK 02 AUDIO\nINDEX 01 1:0:0\n",
            4,
            "track 2 comes after track 2",
        ),
        ("FILE\n", 1, "names no file"),
    ],
)
def test_what_cannot_be_followed_is_told_by_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(SheetError, match=reason) as raised:
        parse_sheet(text)
    assert raised.value.line == line


def test_names_without_quotation_marks_and_unknown_commands_are_taken() -> None:
    sheet = parse_sheet(
        "\ufeffREM COMMENT made by hand\nXYZ 1 2\nfile My Album.wav WAVE\n"
        "  track 01 audio\n  title Bare words\n  index 01 00:00:00\n"
    )
    (file,) = sheet.files
    assert (file.name, file.tracks[0].texts["TITLE"]) == ("My Album.wav", "Bare words")


TITLES = st.text(st.characters(exclude_characters='"', exclude_categories=("C", "Z")), min_size=1)


@given(
    st.lists(
        st.tuples(st.integers(1, 80_000), st.integers(0, 150), TITLES), min_size=1, max_size=40
    )
)
def test_every_written_sheet_is_read_as_it_was_meant(
    tracks: list[tuple[int, int, str]],
) -> None:
    lines, frame, starts = ['FILE "x.flac" WAVE'], 0, []
    for number, (length, pregap, title) in enumerate(tracks, 1):
        lines += [f"TRACK {number:02} AUDIO", f'TITLE "{title}"']
        if pregap:
            lines.append(f"INDEX 00 {clock(frame)}")
        frame += pregap
        starts.append(frame)
        lines.append(f"INDEX 01 {clock(frame)}")
        frame += length
    (file,) = parse_sheet("\n".join(lines)).files
    assert [track.span.first for track in file.tracks] == starts
    assert [track.span.last for track in file.tracks] == [*starts[1:], None]
    assert [track.texts["TITLE"] for track in file.tracks] == [title for *_, title in tracks]


@given(
    st.lists(
        st.one_of(
            st.text(max_size=30),
            st.sampled_from(
                [
                    HEAD.strip(),
                    "TRACK 01 AUDIO",
                    "TRACK 2 AUDIO",
                    "INDEX 01 0:0:0",
                    "INDEX 00 0:1:0",
                    'TITLE "',
                    "REM GENRE",
                    "REM",
                    "FILE",
                    "INDEX",
                    "TRACK",
                ]
            ),
        ),
        max_size=20,
    )
)
def test_no_text_breaks_the_reader(lines: list[str]) -> None:
    with suppress(SheetError):
        assert_sound(parse_sheet("\n".join(lines)))


def assert_sound(sheet: CueSheet) -> None:
    for file in sheet.files:
        assert file.tracks
        ends = [track.span.last for track in file.tracks]
        for track in file.tracks:
            assert track.span.last is None or track.span.last > track.span.first
        assert None not in ends[:-1]


def clock(frames: int) -> str:
    seconds, rest = divmod(frames, 75)
    return f"{seconds // 60:02}:{seconds % 60:02}:{rest:02}"
