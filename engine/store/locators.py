"""What tells tracks apart: the path of a file, or of a file and a stretch of it."""

import re
from pathlib import Path

from engine.sound import WHOLE, Span

_MARK = "#"
_LOCATOR = re.compile(r"(.+\.\w+)#\d\d", re.DOTALL)


def locator(path: Path | str, number: int) -> str:
    """Return what stands for a numbered stretch of a file where others have a path.

    It cannot be mistaken for a file of the library: no suffix of a music file looks like it.
    """
    return f"{path}{_MARK}{number:02}"


def path_of(located: str, first_frame: object) -> str:
    """Return the path of a track's file; `first_frame` is None for a track that is a file."""
    return located if first_frame is None else located.rpartition(_MARK)[0]


def file_meant(located: Path) -> Path:
    """Return the file that a path or a locator stands for, going by its looks alone."""
    match = _LOCATOR.fullmatch(str(located))
    return Path(match[1]) if match else located


def span_from(first_frame: object, last_frame: object) -> Span:
    """Return the stretch that is stored as its frames; None for both is the whole file."""
    return WHOLE if first_frame is None else Span(first_frame, last_frame)  # type: ignore[arg-type]


def stored_frames(span: Span) -> tuple[int | None, int | None]:
    """Return what is stored of a stretch: the other way round."""
    return (None, None) if span == WHOLE else (span.first, span.last)


def parts_of(path: Path | str) -> list[str]:
    """Return the first text of all stretches of a file, and the first one behind them."""
    return [f"{path}{_MARK}", f"{path}{chr(ord(_MARK) + 1)}"]
