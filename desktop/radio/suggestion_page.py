"""A page of what a radio found in the whole library, with what can be done with all of it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.radio.suggestion_list import SuggestionList
from desktop.radio.suggestion_model import Row
from desktop.theme.theme import Theme
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.icon_button import IconButton
from desktop.widgets.message_page import MessagePage


class SuggestionPage(QWidget):
    """A title and a sentence, verbs for everything that is listed, and the list or a message.

    Signals
    -------
    play_wanted
        All tracks, and which of them to begin with.
    station_wanted, queue_wanted
        All tracks.
    menu_wanted
        Where on the screen the menu of the selected tracks should open.
    again_wanted
        The button of a message was clicked.
    """

    play_wanted = Signal(list, int)
    station_wanted = Signal(list)
    queue_wanted = Signal(list)
    menu_wanted = Signal(QPoint)
    again_wanted = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.list = SuggestionList(theme, title)
        self.play_button = IconButton(theme, "play-fill", self.tr("Play all"))
        self.station_button = IconButton(theme, "broadcast", self.tr("Start a station of them"))
        self.queue_button = IconButton(theme, "queue", self.tr("Add all to the queue"))
        self._title = ElidedLabel(title)
        self._about = ElidedLabel()
        self.message = MessagePage()
        self._stack = QStackedWidget()
        self.setFocusProxy(self.list)
        self._arrange()
        self._connect()

    @property
    def ids(self) -> list[int]:
        """All tracks in their order."""
        return [one.track.id for one in self.list.rows.suggestions]

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected tracks in their order."""
        return self.list.selected_ids()

    def show_rows(self, rows: Sequence[Row], about: str) -> None:
        """List tracks, and say above them what they are; the keyboard stays on the same track."""
        stood_on = self.list.currentIndex().row()
        position = self.list.verticalScrollBar().value()
        self.list.rows.set_rows(rows)
        self.list.setCurrentIndex(self.list.rows.index(min(stood_on, len(rows) - 1), 0))
        self.list.verticalScrollBar().setValue(position)
        self._tell(about)
        self._show(self.list)

    def say(self, title: str, sentence: str, *, button: str = "") -> None:
        """Show a message in place of a list."""
        self.list.rows.set_rows(())
        self._tell("")
        self.message.say(title, sentence, button=button)
        self._show(self.message)

    def _tell(self, about: str) -> None:
        self._about.setText(about)
        self._about.setVisible(bool(about))

    def _show(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        for button in (self.play_button, self.station_button, self.queue_button):
            button.setEnabled(part is self.list)

    def _play_from(self, track_id: int) -> None:
        self.play_wanted.emit(self.ids, self.ids.index(track_id))

    def _arrange(self) -> None:
        self._title.setProperty("role", "pageTitle")
        self._about.setProperty("role", "meta")
        titles = QVBoxLayout()
        titles.setSpacing(4)
        titles.addWidget(self._title)
        titles.addWidget(self._about)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        head.addLayout(titles, 1)
        for button in (self.play_button, self.station_button, self.queue_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.play_button.clicked.connect(lambda: self.play_wanted.emit(self.ids, 0))
        self.station_button.clicked.connect(lambda: self.station_wanted.emit(self.ids))
        self.queue_button.clicked.connect(lambda: self.queue_wanted.emit(self.ids))
        self.list.track_activated.connect(self._play_from)
        self.list.menu_wanted.connect(self.menu_wanted)
        self.message.button_clicked.connect(self.again_wanted)
