"""What belongs to playing beside the player: order, loudness, sleep, and what is remembered."""

from PySide6.QtCore import QObject

from desktop.operations import Operations
from desktop.player.levels import Levels
from desktop.player.measurer import Measurer
from desktop.player.playback_settings import PlaybackSettings
from desktop.player.player import Player
from desktop.player.shuffler import Shuffler
from desktop.player.sleep_timer import SleepTimer
from engine.settings import Settings
from engine.store.store import Store


class Playback(QObject):
    """Builds the parts around the player.

    Attributes
    ----------
    settings
        What is remembered of playback.
    shuffler
        Arranges what comes next.
    measurer
        Finds out how loud tracks are and what they look like.
    sleep_timer
        Pauses after a while.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        operations: Operations,
        player: Player,
        levels: Levels,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        # First, because a queue that comes back is not to be shuffled again.
        self.settings = PlaybackSettings(settings, player, levels, self)
        self.shuffler = Shuffler(store, operations, player, self)
        self.measurer = Measurer(store, operations, player, levels, self)
        self.sleep_timer = SleepTimer(player, self)
