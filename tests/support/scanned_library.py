"""A small real library: demo music and one damaged file, scanned and listened to once."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PIECES = 8


@dataclass(frozen=True, slots=True)
class ScannedLibrary:
    """Where it lies, and what the scan that made it answered."""

    music: Path
    file: Path
    broken: Path
    answer: dict[str, Any]


def earshot(*arguments: str | Path, check: bool = False) -> subprocess.CompletedProcess[str]:
    """Run the real command in a process of its own."""
    return subprocess.run(
        earshot_command(*arguments), capture_output=True, text=True, check=check, cwd=ROOT
    )


def earshot_command(*arguments: str | Path) -> list[str]:
    """Return the command line that runs the real command."""
    return [sys.executable, "-m", "engine.cli", *map(os.fspath, arguments)]


def scan_demo_library(folder: Path) -> ScannedLibrary:
    """Write demo music below a folder, add a damaged file, scan."""
    music, file = folder / "music", folder / "library.db"
    earshot("demo", music, "--pieces", str(PIECES), check=True)
    broken = music / "broken.mp3"
    broken.write_bytes(b"This is no music. " * 100)
    scanned = earshot("scan", music, "--library", file, "--json", check=True)
    return ScannedLibrary(music, file, broken, json.loads(scanned.stdout))
