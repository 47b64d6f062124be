"""A button that says what is chosen of a few things, and opens the menu to choose from."""

from collections.abc import Callable, Hashable, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from desktop.widgets.tooltips import plain_tooltip

_PADDING = 36


class CheckedMenu(QPushButton):
    """Several of some things can be checked; the menu stays open while they are.

    Parameters
    ----------
    name
        What is chosen, for assistive technology.
    describe
        Says in a few words what is checked, given the labels.

    Signals
    -------
    changed
        Something was checked or unchecked.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        describe: Callable[[list[str]], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._describe = describe
        self._labels: dict[Hashable, str] = {}
        self._checked: set[Hashable] = set()
        self._whole = ""
        self.choices = _StayingMenu(self)
        self.setMenu(self.choices)
        self.setProperty("role", "choices")
        # What is chosen does not make a dialog wider; it is elided, and whole in the tooltip.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._tell()

    @property
    def checked(self) -> list[Hashable]:
        """What is checked, in the order of the menu."""
        return [value for value in self._labels if value in self._checked]

    def add(self, value: Hashable, label: str, *, checked: bool) -> None:
        """Add something at the end, or check what is there already."""
        if checked:
            self._checked.add(value)
        if value not in self._labels:
            self._labels[value] = label
            action = self.choices.addAction(label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(checked)
            action.toggled.connect(partial(self._check, value))
        self._tell()

    def add_all(self, values: Iterable[tuple[Hashable, str]], *, checked: bool) -> None:
        """Add several things."""
        for value, label in values:
            self.add(value, label, checked=checked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Elide anew."""
        super().resizeEvent(event)
        self._elide()

    def showEvent(self, event: QShowEvent) -> None:
        """Elide what does not fit."""
        super().showEvent(event)
        self._elide()

    def _check(self, value: Hashable, checked: bool) -> None:
        if checked:
            self._checked.add(value)
        else:
            self._checked.discard(value)
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        labels = [self._labels[value] for value in self.checked]
        self._whole = self._describe(labels)
        self._elide()
        self.setToolTip(plain_tooltip("\n".join(labels)) if labels else "")
        self.setAccessibleName(f"{self._name}: {self._whole}")

    def _elide(self) -> None:
        room = max(self.width() - _PADDING, 0)
        elided = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(elided if self.isVisible() else self._whole)


class _StayingMenu(QMenu):
    """Stays open while something is checked by mouse or Space."""

    def mouseReleaseEvent(self, event: object) -> None:
        """Check what is below the pointer."""
        action = self.activeAction()
        if action and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check where the keyboard stands."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)
