"""A small real library: demo music and one damaged file, scanned and listened to once."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
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
    shutil.copytree(composed_demo(), music)
    broken = music / "broken.mp3"
    broken.write_bytes(b"This is no music. " * 100)
    scanned = earshot("scan", music, "--library", file, "--json", check=True)
    return ScannedLibrary(music, file, broken, json.loads(scanned.stdout))


def composed_demo() -> Path:
    """Return demo music that is composed once for all test sessions of these very composers.

    Who changes it copies it first.
    """
    composers = hashlib.sha256(str(PIECES).encode())
    for module in sorted((ROOT / "engine" / "demo").rglob("*.py")):
        composers.update(module.read_bytes())
    kept = ROOT / "build" / f"demo-for-tests-{composers.hexdigest()[:12]}"
    if not kept.is_dir():
        kept.parent.mkdir(exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(dir=kept.parent))
        earshot("demo", unfinished / "music", "--pieces", str(PIECES), check=True)
        try:
            (unfinished / "music").rename(kept)
        except OSError:
            # Another session composed at the same time and was first.
            if not kept.is_dir():
                raise
        shutil.rmtree(unfinished)
    return kept
