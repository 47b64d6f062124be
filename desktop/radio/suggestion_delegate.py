"""Paints what a radio found: title and artist over the reason, how alike it is at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.radio.suggestion_model import ROW_ROLE, Heading
from desktop.theme import tokens
from desktop.theme.icons import icon
from desktop.theme.theme import Theme
from desktop.widgets.likeness import paint_likeness
from desktop.widgets.row_painting import (
    LINE,
    PADDING,
    is_hovered,
    paint_ground,
    paint_line,
    row_font,
)
from engine.radio.suggestion import Suggestion

_GAP = 8
_ICON = 20
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
            self._paint_heading(painter, option, row)
        else:
            self._paint_track(painter, option, row, index.data(Qt.ItemDataRole.CheckStateRole))
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading
    ) -> None:
        rect = option.rect
        line = rect.adjusted(PADDING, rect.height() - LINE - 6, -PADDING, -6)
        strong = row_font(option.font, weight=QFont.Weight.DemiBold)
        used = paint_line(painter, line, heading.title, strong, self._theme.color("text"))
        rest = line.adjusted(used + _GAP, 0, 0, 0)
        small = row_font(option.font, tokens.SIZE_META)
        paint_line(painter, rest, heading.about, small, self._theme.color("text_muted"))

    def _paint_track(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Suggestion, checked: object
    ) -> None:
        rect = option.rect
        paint_ground(painter, self._theme, option)
        small = row_font(option.font, tokens.SIZE_META)
        left = rect.left() + PADDING
        if checked is not None:
            left = self._paint_check(painter, rect, checked == Qt.CheckState.Checked)
        right = paint_likeness(
            painter,
            self._theme,
            rect.adjusted(0, 0, -PADDING, 0),
            row.similarity,
            row_font(option.font, tokens.SIZE_META, QFont.Weight.DemiBold),
            as_number=is_hovered(option),
        )
        middle = rect.center().y()
        names = QRect(left, middle - LINE, right - left, LINE)
        self._paint_names(painter, names, row_font(option.font), row)
        reason = QRect(left, middle + 1, right - left, LINE)
        paint_line(painter, reason, row.reason, small, self._theme.color("text_muted"))

    def _paint_names(self, painter: QPainter, line: QRect, font: QFont, row: Suggestion) -> None:
        """Write the title, and the artist in what room it leaves; a long one leaves some."""
        artist = row.track.artist or ""
        room = round(line.width() * (_MOST_OF_TITLE if artist else 1.0))
        needed = QFontMetrics(font).horizontalAdvance(artist) + _GAP if artist else 0
        title = QRect(line.topLeft(), QSize(max(room, line.width() - needed), line.height()))
        used = paint_line(painter, title, row.track.title, font, self._theme.color("text"))
        rest = line.adjusted(used + _GAP, 0, 0, 0)
        paint_line(painter, rest, artist, font, self._theme.color("text_muted"))

    def _paint_check(self, painter: QPainter, rect: QRect, checked: bool) -> int:
        """Draw the check mark and return where the text begins."""
        spot = QRect(rect.left() + PADDING, rect.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        name, token = ("check-square-fill", "accent") if checked else ("square", "text_muted")
        icon(name, getattr(self._theme.palette, token)).paint(painter, spot)
        return spot.right() + _GAP + 4
