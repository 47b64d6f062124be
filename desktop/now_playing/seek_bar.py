"""Where the playing track is, and going elsewhere in it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QStyle, QWidget

from desktop import formatting
from desktop.now_playing.waveform_painter import paint_waveform
from desktop.theme.theme import Theme

_STEPS_A_SECOND = 10
_TIME_WIDTH = 48
_SEEK_STEP_SECONDS = 5
_WAVEFORM_HEIGHT = 40


class _JumpingSlider(QSlider):
    """A slider that goes where it is clicked, not a page towards it.

    With the outline of the track it is drawn as that; without one, as a plain slider.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._outline: tuple[bytes, bytes] = (b"", b"")
        theme.changed.connect(self.update)

    @property
    def outline(self) -> tuple[bytes, bytes]:
        """The peaks and levels that are drawn; empty for a plain slider."""
        return self._outline

    def set_outline(self, peaks: bytes, levels: bytes) -> None:
        """Draw an outline, one byte a column, or a plain slider when there is none."""
        self._outline = (peaks, levels)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be tall enough for an outline."""
        hint = super().sizeHint()
        return QSize(hint.width(), _WAVEFORM_HEIGHT) if self._outline[0] else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the outline, the part that was played in the accent."""
        if not self._outline[0] or not self.isEnabled():
            super().paintEvent(event)
            return
        place = (self.sliderPosition() - self.minimum()) / (self.maximum() - self.minimum())
        painter = QPainter(self)
        paint_waveform(
            painter, self.rect(), self._outline, place, self._theme.palette, self.hasFocus()
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there, and drag from there."""
        if event.button() == Qt.MouseButton.LeftButton:
            value = QStyle.sliderValueFromPosition(
                self.minimum(), self.maximum(), round(event.position().x()), self.width()
            )
            self.setSliderPosition(value)
            self.setSliderDown(True)
            self.setValue(value)
            event.accept()
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Stay: a place in the track is not something to scroll through by accident."""
        event.ignore()


class SeekBar(QWidget):
    """Elapsed time, a slider, the length."""

    sought = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds = 0.0
        self._elapsed = self._time(Qt.AlignmentFlag.AlignRight)
        self._length = self._time(Qt.AlignmentFlag.AlignLeft)
        self.slider = _JumpingSlider(theme)
        self.slider.setProperty("role", "seek")
        self.slider.setAccessibleName(self.tr("Position in the track"))
        self.slider.setSingleStep(_SEEK_STEP_SECONDS * _STEPS_A_SECOND)
        self.slider.setPageStep(6 * _SEEK_STEP_SECONDS * _STEPS_A_SECOND)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._elapsed)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self._length)
        self.slider.sliderMoved.connect(lambda value: self._show_elapsed(value / _STEPS_A_SECOND))
        self.slider.sliderReleased.connect(self._seek)
        self.slider.actionTriggered.connect(self._seek_by_key)
        self.show_duration(0)

    def show_duration(self, seconds: float) -> None:
        """Show the length of the track; 0 when it is unknown or nothing plays.

        The position stays: of a track that is restored in pause, the length comes last.
        """
        position = self._seconds if seconds > 0 else 0.0
        self.slider.setEnabled(seconds > 0)
        self.slider.setRange(0, max(1, round(seconds * _STEPS_A_SECOND)))
        self._length.setText(formatting.clock(seconds) if seconds > 0 else "")
        self.show_position(position)

    def show_waveform(self, peaks: bytes, levels: bytes) -> None:
        """Draw the outline of the track, one byte a column; a plain bar when there is none."""
        self.slider.set_outline(peaks, levels)

    def show_position(self, seconds: float) -> None:
        """Show how far it is, unless the listener is dragging."""
        self._seconds = seconds
        if not self.slider.isSliderDown():
            self.slider.setValue(round(seconds * _STEPS_A_SECOND))
            self._show_elapsed(seconds)

    def _show_elapsed(self, seconds: float) -> None:
        enabled = self.slider.isEnabled() or seconds > 0
        self._elapsed.setText(formatting.clock(seconds) if enabled else "")

    def _seek(self) -> None:
        self.sought.emit(self.slider.sliderPosition() / _STEPS_A_SECOND)

    def _seek_by_key(self, action: int) -> None:
        if action != QSlider.SliderAction.SliderMove.value:
            self._seek()

    def _time(self, alignment: Qt.AlignmentFlag) -> QLabel:
        label = QLabel()
        label.setProperty("role", "meta")
        label.setFixedWidth(_TIME_WIDTH)
        label.setAlignment(alignment | Qt.AlignmentFlag.AlignVCenter)
        return label
