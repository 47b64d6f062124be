"""What every subcommand accepts, and how it answers."""

import functools
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from engine.cli import default_library

LIBRARY_HELP = "The library file; by default the one in your data folder."


@dataclass(frozen=True, slots=True)
class Settings:
    """The options that every subcommand has."""

    library: Path
    as_json: bool

    def answer(self, value: dict[str, Any], lines: Callable[[], list[str]]) -> None:
        """Print the answer: as JSON for machines, else as lines for people."""
        # ASCII only, so that no terminal's encoding can spoil it.
        text = json.dumps(value, indent=2) if self.as_json else "\n".join(lines())
        if text:
            click.echo(text)


def library_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--library FILE``."""
    return click.option(
        "--library",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help=LIBRARY_HELP,
    )(function)


def model_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--model ID|FOLDER``."""
    return click.option(
        "--model",
        metavar="ID|FOLDER",
        help="Another model than the chosen one; “earshot models” lists them.",
    )(function)


def common_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--library`` and ``--json``; the function gets :class:`Settings` first.

    ``earshot --library FILE status`` and ``earshot status --library FILE`` are the same.
    """

    @functools.wraps(function)
    def command(library: Path | None, as_json: bool, **arguments: Any) -> Any:
        before: Path | None = click.get_current_context().obj
        return function(Settings(library or before or default_library(), as_json), **arguments)

    with_json = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")(command)
    return library_option(with_json)
