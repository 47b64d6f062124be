"""Icons: the Phosphor set (MIT) by way of QtAwesome, in the colours of the theme."""

from functools import lru_cache

import qtawesome
from PySide6.QtGui import QIcon


@lru_cache(maxsize=256)
def icon(name: str, colour: str, disabled: str | None = None) -> QIcon:
    """Return the Phosphor icon ``name`` (without its prefix) in colours ``#rrggbb``."""
    return qtawesome.icon(f"ph.{name}", color=colour, color_disabled=disabled or colour)


def forget() -> None:
    """Drop the cached icons, after a change of colours."""
    icon.cache_clear()
