"""The page of passages: what was marked, and where in the library it sounds like that."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.moments.moment_list import MomentList
from desktop.moments.moment_model import Moment
from desktop.theme import tokens
from desktop.theme.theme import Theme
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.message_page import MessagePage

_MOST_ELSEWHERE = 3


class PassagesPage(QWidget):
    """Shows what it is told; it does nothing by itself.

    Signals
    -------
    hear_wanted
        The marked passage is to be heard.
    """

    hear_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.found = MomentList(theme)
        self.elsewhere = MomentList(theme)
        self.message = MessagePage()
        self.hear = QPushButton(self.tr("Hear the passage"))
        self._title = ElidedLabel()
        self._about = ElidedLabel()
        self._other = QLabel(self.tr("Elsewhere in the same track"))
        self._results = QWidget()
        self._stack = QStackedWidget()
        self._arrange()
        self.hear.clicked.connect(self.hear_wanted)

    def selected_ids(self) -> list[int]:
        """Return the tracks that are selected."""
        last = self.elsewhere if self.elsewhere.hasFocus() else self.found
        return last.selected_ids()

    def say(self, title: str, sentence: str) -> None:
        """Say one thing in place of everything else."""
        self.message.say(title, sentence)
        self._stack.setCurrentWidget(self.message)
        self.setFocusProxy(self.message)

    def show_results(
        self, title: str, about: str, found: Sequence[Moment], elsewhere: Sequence[Moment]
    ) -> None:
        """Show what was found.

        Parameters
        ----------
        title
            What was marked.
        about
            What was searched.
        found, elsewhere
            Passages of other tracks, and of the marked one.
        """
        self._title.setText(title)
        self._about.setText(about)
        self.found.show_moments(found)
        self.elsewhere.show_moments(elsewhere)
        rows = min(len(elsewhere), _MOST_ELSEWHERE)
        self.elsewhere.setFixedHeight(rows * tokens.QUEUE_ROW_HEIGHT)
        for part in (self._other, self.elsewhere):
            part.setVisible(bool(elsewhere))
        self._stack.setCurrentWidget(self._results)
        self.setFocusProxy(self.found)

    def _arrange(self) -> None:
        self._title.setProperty("role", "pageTitle")
        self._about.setProperty("role", "meta")
        self._other.setProperty("role", "meta")
        self._other.setContentsMargins(16, 12, 16, 4)
        self.found.setAccessibleName(self.tr("Passages that sound alike"))
        self.elsewhere.setAccessibleName(self.tr("Elsewhere in the same track"))
        self.hear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._about)
        head = QHBoxLayout()
        head.setContentsMargins(16, 16, 16, 8)
        head.setSpacing(8)
        head.addLayout(words, 1)
        head.addWidget(self.hear)
        results = QVBoxLayout(self._results)
        results.setContentsMargins(0, 0, 0, 0)
        results.setSpacing(0)
        results.addLayout(head)
        results.addWidget(self.found, 1)
        results.addWidget(self._other)
        results.addWidget(self.elsewhere)
        self._stack.addWidget(self.message)
        self._stack.addWidget(self._results)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
