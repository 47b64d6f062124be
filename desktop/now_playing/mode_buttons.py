"""Shuffle, repeat, and the way to everything else that concerns playing."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import formatting
from desktop.player.player import Player
from desktop.player.sleep_timer import SleepTimer
from desktop.theme.theme import Theme
from desktop.widgets.icon_button import IconButton
from engine.words import mark, translate

_SHUFFLE_WORDS = {
    "off": mark("Playback", "Shuffle"),
    "tracks": mark("Playback", "Shuffled by track"),
    "albums": mark("Playback", "Shuffled by album"),
    "artists": mark("Playback", "Shuffled with artists spread out"),
}
_REPEAT_WORDS = {
    "off": mark("Playback", "Repeat"),
    "queue": mark("Playback", "Repeating the queue"),
    "track": mark("Playback", "Repeating the track"),
}


class ModeButtons(QWidget):
    """Three small buttons that show in the accent what is switched on."""

    def __init__(self, player: Player, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._sleep_timer: SleepTimer | None = None
        self.shuffle_button = IconButton(theme, "shuffle", self.tr("Shuffle"), token="text_muted")
        self.repeat_button = IconButton(theme, "repeat", self.tr("Repeat"), token="text_muted")
        self.menu_button = IconButton(theme, "faders", self.tr("Playback"), token="text_muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for button in (self.shuffle_button, self.repeat_button, self.menu_button):
            layout.addWidget(button)
        player.shuffle_changed.connect(self._show_modes)
        player.repeat_changed.connect(self._show_modes)
        player.stop_after_changed.connect(self._show_modes)
        player.speed_changed.connect(self._show_modes)
        self._show_modes()

    def set_sleep_timer(self, sleep_timer: SleepTimer) -> None:
        """Show also when playback is about to fall asleep."""
        self._sleep_timer = sleep_timer
        sleep_timer.changed.connect(self._show_modes)
        self._show_modes()

    def _show_modes(self, _mode: object = None) -> None:
        player = self._player
        repeat_icon = "repeat-once" if player.repeat == "track" else "repeat"
        self.repeat_button.set_icon(repeat_icon)
        self.shuffle_button.set_label(translate("Playback", _SHUFFLE_WORDS[player.shuffle]), "S")
        self.repeat_button.set_label(translate("Playback", _REPEAT_WORDS[player.repeat]), "R")
        self.menu_button.set_label(" · ".join([self.tr("Playback"), *self._special()]), "Ctrl+P")
        for button, on in (
            (self.shuffle_button, player.shuffle != "off"),
            (self.repeat_button, player.repeat != "off"),
            (self.menu_button, bool(self._special())),
        ):
            button.set_token("accent" if on else "text_muted")

    def _special(self) -> list[str]:
        """Return in words what of the menu is switched on."""
        words = []
        if self._player.speed != 1.0:
            speed = formatting.decimal(self._player.speed)
            words.append(self.tr("{speed}× speed").format(speed=speed))
        if self._player.stop_after == "track":
            words.append(self.tr("stops after this track"))
        elif self._player.stop_after == "album":
            words.append(self.tr("stops after this album"))
        if self._sleep_timer is not None and self._sleep_timer.seconds_left is not None:
            minutes = max(1, round(self._sleep_timer.seconds_left / 60))
            words.append(self.tr("sleeps in {minutes} min").format(minutes=minutes))
        return words
