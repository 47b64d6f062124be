"""The stations that the listener keeps: named, copied, changed, exported, deleted."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.operations import Operations
from desktop.player.player import Player
from desktop.playlists.playlists import Playlists
from desktop.radio.station_changes import Oblivion, Removal
from desktop.radio.stations import Stations
from desktop.undo import UndoHistory
from engine import settings
from engine.errors import EarshotError
from engine.library.playlist_files import entry_of, write_playlist
from engine.radio.exclusions import Excluded, excluded_by
from engine.radio.recipe import Recipe
from engine.radio.rules import Exclusion, Rules
from engine.radio.station_words import StationAccount, account_of
from engine.settings import Settings
from engine.store import stations as station_store
from engine.store.records import Track
from engine.store.stations import Lessons, RemovedStation, StoredStation
from engine.store.store import Store
from engine.store.tracks import tracks_by_id


class StationList(QObject):
    """Ties the saved stations to the store; what plays is up to :class:`Stations`.

    Signals
    -------
    changed
        Ids and names of all saved stations.
    told
        A StationAccount that was asked for.
    forgotten
        Every play and every thumb is forgotten.
    said
        A quiet sentence, an action, and what that does.
    failed
        A sentence about what could not be done.
    """

    changed = Signal(list)
    told = Signal(object)
    forgotten = Signal()
    said = Signal(str, str, object)
    failed = Signal(str)
    _written = Signal(object, object)

    def __init__(
        self,
        store: Store,
        operations: Operations,
        player: Player,
        stations: Stations,
        playlists: Playlists,
        history: UndoHistory,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._store = store
        self._operations = operations
        self._player = player
        self._stations = stations
        self._playlists = playlists
        self._history = history
        self._names: dict[int, str] = {}
        self._written.connect(self._finish)

    @property
    def current(self) -> StoredStation | None:
        """The station that plays."""
        return self._stations.current

    def name_of(self, station_id: int) -> str:
        """Return the name of a saved station."""
        return self._names.get(station_id, "")

    def reload(self) -> None:
        """Read which stations there are."""
        self._operations.run(lambda: self._store.read(station_store.saved_stations), self._take)

    def tell(self, station_id: int) -> None:
        """Tell a station in words."""
        self._operations.run(lambda: account_of(self._store, station_id), self._tell, self._fail)

    def play(self, station_id: int) -> None:
        """Play a station."""
        self._stations.play(station_id)

    def save(self, station_id: int, name: str) -> None:
        """Keep a station under a name."""
        self._stations.rename(station_id, name)
        self._submit(
            station_store.change_station,
            station_id,
            name=name,
            saved=True,
            then=partial(self._say, self.tr("Station “{name}” saved").format(name=name)),
        )

    def fork(self, station_id: int, name: str) -> None:
        """Keep a copy of a station under another name; it learns by itself from then on."""

        def copy(station: StoredStation | None) -> None:
            if station:
                self._submit(
                    station_store.add_station,
                    name,
                    station.recipe,
                    station.weights,
                    saved=True,
                    then=partial(self._say, self.tr("“{name}” saved").format(name=name)),
                )

        self._operations.run(lambda: self._store.read(station_store.station, station_id), copy)

    def remove(self, station_id: int) -> None:
        """Delete a station; that can be undone."""
        change = Removal(self, station_id)
        self.drop(station_id, partial(self._tell_removed, change))

    def drop(self, station_id: int, then: Callable[[RemovedStation | None], None]) -> None:
        """Delete a station without a word; `then` hears what it was."""
        self._stations.leave(station_id)
        self._submit(station_store.remove_station, station_id, then=then)

    def bring_back(self, removed: RemovedStation) -> None:
        """Have a station again as it was; if the queue still is its own, it goes on."""

        def go_on(_: object) -> None:
            self._stations.return_to(removed.station)

        self._submit(station_store.restore_station, removed, then=go_on)

    def reset(self, station_id: int) -> None:
        """Forget what a station was told by thumbs, and what of it was played or skipped."""
        change = Oblivion(self, station_id)

        def tell(lessons: Lessons) -> None:
            change.take(lessons)
            self._remember(change)

        self.forget_lessons(station_id, tell)

    def forget_lessons(self, station_id: int, then: Callable[[Lessons], None]) -> None:
        """Have a station forget without a word; `then` hears what it had learned."""
        self._submit(station_store.forget_lessons, station_id, then=then)

    def restore_lessons(self, station_id: int, lessons: Lessons) -> None:
        """Have a station learn again from what it forgot."""
        self._submit(station_store.restore_lessons, station_id, lessons)

    def ask_rules(
        self, station_id: int, edit: Callable[[int, Rules, list[Excluded]], None]
    ) -> None:
        """Read the rules of a station and have them edited."""

        def read() -> tuple[Rules, list[Excluded]]:
            station = self._store.read(station_store.station, station_id)
            rules = Recipe.from_json(station.recipe).rules if station else Rules()
            return rules, excluded_by(self._store, rules)

        self._operations.run(read, lambda found: edit(station_id, *found), self._fail)

    def ask_app_rules(self, edit: Callable[[Rules, list[Excluded]], None]) -> None:
        """Read the rules of the whole app and have them edited."""
        rules = self.app_rules()
        self._operations.run(
            lambda: excluded_by(self._store, rules), lambda found: edit(rules, found), self._fail
        )

    def change_rules(self, station_id: int, rules: Rules) -> None:
        """Give a station other rules; if it plays, what is to come is chosen anew."""
        current = self._stations.current
        if current and current.id == station_id:
            self._stations.change(replace(Recipe.from_json(current.recipe), rules=rules))
            return

        def change(station: StoredStation | None) -> None:
            if station:
                recipe = replace(Recipe.from_json(station.recipe), rules=rules)
                self._submit(station_store.change_station, station_id, recipe=recipe.to_json())

        self._operations.run(lambda: self._store.read(station_store.station, station_id), change)

    def rule_out(self, kind: Exclusion, track_id: int) -> None:
        """Let a track, its artist or its album never come again on the station that plays."""
        station = self._stations.current

        def change(known: dict[int, Track]) -> None:
            if station and track_id in known:
                rules = Recipe.from_json(station.recipe).rules
                self.change_rules(station.id, rules.without(known[track_id], kind))

        self._operations.run(lambda: self._store.read(tracks_by_id, [track_id]), change)

    def rule_out_everywhere(self, kind: Exclusion, track_id: int) -> None:
        """Let a track, its artist or its album never come again on any station."""

        def change(known: dict[int, Track]) -> None:
            if track_id in known:
                self.set_app_rules(self.app_rules().without(known[track_id], kind))

        self._operations.run(lambda: self._store.read(tracks_by_id, [track_id]), change)

    def app_rules(self) -> Rules:
        """Return what holds for every station."""
        return Rules.from_json(self._settings.get(settings.RADIO_RULES))

    def set_app_rules(self, rules: Rules) -> None:
        """Have rules hold for every station."""
        self._settings.set(settings.RADIO_RULES, rules.to_json())
        self._stations.choose_anew()
        self._say(self.tr("Every station keeps these rules from now on"))

    def forget_everything(self) -> None:
        """Forget the history of plays and every thumb."""
        self._submit(
            station_store.forget_everything,
            then=self._tell_forgotten,
        )

    def _tell_forgotten(self, _: object) -> None:
        self.forgotten.emit()
        self._say(self.tr("Plays, skips and thumbs are forgotten"))

    def freeze(self, name: str) -> None:
        """Keep what the queue holds now as a playlist."""
        self._playlists.create(name, self._queued())

    def export(self, name: str, file: Path) -> None:
        """Write what the queue holds now to a playlist file, in the format its name asks for."""
        queued = self._queued()

        def write() -> None:
            known = self._store.read(tracks_by_id, queued)
            entries = [entry_of(known[one]) for one in queued if one in known]
            write_playlist(file, entries, title=name)

        words = self.tr("“{name}” written to “{file}”").format(name=name, file=file.name)
        self._operations.run(write, partial(self._say, words), self._fail)

    def _say(self, sentence: str, _: object = None) -> None:
        self.said.emit(sentence, "", None)

    def _tell_removed(self, change: Removal, removed: RemovedStation | None) -> None:
        if removed:
            change.take(removed)
            self._remember(change)

    def _remember(self, change: Removal | Oblivion) -> None:
        self._history.record(change)
        self.said.emit(change.words, self.tr("Undo"), partial(self._history.undo, change))

    def _queued(self) -> list[int]:
        return [entry.track_id for entry in self._player.queue.entries]

    def _submit(
        self, write: Callable[..., object], *args: object,
        then: Callable[..., None] = lambda _: None, **named: object,
    ) -> None:  # fmt: skip
        writing = self._store.submit(write, *args, **named)
        writing.add_done_callback(lambda done: self._written.emit(done, then))

    def _finish(self, writing: Future[object], then: Callable[[object], None]) -> None:
        error = writing.exception()
        if isinstance(error, EarshotError):
            self._fail(error)
        elif error is not None:
            raise error
        else:
            then(writing.result())
            self.reload()

    def _take(self, saved: list[tuple[int, str]]) -> None:
        self._names = dict(saved)
        self.changed.emit(saved)

    def _tell(self, account: StationAccount) -> None:
        self.told.emit(account)

    def _fail(self, error: EarshotError) -> None:
        self.failed.emit(str(error))
