"""Short movements that explain where something went."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QStyle, QWidget

MOTION_MILLISECONDS = 140

Step = Callable[[float], None]


class Motion(QObject):
    """Makes one movement at a time.

    Parameters
    ----------
    widget
        What moves: its style says whether the system asks for less motion.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._step: Step | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(MOTION_MILLISECONDS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._take_step)

    @property
    def is_running(self) -> bool:
        """Whether something is on its way."""
        return self._animation.state() == QVariantAnimation.State.Running

    @property
    def is_wanted(self) -> bool:
        """Whether anybody would see a movement, and the system does not ask for less of it."""
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        moves = self._widget.style().styleHint(hint, None, self._widget) > 0
        return moves and self._widget.isVisible()

    def run(self, step: Step) -> None:
        """Call `step` with shares from 0 to 1, or with 1 at once where no motion is wanted."""
        self.finish()
        self._step = step
        if not self.is_wanted:
            self._take_step(1.0)
            return
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.start()

    def finish(self) -> None:
        """Be where the movement leads to, at once."""
        self._animation.stop()
        if self._step:
            self._take_step(1.0)

    def _take_step(self, share: float) -> None:
        step = self._step
        if share >= 1.0:
            self._step = None
        if step:
            step(float(share))
        self._widget.update()
