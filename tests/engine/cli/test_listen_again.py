"""The forgotten and the strange, from the command line."""

from tests.support.command import RESULT_KEYS, Command


def test_nothing_is_rediscovered_before_anything_is_loved(command: Command) -> None:
    assert command.json("rediscover") == {"tracks": []}
    code, out, _ = command("rediscover")
    assert code == 0
    assert "thumb up" in out


def test_outliers_are_told_with_their_reason(command: Command) -> None:
    tracks = command.json("outliers", "-n", "3")["tracks"]
    assert all(set(track) == RESULT_KEYS for track in tracks)
    code, out, _ = command("outliers", "-n", "3")
    assert code == 0
    assert len(out.splitlines()) == max(len(tracks), 1)
