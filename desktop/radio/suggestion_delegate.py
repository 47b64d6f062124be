"""Paints what a radio found: title and artist over the reason, how alike it is at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.radio.suggestion_model import ROW_ROLE, Heading
from desktop.theme import tokens
from desktop.theme.icons import icon
from desktop.theme.theme import Theme
from desktop.widgets.likeness import paint_likeness
from engine.radio.suggestion import Suggestion

_PADDING = 16
_GAP = 8
_ICON = 20
_LINE = 18
_MOST_OF_TITLE = 0.6
_HEADING_HEIGHT = 44


class SuggestionDelegate(QStyledItemDelegate):
    """Two lines a track and a check mark where there is something to choose; one line a heading."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return how high a row is."""
        is_heading = isinstance(index.data(ROW_ROLE), Heading)
        return QSize(0, _HEADING_HEIGHT if is_heading else tokens.QUEUE_ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a row."""
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_track(painter, option, row, index.data(Qt.ItemDataRole.CheckStateRole))
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        line = rect.adjusted(_PADDING, rect.height() - _LINE - 6, -_PADDING, -6)
        used = self._write(painter, line, heading.title, "text", QFont.Weight.DemiBold)
        rest = line.adjusted(used + _GAP, 0, 0, 0)
        self._write(painter, rest, heading.about, "text_muted", size=tokens.SIZE_META)

    def _paint_track(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Suggestion, checked: object
    ) -> None:
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.fillRect(rect, self._theme.color("selection" if selected else "hover"))
        left = rect.left() + _PADDING
        if checked is not None:
            left = self._paint_check(painter, rect, checked == Qt.CheckState.Checked)
        right = paint_likeness(
            painter,
            self._theme,
            rect.adjusted(0, 0, -_PADDING, 0),
            row.similarity,
            self._font(tokens.SIZE_META, QFont.Weight.DemiBold),
            as_number=hovered,
        )
        middle = rect.center().y()
        self._paint_names(painter, QRect(left, middle - _LINE, right - left, _LINE), row)
        reason = QRect(left, middle + 1, right - left, _LINE)
        self._write(painter, reason, row.reason, "text_muted", size=tokens.SIZE_META)

    def _paint_names(self, painter: QPainter, line: QRect, row: Suggestion) -> None:
        """Write the title, and the artist in what room it leaves; a long one leaves some."""
        artist = row.track.artist or ""
        room = round(line.width() * (_MOST_OF_TITLE if artist else 1.0))
        needed = self._width(artist) + _GAP if artist else 0
        title = QRect(line.topLeft(), QSize(max(room, line.width() - needed), line.height()))
        used = self._write(painter, title, row.track.title, "text")
        self._write(painter, line.adjusted(used + _GAP, 0, 0, 0), artist, "text_muted")

    def _paint_check(self, painter: QPainter, rect: QRect, checked: bool) -> int:
        """Draw the check mark and return where the text begins."""
        spot = QRect(rect.left() + _PADDING, rect.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        name, token = ("check-square-fill", "accent") if checked else ("square", "text_muted")
        icon(name, getattr(self._theme.palette, token)).paint(painter, spot)
        return spot.right() + _GAP + 4

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        token: str,
        weight: QFont.Weight = QFont.Weight.Normal,
        size: int = tokens.SIZE_ROW,
    ) -> int:
        """Write a line, elided where it must be, and return how wide it became."""
        painter.setFont(self._font(size, weight))
        painter.setPen(self._theme.color(token))
        metrics = painter.fontMetrics()
        fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(rect.width(), 0))
        alignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(alignment), fitting)
        return metrics.horizontalAdvance(fitting)

    def _width(self, text: str) -> int:
        widget = self.parent()
        assert isinstance(widget, QWidget)
        return widget.fontMetrics().horizontalAdvance(text)

    def _font(self, size: int, weight: QFont.Weight) -> QFont:
        widget = self.parent()
        assert isinstance(widget, QWidget)
        font = QFont(widget.font())
        font.setPixelSize(size)
        font.setWeight(weight)
        return font
