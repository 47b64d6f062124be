from pathlib import Path

import pytest

from engine.evaluation.labels import LabelledTrack, read_labels, read_split
from engine.evaluation.split import make_split, write_split

MUSIC = Path(__file__).resolve().parents[4] / "shared" / "music"


def collection() -> list[LabelledTrack]:
    """Forty artists with five tracks each, in two styles."""
    return [
        LabelledTrack(f"{artist}-{number}", f"{artist:02}" * 4, f"album {artist}", style)
        for artist in range(40)
        for number in range(5)
        for style in [("rock", "folk")[artist % 2]]
    ]


def test_no_artist_lies_in_two_parts() -> None:
    tracks = collection()
    split = make_split(tracks)
    parts = {track.artist: set() for track in tracks}
    for track in tracks:
        parts[track.artist].add(split[track.file])

    assert all(len(part) == 1 for part in parts.values())
    assert set(split.values()) == {"train", "validation", "test"}


def test_names_that_are_alike_stay_together() -> None:
    tracks = [
        *collection(),
        LabelledTrack("x", "mathewpablo", "one", "rock"),
        LabelledTrack("y", "matthewpablo", "two", "rock"),
    ]
    split = make_split(tracks)

    assert split["x"] == split["y"]


def test_what_flatters_is_never_rated() -> None:
    tracks = [
        *collection(),
        LabelledTrack("midi", "someone", "some", "rock", machine_made=True),
        LabelledTrack("anthem", "band", "anthems", "anthem/brass"),
    ]
    split = make_split(tracks)

    assert (split["midi"], split["anthem"]) == ("extra", "extra")


def test_the_split_is_the_same_every_time(tmp_path: Path) -> None:
    split = make_split(collection())
    write_split(split, tmp_path / "split.csv")

    assert make_split(collection()) == split
    assert read_split(tmp_path / "split.csv") == split


def test_the_committed_split_is_what_the_script_makes() -> None:
    if not MUSIC.is_dir():
        pytest.skip("the shared music is not on this machine")
    tracks = read_labels(MUSIC / "tracks.csv")
    split = read_split()
    rated = [track for track in tracks if split[track.file] != "extra"]
    artists = {
        part: {track.artist for track in rated if split[track.file] == part}
        for part in ("train", "validation", "test")
    }

    assert split == make_split(tracks)
    assert not artists["test"] & (artists["train"] | artists["validation"])
    assert not artists["validation"] & artists["train"]
    assert not any(track.machine_made for track in rated)
