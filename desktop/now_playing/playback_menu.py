"""The menu of everything that concerns playing."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop import formatting
from desktop.player.modes import Shuffle
from desktop.player.planning import Repeat, StopAfter
from desktop.player.playback import Playback
from desktop.player.playback_settings import PlaybackSettings
from desktop.player.player import Player
from desktop.player.sleep_timer import SleepTimer
from engine.audio.replay_gain import GainMode
from engine.words import mark, plural, translate

Value = TypeVar("Value")

_SHUFFLES: tuple[tuple[Shuffle, str], ...] = (
    ("off", mark("Playback", "Off")),
    ("tracks", mark("Playback", "By track")),
    ("albums", mark("Playback", "By album")),
    ("artists", mark("Playback", "Spread artists out")),
)
_REPEATS: tuple[tuple[Repeat, str], ...] = (
    ("off", mark("Playback", "Off")),
    ("queue", mark("Playback", "The queue")),
    ("track", mark("Playback", "This track")),
)
_STOPS: tuple[tuple[StopAfter, str], ...] = (
    ("off", mark("Playback", "At the end of the queue")),
    ("track", mark("Playback", "After this track")),
    ("album", mark("Playback", "After this album")),
)
_GAINS: tuple[tuple[GainMode, str], ...] = (
    ("off", mark("Playback", "Off")),
    ("track", mark("Playback", "Every track equally loud")),
    ("album", mark("Playback", "Every album equally loud")),
    ("auto", mark("Playback", "Albums where they are played in order")),
)
_SPEEDS = (0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0)
_CROSSFADES = (0.0, 2.0, 4.0, 6.0, 8.0, 12.0)
_PREAMPS = (-6.0, -3.0, 0.0, 3.0, 6.0)
_SLEEP_MINUTES = (15, 30, 45, 60, 90)


def playback_menu(parent: QWidget, player: Player, playback: Playback) -> QMenu:
    """Return the menu; it deletes itself."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    settings = playback.settings
    _add_submenu(
        menu, translate("Playback", "Shuffle"), _told(_SHUFFLES), player.shuffle, player.set_shuffle
    )
    _add_submenu(
        menu, translate("Playback", "Repeat"), _told(_REPEATS), player.repeat, player.set_repeat
    )
    _add_submenu(
        menu, translate("Playback", "Stop"), _told(_STOPS), player.stop_after, player.set_stop_after
    )
    _add_sleep(menu.addMenu(translate("Playback", "Sleep timer")), playback.sleep_timer)
    menu.addSeparator()
    speeds = [
        (speed, f"{formatting.decimal(speed)}×") for speed in sorted({*_SPEEDS, player.speed})
    ]
    _add_submenu(
        menu, translate("Playback", "Speed"), speeds, player.speed, player.set_speed, usual=1.0
    )
    fades = [
        (fade, plural("Playback", "%n second", "%n seconds", round(fade)))
        if fade
        else (fade, translate("Playback", "Off"))
        for fade in _CROSSFADES
    ]
    _add_submenu(
        menu,
        translate("Playback", "Crossfade"),
        fades,
        settings.crossfade,
        settings.set_crossfade,
        usual=0.0,
    )
    _add_loudness(menu.addMenu(translate("Playback", "Loudness")), settings)
    menu.addSeparator()
    devices = menu.addMenu(translate("Playback", "Sound device"))
    # Looked up when it is opened: a sound server may take its time.
    devices.aboutToShow.connect(partial(_fill_devices, devices, settings))
    return menu


def _told(choices: Sequence[tuple[Value, str]]) -> list[tuple[Value, str]]:
    """Return choices with their words in the language of the window."""
    return [(choice, translate("Playback", words)) for choice, words in choices]


def _add_submenu(
    menu: QMenu,
    title: str,
    choices: Sequence[tuple[Value, str]],
    chosen: Value,
    choose: Callable[[Value], None],
    usual: object = "off",
) -> None:
    """Add a submenu of choices; its title names the one in force unless that is the usual one."""
    words = dict(choices).get(chosen, "")
    told = title if chosen == usual or not words else f"{title}: {words}"
    _add_choices(menu.addMenu(told), choices, chosen, choose)


def _add_choices(
    menu: QMenu,
    choices: Sequence[tuple[Value, str]],
    chosen: Value,
    choose: Callable[[Value], None],
) -> None:
    """Add choices of which one is in force."""
    group = QActionGroup(menu)
    for choice, words in choices:
        action = menu.addAction(words, partial(choose, choice))
        action.setCheckable(True)
        action.setChecked(choice == chosen)
        group.addAction(action)


def _add_sleep(menu: QMenu, sleep_timer: SleepTimer) -> None:
    left = sleep_timer.seconds_left
    for minutes in _SLEEP_MINUTES:
        words = plural("Playback", "In %n minute", "In %n minutes", minutes)
        menu.addAction(words, partial(sleep_timer.start, minutes))
    menu.addSeparator()
    words = (
        translate("Playback", "Off")
        if left is None
        else translate("Playback", "Off (pauses in {minutes} min)").format(
            minutes=max(1, round(left / 60))
        )
    )
    menu.addAction(words, sleep_timer.cancel).setEnabled(left is not None)


def _add_loudness(menu: QMenu, settings: PlaybackSettings) -> None:
    _add_choices(menu, _told(_GAINS), settings.gain_mode, settings.set_gain_mode)
    menu.addSeparator()
    preamps = [(preamp, f"{preamp:+g} dB" if preamp else "0 dB") for preamp in _PREAMPS]
    _add_choices(
        menu.addMenu(translate("Playback", "Preamp")), preamps, settings.preamp, settings.set_preamp
    )
    action = menu.addAction(translate("Playback", "Prevent clipping"))
    action.setCheckable(True)
    action.setChecked(settings.prevents_clipping)
    action.toggled.connect(settings.set_prevents_clipping)


def _fill_devices(menu: QMenu, settings: PlaybackSettings) -> None:
    from desktop.player.qt_output import output_devices

    menu.clear()
    devices = [("", translate("Playback", "Default of the system")), *output_devices()]
    if settings.device and settings.device not in dict(devices):
        devices.append(
            (settings.device, translate("Playback", "The chosen device (not plugged in)"))
        )
    _add_choices(menu, devices, settings.device, settings.set_device)
