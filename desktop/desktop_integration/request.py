"""What a start of Earshot asks for, and how it is written to one that runs already."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Request:
    """A wish from the command line or the file manager.

    Attributes
    ----------
    folders
        To be added to the library.
    files
        To be played: music, playlists, folders.
    token
        What the desktop hands to a program so that its window may come to the front.
    """

    folders: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()
    token: str = ""

    def encoded(self) -> bytes:
        """Return it as one line; names that are no text keep their bytes."""
        fields = {
            "folders": [str(path) for path in self.folders],
            "files": [str(path) for path in self.files],
            "token": self.token,
        }
        return json.dumps(fields).encode("ascii") + b"\n"


def decoded(line: bytes) -> Request | None:
    """Return the request that a line stands for, or None when it is none."""
    try:
        fields = json.loads(line)
        folders, files = (tuple(map(Path, fields[name])) for name in ("folders", "files"))
        return Request(folders, files, str(fields["token"]))
    except (ValueError, KeyError, TypeError):
        return None


def activation_token(environment: Mapping[str, str] = os.environ) -> str:
    """Return the token that this process was started with, empty when there is none."""
    return environment.get("XDG_ACTIVATION_TOKEN") or environment.get("DESKTOP_STARTUP_ID", "")
