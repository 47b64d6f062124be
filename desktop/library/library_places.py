"""The places of the library: tracks, and the albums, artists, genres and folders they lie in."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer

from desktop.library.cover_cache import CoverCache
from desktop.library.group_hero import GroupHero
from desktop.library.group_items import KINDS, GroupItem
from desktop.library.group_page import GroupPage
from desktop.library.properties_dialog import PropertiesDialog
from desktop.library.track_changes import TrackChanges
from desktop.library.track_places import TRACK_PLACES
from desktop.operations import Operation, Operations
from desktop.theme.theme import Theme
from desktop.undo import UndoHistory
from desktop.verbs import Verbs
from engine.store import groups
from engine.store.browse import Place
from engine.store.store import Store
from engine.store.track_facts import TrackFacts, track_facts
from engine.words import translate

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

_QUIET_MILLISECONDS = 2_000
"""So long nothing must have changed before groups are gathered that nobody looks at yet."""


class LibraryPlaces(QObject):
    """Puts the library's places into a window, and leads from a group to its tracks and back.

    Parameters
    ----------
    window
        Where they are shown; its rail, its places and its page of tracks are there already.
    cache
        A folder for what can be made again.
    """

    def __init__(
        self,
        window: "MainWindow",
        store: Store,
        operations: Operations,
        verbs: Verbs,
        history: UndoHistory,
        theme: Theme,
        cache: Path,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._operations = operations
        self._verbs = verbs
        self._counting: Operation | None = None
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._prepare_next)
        self.covers = CoverCache(store, operations, cache / "covers", self)
        self.pages = {
            kind.place.key: GroupPage(kind, store, operations, theme, self.covers) for kind in KINDS
        }
        self._hero = GroupHero(theme, self.covers)
        self._hero.play_wanted.connect(self._play_shown)
        self.changes = TrackChanges(store, operations, history, self)
        self._add()
        self._connect_changes()
        window.page.back_wanted.connect(window.places.leave_inside)

    def note_change(self) -> None:
        """The library changed: covers, groups and their counts may be others."""
        self.covers.forget()
        for page in self.pages.values():
            page.note_change()
        self.count()

    def count(self) -> None:
        """Count the groups for the rail, and gather them once nothing changes any more."""
        self._quiet.start()
        if self._counting:
            self._counting.cancel()
        self._counting = self._operations.run(
            lambda: self._store.read(groups.counts), self._window.rail.show_counts
        )

    def open_item(self, item: GroupItem) -> None:
        """Show the tracks of a group inside the present place."""
        places, page = self._window.places, self._window.page
        inside = self.pages.get(places.place)
        back = translate("Places", inside.kind.place.title) if inside else self.tr("Tracks")
        circle = inside is not None and inside.kind.covers == "round"
        subtitle = " · ".join(filter(None, (item.subtitle, item.tail)))
        self._hero.show_group(item.title, subtitle, item.cover_track, circle=circle)
        page.show_group(item.group, back, back=back, hero=self._hero)
        places.show_inside(page)

    def open_album_of(self, track_id: int) -> None:
        """Go to the album that a track is on."""

        def find() -> GroupItem | None:
            album = self._store.read(groups.album_of, track_id)
            items = self.pages["albums"].kind.read(self._store)
            return next((item for item in items if item.group == album), None)

        def go(item: GroupItem | None) -> None:
            if item:
                self._window.rail.select_place("albums")
                self.open_item(item)

        self._operations.run(find, go)

    def leave_group(self) -> None:
        """Go back to where a group was opened from."""
        if self._window.page.view.group:
            self._window.places.leave_inside()

    def _prepare_next(self) -> None:
        """Have one more page ready before it is entered; one after the other, for a calm window."""
        if any(page.prepare() for page in self.pages.values()):
            self._quiet.start()

    def _add(self) -> None:
        """Tracks come first, then what they are gathered in, then the other lists of tracks."""
        window = self._window
        window.page.setFocusProxy(window.page.table)
        window.places.setFocusProxy(window.page)
        first, *others = TRACK_PLACES
        self._add_tracks(first)
        for page in self.pages.values():
            window.add_place(page.kind.place, page, page.enter)
            page.opened.connect(self.open_item)
            page.play_wanted.connect(partial(self._play, page))
            page.menu_wanted.connect(partial(self._open_menu, page))
            page.head.view_menu_wanted.connect(window.open_view_menu)
        for place in others:
            self._add_tracks(place)

    def _add_tracks(self, key: Place) -> None:
        page = self._window.page
        self._window.add_place(TRACK_PLACES[key], page, partial(page.show_place, key))

    def _connect_changes(self) -> None:
        verbs, page = self._verbs, self._window.page
        verbs.rating_wanted.connect(self.changes.rate)
        verbs.properties_wanted.connect(self.show_properties)
        page.table.rating_chosen.connect(self.changes.rate)
        self.changes.ratings_changed.connect(page.reload)

    def show_properties(self, track_ids: list[int]) -> None:
        """Open a closer look at tracks."""
        self._operations.run(
            lambda: self._store.read(track_facts, track_ids), self._open_properties
        )

    def _open_properties(self, facts: list[TrackFacts]) -> None:
        if facts:
            dialog = PropertiesDialog(facts, self._window)
            dialog.save_wanted.connect(self.changes.edit_tags)
            dialog.open()

    def _play_shown(self) -> None:
        self._verbs.play(self._window.page.model.ids.tolist())

    def _play(self, page: GroupPage, item: GroupItem) -> None:
        page.with_tracks([item], self._verbs.play)

    def _open_menu(self, page: GroupPage, position: QPoint) -> None:
        page.with_selected(lambda ids: self._window.tracks.open_menu_of(ids, position))
