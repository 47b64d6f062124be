"""A switch: on or off, seen at a glance in light and dark."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.theme.theme import Theme

_TRACK = QSize(32, 18)
_GAP = 12
_KNOB_MARGIN = 3
_HEIGHT = 32


class ToggleSwitch(QCheckBox):
    """A check box that looks like a switch; keys, mouse and screen readers find a check box."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        # Clicked, it leaves the keyboard where it is, like every button of the window.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._theme = theme
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for the switch and its words."""
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(_TRACK.width() + _GAP + width + 4, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """All of it has to be seen."""
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        """A click on the words counts as well."""
        return self.rect().contains(position)  # type: ignore[call-overload]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw track, knob and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _TRACK.height()) / 2
        track = QRectF(1, top, _TRACK.width(), _TRACK.height())
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        self._paint_track(painter, track)
        painter.setOpacity(1.0)
        painter.setPen(self._theme.color("text" if self.isEnabled() else "text_muted"))
        words = self.rect().adjusted(_TRACK.width() + _GAP, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())

    def _paint_track(self, painter: QPainter, track: QRectF) -> None:
        on = self.isChecked()
        radius = track.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("text"), 2))
        painter.setBrush(self._theme.color("accent" if on else "text_muted"))
        painter.drawRoundedRect(track, radius, radius)
        side = track.height() - 2 * _KNOB_MARGIN
        left = track.right() - side - _KNOB_MARGIN if on else track.left() + _KNOB_MARGIN
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("on_accent" if on else "surface"))
        painter.drawEllipse(QRectF(left, track.top() + _KNOB_MARGIN, side, side))
