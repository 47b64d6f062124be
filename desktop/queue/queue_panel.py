"""The right panel: what plays next, where it came from, and why."""

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.player.player import Player
from desktop.queue.queue_delegate import QueueDelegate
from desktop.queue.queue_model import QueueModel
from desktop.radio.station_header import StationHeader
from desktop.theme import tokens
from desktop.theme.theme import Theme
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.icon_button import IconButton
from desktop.widgets.selection import selected_rows
from engine.store.stations import StoredStation
from engine.store.store import Store
from engine.words import mark, plural, translate

_EMPTY = mark(
    "Queue",
    "Play a track, or right-click one and choose Play similar: what comes next shows up here.",
)


class _QueueList(QTableView):
    """The list; Delete takes entries out, Enter plays.

    A table of one column: a QListView asks for every row whenever one of them changes.
    """

    remove_wanted = Signal()
    play_wanted = Signal()

    def keyboardSearch(self, _search: str) -> None:
        """Do nothing: Qt would read every row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the two keys, leave Space to the player."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.play_wanted.emit()
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)


class QueuePanel(QWidget):
    """Shows the queue and lets the listener reorder, jump and take out.

    Signals
    -------
    clear_wanted
        The queue is to be emptied.
    remove_wanted
        Positions of entries that are to go.
    menu_wanted
        The selected entries, and where on the screen their menu should open.
    """

    clear_wanted = Signal()
    remove_wanted = Signal(list)
    menu_wanted = Signal(list, QPoint)

    def __init__(
        self, store: Store, player: Player, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("queuePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._player = player
        self.model = QueueModel(store, player, self)
        self.list = _QueueList()
        self.station = StationHeader(theme)
        self._origin = ElidedLabel()
        self._reason = QLabel()
        self._stack = QStackedWidget()
        self._empty = QLabel(translate("Queue", _EMPTY))
        self._clear = IconButton(
            theme, "trash", self.tr("Clear the queue"), size=16, token="text_muted"
        )
        self._set_list(theme)
        self._arrange()
        self._connect()
        theme.changed.connect(self.list.viewport().update)
        self._refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what can be dropped also where there is no list yet."""
        if self._takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put what is dropped beside the list at its end."""
        event.acceptProposedAction()
        nowhere = QModelIndex()
        self.model.dropMimeData(event.mimeData(), event.proposedAction(), -1, -1, nowhere)

    def _takes(self, data: QMimeData) -> bool:
        nowhere = QModelIndex()
        return self.model.canDropMimeData(data, Qt.DropAction.CopyAction, -1, -1, nowhere)

    def selected_rows(self) -> list[int]:
        """Return the selected positions from top to bottom."""
        return selected_rows(self.list.selectionModel())

    def selected_ids(self) -> list[int]:
        """Return the tracks of the selected entries in their order."""
        return [self.model.entry(row).track_id for row in self.selected_rows()]

    def show_station(self, station: StoredStation | None) -> None:
        """Show the station that plays, or that none does."""
        self.station.show_station(station)
        self._refresh()

    def show_current(self) -> None:
        """Scroll to what plays."""
        row = self._player.queue.current_index
        if row is not None:
            hint = QAbstractItemView.ScrollHint.EnsureVisible
            self.list.scrollTo(self.model.index(row, 0), hint)

    def _refresh(self) -> None:
        length = len(self._player.queue)
        self._stack.setCurrentWidget(self.list if length else self._empty)
        self._clear.setEnabled(bool(length))
        current = self._player.current
        # The station's own head has its name.
        named = self.station.isVisibleTo(self)
        origin = current.origin if current and not named else ""
        index = self._player.queue.current_index
        left = length - (0 if index is None else index + 1)
        count = (
            plural("Queue", "%n track to come", "%n tracks to come", left)
            if left
            else self.tr("The last track")
            if length
            else ""
        )
        self._origin.setText(" · ".join(part for part in (origin, count) if part))
        self._explain()

    def _follow(self, _entry: object) -> None:
        self._refresh()
        self.show_current()

    def _explain(self) -> None:
        """Say in words why the selected entry, or else the current one, is in the queue."""
        rows = self.selected_rows()
        entry = self.model.entry(rows[0]) if rows else self._player.current
        reason = entry.reason if entry else ""
        self._reason.setText(self.tr("Because: {reason}").format(reason=reason) if reason else "")
        self._reason.setVisible(bool(self._reason.text()))

    def _menu(self, position: QPoint) -> None:
        entries = [self.model.entry(row) for row in self.selected_rows()]
        self.menu_wanted.emit(entries, self.list.viewport().mapToGlobal(position))

    def _play_selected(self) -> None:
        rows = self.selected_rows()
        if rows:
            self._player.jump(rows[0])

    def _set_list(self, theme: Theme) -> None:
        self.list.setObjectName("queue")
        self.list.setAccessibleName(self.tr("Up next"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(QueueDelegate(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setTabKeyNavigation(False)
        self.list.setShowGrid(False)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.list.setDragDropOverwriteMode(False)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setFrameShape(QTableView.Shape.NoFrame)
        rows, columns = self.list.verticalHeader(), self.list.horizontalHeader()
        for header in (rows, columns):
            header.hide()
            header.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(tokens.QUEUE_ROW_HEIGHT)
        columns.setStretchLastSection(True)

    def _arrange(self) -> None:
        title = QLabel(self.tr("Up next"))
        title.setProperty("role", "emphasis")
        self._origin.setProperty("role", "meta")
        self._reason.setProperty("role", "reason")
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._reason.setIndent(0)
        self._reason.setWordWrap(True)
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(32, 0, 32, 96)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.setContentsMargins(16, 16, 8, 0)
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self._clear)
        origin = QHBoxLayout()
        origin.setContentsMargins(16, 0, 16, 8)
        origin.addWidget(self._origin)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(origin)
        layout.addWidget(self.station)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._reason)

    def _connect(self) -> None:
        self._clear.clicked.connect(self.clear_wanted)
        self.list.doubleClicked.connect(lambda index: self._player.jump(index.row()))
        self.list.play_wanted.connect(self._play_selected)
        self.list.remove_wanted.connect(lambda: self.remove_wanted.emit(self.selected_rows()))
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._explain())
        self._player.queue_changed.connect(self._refresh)
        self._player.current_changed.connect(self._follow)
