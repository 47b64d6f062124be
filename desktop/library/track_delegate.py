"""Paints the rows of the table of tracks."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.library.track_table_model import CELL_ROLE, RATING_COLUMN, Cell, Index
from desktop.theme import tokens
from desktop.theme.icons import icon
from desktop.theme.theme import Theme
from engine.store.ratings import MOST_STARS
from engine.store.records import Track

VERBS = (("play-fill", "Play"), ("broadcast", "Play similar"))
"""The two verbs that a hovered row offers at the end of its title, in this order."""

_PADDING = 8
_TITLE_PADDING = 16
_ICON = 16
_VERB_WIDTH = 28
_BAR_WIDTH = 3
_STAR = 12
_STAR_WIDTH = 16
_STAR_LEFT = 6


class TrackDelegate(QStyledItemDelegate):
    """One line of text a cell; the first cell also tells what plays and what hovering offers."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.hovered_row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        painter.save()
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = index.row() == self.hovered_row
        self._paint_ground(painter, rect, selected, hovered)
        cell: Cell | None = index.data(CELL_ROLE)
        if cell is not None:
            self._paint_cell(painter, rect, index.column(), cell, hovered, option.font)
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, rect: QRect, column: int, cell: Cell, hovered: bool, font: QFont
    ) -> None:
        if column == RATING_COLUMN:
            self._paint_stars(painter, rect, cell.track, hovered)
            return
        text_rect = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        if column == 0:
            text_rect = self._paint_title_signs(painter, rect, cell.playing, hovered)
        self._paint_text(painter, text_rect, column, cell, font)

    def verb_at(self, cell: QRect, position: QPoint) -> str | None:
        """Return the verb whose icon lies at a position of a hovered title cell."""
        for number, (_, verb) in enumerate(VERBS):
            if _verb_rect(cell, number).contains(position):
                return verb
        return None

    def stars_at(self, cell: QRect, position: QPoint) -> int | None:
        """Return how many stars a position in a rating cell stands for."""
        for stars in range(1, MOST_STARS + 1):
            if _star_rect(cell, stars).contains(position):
                return stars
        return None

    def _paint_stars(self, painter: QPainter, rect: QRect, track: Track, hovered: bool) -> None:
        """Draw the stars that are given; while hovered, also those that could be."""
        palette = self._theme.palette
        given = track.rating
        for stars in range(1, MOST_STARS + 1 if hovered else given + 1):
            colour = palette.text if stars <= given else palette.track
            icon("star-fill", colour).paint(painter, _icon_rect(_star_rect(rect, stars), _STAR))

    def _paint_ground(self, painter: QPainter, rect: QRect, selected: bool, hovered: bool) -> None:
        if selected or hovered:
            painter.fillRect(rect, self._theme.color("selection" if selected else "hover"))

    def _paint_title_signs(
        self, painter: QPainter, rect: QRect, playing: bool, hovered: bool
    ) -> QRect:
        """Draw what plays and what can be done; return where the title has its place."""
        palette = self._theme.palette
        text_rect = rect.adjusted(_TITLE_PADDING, 0, -_PADDING, 0)
        if playing:
            bar = QRect(rect.left(), rect.top(), _BAR_WIDTH, rect.height())
            painter.fillRect(bar, self._theme.color("accent"))
        if hovered:
            text_rect.setRight(_verb_rect(rect, 0).left())
            for number, (name, _) in enumerate(VERBS):
                icon(name, palette.text).paint(painter, _icon_rect(_verb_rect(rect, number)))
        elif playing:
            spot = _verb_rect(rect, len(VERBS) - 1)
            text_rect.setRight(spot.left())
            icon("speaker-high-fill", palette.accent).paint(painter, _icon_rect(spot))
        return text_rect

    def _paint_text(
        self, painter: QPainter, rect: QRect, column: int, cell: Cell, font: QFont
    ) -> None:
        font = QFont(font)
        font.setPixelSize(tokens.SIZE_ROW)
        font.setWeight(QFont.Weight.DemiBold if cell.playing else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._text_colour(column, cell.track.missing))
        text = painter.fontMetrics().elidedText(
            cell.text, Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, cell.alignment, text)

    def _text_colour(self, column: int, missing: bool) -> QColor:
        return self._theme.color("text" if column == 0 and not missing else "text_muted")


def _verb_rect(cell: QRect, number: int) -> QRect:
    left = cell.right() - _VERB_WIDTH * (len(VERBS) - number)
    return QRect(left, cell.top(), _VERB_WIDTH, cell.height())


def _star_rect(cell: QRect, stars: int) -> QRect:
    left = cell.left() + _STAR_LEFT + (stars - 1) * _STAR_WIDTH
    return QRect(left, cell.top(), _STAR_WIDTH, cell.height())


def _icon_rect(spot: QRect, side: int = _ICON) -> QRect:
    rect = QRect(0, 0, side, side)
    rect.moveCenter(spot.center())
    return rect
