"""Everything that can be set, page by page."""

import os
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.desktop_integration.tray import Tray
from desktop.player.playback_settings import LONGEST_CROSSFADE, PREAMP_RANGE, PlaybackSettings
from desktop.settings.fields import Choice, Number, Page, Switch
from desktop.theme.theme import Theme, ThemeChoice
from engine import settings
from engine.encoder.bundle import model_ids
from engine.settings import Settings

_THEMES = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))
_GAINS = (
    ("off", "Off"),
    ("track", "Every track equally loud"),
    ("album", "Every album equally loud"),
    ("auto", "Albums where they are played in order"),
)
_DEVICES = (("auto", "The graphics card if it can"), ("cpu", "The processor"), ("cuda", "The GPU"))
_NEXT_START = "In force from the next start on."


def general_page(
    stored: Settings, theme: Theme, choose_theme: Callable[[ThemeChoice], None], tray: Tray
) -> Page:
    """Return the page of the window and the desktop."""

    def keep_running(keeps: bool) -> None:
        stored.set(settings.TRAY, keeps)
        tray.refresh()

    tray_hint = "The music goes on; the icon in the tray brings the window back."
    if not tray.is_available:
        tray_hint = "This desktop has no tray for it."
    return Page(
        "General",
        "sliders-horizontal",
        (
            Choice("Colours", _THEMES, lambda: theme.choice, choose_theme),
            Switch(
                "Go on in the tray when the window is closed",
                partial(stored.get, settings.TRAY),
                keep_running,
                tray_hint,
                enabled=tray.is_available,
            ),
            Switch(
                "Tell what begins to play",
                partial(stored.get, settings.NOTIFICATIONS),
                partial(stored.set, settings.NOTIFICATIONS),
                "With a notification of the desktop, while another window is in front.",
            ),
        ),
    )


def playback_page(playback: PlaybackSettings) -> Page:
    """Return the page of how music sounds."""
    lowest, highest = PREAMP_RANGE
    return Page(
        "Playback",
        "speaker-high",
        (
            Choice("Loudness", _GAINS, lambda: playback.gain_mode, playback.set_gain_mode),
            Number(
                "Louder or quieter",
                lowest,
                highest,
                0.5,
                "dB",
                lambda: playback.preamp,
                playback.set_preamp,
                "Added to every track whose loudness is made equal.",
            ),
            Switch(
                "Never clip",
                lambda: playback.prevents_clipping,
                playback.set_prevents_clipping,
                "A track is not made so loud that its peaks are cut off.",
            ),
            Number(
                "Crossfade",
                0.0,
                LONGEST_CROSSFADE,
                1.0,
                "s",
                lambda: playback.crossfade,
                playback.set_crossfade,
                "How long one track sounds into the next; 0 plays without a gap.",
            ),
        ),
    )


def listening_page(stored: Settings, pause: Callable[[bool], None]) -> Page:
    """Return the page of listening to the music."""
    cores = os.cpu_count() or 1

    def set_workers(number: float) -> None:
        stored.set(settings.LISTENING_WORKERS, int(number))

    return Page(
        "Listening",
        "ear",
        (
            Switch(
                "Pause",
                partial(stored.get, settings.LISTENING_PAUSED),
                pause,
                "Nothing is listened to until this is off again.",
            ),
            Choice(
                "Model",
                tuple((name, name) for name in model_ids()),
                partial(stored.get, settings.MODEL),
                partial(stored.set, settings.MODEL),
                "From the next start on it listens to everything once more; until it has caught up,"
                " the one before goes on answering.",
            ),
            Choice(
                "Listen with",
                _DEVICES,
                partial(stored.get, settings.LISTENING_DEVICE),
                partial(stored.set, settings.LISTENING_DEVICE),
                _NEXT_START,
            ),
            Number(
                "Files at a time",
                0,
                cores,
                1.0,
                f"of {cores}",
                lambda: float(stored.get(settings.LISTENING_WORKERS)),
                set_workers,
                f"0 leaves half of the cores to you. {_NEXT_START}",
            ),
        ),
    )


def folders_page(part: Callable[[], QWidget]) -> Page:
    """Return the page of the library's folders."""
    return Page("Library folders", "folder", part=part)
