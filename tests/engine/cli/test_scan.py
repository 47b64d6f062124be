"""Scanning from the command line."""

import json
from pathlib import Path

from tests.support.analysis_library import write_noises
from tests.support.audio_files import noise, write_audio
from tests.support.command import Command
from tests.support.scanned_library import PIECES, ScannedLibrary


def test_scan_answers_with_exactly_what_was_agreed(scanned_library: ScannedLibrary) -> None:
    answer = dict(scanned_library.answer)
    assert answer.pop("seconds") > 0
    [failed] = answer.pop("failed")
    assert answer == {
        "found": PIECES + 1,
        "added": PIECES + 1,
        "updated": 0,
        "missing": 0,
        "analysed": PIECES,
        "device": "cpu",
    }
    assert failed["path"] == str(scanned_library.broken)
    assert set(failed) == {"path", "reason"}
    assert failed["reason"].endswith(".")


def test_scan_follows_what_changes_and_never_listens_twice(
    own_command: Command, tmp_path: Path
) -> None:
    music = tmp_path / "music"
    one, two = write_noises(music, 2)
    broken = music / "broken.flac"
    broken.write_bytes(b"no music")
    assert own_command.json("scan", music)["analysed"] == 2
    again = own_command.json("scan", music)
    assert (again["found"], again["added"], again["updated"], again["analysed"]) == (3, 0, 0, 0)
    assert [failed["path"] for failed in again["failed"]] == [str(broken)]
    one.unlink()
    broken.unlink()
    write_audio(two, noise(3.0, seed=8))
    write_noises(music / "more", 1)
    after = own_command.json("scan")
    assert (after["found"], after["added"], after["updated"], after["missing"]) == (2, 1, 1, 2)
    assert (after["analysed"], after["failed"]) == (2, [])


def test_scan_names_failures_of_the_folders_asked_for_only(
    own_command: Command, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        write_noises(tmp_path / name, 1)
        (tmp_path / name / "broken.mp3").write_bytes(b"no music")
    own_command.json("scan", tmp_path / "a")
    failed = own_command.json("scan", tmp_path / "b")["failed"]
    assert [one["path"] for one in failed] == [str(tmp_path / "b" / "broken.mp3")]


def test_scan_counts_a_folder_within_another_once(own_command: Command, tmp_path: Path) -> None:
    write_noises(tmp_path / "music" / "inner", 2)
    found = own_command.json("scan", tmp_path / "music" / "inner", tmp_path / "music")["found"]
    assert found == 2


def test_scan_says_which_known_folder_is_away_and_keeps_its_tracks(
    own_command: Command, tmp_path: Path
) -> None:
    write_noises(tmp_path / "drive", 2)
    own_command.json("scan", tmp_path / "drive")
    (tmp_path / "drive").rename(tmp_path / "elsewhere")
    code, out, err = own_command("scan", "--json")
    assert (code, json.loads(out)["missing"]) == (0, 0)
    assert f"“{tmp_path / 'drive'}” is away" in err
    status = own_command.json("status")
    assert status["folders"] == [{"path": str(tmp_path / "drive"), "available": False}]
    (tmp_path / "elsewhere").rename(tmp_path / "drive")
    assert own_command.json("scan")["analysed"] == 0
    assert own_command.json("status")["analysed"] == 2


def test_scan_checks_every_folder_before_it_begins(own_command: Command, tmp_path: Path) -> None:
    write_noises(tmp_path / "music", 1)
    code, out, err = own_command("scan", tmp_path / "music", tmp_path / "typo", "--json")
    assert (code, out) == (1, "")
    assert err == f"“{tmp_path / 'typo'}” is not there; check the path.\n"
    assert own_command.json("status")["tracks"] == 0
