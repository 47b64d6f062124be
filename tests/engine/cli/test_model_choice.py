"""Another model beside the default one."""

from pathlib import Path

from tests.support.command import Command, first_track
from tests.support.scanned_library import PIECES, ScannedLibrary


def test_another_model_fills_its_own_vectors_and_answers(
    own_command: Command, scanned_library: ScannedLibrary
) -> None:
    track = first_track(scanned_library)
    heard = own_command.json("scan", scanned_library.music, "--model", "conv-vae")
    assert heard["analysed"] == PIECES

    named = own_command.json("similar", track, "--model", "conv-vae")["results"]
    served = own_command.json("similar", track)["results"]
    assert named
    assert named == served
    code, _, err = own_command("similar", track, "--model", "earshot")
    assert code == 1
    assert "listened" in err


def test_an_unknown_model_is_refused(own_command: Command, tmp_path: Path) -> None:
    code, _, err = own_command("scan", tmp_path, "--model", "nothing")

    assert code == 1
    assert "“nothing” is neither one of the models" in err
