"""Everything that can be set, page by page."""

import os
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.desktop_integration.tray import Tray
from desktop.language import LANGUAGES, SYSTEM
from desktop.player.playback_settings import LONGEST_CROSSFADE, PREAMP_RANGE, PlaybackSettings
from desktop.settings.fields import Choice, Number, Page, Switch
from desktop.theme.theme import Theme, ThemeChoice
from engine import settings
from engine.encoder.bundle import model_ids
from engine.settings import Settings
from engine.words import mark, translate

_THEMES = (
    ("system", mark("Settings", "As the system")),
    ("light", mark("Settings", "Light")),
    ("dark", mark("Settings", "Dark")),
)
_GAINS = (
    ("off", mark("Settings", "Off")),
    ("track", mark("Settings", "Every track equally loud")),
    ("album", mark("Settings", "Every album equally loud")),
    ("auto", mark("Settings", "Albums where they are played in order")),
)
_DEVICES = (
    ("auto", mark("Settings", "The graphics card if it can")),
    ("cpu", mark("Settings", "The processor")),
    ("cuda", mark("Settings", "The GPU")),
)
HABITS_ICON = "heart"
"""By which the page of the listener's habits is found."""

_NEXT_START = mark("Settings", "In force from the next start on.")


def general_page(
    stored: Settings, theme: Theme, choose_theme: Callable[[ThemeChoice], None], tray: Tray
) -> Page:
    """Return the page of the window and the desktop."""

    def keep_running(keeps: bool) -> None:
        stored.set(settings.TRAY, keeps)
        tray.refresh()

    tray_hint = translate(
        "Settings", "The music goes on; the icon in the tray brings the window back."
    )
    if not tray.is_available:
        tray_hint = translate("Settings", "This desktop has no tray for it.")
    return Page(
        translate("Settings", "General"),
        "sliders-horizontal",
        (
            Choice(
                translate("Settings", "Colours"), _told(_THEMES), lambda: theme.choice, choose_theme
            ),
            Choice(
                translate("Settings", "Language"),
                ((SYSTEM, translate("Settings", "As the system")), *LANGUAGES.items()),
                partial(stored.get, settings.LANGUAGE),
                partial(stored.set, settings.LANGUAGE),
                translate("Settings", _NEXT_START),
            ),
            Switch(
                translate("Settings", "Go on in the tray when the window is closed"),
                partial(stored.get, settings.TRAY),
                keep_running,
                tray_hint,
                enabled=tray.is_available,
            ),
            Switch(
                translate("Settings", "Tell what begins to play"),
                partial(stored.get, settings.NOTIFICATIONS),
                partial(stored.set, settings.NOTIFICATIONS),
                translate(
                    "Settings",
                    "With a notification of the desktop, while another window is in front.",
                ),
            ),
        ),
    )


def playback_page(playback: PlaybackSettings) -> Page:
    """Return the page of how music sounds."""
    lowest, highest = PREAMP_RANGE
    return Page(
        translate("Settings", "Playback"),
        "speaker-high",
        (
            Choice(
                translate("Settings", "Loudness"),
                _told(_GAINS),
                lambda: playback.gain_mode,
                playback.set_gain_mode,
            ),
            Number(
                translate("Settings", "Louder or quieter"),
                lowest,
                highest,
                0.5,
                "dB",
                lambda: playback.preamp,
                playback.set_preamp,
                translate("Settings", "Added to every track whose loudness is made equal."),
            ),
            Switch(
                translate("Settings", "Never clip"),
                lambda: playback.prevents_clipping,
                playback.set_prevents_clipping,
                translate("Settings", "A track is not made so loud that its peaks are cut off."),
            ),
            Number(
                translate("Settings", "Crossfade"),
                0.0,
                LONGEST_CROSSFADE,
                1.0,
                "s",
                lambda: playback.crossfade,
                playback.set_crossfade,
                translate(
                    "Settings", "How long one track sounds into the next; 0 plays without a gap."
                ),
            ),
        ),
    )


def listening_page(stored: Settings, pause: Callable[[bool], None]) -> Page:
    """Return the page of listening to the music."""
    cores = os.cpu_count() or 1

    def set_workers(number: float) -> None:
        stored.set(settings.LISTENING_WORKERS, int(number))

    return Page(
        translate("Settings", "Listening"),
        "ear",
        (
            Switch(
                translate("Settings", "Pause"),
                partial(stored.get, settings.LISTENING_PAUSED),
                pause,
                translate("Settings", "Nothing is listened to until this is off again."),
            ),
            Choice(
                translate("Settings", "Model"),
                tuple((name, name) for name in model_ids()),
                partial(stored.get, settings.MODEL),
                partial(stored.set, settings.MODEL),
                translate(
                    "Settings",
                    "From the next start on it listens to everything once more; until it has"
                    " caught up, the one before goes on answering.",
                ),
            ),
            Choice(
                translate("Settings", "Listen with"),
                _told(_DEVICES),
                partial(stored.get, settings.LISTENING_DEVICE),
                partial(stored.set, settings.LISTENING_DEVICE),
                translate("Settings", _NEXT_START),
            ),
            Number(
                translate("Settings", "Files at a time"),
                0,
                cores,
                1.0,
                translate("Settings", "of {cores}").format(cores=cores),
                lambda: float(stored.get(settings.LISTENING_WORKERS)),
                set_workers,
                " ".join(
                    (
                        translate("Settings", "0 leaves half of the cores to you."),
                        translate("Settings", _NEXT_START),
                    )
                ),
            ),
        ),
    )


def habits_page(part: Callable[[], QWidget]) -> Page:
    """Return the page of what was learned of the listener."""
    return Page(translate("Settings", "Listening habits"), HABITS_ICON, part=part)


def folders_page(part: Callable[[], QWidget]) -> Page:
    """Return the page of the library's folders."""
    return Page(translate("Settings", "Library folders"), "folder", part=part)


def _told(choices: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return choices with their words in the language of the window."""
    return [(value, translate("Settings", words)) for value, words in choices]
