"""A progress bar on stderr, for people who watch."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as RichProgress
from rich.progress import Task as RichTask
from rich.text import Text


class Progress:
    """Count, rate and time left of one piece of work; nothing at all where nobody watches.

    Parameters
    ----------
    title
        What is being done.
    shown
        False for machines; a stderr that is no terminal gets nothing in any case.
    """

    def __init__(self, title: str, *, shown: bool) -> None:
        self._rich = RichProgress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _RateColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[note]}"),
            console=Console(stderr=True),
            disable=not (shown and sys.stderr.isatty()),
            transient=True,
        )
        self._task = self._rich.add_task(title, total=None, note="")

    def update(self, done: int, total: int | None, note: str = "") -> None:
        """Show how much is done; the total may be unknown or grow."""
        self._rich.update(self._task, completed=done, total=total, note=note)

    def __enter__(self) -> Self:
        self._rich.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._rich.stop()


class Stages:
    """Work in several stages: a bar for each, one after the other.

    Parameters
    ----------
    shown
        See :class:`Progress`.
    """

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._open = ExitStack()

    def __call__(self, title: str) -> Callable[[int, int | None, str], None]:
        """Begin a stage, and return whom to tell how far it is: done, of how many, a note."""
        self._open.close()
        return self._open.enter_context(Progress(title, shown=self._shown)).update

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()


class _RateColumn(ProgressColumn):
    """“11 a second”."""

    def render(self, task: RichTask) -> Text:
        """Return the rate, or nothing while it is unknown."""
        return Text(f"{task.speed:.1f} a second" if task.speed else "")
