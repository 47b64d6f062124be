"""The command ``earshot``: the window when called alone or with files, else the command line."""

import multiprocessing
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from desktop.desktop_integration.request import Request, activation_token
from engine import cli
from engine.cli.library import absolute

_FOLDER = "--folder"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    ``--folder FOLDER`` in front opens the window and adds that folder to the library; names of
    files, folders and playlists behind the options are played in it.
    """
    multiprocessing.freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    options, request = _divided(arguments)
    if not cli.wants_app(options):
        return cli.main(options if request.folders else arguments)
    from desktop.running import run

    return run(cli.app_library(options), replace(request, token=activation_token()))


def _divided(arguments: Sequence[str]) -> tuple[list[str], Request]:
    """Divide arguments into those that the command line knows, and what the window is asked for."""
    rest = list(arguments)
    folders: list[Path] = []
    while len(rest) > 1 and rest[0] == _FOLDER:
        folders.append(absolute(rest[1]))
        rest = rest[2:]
    behind = 0
    while behind < len(rest) and rest[behind].startswith("-"):
        behind += 2 if rest[behind] == "--library" else 1
    names = rest[behind:]
    if not names or not _are_files(names):
        return rest, Request(tuple(folders))
    return rest[:behind], Request(tuple(folders), tuple(map(_path, names)))


def _are_files(names: Sequence[str]) -> bool:
    """Tell whether names are files; a subcommand comes before a file that is called like it."""
    if not all(_is_url(name) or Path(name).exists() for name in names):
        return False
    from engine.cli.commands import earshot

    return names[0] not in earshot.commands


def _is_url(name: str) -> bool:
    return name.startswith("file:")


def _path(name: str) -> Path:
    """Return the absolute path of a name, or of the URL that a file manager hands over."""
    if not _is_url(name):
        return absolute(name)
    return Path(unquote_to_bytes(urlsplit(name).path).decode("utf-8", "surrogateescape"))


if __name__ == "__main__":
    sys.exit(main())
