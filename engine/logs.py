"""Where log lines go: the one place that configures logging."""

import logging
import logging.handlers
from pathlib import Path

_LARGEST_BYTES = 1_000_000
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def configure(level: int, *, file: Path | None = None) -> None:
    """Log to stderr from `level` on, and from INFO on to a file that is kept small.

    A file that cannot be written is done without: logging must not stop anything.
    """
    terminal = logging.StreamHandler()
    terminal.setLevel(level)
    terminal.setFormatter(logging.Formatter("%(message)s"))
    handlers: list[logging.Handler] = [terminal]
    if file is not None:
        handlers.extend(_file_handler(file))
    logging.basicConfig(level=min(handler.level for handler in handlers), handlers=handlers)


def _file_handler(file: Path) -> list[logging.Handler]:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            file, maxBytes=_LARGEST_BYTES, backupCount=1, encoding="utf-8"
        )
    except OSError:
        return []
    handler.setLevel(logging.INFO)
    handler.setFormatter(logging.Formatter(_FORMAT))
    return [handler]
