"""Passages from the command line."""

from tests.support.command import Command

PASSAGE_KEYS = {"path", "title", "artist", "album", "start", "end", "similarity"}


def some_track(command: Command) -> str:
    number = command.json("filters")["filters"][0]["filter"]
    track = command.json("filters", "--filter", str(number), "-n", "1")["tracks"][0]
    return str(track["path"])


def test_passages_like_a_passage(command: Command) -> None:
    track = some_track(command)
    answer = command.json("passages", track, "--from", "0:02", "--to", "7.5", "-n", "4")
    assert set(answer) == {"seed", "results", "elsewhere", "tracks", "places"}
    assert (answer["seed"]["start"], answer["seed"]["end"]) == (2.0, 7.5)
    results = answer["results"]
    assert len(results) == 4
    assert all(set(one) == PASSAGE_KEYS for one in results)
    assert track not in [one["path"] for one in results]
    likeness = [one["similarity"] for one in results]
    assert likeness == sorted(likeness, reverse=True)
    code, out, _ = command("passages", track, "--from", "2", "--to", "7")
    assert code == 0
    assert "tracks were listened to, each at 24 places at most" in out


def test_what_is_no_passage_is_refused(command: Command) -> None:
    track = some_track(command)
    code, _, said = command("passages", track, "--from", "0:02", "--to", "0:02.2")
    assert code == 1
    assert "between 1 and 30 seconds" in said
    code, _, said = command("passages", track, "--from", "soon", "--to", "0:05")
    assert code == 2
    assert "no moment" in said
    code, _, _ = command("passages", track)
    assert code == 2
