"""Icons: the Phosphor set (MIT) by way of QtAwesome, in the colours of the theme."""

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtGui import QIcon
from qtawesome import iconic_font

_PREFIX = "ph"


@lru_cache(maxsize=256)
def icon(name: str, colour: str, disabled: str | None = None) -> QIcon:
    """Return the Phosphor icon ``name`` (without its prefix) in colours ``#rrggbb``."""
    drawn: QIcon = _font().icon(
        f"{_PREFIX}.{name}", color=colour, color_disabled=disabled or colour
    )
    return drawn


def forget() -> None:
    """Drop the cached icons, after a change of colours."""
    icon.cache_clear()


@cache
def _font() -> iconic_font.IconicFont:
    """Load the one font that is used: all of QtAwesome's take a tenth of a second more."""
    fonts = Path(iconic_font.__file__).parent / "fonts"
    [letters] = fonts.glob("phosphor-*.ttf")
    [names] = fonts.glob("phosphor-charmap-*.json")
    return iconic_font.IconicFont((_PREFIX, letters.name, names.name))
