"""Icons: the Phosphor set (MIT) out of QtAwesome's package, in the colours of the theme.

Only the font and the list of its letters are taken from there. To import QtAwesome itself would
import every class of Qt by way of qtpy, which took 190 ms of the 1.4 s until the window is there.
"""

import json
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from engine.errors import EarshotError
from engine.words import translate

_LETTER_TO_HEIGHT = 0.875
"""A letter of 14 pixels in an icon of 16 leaves room for what reaches over it."""


@lru_cache(maxsize=256)
def icon(name: str, colour: str, disabled: str | None = None) -> QIcon:
    """Return the Phosphor icon ``name`` in colours ``#rrggbb``."""
    family, letters = _font()
    return QIcon(_Letter(family, letters[name], QColor(colour), QColor(disabled or colour)))


def forget() -> None:
    """Drop the cached icons, after a change of colours."""
    icon.cache_clear()


class _Letter(QIconEngine):
    """Draws one letter of a font, at any size, as sharp as the screen is."""

    def __init__(self, family: str, letter: str, colour: QColor, disabled: QColor) -> None:
        super().__init__()
        self._family = family
        self._letter = letter
        self._colour = colour
        self._disabled = disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw it in the middle of a place."""
        painter.save()
        painter.setPen(self._disabled if mode is QIcon.Mode.Disabled else self._colour)
        font = QFont(self._family)
        font.setPixelSize(max(1, round(_LETTER_TO_HEIGHT * rect.height())))
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return it on nothing."""
        if size.isEmpty():
            return QPixmap()
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn


@cache
def _font() -> tuple[str, dict[str, str]]:
    """Load the font; return its family, and its letters by the names of the icons."""
    package = find_spec("qtawesome")
    if package is None or package.origin is None:
        raise EarshotError(
            translate("Icons", "The icons are missing; install the package “QtAwesome”.")
        )
    fonts = Path(package.origin).parent / "fonts"
    [font] = fonts.glob("phosphor-*.ttf")
    [names] = fonts.glob("phosphor-charmap-*.json")
    [family] = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(font)))
    codes = json.loads(names.read_text(encoding="utf-8"))
    return family, {name: chr(int(code, 16)) for name, code in codes.items()}
