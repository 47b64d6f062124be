"""Logging to the terminal and to a file; in a process of its own, as pytest logs as well."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import logging, sys
from pathlib import Path
from engine import logs
logs.configure(logging.ERROR, file=Path(sys.argv[1]))
logging.getLogger("somebody").info("a detail")
logging.getLogger("somebody").error("a failure")
"""
ROOT = Path(__file__).parents[2]


def log_to(file: Path) -> str:
    """Run the program and return what reached the terminal."""
    command = [sys.executable, "-c", PROGRAM, str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stderr


def test_the_file_gets_more_than_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "logs" / "earshot.log"
    assert log_to(file) == "a failure\n"
    text = file.read_text(encoding="utf-8")
    assert "INFO somebody: a detail" in text
    assert "ERROR somebody: a failure" in text


def test_a_file_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert log_to(tmp_path / "file" / "earshot.log") == "a failure\n"
