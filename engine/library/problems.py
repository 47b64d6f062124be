"""What could not be read, told to the listener."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A file or folder that could not be read, with a sentence that says why."""

    path: Path
    reason: str
