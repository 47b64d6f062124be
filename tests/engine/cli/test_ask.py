"""Asking for what sounds alike."""

from pathlib import Path

import pytest

from engine.store.store import Store
from tests.support.command import RESULT_KEYS, Command, first_track
from tests.support.scanned_library import ScannedLibrary


def test_similar_answers_by_path_and_by_number(
    command: Command, scanned_library: ScannedLibrary
) -> None:
    path = first_track(scanned_library)
    answer = command.json("similar", path, "-n", "3")
    assert set(answer) == {"seed", "results"}
    assert set(answer["seed"]) == {"path", "title", "artist", "album"}
    assert answer["seed"]["path"] == str(path)
    assert 1 <= len(answer["results"]) <= 3
    similarities = [result["similarity"] for result in answer["results"]]
    assert similarities == sorted(similarities, reverse=True)
    for result in answer["results"]:
        assert set(result) == RESULT_KEYS
        assert result["path"] != str(path)
        assert result["reason"].endswith(f"like “{answer['seed']['title']}”")
    with Store(scanned_library.file) as store:
        row = store.read(
            lambda database: database.execute("SELECT id FROM tracks WHERE path = ?", [str(path)])
        ).fetchone()
    assert command.json("similar", str(row[0]), "-n", "3") == answer
    roundabout = path.parent / ".." / path.parent.name / path.name
    assert command.json("similar", roundabout, "-n", "3") == answer


def test_similar_finds_a_track_through_a_link(
    command: Command, scanned_library: ScannedLibrary, tmp_path: Path
) -> None:
    path = first_track(scanned_library)
    link = tmp_path / "link.flac"
    link.symlink_to(path)
    assert command.json("similar", link)["seed"]["path"] == str(path)


def test_similar_for_people_is_one_line_a_track(
    command: Command, scanned_library: ScannedLibrary
) -> None:
    path = first_track(scanned_library)
    answer = command.json("similar", path)
    code, out, err = command("similar", path)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert answer["seed"]["title"] in lines[0]
    assert len(lines) == 1 + len(answer["results"])
    for line, result in zip(lines[1:], answer["results"], strict=True):
        assert result["title"] in line
        # The line is rounded from more digits than the answer for machines has.
        assert float(line.split()[0]) == pytest.approx(result["similarity"], abs=0.006)


def test_radio_is_repeatable_and_never_holds_its_seeds(
    command: Command, scanned_library: ScannedLibrary
) -> None:
    seeds = sorted(scanned_library.music.rglob("*.flac"))
    arguments = ["radio", seeds[0], seeds[1], "--minus", seeds[2], "--adventure", "0.7"]
    answer = command.json(*arguments, "--seed-number", "5", "-n", "4")
    assert set(answer) == {"tracks", "relaxed"}
    assert all(set(track) == RESULT_KEYS for track in answer["tracks"])
    paths = [track["path"] for track in answer["tracks"]]
    assert paths
    assert len(set(paths)) == len(paths)
    assert not set(paths) & {str(seed) for seed in seeds[:3]}
    assert command.json(*arguments, "--seed-number", "5", "-n", "4") == answer


def test_radio_says_when_it_found_too_few(
    command: Command, scanned_library: ScannedLibrary
) -> None:
    seed = first_track(scanned_library)
    answer = command.json("radio", seed, "-n", "30")
    assert f"only {len(answer['tracks'])} of 30 tracks were found" in answer["relaxed"]
    _, out, _ = command("radio", seed, "-n", "30")
    assert "Note: only" in out


def test_radio_writes_a_playlist(
    command: Command, scanned_library: ScannedLibrary, tmp_path: Path
) -> None:
    file = tmp_path / "radio.m3u8"
    answer = command.json("radio", first_track(scanned_library), "-n", "3", "--m3u", file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#EXTM3U"
    assert lines[2::2] == [track["path"] for track in answer["tracks"]]


def test_a_track_that_failed_is_refused_with_its_reason(
    command: Command, scanned_library: ScannedLibrary
) -> None:
    code, out, err = command("similar", scanned_library.broken, "--json")
    assert (code, out) == (1, "")
    assert "could not be listened to" in err


def test_weights_of_one_and_nothing_are_plain_similarity(
    command: Command, scanned_library: ScannedLibrary
) -> None:
    one, other, third = sorted(scanned_library.music.rglob("*.flac"))[:3]
    plain = command.json("radio", one, "-n", "4")
    weighted = command.json("radio", one, other, "--minus", third, "--weights", "1,0,0", "-n", "4")
    assert weighted == plain
    assert command.json("radio", one, other, "--weights", "1,3", "-n", "4") != plain


def test_a_journey_holds_both_ends_and_every_stop(
    command: Command, scanned_library: ScannedLibrary
) -> None:
    start, end, via = sorted(scanned_library.music.rglob("*.flac"))[:3]
    answer = command.json("journey", start, end, via, "-n", "5")
    assert set(answer) == {"tracks"}
    assert all(set(track) == RESULT_KEYS for track in answer["tracks"])
    paths = [track["path"] for track in answer["tracks"]]
    assert (paths[0], paths[-1]) == (str(start), str(end))
    assert str(via) in paths
    assert len(set(paths)) == len(paths) <= 5
    code, out, _ = command("journey", start, end)
    assert code == 0
    assert "where the journey begins" in out.splitlines()[0]
