"""The player's settings as they are remembered from one session to the next."""

from functools import partial
from typing import TypeVar, get_args

from PySide6.QtCore import QObject, Signal

from desktop.player.levels import Levels
from desktop.player.modes import Shuffle
from desktop.player.planning import Repeat
from desktop.player.player import Player
from engine import settings
from engine.audio.replay_gain import GainMode
from engine.settings import Option, Settings

Value = TypeVar("Value", bool, int, float, str)

LONGEST_CROSSFADE = 12.0
PREAMP_RANGE = (-12.0, 12.0)


class PlaybackSettings(QObject):
    """Brings the player's settings back, remembers changes, and hands them on.

    Signals
    -------
    changed
        Crossfade, loudness or device is another one.
    """

    changed = Signal()

    def __init__(
        self, stored: Settings, player: Player, levels: Levels, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._stored = stored
        self._player = player
        self._levels = levels
        self._restore()
        player.shuffle_changed.connect(partial(stored.set, settings.SHUFFLE))
        player.repeat_changed.connect(partial(stored.set, settings.REPEAT))
        player.speed_changed.connect(partial(stored.set, settings.SPEED))

    @property
    def crossfade(self) -> float:
        """How long tracks sound together, in seconds; 0 for not at all."""
        return min(max(self._stored.get(settings.CROSSFADE_SECONDS), 0.0), LONGEST_CROSSFADE)

    @property
    def device(self) -> str:
        """The id of the chosen device, empty for the system's default."""
        return self._stored.get(settings.OUTPUT_DEVICE)

    @property
    def gain_mode(self) -> GainMode:
        """Whose loudness is made equal."""
        return self._levels.mode

    @property
    def preamp(self) -> float:
        """Decibels added to every gain."""
        return self._stored.get(settings.GAIN_PREAMP)

    @property
    def prevents_clipping(self) -> bool:
        """Whether a gain never raises a peak above full scale."""
        return self._stored.get(settings.PREVENT_CLIPPING)

    def set_crossfade(self, seconds: float) -> None:
        """Let tracks sound together for so long from the next end of a track on."""
        self._set(settings.CROSSFADE_SECONDS, seconds)
        self._player.sound.set_crossfade(self.crossfade)

    def set_device(self, device: str) -> None:
        """Play on another device, at once."""
        self._set(settings.OUTPUT_DEVICE, device)
        self._player.sound.set_device(device)

    def set_gain_mode(self, mode: GainMode) -> None:
        """Make other things equally loud, at once."""
        self._set(settings.GAIN_MODE, mode)
        self._player.refresh_gains()

    def set_preamp(self, decibels: float) -> None:
        """Play everything so much louder or quieter that has a gain."""
        lowest, highest = PREAMP_RANGE
        self._set(settings.GAIN_PREAMP, min(max(decibels, lowest), highest))
        self._player.refresh_gains()

    def set_prevents_clipping(self, prevents: bool) -> None:
        """Keep peaks at full scale, or let them clip."""
        self._set(settings.PREVENT_CLIPPING, prevents)
        self._player.refresh_gains()

    def _set(self, option: Option[Value], value: Value) -> None:
        self._stored.set(option, value)
        self.changed.emit()

    def _restore(self) -> None:
        shuffle, repeat = self._stored.get(settings.SHUFFLE), self._stored.get(settings.REPEAT)
        if shuffle in get_args(Shuffle):
            self._player.set_shuffle(shuffle)  # type: ignore[arg-type]
        if repeat in get_args(Repeat):
            self._player.set_repeat(repeat)  # type: ignore[arg-type]
        self._player.set_speed(self._stored.get(settings.SPEED))
        self._player.sound.set_crossfade(self.crossfade)
        self._player.sound.set_device(self.device)
