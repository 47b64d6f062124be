from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("scipy", reason="needs the extra “train”")

from engine.errors import EarshotError
from engine.evaluation.labels import LabelledTrack
from engine.training.factors.co_occurrence import ALBUM, ARTIST, STYLE, co_occurrence
from engine.training.factors.plays import PlayTable, read_plays, table_of

Read = Callable[[str], PlayTable]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a table about the tracks a.ogg, b.ogg and c.ogg."""
    for name in "abc":
        (tmp_path / f"{name}.ogg").touch()

    def do(text: str) -> PlayTable:
        (tmp_path / "plays.csv").write_text(text, encoding="utf-8")
        return read_plays(tmp_path / "plays.csv", tmp_path)

    return do


def test_a_table_is_read_and_repeated_lines_add_up(read: Read) -> None:
    table = read(
        "listener,track,plays,when\nann,a.ogg,2,x\nbob,b.ogg,1,y\nann,b.ogg,4,z\nann,a.ogg,1.5,\n"
    )

    assert table.listeners == ("ann", "bob")
    assert table.tracks == ("a.ogg", "b.ogg")
    assert table.plays.toarray().tolist() == [[3.5, 4.0], [0.0, 1.0]]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("listener,plays\nann,3\n", "Line 1 .* lacks the column “track”"),
        ("", "Line 1 .* lacks the column “listener”"),
        ("listener,track,plays\n", "end after line 1"),
        ("listener,track,plays\nann,a.ogg,1\nbob,z.ogg,1\n", "Line 3 .*“z.ogg”, which is not in"),
        ("listener,track,plays\nann,a.ogg,often\n", "Line 2 .*“often” plays"),
        ("listener,track,plays\nann,a.ogg,-1\n", "Line 2 .*“-1” plays"),
        ("listener,track,plays\nann,a.ogg,nan\n", "Line 2 .*“nan” plays"),
        ("listener,track,plays\nann,a.ogg\n", "Line 2 .* plays; a number"),
        ("listener,track,plays\n,a.ogg,1\n", "Line 2 .* names no listener"),
        ("listener,track,plays\nann\n", "Line 2 .* names no track"),
        (
            "listener,track,plays\nann,a.ogg,1\nann,b.ogg,1\n",
            "lines .*, 2 to 3, .*listener “ann”.*from several",
        ),
        (
            "listener,track,plays\nann,a.ogg,1\nbob,a.ogg,1\n",
            "lines .*, 2 to 3, .*track “a.ogg”.*from several",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_line(read: Read, text: str, complaint: str) -> None:
    with pytest.raises(EarshotError, match=complaint):
        read(text)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "plays.csv").write_bytes(b"listener,track,plays\n\xff\xfe,a.ogg,1\n")

    with pytest.raises(EarshotError, match=r"plays\.csv” cannot be read"):
        read_plays(tmp_path / "plays.csv", tmp_path)
    with pytest.raises(EarshotError, match=r"none\.csv” cannot be read"):
        read_plays(tmp_path / "none.csv", tmp_path)


_NAMES = st.text("abcde", min_size=1, max_size=2)


@given(st.lists(st.tuples(_NAMES, _NAMES, st.integers(1, 9)), min_size=1))
def test_a_table_loses_no_play(plays: list[tuple[str, str, int]]) -> None:
    table = table_of([(listener, track, float(count)) for listener, track, count in plays])
    dense = table.plays.toarray()

    assert dense.sum() == sum(count for _, _, count in plays)
    for listener, track, _ in plays:
        wanted = sum(c for who, what, c in plays if (who, what) == (listener, track))
        assert dense[table.listeners.index(listener), table.tracks.index(track)] == wanted


def test_labels_become_plays_by_album_artist_and_style() -> None:
    tracks = [
        LabelledTrack("1", "ann", "One", "rock"),
        LabelledTrack("2", "ann", "Two", "folk"),
        LabelledTrack("3", "bob", "One", "rock"),
        LabelledTrack("4", "cat", "Four", "jazz"),
    ]
    table = co_occurrence(tracks)
    row = table.plays.toarray()[table.listeners.index("ann: One")]
    by_track = dict(zip(table.tracks, row.tolist(), strict=True))

    assert len(table.listeners) == 4
    assert by_track == {"1": ALBUM, "2": ARTIST, "3": STYLE, "4": 0.0}
