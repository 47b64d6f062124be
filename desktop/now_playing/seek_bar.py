"""Where the playing track is, and going elsewhere in it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSlider, QStyle, QWidget

from desktop import formatting
from desktop.now_playing.passage import Passage
from desktop.now_playing.waveform_painter import paint_passage, paint_waveform
from desktop.theme.theme import Theme

_STEPS_A_SECOND = 10
_TIME_WIDTH = 48
_SEEK_STEP_SECONDS = 5
_WAVEFORM_HEIGHT = 40


class _JumpingSlider(QSlider):
    """A slider that goes where it is clicked, not a page towards it.

    With the outline of the track it is drawn as that; without one, as a plain slider. Dragging
    with Shift marks a passage, Escape takes the mark away.

    Signals
    -------
    passage_marked
        A Passage, or None.
    """

    passage_marked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._anchor: float | None = None
        self.passage: Passage | None = None
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
            self._paint_passage(QPainter(self))
            return
        place = (self.sliderPosition() - self.minimum()) / (self.maximum() - self.minimum())
        painter = QPainter(self)
        self._paint_passage(painter)
        paint_waveform(
            painter, self.rect(), self._outline, place, self._theme.palette, self.hasFocus()
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there, and drag from there; with Shift, mark from there."""
        if event.button() == Qt.MouseButton.LeftButton and self._marks(event):
            self._anchor = self.seconds_at(event.position().x())
            event.accept()
            return
        if event.button() == Qt.MouseButton.LeftButton:
            value = QStyle.sliderValueFromPosition(
                self.minimum(), self.maximum(), round(event.position().x()), self.width()
            )
            self.setSliderPosition(value)
            self.setSliderDown(True)
            self.setValue(value)
            event.accept()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark as far as the pointer is."""
        if self._anchor is None:
            super().mouseMoveEvent(event)
            return
        self._mark_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        if self._anchor is None:
            super().mouseReleaseEvent(event)
            return
        self._mark_to(event.position().x())
        self._anchor = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the mark away with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.passage:
            self.mark(None)
        else:
            super().keyPressEvent(event)

    def seconds_at(self, x: float) -> float:
        """Return the moment of the track that a place on the slider stands for."""
        value = QStyle.sliderValueFromPosition(
            self.minimum(), self.maximum(), round(x), self.width()
        )
        return value / _STEPS_A_SECOND

    def mark(self, passage: Passage | None) -> None:
        """Mark a passage, or none."""
        if passage != self.passage:
            self.passage = passage
            self.update()
            self.passage_marked.emit(passage)

    def _marks(self, event: QMouseEvent) -> bool:
        return self.isEnabled() and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)

    def _mark_to(self, x: float) -> None:
        assert self._anchor is not None
        duration = self.maximum() / _STEPS_A_SECOND
        self.mark(Passage.dragged(self._anchor, self.seconds_at(x), duration))

    def _paint_passage(self, painter: QPainter) -> None:
        if self.passage and self.isEnabled():
            scale = _STEPS_A_SECOND / self.maximum()
            shares = (self.passage.start * scale, self.passage.end * scale)
            paint_passage(painter, self.rect(), shares, self._theme.palette)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Stay: a place in the track is not something to scroll through by accident."""
        event.ignore()


class SeekBar(QWidget):
    """Elapsed time, a slider, the length.

    Signals
    -------
    sought
        Seconds to go to.
    passages_wanted
        The Passage whose like is to be found.
    hint
        A sentence on what is missing for that.
    """

    sought = Signal(float)
    passages_wanted = Signal(object)
    hint = Signal(str)

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
        self.slider.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.slider.customContextMenuRequested.connect(self._open_menu)
        self.slider.passage_marked.connect(self._describe)
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

    @property
    def passage(self) -> Passage | None:
        """What is marked."""
        return self.slider.passage

    def clear_passage(self) -> None:
        """Mark nothing."""
        self.slider.mark(None)

    def begin_passage(self) -> None:
        """Have the passage begin where the track is."""
        self._mark(Passage.beginning, self._seconds)

    def end_passage(self) -> None:
        """Have the passage end where the track is."""
        self._mark(Passage.ending, self._seconds)

    def find_passages(self) -> None:
        """Ask for passages like the marked one."""
        if self.passage:
            self.passages_wanted.emit(self.passage)
        else:
            self.hint.emit(
                self.tr(
                    "Mark a passage first: drag with Shift over the track, or Ctrl+[ and Ctrl+]"
                )
            )

    def show_waveform(self, peaks: bytes, levels: bytes) -> None:
        """Draw the outline of the track, one byte a column; a plain bar when there is none."""
        self.slider.set_outline(peaks, levels)

    def show_position(self, seconds: float) -> None:
        """Show how far it is, unless the listener is dragging."""
        self._seconds = seconds
        if not self.slider.isSliderDown():
            self.slider.setValue(round(seconds * _STEPS_A_SECOND))
            self._show_elapsed(seconds)

    def _mark(
        self,
        make: Callable[[float, Passage | None, float], Passage],
        seconds: float,
    ) -> None:
        if self.slider.isEnabled():
            duration = self.slider.maximum() / _STEPS_A_SECOND
            self.slider.mark(make(seconds, self.passage, duration))

    def _describe(self, passage: Passage | None) -> None:
        if passage is None:
            self.slider.setToolTip("")
            self.slider.setAccessibleDescription("")
            return
        words = self.tr("Marked: {start}–{end}").format(
            start=formatting.clock(passage.start), end=formatting.clock(passage.end)
        )
        self.slider.setToolTip(words)
        self.slider.setAccessibleDescription(words)

    def _open_menu(self, position: QPoint) -> None:
        if not self.slider.isEnabled():
            return
        seconds = self.slider.seconds_at(position.x())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        find = menu.addAction(self.tr("Find passages like this"), self.find_passages)
        find.setEnabled(self.passage is not None)
        # Shown for learning; the window's own action listens to the keys.
        find.setShortcut(QKeySequence("Ctrl+Shift+F"))
        menu.addSeparator()
        menu.addAction(
            self.tr("Passage begins here"), partial(self._mark, Passage.beginning, seconds)
        )
        menu.addAction(self.tr("Passage ends here"), partial(self._mark, Passage.ending, seconds))
        clear = menu.addAction(self.tr("Clear the passage"), self.clear_passage)
        clear.setEnabled(self.passage is not None)
        menu.popup(self.slider.mapToGlobal(position))

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
