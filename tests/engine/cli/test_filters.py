"""Filters from the command line."""

from engine.encoder.bundle import default_bundle
from tests.support.command import Command

TRACK_KEYS = {"path", "title", "artist", "album", "activation", "moment"}


def test_all_filters_are_listed(command: Command) -> None:
    answer = command.json("filters")
    assert set(answer) == {"filters", "dead", "listened", "told"}
    assert len(answer["filters"]) + answer["dead"] == default_bundle().filters
    assert answer["told"] == answer["listened"] > 0
    assert all(set(one) == {"filter", "name", "genres", "artists"} for one in answer["filters"])
    code, out, _ = command("filters", "--by", "mean")
    assert code == 0
    assert "Filter " in out


def test_the_tracks_of_one_filter(command: Command) -> None:
    number = command.json("filters")["filters"][0]["filter"]
    answer = command.json("filters", "--filter", str(number), "-n", "3")
    assert (answer["filter"], answer["by"]) == (number, "maximum")
    tracks = answer["tracks"]
    assert len(tracks) == 3
    assert all(set(track) == TRACK_KEYS for track in tracks)
    assert tracks[0]["activation"] == 1.0
    said = [track["activation"] for track in tracks]
    assert said == sorted(said, reverse=True)
    code, out, _ = command("filters", "--filter", str(number), "--by", "mean")
    assert code == 0
    assert " at " in out


def test_what_cannot_be_told_is_said(command: Command) -> None:
    code, _, said = command("filters", "--model", "conv-vae")
    assert code == 1
    assert "does not tell what its filters hear" in said
    code, _, said = command("filters", "--filter", "9999")
    assert code == 1
    assert "filters 0 to" in said
    code, _, _ = command("filters", "--by", "loudness")
    assert code == 2
