"""Asks how many similar tracks are to be added, and shows which these are and why."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.operations import Operation, Operations
from desktop.radio.suggestion_list import SuggestionList
from desktop.theme.theme import Theme
from desktop.widgets.elided_label import ElidedLabel
from engine.errors import EarshotError
from engine.radio.suggestion import RadioQueue, Suggestion
from engine.words import plural

USUAL = 10
MOST = 100
_WIDTH = 600
_HEIGHT = 560
_PAUSE_MILLISECONDS = 150


class SuggestionsDialog(QDialog):
    """A number, the tracks that come of it with their reasons, and a check mark for each.

    Parameters
    ----------
    operations
        Asks while the number changes.
    heading
        What the tracks are for.
    ask
        Returns so many tracks; called off the UI thread.
    accept
        Called with those that the listener wants.
    """

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        operations: Operations,
        heading: str,
        ask: Callable[[int], RadioQueue],
        accept: Callable[[list[Suggestion]], None],
        count: int = USUAL,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Add similar tracks"))
        self._operations = operations
        self._question = ask
        self._accept = accept
        self._asking: Operation | None = None
        self._heading = ElidedLabel(heading)
        self.number = QSpinBox()
        self.list = SuggestionList(theme, self.tr("Tracks to add"), checkable=True)
        self.message = QLabel()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self.add_button = self._buttons.addButton("", role)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._arrange(count)
        self._connect()
        self._ask()

    def accept(self) -> None:
        """Hand the checked tracks on and close."""
        wanted = self.list.rows.wanted
        if wanted and not self._asking and not self._pause.isActive():
            self._accept(wanted)
            super().accept()

    def done(self, result: int) -> None:
        """Want no more answers."""
        self._pause.stop()
        if self._asking:
            self._asking.cancel()
        super().done(result)

    def _ask(self) -> None:
        if self._asking:
            self._asking.cancel()
        count = self.number.value()
        if not self.list.rows.suggestions:
            self._say([self.tr("Looking for tracks…")])
        self._asking = self._operations.run(lambda: self._question(count), self._show, self._fail)
        self._show_button()

    def _show(self, found: RadioQueue) -> None:
        self._asking = None
        self.list.rows.set_rows(found.tracks)
        empty = [] if found.tracks else [self.tr("Nothing else sounds like it yet.")]
        self._say([*empty, *(f"{one[0].upper()}{one[1:]}." for one in found.relaxed if one)])
        self._show_button()

    def _fail(self, error: EarshotError) -> None:
        self._asking = None
        self.list.rows.set_rows(())
        self._say([str(error)])
        self._show_button()

    def _say(self, sentences: Sequence[str]) -> None:
        self.message.setText(" ".join(sentences))
        self.message.setVisible(bool(sentences))

    def _show_button(self) -> None:
        count = len(self.list.rows.wanted)
        words = plural("SuggestionsDialog", "Add %n track", "Add %n tracks", count)
        self.add_button.setText(words)
        self.add_button.setEnabled(bool(count) and not self._asking)

    def _arrange(self, count: int) -> None:
        self._heading.setProperty("role", "emphasis")
        self.message.setProperty("role", "muted")
        self.message.setWordWrap(True)
        self.message.setContentsMargins(16, 0, 16, 0)
        self.add_button.setProperty("role", "primary")
        self.number.setRange(1, MOST)
        self.number.setValue(count)
        self.number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label = QLabel(self.tr("How many"))
        label.setBuddy(self.number)
        self.number.setAccessibleName(label.text())
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(12)
        head.addWidget(self._heading, 1)
        head.addWidget(label)
        head.addWidget(self.number)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.message)
        layout.addLayout(foot)
        self.resize(_WIDTH, _HEIGHT)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._ask)
        self.number.valueChanged.connect(lambda _: self._pause.start())
        self.list.rows.dataChanged.connect(self._show_button)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
