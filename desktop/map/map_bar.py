"""A line over the map with what can be done with what was marked on it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

Action = tuple[str, Callable[[], None]]


class MapBar(QWidget):
    """A sentence and some links; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # As raised as a notice, and in its colours.
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons: list[QPushButton] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(16, 4, 12, 4)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._label)
        self._layout.addSpacing(8)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence."""
        return self._label.text()

    def button(self, words: str) -> QPushButton:
        """Return a link by its words."""
        return next(button for button in self._buttons if button.text() == words)

    def say(self, sentence: str, actions: Sequence[Action] = ()) -> None:
        """Show a sentence and links, or nothing for an empty one."""
        self._label.setText(sentence)
        for button in self._buttons:
            button.deleteLater()
        self._buttons = [self._link(words, act) for words, act in actions]
        for button in self._buttons:
            self._layout.addWidget(button)
        self.setVisible(bool(sentence))
        self.adjustSize()

    def _link(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "link")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(_call, act))
        return button


def _call(act: Callable[[], None], _checked: bool = False) -> None:
    act()
