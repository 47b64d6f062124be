"""What the colours of the map mean."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from desktop import formatting
from desktop.map.colouring import LegendEntry
from desktop.theme import tokens
from desktop.theme.theme import Theme

_LINE = 22
_PADDING = 8
_DOT = 5.0
_TEXT_FROM = 28
_NAME_WIDTH = 132
_COUNT_WIDTH = 52


class Legend(QWidget):
    """Lists colours, names and numbers; a click on a line shows only its tracks.

    Signals
    -------
    chosen
        The number of a line, or -1 when its choice was taken back.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: Sequence[LegendEntry] = ()
        self._chosen = -1
        self.setAccessibleName("Legend")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    @property
    def entries(self) -> Sequence[LegendEntry]:
        """The lines from top to bottom."""
        return self._entries

    def show_entries(self, entries: Sequence[LegendEntry]) -> None:
        """Show other lines, none of them chosen."""
        self._entries, self._chosen = entries, -1
        self.setVisible(bool(entries))
        self.resize(self.sizeHint())
        self.setAccessibleDescription(", ".join(entry.name for entry in entries))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that all lines need."""
        width = _TEXT_FROM + _NAME_WIDTH + _COUNT_WIDTH + _PADDING
        return QSize(width, _LINE * len(self._entries) + 2 * _PADDING)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the line under the pointer, or take its choice back."""
        number = int((event.position().y() - _PADDING) // _LINE)
        if 0 <= number < len(self._entries):
            self._chosen = -1 if number == self._chosen else number
            self.chosen.emit(self._chosen)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint one frame."""
        painter = QPainter(self)
        self.paint_on(painter, QRectF(self.rect()))
        painter.end()

    def paint_on(self, painter: QPainter, spot: QRectF) -> None:
        """Paint the lines on a ground that the map shimmers through."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._theme.color("surface")
        ground.setAlphaF(0.88)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(spot, 8, 8)
        for number, entry in enumerate(self._entries):
            self._paint_line(painter, number, entry)

    def _paint_line(self, painter: QPainter, number: int, entry: LegendEntry) -> None:
        is_faded = self._chosen not in (-1, number)
        top = _PADDING + number * _LINE
        painter.setOpacity(0.4 if is_faded else 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(entry.colour))
        middle = top + _LINE / 2
        painter.drawEllipse(QRectF(16 - _DOT, middle - _DOT, 2 * _DOT, 2 * _DOT))
        font = _font(bold=number == self._chosen)
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        name = QFontMetricsF(font).elidedText(entry.name, Qt.TextElideMode.ElideRight, _NAME_WIDTH)
        painter.drawText(
            QRectF(_TEXT_FROM, top, _NAME_WIDTH, _LINE), Qt.AlignmentFlag.AlignVCenter, name
        )
        painter.setPen(self._theme.color("text_muted"))
        painter.drawText(
            QRectF(_TEXT_FROM + _NAME_WIDTH, top, _COUNT_WIDTH, _LINE),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            formatting.count(entry.count),
        )
        painter.setOpacity(1.0)


def _font(*, bold: bool) -> QFont:
    font = QFont()
    font.setPixelSize(tokens.SIZE_META)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
