"""Paths below a folder, as a range of texts that an index can walk along."""

import os
from pathlib import Path


def below(root: Path) -> list[str]:
    """Return the first text of all paths below a folder, and the first one behind them."""
    prefix = str(root).rstrip(os.sep) + os.sep
    return [prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1)]
