"""What is pictured: one line a scene. A new place gets one here."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.radio.rules_dialog import RulesDialog
from desktop.settings.settings_dialog import SettingsDialog
from engine.radio.exclusions import Excluded
from engine.radio.rules import Rules
from engine.store.ratings import MOST_STARS, rate
from tests.gallery.stage import Stage

Act = Callable[[Stage], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """Something to picture.

    Attributes
    ----------
    name
        Names the file.
    arrange
        Brings the window there, from the place of all tracks with nothing open.
    libraries
        The states of the library to picture it in: names of `LIBRARIES`.
    """

    name: str
    arrange: Act
    libraries: tuple[str, ...] = ("demo",)


def place(key: str) -> Act:
    """Go to a place of the rail, where this version has it."""
    return lambda stage: stage.place(key)


def group(place_key: str, row: int) -> Act:
    """Open one album, artist, genre or folder."""

    def arrange(stage: Stage) -> None:
        stage.place(place_key)
        page = stage.window.library.pages[place_key]
        if page.model.items:
            stage.window.library.open_item(page.model.items[min(row, len(page.model.items) - 1)])
            stage.settle()

    return arrange


def search(query: str) -> Act:
    """Type a search."""
    return lambda stage: stage.search(query)


def _radio(stage: Stage) -> None:
    stage.play_similar(stage.ids[len(stage.ids) // 3])


def _playing(stage: Stage) -> None:
    stage.play(stage.ids[:20])


def _selected(stage: Stage) -> None:
    stage.window.page.table.setFocus()
    stage.window.page.table.select_ids(stage.ids[3:6])


def _track_menu(stage: Stage) -> None:
    table = stage.window.page.table
    table.select_ids(stage.ids[3:4])
    stage.window.tracks.open_track_menu(table.mapToGlobal(table.rect().center() / 2))


def _view_menu(stage: Stage) -> None:
    stage.window.open_view_menu(stage.window.page.view_button)


def _search_help(stage: Stage) -> None:
    stage.window.page.search.show_help()


def _properties(first: int, last: int) -> Act:
    def arrange(stage: Stage) -> None:
        stage.app.verbs.show_properties(stage.ids[first:last])
        stage.settle()

    return arrange


def _playlist(stage: Stage) -> None:
    if not stage.window.playlists.page.playlist:
        stage.app.playlists.create("Sunday morning", stage.ids[2:30:3])
    stage.settle()
    _open_child(stage, "playlist:", 0)


def _smart_playlist(stage: Stage) -> None:
    stage.app.playlists.create("Short and quiet", query="length:<4m -genre:metal")
    stage.settle()
    _open_child(stage, "playlist:", 0)


def _station(stage: Stage) -> None:
    current = stage.app.stations.current
    if current is None:
        _radio(stage)
        current = stage.app.stations.current
    if current is not None:
        stage.app.station_list.save(current.id, "Late evening")
    stage.settle()
    _open_child(stage, "station:", 0)


def _open_child(stage: Stage, prefix: str, number: int) -> None:
    keys = [key for key in stage.window.places.keys if key.startswith(prefix)]
    if keys:
        stage.place(keys[number])


def _mix(stage: Stage) -> None:
    stage.window.page.table.select_ids(
        [stage.ids[row] for row in (2, 9, 17) if row < len(stage.ids)]
    )
    stage.window.tracks.mix_sounds()
    stage.settle()


def _journey(stage: Stage) -> None:
    stage.play([stage.ids[0]])
    stage.app.radio_verbs.journey([stage.ids[-2]])
    stage.settle()


def _rules(stage: Stage) -> None:
    excluded = [Excluded("artist", "somebody", "Somebody"), Excluded("track", 1, "A track")]
    folders = [folder.path for folder in stage.window.folders]
    RulesDialog(stage.window, stage.app.theme, Rules(), excluded, folders, lambda _: None).open()


def _rediscover(stage: Stage) -> None:
    stage.app.store.write(rate, stage.ids[:2], MOST_STARS)
    stage.place("rediscover")


def _similar_tracks(stage: Stage) -> None:
    stage.app.radio_verbs.similar_next_wanted.emit(stage.ids[:2])
    stage.settle()


def _settings(page: int) -> Act:
    def arrange(stage: Stage) -> None:
        stage.window.settings_wanted.emit()
        dialog = stage.window.findChild(SettingsDialog)
        if dialog is not None:
            dialog.list.setCurrentRow(page)

    return arrange


def _map(stage: Stage) -> None:
    stage.place("map")
    stage.wait_until(lambda: stage.app.map.page.scene is not None)
    stage.settle()


def _map_selected(stage: Stage) -> None:
    _map(stage)
    stage.app.map.show_track(stage.app.player.current.track_id if stage.app.player.current else 1)
    stage.settle()


def _map_close(stage: Stage) -> None:
    """So near that covers show."""
    _map(stage)
    stage.app.map.show_track(stage.ids[12])
    view = stage.app.map.page.view
    view.zoom(3.0, view.width() / 2, view.height() / 2)
    stage.settle()


def _map_by_filter(stage: Stage) -> None:
    _map(stage)
    colours = stage.app.map.page.head.colours
    colours.setCurrentIndex(colours.findData("filter:3"))
    colours.activated.emit(colours.currentIndex())
    stage.settle()


def _notice(stage: Stage) -> None:
    stage.play(stage.ids[:5])
    stage.app.verbs.clear()


def _keys(stage: Stage) -> None:
    stage.window.show_keys()


def _narrow(stage: Stage) -> None:
    _playing(stage)
    stage.window.resize(900, 600)
    stage.settle()


def _map_narrow(stage: Stage) -> None:
    _map(stage)
    stage.window.resize(900, 600)
    stage.settle()


def _playback_menu(stage: Stage) -> None:
    stage.window.player_bar.open_playback_menu()


_EVERY_PLACE = (
    *("tracks", "albums", "artists", "genres", "folders"),
    *("recent", "played", "unplayed", "missing", "failed"),
)
_GROUPS = ("albums", "artists", "genres", "folders")
_AT_REST = ("demo", "large", "difficult", "one")

SCENES: tuple[Scene, ...] = (
    Scene("first-run", place("tracks"), ("nothing",)),
    *(
        Scene(key, place(key), _AT_REST if key in (*_GROUPS, "tracks") else ("demo",))
        for key in _EVERY_PLACE
    ),
    *(
        Scene(key, place(key), ("empty",))
        for key in (*_EVERY_PLACE, "stations", "playlists", "map")
    ),
    Scene("album", group("albums", 4), ("demo", "difficult", "large")),
    Scene("artist", group("artists", 2), ("demo", "difficult")),
    Scene("folder", group("folders", 1)),
    Scene("search", search("an"), ("demo", "large")),
    Scene("search-nothing", search("xyzzy")),
    Scene("search-error", search("year:abc")),
    Scene("search-help", _search_help),
    Scene("selection", _selected),
    Scene("track-menu", _track_menu),
    Scene("view-menu", _view_menu),
    Scene("properties", _properties(0, 1), ("demo", "difficult")),
    Scene("properties-several", _properties(0, 4)),
    Scene("playing", _playing, ("demo", "difficult", "one")),
    Scene("radio", _radio, ("demo", "difficult", "one")),
    Scene("playback-menu", _playback_menu),
    Scene("station", _station),
    Scene("stations", place("stations")),
    Scene("journey", _journey),
    Scene("mix", _mix),
    Scene("rules", _rules),
    Scene("similar-tracks", _similar_tracks, ("demo", "difficult")),
    Scene("rediscover", _rediscover, ("demo", "difficult")),
    Scene("rediscover-nothing", place("rediscover"), ("empty",)),
    Scene("odd-ones-out", place("outliers"), ("demo", "empty")),
    Scene("playlist", _playlist),
    Scene("smart-playlist", _smart_playlist),
    Scene("playlists", place("playlists")),
    Scene("map", _map, ("demo", "difficult", "one")),
    Scene("map-playing", _map_selected),
    Scene("map-close", _map_close),
    Scene("map-narrow", _map_narrow),
    Scene("map-by-filter", _map_by_filter),
    Scene("filters", place("filters"), ("demo", "empty")),
    Scene("passages", place("passages"), ("demo", "empty")),
    *(
        Scene(f"settings-{name}", _settings(page))
        for page, name in enumerate(("general", "playback", "listening", "habits", "folders"))
    ),
    Scene("keys", _keys),
    Scene("notice", _notice),
    Scene("narrow", _narrow, ("demo", "difficult")),
)
