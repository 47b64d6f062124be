"""What was learned of the listener in the settings: told, switched, forgotten."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.radio.habits import Habits
from desktop.theme import tokens
from desktop.theme.theme import Theme
from desktop.widgets.toggle_switch import ToggleSwitch
from desktop.widgets.tooltips import plain_tooltip
from engine.radio.taste.evidence import LEAST_JUDGED, LEAST_SESSIONS
from engine.radio.taste.habits import HabitsAccount
from engine.radio.taste.words import Moved
from engine.words import number, plural, translate

_INDENT = 44


class HabitsPart(QWidget):
    """Shows what was learned of the listener; :class:`Habits` does what is asked for."""

    def __init__(self, theme: Theme, habits: Habits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._habits = habits
        self._undo: Callable[[], None] | None = None
        self.switch = ToggleSwitch(theme, self.tr("Tuned to you"))
        self.progress = QLabel()
        self.words = QLabel()
        self.raised = _track_list(self.tr("Preferred"))
        self.lowered = _track_list(self.tr("Held back"))
        self.forget_button = QPushButton(self.tr("Forget everything learned"))
        self.answer = QLabel()
        self.undo_button = QPushButton(self.tr("Undo"))
        self._arrange()
        self._connect()
        self._show_state()
        habits.tell()

    def show_account(self, account: HabitsAccount) -> None:
        """Tell what there is to learn from, and what was learned."""
        learned = account.learned_from is not None
        evidence = account.evidence
        if account.learned_from is not None:
            self.progress.setText(_learned_from(account.learned_from))
        else:
            told = self.tr(
                "Not enough to learn from yet: {judged} of {least_judged} tracks heard to the end"
                " or skipped, in {sessions} of {least_sessions} sessions."
            )
            self.progress.setText(
                told.format(
                    judged=number(min(evidence.judged, LEAST_JUDGED)),
                    least_judged=number(LEAST_JUDGED),
                    sessions=number(min(evidence.sessions, LEAST_SESSIONS)),
                    least_sessions=number(LEAST_SESSIONS),
                )
            )
        self.words.setText("\n".join(account.words))
        self.words.setVisible(bool(account.words))
        self._lists.setVisible(learned)
        _fill(self.raised, account.raised)
        _fill(self.lowered, account.lowered)
        self.forget_button.setEnabled(learned or evidence.judged > 0)

    def _show_state(self) -> None:
        self.switch.setEnabled(self._habits.knows)
        self.switch.blockSignals(True)
        self.switch.setChecked(self._habits.is_on)
        self.switch.blockSignals(False)

    def _follow_change(self) -> None:
        self._show_state()
        self._habits.tell()

    def _forget(self) -> None:
        self._habits.said.connect(self._answer, Qt.ConnectionType.SingleShotConnection)
        self._habits.forget()

    def _answer(self, sentence: str, _action: str, undo: Callable[[], None]) -> None:
        self._undo = undo
        self.answer.setText(sentence)
        self._show_answer(True)

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        had_focus = self.undo_button.hasFocus()
        self._show_answer(False)
        if had_focus:
            self.forget_button.setFocus()
        if undo:
            undo()

    def _show_answer(self, shown: bool) -> None:
        self.answer.setVisible(shown)
        self.undo_button.setVisible(shown)

    def _arrange(self) -> None:
        hint = QLabel(
            self.tr(
                "Stations choose what you tend to hear to the end, among what sounds alike."
                " Learned on this computer from your plays, skips, thumbs and playlists;"
                " nothing leaves it."
            )
        )
        self.switch.setAccessibleName(self.switch.text())
        self.switch.setAccessibleDescription(hint.text())
        for label in (hint, self.progress, self.answer):
            label.setProperty("role", "meta")
        for label in (hint, self.progress, self.words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (hint, self.progress):
            label.setContentsMargins(_INDENT, 0, 0, 0)
        self.words.hide()
        self.undo_button.setProperty("role", "link")
        self._show_answer(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (self.switch, hint, self.progress):
            layout.addWidget(part)
        layout.addSpacing(12)
        layout.addWidget(self.words)
        layout.addSpacing(4)
        layout.addWidget(self._arranged_lists())
        layout.addStretch(1)
        layout.addLayout(self._buttons())

    def _arranged_lists(self) -> QWidget:
        self._lists = QWidget()
        grid = QGridLayout(self._lists)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for column, tracks in enumerate((self.raised, self.lowered)):
            title = QLabel(tracks.accessibleName())
            title.setProperty("role", "strong")
            title.setBuddy(tracks)
            grid.addWidget(title, 0, column)
            grid.addWidget(tracks, 1, column)
            grid.setColumnStretch(column, 1)
        self._lists.hide()
        return self._lists

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.forget_button)
        row.addWidget(self.answer)
        row.addWidget(self.undo_button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.switch.toggled.connect(self._habits.switch)
        self.forget_button.clicked.connect(self._forget)
        self.undo_button.clicked.connect(self._take_back)
        self._habits.changed.connect(self._follow_change)
        self._habits.told.connect(self.show_account)


def _track_list(name: str) -> QListWidget:
    tracks = QListWidget()
    tracks.setObjectName("habitTracks")
    tracks.setAccessibleName(name)
    tracks.setTextElideMode(Qt.TextElideMode.ElideRight)
    tracks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    tracks.setUniformItemSizes(True)
    return tracks


def _fill(tracks: QListWidget, moved: Sequence[Moved]) -> None:
    tracks.clear()
    for one in moved:
        artist = one.track.artist
        words = f"{one.track.title} · {artist}" if artist else one.track.title
        item = QListWidgetItem(words)
        item.setToolTip(plain_tooltip(words))
        tracks.addItem(item)
    tracks.setFixedHeight(max(len(moved), 1) * tokens.ROW_HEIGHT + 2)


def _learned_from(counts: Mapping[str, int]) -> str:
    """Return of how much was learned, in words; what there was none of is not named."""
    completed, skipped = counts.get("completed", 0), counts.get("skipped", 0)
    thumbs, playlists = counts.get("thumbs", 0), counts.get("playlists", 0)
    parts = [
        plural("Habits", "%n track heard to the end", "%n tracks heard to the end", completed),
        plural("Habits", "%n skip", "%n skips", skipped),
        plural("Habits", "%n thumb", "%n thumbs", thumbs) if thumbs else "",
        plural("Habits", "%n playlist", "%n playlists", playlists) if playlists else "",
    ]
    told = ", ".join(part for part in parts if part)
    return translate("Habits", "Learned from {parts}.").format(parts=told)
