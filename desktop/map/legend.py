"""What the colours of the map mean."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from desktop import formatting
from desktop.map.colouring import Colouring, LegendEntry
from desktop.theme import tokens
from desktop.theme.theme import Theme
from desktop.widgets.announcing import announce
from engine.words import translate

_LINE = 22
_PADDING = 8
_DOT = 5.0
_BAR_FROM = 11.0
_TEXT_FROM = 28
_NAME_WIDTH = 132
_COUNT_WIDTH = 52


class Legend(QWidget):
    """Lists colours, names and numbers; whoever chooses a line sees only its tracks.

    By key: up and down walk the lines, Enter chooses, Escape takes the choice back.

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
        self._title = ""
        self._scale: Sequence[str] = ()
        self._chosen = self._standing = -1
        self.setAccessibleName(translate("Map", "Legend"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    @property
    def entries(self) -> Sequence[LegendEntry]:
        """The lines from top to bottom."""
        return self._entries

    def show_colouring(self, colours: Colouring) -> None:
        """Show what other colours mean, no line of it chosen."""
        self._entries, self._title, self._scale = colours.legend, colours.title, colours.scale
        self._chosen = self._standing = -1
        self.setVisible(bool(self._entries))
        self.resize(self.sizeHint())
        words = [self._title] if self._title else []
        words += [entry.name for entry in self._entries]
        self.setAccessibleDescription(", ".join(words))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that all lines need."""
        width = _TEXT_FROM + _NAME_WIDTH + _COUNT_WIDTH + _PADDING
        return QSize(width, self._top_of(len(self._entries)) + _PADDING)

    def line_at(self, y: float) -> int:
        """Return the number of the line at a height, or -1."""
        number = int((y - self._top_of(0)) // _LINE)
        return number if 0 <= number < len(self._entries) else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the line under the pointer, or take its choice back."""
        number = self.line_at(event.position().y())
        if number >= 0:
            self._choose(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the lines, choose one, or take the choice back."""
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._entries:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._standing = min(max(self._standing + step, 0), len(self._entries) - 1)
            entry = self._entries[self._standing]
            announce(self, f"{entry.name}, {formatting.tracks(entry.count)}")
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._standing >= 0:
            self._choose(self._standing)
        elif key == Qt.Key.Key_Escape and self._chosen >= 0:
            self._choose(self._chosen)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Enter from the window while the legend has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
                event.accept()
                return True
        return super().event(event)

    def _choose(self, number: int) -> None:
        self._standing = number
        self._chosen = -1 if number == self._chosen else number
        self.chosen.emit(self._chosen)
        self.update()

    def _top_of(self, number: int) -> int:
        return _PADDING + (_LINE if self._title else 0) + number * _LINE

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
        self._paint_title(painter)
        self._paint_scale(painter)
        for number, entry in enumerate(self._entries):
            self._paint_line(painter, number, entry)

    def _paint_title(self, painter: QPainter) -> None:
        font = _font(bold=True)
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        width = self.width() - 2 * _PADDING
        shown = QFontMetricsF(font).elidedText(self._title, Qt.TextElideMode.ElideRight, width)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(_BAR_FROM, _PADDING, width, _LINE), middle, shown)

    def _paint_scale(self, painter: QPainter) -> None:
        """Paint the colours as one bar, beside the lines that say which numbers they stand for."""
        if not self._scale:
            return
        bands = sum(entry.colour in self._scale for entry in self._entries)
        top, bottom = self._top_of(0) + 2, self._top_of(bands) - 2
        gradient = QLinearGradient(0, top, 0, bottom)
        for number, colour in enumerate(self._scale):
            gradient.setColorAt(number / max(1, len(self._scale) - 1), QColor(colour))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gradient)
        painter.drawRoundedRect(QRectF(_BAR_FROM, top, 2 * _DOT, bottom - top), 3, 3)

    def _paint_line(self, painter: QPainter, number: int, entry: LegendEntry) -> None:
        is_faded = self._chosen not in (-1, number)
        top = self._top_of(number)
        painter.setOpacity(0.4 if is_faded else 1.0)
        if number == self._standing and self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(4, top + 1, self.width() - 8, _LINE - 2), 4, 4)
        if entry.colour not in self._scale:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(entry.colour))
            middle = top + _LINE / 2
            painter.drawEllipse(QRectF(_BAR_FROM, middle - _DOT, 2 * _DOT, 2 * _DOT))
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
