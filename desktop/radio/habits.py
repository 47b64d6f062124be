"""What was learned of the listener: learned in the background, switched, told and forgotten."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.operations import Operation, Operations
from desktop.undo import UndoHistory
from engine import settings
from engine.errors import EarshotError
from engine.radio.station import Radio
from engine.radio.taste.habits import HabitsAccount, as_taste
from engine.radio.taste.taste import Taste
from engine.settings import Settings
from engine.similarity.index import VectorSpace
from engine.store import learned_taste, plays
from engine.store.learned_taste import StoredTaste
from engine.store.store import Store

_QUIET_MILLISECONDS = 60_000
"""Silence after which what was heard is learned from."""


@dataclass(frozen=True, slots=True)
class _State:
    """Everything that forgetting changes."""

    on: bool
    since: float
    learned: StoredTaste | None


class _Forgetting:
    """What was learned was forgotten."""

    def __init__(self, habits: "Habits", words: str, before: _State, after: _State) -> None:
        self.words = words
        self._habits = habits
        self._before, self._after = before, after

    def undo(self) -> None:
        """Know it again."""
        self._habits.restore(self._before)

    def redo(self) -> None:
        """Forget it again."""
        self._habits.restore(self._after)


class Habits(QObject):
    """Keeps what was learned of the listener, and whether stations follow it.

    Nothing is followed before the listener switches it on, and nothing is offered before there is
    enough to learn from.

    Signals
    -------
    changed
        Something else was learned, or stations follow it from now on, or no longer do.
    told
        A HabitsAccount that was asked for.
    said
        A quiet sentence, an action, and what that does.
    failed
        A sentence about what could not be done.
    """

    changed = Signal()
    told = Signal(object)
    said = Signal(str, str, object)
    failed = Signal(str)
    _written = Signal(object)

    def __init__(
        self,
        store: Store,
        stored: Settings,
        radio: Radio,
        space: VectorSpace,
        operations: Operations,
        history: UndoHistory,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._settings = stored
        self._radio = radio
        self._space = space
        self._operations = operations
        self._history = history
        self._learned: StoredTaste | None = None
        self._learning: Operation | None = None
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self.learn)
        self._written.connect(self._note_written, Qt.ConnectionType.QueuedConnection)

    @property
    def is_on(self) -> bool:
        """Whether stations follow what was learned."""
        return self.knows and self._settings.get(settings.TUNED)

    @property
    def knows(self) -> bool:
        """Whether there was enough to learn from."""
        return self._learned is not None

    def taste(self) -> Taste | None:
        """Return what stations follow, if anything; may be called from any thread."""
        learned = self._learned
        if learned is None or not self._settings.get(settings.TUNED):
            return None
        return as_taste(learned)

    def start(self) -> None:
        """Take what was learned the last time, then learn from what has come since."""
        self._operations.run(
            lambda: self._store.read(learned_taste.taste_of, self._space.id, self._space.version),
            self._begin,
        )

    def follow_player(self, state: str) -> None:
        """Learn once the music has been silent for a while."""
        if state == "playing":
            self._quiet.stop()
        else:
            self._quiet.start()

    def learn(self) -> None:
        """Learn from everything that was done since the last time all was forgotten."""
        if self._learning:
            self._learning.cancel()
        since = self._settings.get(settings.LEARN_SINCE)
        self._learning = self._operations.run(
            lambda: self._radio.learn_habits(since), self._take, self._fail
        )

    def switch(self, on: bool) -> None:
        """Have stations follow what was learned, or not."""
        if on == self._settings.get(settings.TUNED) or (on and not self.knows):
            return
        self._settings.set(settings.TUNED, on)
        self.changed.emit()

    def tell(self) -> None:
        """Tell what there is to learn from and what was learned."""
        since, learned = self._settings.get(settings.LEARN_SINCE), self._learned
        self._operations.run(
            lambda: self._radio.tell_habits(since, learned), self._tell, self._fail
        )

    def forget(self) -> None:
        """Forget everything learned and learn from what comes from now on; can be undone."""
        words = self.tr("Everything learned is forgotten")
        before, after = self._state(), _State(False, plays.now(), None)
        self._settings.set(settings.TUNED_OFFERED, False)
        change = _Forgetting(self, words, before, after)
        self.restore(after)
        self._history.record(change)
        undo = partial(self._history.undo, change)
        self.said.emit(words, self.tr("Undo"), undo)

    def restore(self, state: _State) -> None:
        """Know what was known then, as far as what it was learned from is still there."""
        self._settings.set(settings.TUNED, state.on)
        self._settings.set(settings.LEARN_SINCE, state.since)
        self._learned = state.learned
        self._keep()
        self.changed.emit()
        self.learn()

    def _state(self) -> _State:
        return _State(
            self._settings.get(settings.TUNED),
            self._settings.get(settings.LEARN_SINCE),
            self._learned,
        )

    def _begin(self, learned: StoredTaste | None) -> None:
        self._learned = learned
        self.changed.emit()
        self.learn()

    def _take(self, learned: StoredTaste | None) -> None:
        """Take what was learned; where the plays it came from are gone, it goes as well."""
        self._learning = None
        if learned is None and self._learned is None:
            return
        self._learned = learned
        self._keep()
        if learned is None:
            # Were it left on, it would one day begin again without having been asked for.
            self._settings.set(settings.TUNED, False)
        self.changed.emit()
        if learned and not self._settings.get(settings.TUNED_OFFERED):
            self._settings.set(settings.TUNED_OFFERED, True)
            self._offer()

    def _offer(self) -> None:
        self.said.emit(
            self.tr("Earshot knows enough of your listening habits to tune stations to you"),
            self.tr("Tune them"),
            partial(self.switch, True),
        )

    def _keep(self) -> None:
        if self._learned is None:
            writing = self._store.submit(learned_taste.forget_taste)
        else:
            writing = self._store.submit(
                learned_taste.save_taste, self._space.id, self._space.version, self._learned
            )
        writing.add_done_callback(lambda done: self._written.emit(done.exception()))

    def _note_written(self, error: BaseException | None) -> None:
        if isinstance(error, EarshotError):
            self._fail(error)
        elif error is not None:
            raise error

    def _tell(self, account: HabitsAccount) -> None:
        self.told.emit(account)

    def _fail(self, error: EarshotError) -> None:
        self._learning = None
        self.failed.emit(str(error))
