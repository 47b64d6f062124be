"""The head of the queue while a station plays: its name, how it chooses, thumbs, what gave way."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from desktop.theme.theme import Theme
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.icon_button import IconButton
from desktop.widgets.toggle_switch import ToggleSwitch
from engine.radio.order import Anchor
from engine.radio.recipe import Recipe
from engine.store.stations import StoredStation
from engine.words import mark, translate

_STEPS = 20
_ANCHORS: tuple[tuple[Anchor, str, str], ...] = (
    (
        "seed",
        mark("StationHeader", "Stay on the seed"),
        mark("StationHeader", "Everything sounds like what the station began with"),
    ),
    (
        "vibe",
        mark("StationHeader", "Follow the vibe"),
        mark("StationHeader", "The station drifts with what you let play to its end"),
    ),
)


class StationHeader(QWidget):
    """Shows a station and says how the listener wants it; it does nothing by itself.

    Signals
    -------
    recipe_wanted
        Another Recipe.
    thumb_given
        1 or -1, for the track that plays.
    tuned_wanted
        Whether the station should follow the listener's habits.
    habits_wanted
        What those are.
    menu_wanted
        Where on the screen the station's menu should open.
    """

    recipe_wanted = Signal(object)
    thumb_given = Signal(int)
    tuned_wanted = Signal(bool)
    habits_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipe = Recipe()
        self.name = ElidedLabel()
        self.up = IconButton(theme, "thumbs-up", self.tr("More like this"), size=16)
        less = self.tr("Less like this, and on to the next")
        self.down = IconButton(theme, "thumbs-down", less, size=16)
        menu = self.tr("Station menu")
        self.more = IconButton(theme, "dots-three", menu, size=16, token="text_muted")
        self.adventure = QSlider(Qt.Orientation.Horizontal)
        self.anchors = QButtonGroup(self)
        self.tuned = ToggleSwitch(theme, self.tr("Tuned to you"))
        self.why_tuned = IconButton(
            theme, "info", self.tr("What was learned of you"), size=16, token="text_muted"
        )
        self.relaxed = QLabel()
        self._arrange()
        self._connect()
        self.show_station(None)

    def show_station(self, station: StoredStation | None) -> None:
        """Show a station, or nothing."""
        self.setVisible(station is not None)
        if station is None:
            return
        self._recipe = Recipe.from_json(station.recipe)
        self.name.setText(station.name)
        if not self.adventure.isSliderDown():
            self.adventure.blockSignals(True)
            self.adventure.setValue(round(self._recipe.adventure * _STEPS))
            self.adventure.blockSignals(False)
        chosen = [anchor for anchor, _, _ in _ANCHORS].index(self._recipe.anchor)
        self.anchors.button(chosen).setChecked(True)
        for button in self.anchors.buttons():
            # What excites a filter is measured by that alone: there is no seed to drift from.
            button.setVisible(self._recipe.filter is None)

    def show_relaxed(self, words: tuple[str, ...]) -> None:
        """Say which rules gave way, or nothing."""
        sentences = [f"{one[0].upper()}{one[1:]}." for one in words if one]
        self.relaxed.setText(" ".join(sentences))
        self.relaxed.setVisible(bool(sentences))

    def show_habits(self, *, known: bool, on: bool) -> None:
        """Offer to follow the listener's habits, once enough of them is known."""
        self.tuned.setVisible(known)
        self.why_tuned.setVisible(known)
        self.tuned.blockSignals(True)
        self.tuned.setChecked(on)
        self.tuned.blockSignals(False)

    def _stray(self, value: int) -> None:
        self._want(adventure=value / _STEPS)

    def _drift(self, chosen: int) -> None:
        self._want(anchor=_ANCHORS[chosen][0])

    def _want(self, *, adventure: float | None = None, anchor: Anchor | None = None) -> None:
        before = self._recipe
        self._recipe = replace(
            before,
            adventure=before.adventure if adventure is None else adventure,
            anchor=anchor or before.anchor,
        )
        if self._recipe != before:
            self.recipe_wanted.emit(self._recipe)

    def ask_for_menu(self) -> None:
        """Have the station's menu opened."""
        self.menu_wanted.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _arrange(self) -> None:
        self.name.setProperty("role", "strong")
        self.relaxed.setProperty("role", "meta")
        self.relaxed.setTextFormat(Qt.TextFormat.PlainText)
        self.relaxed.setWordWrap(True)
        self.relaxed.hide()
        self.adventure.setRange(0, _STEPS)
        self.adventure.setPageStep(_STEPS // 4)
        self.adventure.setAccessibleName(self.tr("Close to adventurous"))
        self.adventure.setToolTip(self.tr("How far the station strays from what it began with"))
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.name, 1)
        for button in (self.up, self.down, self.more):
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 8, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(self._slider_row())
        layout.addLayout(self._anchor_row())
        layout.addLayout(self._tuned_row())
        layout.addWidget(self.relaxed)

    def _slider_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        close, far = QLabel(self.tr("close")), QLabel(self.tr("adventurous"))
        for part in (close, self.adventure, far):
            part.setProperty("role", "meta")
            row.addWidget(part, 1 if part is self.adventure else 0)
        return row

    def _anchor_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(4)
        for number, (_, words, tip) in enumerate(_ANCHORS):
            button = QPushButton(translate("StationHeader", words))
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setToolTip(translate("StationHeader", tip))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.anchors.addButton(button, number)
            row.addWidget(button, 1)
        return row

    def _tuned_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tuned)
        row.addStretch(1)
        row.addWidget(self.why_tuned)
        self.tuned.setAccessibleName(self.tuned.text())
        self.tuned.setToolTip(
            self.tr("Chooses what you tend to hear to the end, among what sounds alike")
        )
        self.show_habits(known=False, on=False)
        return row

    def _connect(self) -> None:
        self.up.clicked.connect(lambda: self.thumb_given.emit(1))
        self.down.clicked.connect(lambda: self.thumb_given.emit(-1))
        self.more.clicked.connect(self.ask_for_menu)
        self.tuned.toggled.connect(self.tuned_wanted)
        self.why_tuned.clicked.connect(self.habits_wanted)
        self.adventure.valueChanged.connect(self._stray)
        self.anchors.idClicked.connect(self._drift)
