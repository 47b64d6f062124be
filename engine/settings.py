"""Every setting Earshot remembers, declared once: key, what it means, default and type."""

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from engine.errors import EarshotError
from engine.store import session
from engine.store.store import Store

logger = logging.getLogger(__name__)

Value = TypeVar("Value", bool, int, float, str)


@dataclass(frozen=True, slots=True)
class Option(Generic[Value]):
    """A setting; its default also tells the type that a stored value must have."""

    key: str
    default: Value
    title: str


VOLUME = Option("player.volume", 0.8, "Volume, 0 to 1")
QUEUE_INDEX = Option("player.queue_index", -1, "Position of the current queue entry")
QUEUE_SECONDS = Option("player.queue_seconds", 0.0, "Seconds into the current track")
RADIO_STATION = Option("radio.station", -1, "Station that plays at present")
RADIO_RULES = Option("radio.rules", "", "What every station lets in, as JSON")
TUNED = Option("radio.tuned", False, "Stations follow what was learned of the listener")
TUNED_OFFERED = Option("radio.tuned_offered", False, "That was offered when enough was learned")
LEARN_SINCE = Option("radio.learn_since", 0.0, "Nothing before is learned from, seconds since 1970")
THEME = Option("window.theme", "system", "Colours: system, light or dark")
LANGUAGE = Option("window.language", "system", "Language: its code (en, de), or system")
WINDOW_GEOMETRY = Option("window.geometry", "", "Place and size of the window, base64")
SPLITTER = Option("window.splitter", "", "Widths of rail, page and queue, base64")
TRAY = Option("desktop.tray", False, "Go on in the tray when the window is closed")
NOTIFICATIONS = Option("desktop.notifications", True, "Tell what begins to play")
MAP_HEARING = Option("map.hearing", True, "Tracks are heard when the pointer rests on them")
MODEL = Option("listening.model", "earshot", "Model that listens to the music: its id or folder")
SERVING_MODEL = Option("listening.serving_model", "", "Model whose vectors answer at present")
SERVING_VERSION = Option("listening.serving_version", "", "Version of the serving model")
LISTENING_DEVICE = Option("listening.device", "auto", "What listens: auto, cpu or cuda")
LISTENING_WORKERS = Option("listening.workers", 0, "Files at a time; 0 for half of the cores")
TABLE_COLUMNS = Option("table.columns", "", "Columns of the table, their order and widths, JSON")
LISTENING_PAUSED = Option("listening.paused", False, "Listening to the music is paused")
SHUFFLE = Option("player.shuffle", "off", "Shuffle: off, tracks, albums or artists")
REPEAT = Option("player.repeat", "off", "Repeat: off, track or queue")
SPEED = Option("player.speed", 1.0, "Times the normal speed, 0.5 to 2")
CROSSFADE_SECONDS = Option("player.crossfade_seconds", 0.0, "Length of the crossfade, 0 for none")
OUTPUT_DEVICE = Option("player.output_device", "", "Sound device; empty for the system’s default")
GAIN_MODE = Option("player.gain_mode", "auto", "ReplayGain: off, track, album or auto")
GAIN_PREAMP = Option("player.gain_preamp", 0.0, "Decibels added to every ReplayGain")
PREVENT_CLIPPING = Option("player.prevent_clipping", True, "ReplayGain never clips a peak")


class Settings:
    """Reads all settings once and writes each change behind the caller's back.

    What could not be written is kept and written together with the next change.

    Parameters
    ----------
    store
        The library.
    on_failed
        Called on the store's thread with the reason when settings begin to fail to be written.
    """

    def __init__(
        self, store: Store, on_failed: Callable[[EarshotError], None] = logger.warning
    ) -> None:
        self._store = store
        self._on_failed = on_failed
        self._values = store.read(session.load_settings)
        self._unsaved: dict[str, object] = {}
        self._taken: dict[str, object] = {}
        self._lock = threading.Lock()
        self._saving: Future[None] | None = None
        self._failing = False

    def get(self, option: Option[Value]) -> Value:
        """Return the stored value, or the default when there is none of the right type."""
        value = self._values.get(option.key)
        if isinstance(option.default, float) and isinstance(value, int):
            value = float(value)
        if type(value) is not type(option.default):
            return option.default
        return cast("Value", value)  # type: ignore[redundant-cast]

    def set(self, option: Option[Value], value: Value) -> None:
        """Remember a value."""
        if self._values.get(option.key) != value:
            self._values[option.key] = value
            with self._lock:
                self._unsaved[option.key] = value
            self.save()

    def save(self) -> None:
        """Queue one write for whatever is unsaved when its turn comes."""
        waiting = self._saving is not None and not (self._saving.running() or self._saving.done())
        if waiting or not (self._unsaved or self._taken):
            return
        self._saving = self._store.submit(session.save_settings, self._take())
        self._saving.add_done_callback(self._note_end)

    def _take(self) -> Iterator[tuple[str, object]]:
        """Yield what is unsaved at the time when it is written."""
        with self._lock:
            self._taken, self._unsaved = self._unsaved, {}
        yield from self._taken.items()

    def _note_end(self, saving: Future[None]) -> None:
        error = saving.exception()
        with self._lock:
            if error is not None:
                self._unsaved = self._taken | self._unsaved
            self._taken = {}
        if isinstance(error, EarshotError) and not self._failing:
            self._on_failed(error)
        self._failing = error is not None
