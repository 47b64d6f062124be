"""Which key does what in the window."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QApplication, QSlider

from desktop.library.track_places import TRACK_PLACES
from desktop.player.player import Player
from desktop.undo import UndoHistory
from desktop.verbs import Verbs
from desktop.window_actions import Shortcut
from engine.store.ratings import MOST_STARS
from engine.words import mark, plural, translate

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

_SEEK_SECONDS = 5.0
_VOLUME_STEP = 0.05
_SPEED_STEP = 0.1


def shortcuts(
    window: "MainWindow", player: Player, verbs: Verbs, history: UndoHistory
) -> dict[str, list[Shortcut]]:
    """Return all keys by the menu they stand in, in the order in which the overview shows them."""
    return {
        mark("Window", "Playing"): _player_keys(window, player),
        mark("Window", "Library"): _library_keys(window, verbs),
        mark("Window", "Radio"): [*_radio_keys(window, verbs), *_radio_place_keys(window)],
        mark("Window", "Playlists"): _playlist_keys(window),
        mark("Window", "Edit"): _history_keys(history),
        mark("Window", "Window"): _window_keys(window),
    }


def _player_keys(window: "MainWindow", player: Player) -> list[Shortcut]:
    def seek_by(seconds: float) -> Callable[[], None]:
        def seek() -> None:
            if not _step(seconds):
                player.seek(player.position + seconds)

        return seek

    def press_or_play() -> None:
        if not _press():
            player.toggle()

    def louder(step: float) -> Callable[[], None]:
        return lambda: window.player_bar.show_volume(player.volume + step)

    return [
        Shortcut(("Space",), translate("Window", "Play or pause"), press_or_play),
        Shortcut(("Left",), translate("Window", "Back 5 seconds"), seek_by(-_SEEK_SECONDS)),
        Shortcut(("Right",), translate("Window", "Forward 5 seconds"), seek_by(_SEEK_SECONDS)),
        Shortcut(("Ctrl+Left",), translate("Window", "Previous track"), player.previous),
        Shortcut(("Ctrl+Right",), translate("Window", "Next track"), player.next),
        Shortcut(("Ctrl+Up",), translate("Window", "Louder"), louder(_VOLUME_STEP)),
        Shortcut(("Ctrl+Down",), translate("Window", "Quieter"), louder(-_VOLUME_STEP)),
        Shortcut(("M",), translate("Window", "Mute"), window.player_bar.toggle_mute),
        *_mode_keys(window, player),
    ]


def _mode_keys(window: "MainWindow", player: Player) -> list[Shortcut]:
    bar = window.player_bar

    def faster(step: float) -> Callable[[], None]:
        return lambda: player.set_speed(player.speed + step)

    def stop_after_track() -> None:
        player.set_stop_after("off" if player.stop_after == "track" else "track")

    return [
        Shortcut(("S",), translate("Window", "Shuffle, or back in order"), bar.toggle_shuffle),
        Shortcut(
            ("R",), translate("Window", "Repeat the queue, the track, or not"), bar.next_repeat
        ),
        Shortcut(("T",), translate("Window", "Stop after this track, or not"), stop_after_track),
        Shortcut(("]",), translate("Window", "Faster"), faster(_SPEED_STEP)),
        Shortcut(("[",), translate("Window", "Slower"), faster(-_SPEED_STEP)),
        Shortcut(("=",), translate("Window", "Normal speed"), lambda: player.set_speed(1.0)),
        Shortcut(
            ("Ctrl+P",), translate("Window", "Open the menu of playback"), bar.open_playback_menu
        ),
    ]


def _library_keys(window: "MainWindow", verbs: Verbs) -> list[Shortcut]:
    leave = window.library.leave_group

    def play_next() -> None:
        window.tracks.with_selected(verbs.play_next)

    def add_to_queue() -> None:
        window.tracks.with_selected(verbs.add_to_queue)

    def show_properties() -> None:
        window.tracks.with_selected(verbs.show_properties)

    def rate(stars: int) -> None:
        window.tracks.with_selected(lambda ids: verbs.rate(ids, stars))

    return [
        Shortcut(("Ctrl+F",), translate("Window", "Search"), window.focus_search),
        Shortcut(
            ("Shift+Return",), translate("Window", "Play the selected tracks next"), play_next
        ),
        Shortcut(
            ("Ctrl+Return",),
            translate("Window", "Add the selected tracks to the queue"),
            add_to_queue,
        ),
        Shortcut(("Ctrl+L",), translate("Window", "Find what plays"), window.show_playing),
        Shortcut(
            ("Alt+Return",),
            translate("Window", "Properties of the selected tracks"),
            show_properties,
        ),
        *(
            Shortcut((f"Alt+{stars}",), _rating_words(stars), partial(rate, stars))
            for stars in range(MOST_STARS + 1)
        ),
        *_place_keys(window),
        Shortcut(("Ctrl+7",), translate("Window", "Map"), lambda: window.rail.select_place("map")),
        Shortcut(
            ("Alt+Left",), translate("Window", "Back from an album, artist, genre or folder"), leave
        ),
    ]


def _rating_words(stars: int) -> str:
    if not stars:
        return translate("Window", "Take the rating of the selected tracks away")
    return plural(
        "Window", "Give the selected tracks %n star", "Give the selected tracks %n stars", stars
    )


def _place_keys(window: "MainWindow") -> list[Shortcut]:
    """The places of the library in the order of the rail."""
    places = [*(page.kind.place for page in window.library.pages.values()), TRACK_PLACES["recent"]]
    return [
        Shortcut(
            (f"Ctrl+{n}",),
            translate("Places", place.title),
            partial(window.rail.select_place, place.key),
        )
        for n, place in enumerate([TRACK_PLACES["tracks"], *places], 1)
    ]


def _radio_keys(window: "MainWindow", verbs: Verbs) -> list[Shortcut]:
    radio, stations = verbs.radio, verbs.stations

    def start_station() -> None:
        window.tracks.with_selected(
            lambda ids: radio.start_station(ids or window.tracks.playing_ids())
        )

    def journey() -> None:
        window.tracks.with_selected(radio.journey)

    return [
        Shortcut(("Ctrl+R",), translate("Window", "Play similar"), window.tracks.play_similar),
        Shortcut(
            ("Ctrl+T",),
            translate("Window", "Start a station of the selected tracks"),
            start_station,
        ),
        Shortcut(
            ("Ctrl+J",), translate("Window", "Journey to or through the selected tracks"), journey
        ),
        Shortcut(
            ("Ctrl+Shift+R",),
            translate("Window", "Add similar tracks next"),
            window.tracks.choose_similar_next,
        ),
        Shortcut(
            ("Ctrl+B",),
            translate("Window", "Bridge the two selected tracks of the queue"),
            window.queue_menu.bridge_selected,
        ),
        Shortcut(
            ("Ctrl+Shift+T",),
            translate("Window", "Menu of the station that plays"),
            window.queue.station.ask_for_menu,
        ),
        Shortcut(
            ("Ctrl+M",),
            translate("Window", "Mix the sounds of the selected tracks"),
            window.tracks.mix_sounds,
        ),
        Shortcut(
            ("Ctrl+K",),
            translate("Window", "More like what plays"),
            lambda: stations.rate_current(1),
        ),
        Shortcut(
            ("Ctrl+Shift+K",),
            translate("Window", "Less like what plays"),
            lambda: stations.rate_current(-1),
        ),
    ]


def _radio_place_keys(window: "MainWindow") -> list[Shortcut]:
    bar = window.player_bar.seek_bar
    return [
        Shortcut(
            ("Ctrl+Shift+D",),
            translate("Window", "Rediscover"),
            lambda: window.rail.select_place("rediscover"),
        ),
        Shortcut(
            ("Ctrl+Shift+O",),
            translate("Window", "Odd ones out"),
            lambda: window.rail.select_place("outliers"),
        ),
        Shortcut(
            ("Ctrl+[",), translate("Window", "The marked passage begins here"), bar.begin_passage
        ),
        Shortcut(("Ctrl+]",), translate("Window", "The marked passage ends here"), bar.end_passage),
        Shortcut(
            ("Ctrl+Shift+F",),
            translate("Window", "Find passages like the marked one"),
            bar.find_passages,
        ),
        Shortcut(
            ("Ctrl+8",),
            translate("Window", "Filters"),
            lambda: window.rail.select_place("filters"),
        ),
        Shortcut(
            ("Ctrl+9",),
            translate("Window", "Stations"),
            lambda: window.rail.select_place("stations"),
        ),
    ]


def _playlist_keys(window: "MainWindow") -> list[Shortcut]:
    menus = window.playlists.menus
    add = window.tracks.open_playlist_menu

    def new_smart() -> None:
        menus.new_smart(window.page.search.text())

    return [
        Shortcut(("Ctrl+D",), translate("Window", "Add the selected tracks to a playlist"), add),
        Shortcut(("Ctrl+N",), translate("Window", "New playlist"), menus.new),
        Shortcut(
            ("Ctrl+Shift+N",), translate("Window", "New smart playlist from the search"), new_smart
        ),
        Shortcut(
            ("Ctrl+E",),
            translate("Window", "Add similar tracks to the playlist"),
            window.playlists.expand_shown,
        ),
        Shortcut(("Ctrl+I",), translate("Window", "Import playlists"), menus.import_files),
        Shortcut(
            ("Ctrl+0",),
            translate("Window", "Playlists"),
            lambda: window.rail.select_place("playlists"),
        ),
    ]


def _history_keys(history: UndoHistory) -> list[Shortcut]:
    return [
        Shortcut(
            ("Ctrl+Z",),
            translate("Window", "Undo the last change of queue or playlist"),
            history.undo,
        ),
        Shortcut(("Ctrl+Shift+Z",), translate("Window", "Redo what was undone"), history.redo),
    ]


def _window_keys(window: "MainWindow") -> list[Shortcut]:
    return [
        Shortcut(("Ctrl+O",), translate("Window", "Add a folder"), window.choose_folder),
        Shortcut(("F5",), translate("Window", "Look for changes in your folders"), window.rescan),
        Shortcut(("?", "F1"), translate("Window", "Show all keys"), window.show_keys),
        Shortcut(("Ctrl+,",), translate("Window", "Settings"), window.settings_wanted.emit),
        Shortcut(("Ctrl+Q",), translate("Window", "Quit"), window.quit),
    ]


def _press() -> bool:
    """Press the button the keyboard stands on, and tell whether there was one."""
    focused = QApplication.focusWidget()
    if not isinstance(focused, QAbstractButton):
        return False
    focused.click()
    return True


def _step(direction: float) -> bool:
    """Move the slider the keyboard stands on, and tell whether there was one."""
    focused = QApplication.focusWidget()
    if not isinstance(focused, QSlider):
        return False
    actions = QSlider.SliderAction
    focused.triggerAction(
        actions.SliderSingleStepAdd if direction > 0 else actions.SliderSingleStepSub
    )
    return True
