"""Paints the rows of a playlist."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.playlists.playlist_model import PLAYING_ROLE, TRACK_ROLE, Index
from desktop.theme import tokens
from desktop.theme.icons import icon
from desktop.theme.theme import Theme

_PADDING = 8
_TITLE_PADDING = 16
_MARK_WIDTH = 3
_ICON = 16


class PlaylistDelegate(QStyledItemDelegate):
    """One line of text a cell; what plays is marked, what is not in the library is muted."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        painter.save()
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("selection"))
        playing = bool(index.data(PLAYING_ROLE))
        left = _TITLE_PADDING if index.column() == 0 else _PADDING
        text_rect = rect.adjusted(left, 0, -_PADDING, 0)
        if playing and index.column() == 0:
            mark = QRect(rect.left(), rect.top(), _MARK_WIDTH, rect.height())
            painter.fillRect(mark, self._theme.color("accent"))
            spot = QRect(text_rect.right() - _ICON, rect.center().y() - _ICON // 2, _ICON, _ICON)
            icon("speaker-high-fill", self._theme.palette.accent).paint(painter, spot)
            text_rect.setRight(spot.left() - _PADDING)
        self._paint_text(painter, text_rect, index, option.font, playing)
        painter.restore()

    def _paint_text(
        self, painter: QPainter, rect: QRect, index: Index, font: QFont, playing: bool
    ) -> None:
        track = index.data(TRACK_ROLE)
        strong = index.column() == 0 and track is not None and not track.missing
        font = QFont(font)
        font.setPixelSize(tokens.SIZE_ROW)
        font.setWeight(QFont.Weight.DemiBold if playing else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._theme.color("text" if strong else "text_muted"))
        elide = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(index.data(), elide, rect.width())
        painter.drawText(rect, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), text)
