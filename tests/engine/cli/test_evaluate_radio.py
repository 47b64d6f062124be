"""``earshot evaluate radio``: one command beside the other, told apart by a clear rule."""

from pathlib import Path

import pytest

from tests.support.command import Command


def test_radio_in_the_first_place_is_the_radio_and_a_folder_of_that_name_is_not(
    own_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, _ = own_command("evaluate", "radio", "--help")
    assert code == 0
    assert "simulated listeners" in out
    monkeypatch.chdir(tmp_path)
    (tmp_path / "radio").mkdir()
    code, _, err = own_command("evaluate", "./radio", "--labels", "none.csv")
    assert code == 1
    assert "none.csv" in err
    code, _, err = own_command("evaluate", "radio", "--labels", "none.csv")
    assert code == 2
    assert "FOLDER" in err
