"""Paint groups: as covers with two lines below, or as rows."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.library.cover_cache import CoverCache
from desktop.library.cover_painting import COVER_RADIUS, paint_cover
from desktop.library.group_items import GroupItem
from desktop.library.group_model import ITEM_ROLE, Index
from desktop.theme import tokens
from desktop.theme.icons import icon
from desktop.theme.theme import Theme
from desktop.widgets.row_painting import paint_ground, paint_line, row_font

COVER_SIDE = 160
CELL_MARGIN = 12
"""Between a cover and the edge of its cell."""

_LINE = 20
_TEXT_GAP = 8
CELL_HEIGHT = CELL_MARGIN + COVER_SIDE + _TEXT_GAP + 2 * _LINE + CELL_MARGIN
_RADIUS = COVER_RADIUS
_PLAY = 40
_ROW_PADDING = 16


class CoverDelegate(QStyledItemDelegate):
    """A cover, a name and a line below it; hovered, the cover offers to be played."""

    def __init__(self, theme: Theme, covers: CoverCache, parent: QWidget, *, circle: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._covers = covers
        self._circle = circle

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        item: GroupItem = index.data(ITEM_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, option)
        cover = cover_rect(option.rect)
        self._paint_cover(painter, cover, item)
        if option.state & QStyle.StateFlag.State_MouseOver:
            self._paint_play(painter, play_rect(option.rect))
        line = QRect(cover.left(), cover.bottom() + 1 + _TEXT_GAP, cover.width(), _LINE)
        centre = Qt.AlignmentFlag.AlignHCenter if self._circle else Qt.AlignmentFlag.AlignLeft
        font = row_font(option.font)
        paint_line(painter, line, item.title, font, self._theme.color("text"), centre)
        line.translate(0, _LINE)
        muted = self._theme.color("text_muted")
        small = row_font(option.font, tokens.SIZE_META)
        paint_line(painter, line, item.subtitle, small, muted, centre)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("selection"))
            painter.drawRoundedRect(option.rect.adjusted(2, 2, -2, -2), _RADIUS, _RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(option.rect.adjusted(2, 2, -3, -3), _RADIUS, _RADIUS)

    def _paint_cover(self, painter: QPainter, rect: QRect, item: GroupItem) -> None:
        side = round(rect.width() * painter.device().devicePixelRatioF())
        pixmap = self._covers.pixmap(item.cover_track, side)
        paint_cover(painter, rect, self._theme, pixmap, item.title, circle=self._circle)

    def _paint_play(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("text"))
        painter.drawEllipse(rect)
        icon("play-fill", self._theme.palette.surface).paint(
            painter, rect.adjusted(12, 12, -12, -12)
        )

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As large as the grid's cells."""
        return QSize(option.rect.width(), CELL_HEIGHT)


class GroupRowDelegate(QStyledItemDelegate):
    """A name, where it lies, and how much is in it, on one line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        item: GroupItem = index.data(ITEM_ROLE)
        painter.save()
        paint_ground(painter, self._theme, option)
        rect: QRect = option.rect.adjusted(_ROW_PADDING, 0, -_ROW_PADDING, 0)
        muted = self._theme.color("text_muted")
        right = Qt.AlignmentFlag.AlignRight
        font = row_font(option.font)
        tail_width = paint_line(painter, rect, item.tail, font, muted, right)
        rect.setRight(rect.right() - tail_width - _ROW_PADDING)
        left = Qt.AlignmentFlag.AlignLeft
        text = self._theme.color("text")
        used = paint_line(painter, rect, item.title, font, text, left)
        rect.setLeft(min(rect.left() + max(used + _ROW_PADDING, rect.width() // 3), rect.right()))
        middle = Qt.TextElideMode.ElideMiddle
        small = row_font(option.font, tokens.SIZE_META)
        paint_line(painter, rect, item.subtitle, small, muted, left, middle)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One row."""
        return QSize(0, tokens.ROW_HEIGHT)


def cover_rect(cell: QRect) -> QRect:
    """Return where the cover lies in a cell."""
    left = cell.left() + (cell.width() - COVER_SIDE) // 2
    return QRect(left, cell.top() + CELL_MARGIN, COVER_SIDE, COVER_SIDE)


def play_rect(cell: QRect) -> QRect:
    """Return where a hovered cover is pressed to be played."""
    rect = QRect(0, 0, _PLAY, _PLAY)
    rect.moveBottomRight(cover_rect(cell).bottomRight() - QPoint(8, 8))
    return rect
