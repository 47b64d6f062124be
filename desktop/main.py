"""The command ``earshot``: the window when called alone, the command line otherwise."""

import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path

from engine import cli

_FOLDER = "--folder"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    ``--folder FOLDER`` in front opens the window and adds that folder to the library.
    """
    multiprocessing.freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    folders: list[Path] = []
    while len(arguments) > 1 and arguments[0] == _FOLDER:
        folders.append(Path(arguments[1]).absolute())
        arguments = arguments[2:]
    if not cli.wants_app(arguments):
        return cli.main(arguments)
    from desktop.app import run

    return run(cli.app_library(arguments), folders)


if __name__ == "__main__":
    sys.exit(main())
