"""The page of learned filters: all of them, and the music that excites the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.filters.filter_delegate import FilterDelegate
from desktop.filters.filter_model import FilterModel, shared_words
from desktop.moments.moment_list import MomentList
from desktop.moments.moment_model import Moment
from desktop.theme.theme import Theme
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.icon_button import IconButton
from desktop.widgets.message_page import MessagePage
from engine.radio.filters import FilterOverview, FilterSummary
from engine.store.filter_activations import By
from engine.words import plural

_NARROW = 600
"""Below this width the list stands above the music, not beside it."""

_BOLD_ROOM = 16

BYS: tuple[By, ...] = ("maximum", "mean")


class _FilterList(QListView):
    """The list; Enter goes on to the music, Space is left to the player."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on Enter, unless a name is being edited."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)


class FiltersPage(QWidget):
    """Shows what it is told and says what is wanted; it does nothing by itself.

    Signals
    -------
    filter_chosen
        The FilterSummary whose music is to be shown.
    by_chosen
        “maximum” or “mean”.
    station_wanted
        The FilterSummary to start a station of.
    """

    filter_chosen = Signal(object)
    by_chosen = Signal(str)
    station_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.model = FilterModel(self)
        self.list = _FilterList()
        self.moments = MomentList(theme)
        self.message = MessagePage()
        self.foot = QPushButton()
        self.start = QPushButton(self.tr("Start station"))
        self.rename = IconButton(theme, "pencil-simple", self.tr("Rename the filter"), size=16)
        self.bys = QButtonGroup(self)
        self._title = QLabel(self.tr("Filters"))
        self._count = QLabel()
        self._name = ElidedLabel()
        self._shared = ElidedLabel()
        self._trouble = QLabel()
        self._stack = QStackedWidget()
        self._splitter = QSplitter()
        self._set_list(theme)
        self._arrange()
        self._connect()

    @property
    def by(self) -> By:
        """What tracks are ranked by."""
        return BYS[self.bys.checkedId()]

    @property
    def chosen(self) -> FilterSummary | None:
        """The filter whose music is shown."""
        row = self.list.currentIndex().row()
        return self.model.summaries[row] if 0 <= row < len(self.model.summaries) else None

    def selected_ids(self) -> list[int]:
        """Return the tracks that are selected."""
        return self.moments.selected_ids()

    def say(self, title: str, sentence: str, button: str = "") -> None:
        """Say one thing in place of everything else."""
        self.message.say(title, sentence, button=button)
        self._show(self.message)

    def show_overview(self, overview: FilterOverview) -> None:
        """Show all filters; the chosen one stays chosen."""
        before = self.chosen.seed.number if self.chosen else -1
        self.model.show_filters(overview.filters)
        told = len(overview.filters)
        words = [
            plural("FiltersPage", "%n tells your music apart", "%n tell your music apart", told)
        ]
        if overview.dead:
            words.append(
                plural(
                    "FiltersPage",
                    "%n says the same of all of it",
                    "%n say the same of all of it",
                    overview.dead,
                )
            )
        self._count.setText(" · ".join(words))
        self._show(self._splitter)
        if told:
            self.list.setCurrentIndex(self.model.index(max(0, self.model.row_of(before))))

    def show_missing(self, sentence: str) -> None:
        """Say that filters told nothing of some tracks, and offer to ask; or nothing."""
        self.foot.setText(sentence)
        self.foot.setVisible(bool(sentence))

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show the music that excites the chosen filter."""
        self.show_trouble("")
        self.moments.show_moments(moments)

    def show_trouble(self, sentence: str) -> None:
        """Say why no music can be shown, or nothing."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def edit_name(self) -> None:
        """Edit the name of the chosen filter where it stands."""
        index = self.list.currentIndex()
        if index.isValid():
            self.list.setFocus()
            self.list.scrollTo(index)
            self.list.edit(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand beside each other where there is room."""
        narrow = self.width() < _NARROW
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if way != self._splitter.orientation():
            self._splitter.setOrientation(way)
            room = self.height() - self._stack.y()
            self._splitter.setSizes([2 * room // 5, 3 * room // 5] if narrow else [320, 440])
            self._count.setVisible(not narrow and self._stack.currentWidget() is self._splitter)
        super().resizeEvent(event)

    def _show(self, part: QWidget) -> None:
        content = part is self._splitter
        self._stack.setCurrentWidget(part)
        self._count.setVisible(content and self.width() >= _NARROW)
        for button in self.bys.buttons():
            button.setVisible(content)
        if not content:
            self.foot.hide()
        self.setFocusProxy(self.list if content else self.message)

    def _choose(self, current: QModelIndex) -> None:
        summary = self.chosen
        if current.isValid() and summary:
            self._show_head(summary)
            self.filter_chosen.emit(summary)

    def _show_head(self, summary: FilterSummary) -> None:
        self._name.setText(summary.label)
        self._shared.setText(shared_words(summary))
        self.moments.setAccessibleName(
            self.tr("Music that excites {filter}").format(filter=summary.label)
        )

    def _follow_name(self, _number: int, _name: str) -> None:
        if self.chosen:
            self._show_head(self.chosen)

    def _ask_for_station(self) -> None:
        if self.chosen:
            self.station_wanted.emit(self.chosen)

    def _set_list(self, theme: Theme) -> None:
        self.list.setObjectName("filters")
        self.list.setAccessibleName(self.tr("Filters"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(FilterDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.list.viewport().update)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.entered.connect(self.moments.setFocus)
        self.model.renamed.connect(self._follow_name)
        self.rename.clicked.connect(self.edit_name)
        self.start.clicked.connect(self._ask_for_station)
        self.bys.idClicked.connect(lambda chosen: self.by_chosen.emit(BYS[chosen]))

    def _arrange(self) -> None:
        self._title.setProperty("role", "pageTitle")
        self._count.setProperty("role", "meta")
        self._count.setContentsMargins(0, 0, 0, 3)
        self.foot.setProperty("role", "link")
        self.foot.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.foot.hide()
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self._music())
        self._splitter.setSizes([320, 440])
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._head())
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.foot, 0, Qt.AlignmentFlag.AlignHCenter)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        words = {
            "maximum": (
                self.tr("Loudest moment"),
                self.tr("Rank by the moment that excites a filter most"),
            ),
            "mean": (self.tr("On average"), self.tr("Rank by the whole track")),
        }
        for place, by in enumerate(BYS):
            button = QPushButton(words[by][0])
            button.setToolTip(words[by][1])
            button.setCheckable(True)
            button.setChecked(not place)
            button.setProperty("role", "segment")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            # The words of the chosen one are bold, which its size does not reckon with.
            button.setMinimumWidth(button.sizeHint().width() + _BOLD_ROOM)
            self.bys.addButton(button, place)
            head.addWidget(button)
        return head

    def _music(self) -> QWidget:
        self._name.setProperty("role", "emphasis")
        self._shared.setProperty("role", "meta")
        self._trouble.setProperty("role", "muted")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.setWordWrap(True)
        self._trouble.setContentsMargins(16, 8, 16, 8)
        self._trouble.hide()
        self.start.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._shared)
        head = QHBoxLayout()
        head.setContentsMargins(16, 4, 16, 8)
        head.setSpacing(8)
        head.addLayout(words, 1)
        head.addWidget(self.rename)
        head.addWidget(self.start)
        music = QWidget()
        music.setMinimumWidth(240)
        layout = QVBoxLayout(music)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._trouble)
        layout.addWidget(self.moments, 1)
        return music
