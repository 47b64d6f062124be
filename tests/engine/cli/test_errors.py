"""Errors are sentences, with the exit codes as agreed."""

from pathlib import Path

import pytest

from tests.support.analysis_library import write_noises
from tests.support.command import Command


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["similar", "/nowhere.mp3"], 1, "“/nowhere.mp3” is not a track of the library"),
        (["similar", "99999999999999999999999"], 1, "is not a track"),
        (["radio", "2", "--minus", "2"], 1, "cancel each other"),
        (["radio", "2", "--m3u", "/nowhere/at/all.m3u"], 1, "cannot be written"),
        (["scan", "/nowhere"], 1, "“/nowhere” is not there"),
        (["scan", __file__], 1, "is not a folder"),
        (["rado"], 2, "radio"),
        (["no-such.flac"], 1, "“no-such.flac” is not there"),
        (["/nowhere/album"], 1, "“/nowhere/album” is not there"),
        (["similar"], 2, "TRACK"),
        (["radio"], 2, "SEED"),
        (["radio", "1", "--adventure", "2"], 2, "0.0<=x<=1.0"),
        (["radio", "2", "-n", "0"], 2, "1<=x"),
        (["radio", "2", "--weights", "1,2"], 2, "--weights takes"),
        (["radio", "2", "--weights", "much"], 2, "--weights takes"),
        (["radio", "2", "--weights", "nan"], 2, "--weights takes"),
        (["radio", "2", "--weights", "0"], 1, "cancel each other"),
        (["journey", "2"], 2, "TO"),
        (["journey", "2", "2"], 1, "two or more different"),
        (["journey", "2", "3", "4", "-n", "2"], 2, "at least 3 tracks"),
        (["journey", "2", "/nowhere.mp3"], 1, "is not a track"),
        (["similar", "1", "--nonsense"], 2, "--nonsense"),
        (["scan", "--device", "tpu"], 2, "tpu"),
        (["scan", ".", "--jobs", "many"], 2, "many"),
    ],
)
@pytest.mark.parametrize("as_json", [True, False])
def test_errors_are_one_sentence_on_stderr(
    command: Command, arguments: list[str], code: int, says: str, as_json: bool
) -> None:
    result, out, err = command(*arguments, *(["--json"] if as_json else []))
    assert (result, out) == (code, "")
    assert says in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_a_library_that_is_not_there_is_named_with_the_remedy(own_command: Command) -> None:
    for arguments in (["similar", "1"], ["radio", "1"]):
        code, out, err = own_command(*arguments)
        assert (code, out) == (1, "")
        assert str(own_command.library) in err
        assert "earshot scan FOLDER" in err
    assert not own_command.library.exists()


def test_a_file_that_is_no_library_is_refused(own_command: Command) -> None:
    own_command.library.write_text("This is a letter, not a library. " * 50)
    code, _, err = own_command("status")
    assert code == 1
    assert "is not an Earshot library" in err


def test_scan_without_a_folder_needs_a_library_with_folders(own_command: Command) -> None:
    code, _, err = own_command("scan")
    assert code == 2
    assert "name one to scan" in err


def test_cuda_where_there_is_none_is_refused_in_a_sentence(
    own_command: Command, tmp_path: Path
) -> None:
    from engine.encoder.gpu import gpu_may_be_present

    if gpu_may_be_present():
        pytest.skip("this machine may have a GPU")
    write_noises(tmp_path / "music", 1)
    code, out, err = own_command("scan", tmp_path / "music", "--device", "cuda", "--json")
    assert (code, out) == (1, "")
    assert "CUDA" in err
    assert err.count("\n") == 1
