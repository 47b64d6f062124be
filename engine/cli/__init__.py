"""The command ``earshot``.

Nothing heavy is imported before a subcommand needs it, so that ``earshot --help`` answers at once
and the window does not wait for the command line.
"""

import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Run a subcommand and return its exit code.

    0: done. 1: the work failed or was interrupted. 2: called wrongly. Errors are one sentence on
    stderr. `argv` comes without the program's name; by default it is this process's.
    """
    from engine.cli.running import run

    return run(list(sys.argv[1:] if argv is None else argv))


def wants_app(argv: Sequence[str]) -> bool:
    """Tell whether these arguments ask for the window: nothing but ``--library FILE``, or nothing.

    Everything else, also what is wrong, is for :func:`main`.
    """
    return _library_option(argv) is not None


def app_library(argv: Sequence[str]) -> Path:
    """Return the library file that the window is to open, where :func:`wants_app`."""
    return _library_option(argv) or default_library()


def default_library() -> Path:
    """Return the library in the platform's data folder of the user."""
    return data_folder() / "library.db"


def data_folder() -> Path:
    """Return the platform's folder for data of the user that belongs to Earshot."""
    from platformdirs import user_data_path

    return user_data_path("earshot", appauthor=False)


def _library_option(argv: Sequence[str]) -> Path | None:
    """Return the library named, the default for no arguments, None for any other arguments."""
    match list(argv):
        case []:
            return default_library()
        case ["--library", file] if not file.startswith("-"):
            return Path(file)
        case [option] if option.startswith("--library=") and option != "--library=":
            return Path(option.removeprefix("--library="))
        case _:
            return None
