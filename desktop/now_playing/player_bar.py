"""The bar at the bottom: what plays, and the controls of the player."""

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from desktop.now_playing.cover_view import CoverView
from desktop.now_playing.mode_buttons import ModeButtons
from desktop.now_playing.playback_menu import playback_menu
from desktop.now_playing.seek_bar import SeekBar
from desktop.operations import Operations
from desktop.player.planning import Repeat
from desktop.player.play_queue import QueueEntry
from desktop.player.playback import Playback
from desktop.player.player import Player
from desktop.theme import tokens
from desktop.theme.theme import Theme
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.icon_button import IconButton
from engine.store import measurements, tracks
from engine.store.store import Store

_VOLUME_STEPS = 100
_NAMES_WIDTH = (176, 320)
"""At the least and at the most."""


class PlayerBar(QWidget):
    """Cover and names at the left, transport and seeking in the middle, volume at the right."""

    volume_changed = Signal(float)
    similar_wanted = Signal(int)

    def __init__(
        self,
        store: Store,
        operations: Operations,
        player: Player,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("playerBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(tokens.PLAYER_HEIGHT)
        self._store = store
        self._player = player
        self._muted_volume: float | None = None
        self._entry_id: int | None = None
        self._playback: Playback | None = None
        self.cover = CoverView(operations, theme)
        self.title = ElidedLabel()
        self.artist = ElidedLabel()
        self.previous_button = IconButton(theme, "skip-back-fill", self.tr("Previous"))
        self.play_button = IconButton(theme, "play-fill", self.tr("Play"), token="surface")
        self.next_button = IconButton(theme, "skip-forward-fill", self.tr("Next"))
        self.similar_button = IconButton(
            theme, "broadcast", self.tr("Play similar to this"), size=20
        )
        self.mute_button = IconButton(theme, "speaker-high", self.tr("Mute"), token="text_muted")
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.seek_bar = SeekBar(theme)
        self.modes = ModeButtons(player, theme)
        self._arrange()
        self._connect()
        self._show_entry(player.current)
        self._show_state(player.state)

    def add_playback(self, playback: Playback) -> None:
        """Take in what belongs to playing beside the player."""
        self._playback = playback
        self.modes.set_sleep_timer(playback.sleep_timer)
        playback.measurer.measured.connect(self._show_measured)

    def toggle_shuffle(self) -> None:
        """Shuffle what comes next, or bring its order back."""
        self._player.set_shuffle("tracks" if self._player.shuffle == "off" else "off")

    def next_repeat(self) -> None:
        """Go on from no repeating to the queue, to the track, to none."""
        order: dict[Repeat, Repeat] = {"off": "queue", "queue": "track", "track": "off"}
        self._player.set_repeat(order[self._player.repeat])

    def open_playback_menu(self) -> None:
        """Open the menu with everything that concerns playing."""
        if self._playback is not None:
            menu = playback_menu(self, self._player, self._playback)
            button = self.modes.menu_button
            menu.popup(
                button.mapToGlobal(button.rect().topLeft()) - QPoint(0, menu.sizeHint().height())
            )

    def show_volume(self, volume: float) -> None:
        """Show a volume of 0 to 1 that was set elsewhere."""
        value = round(volume * _VOLUME_STEPS)
        if value == self.volume.value():
            # The slider tells only of changes, and it begins at 0 while the player does not.
            self._set_volume(value)
        self.volume.setValue(value)

    def reread(self) -> None:
        """Show the names and the cover of the current track as they are in the library now."""
        self._show_names(self._player.current)

    def toggle_mute(self) -> None:
        """Fall silent, or be as loud as before."""
        if self.volume.value():
            self._muted_volume = self.volume.value() / _VOLUME_STEPS
            self.show_volume(0)
        else:
            self.show_volume(self._muted_volume or 0.5)

    def _show_entry(self, entry: QueueEntry | None) -> None:
        self._show_names(entry)
        entry_id = entry.entry_id if entry else None
        if entry_id != self._entry_id:
            self._entry_id = entry_id
            self.seek_bar.show_position(0)
            self.seek_bar.clear_passage()
        if entry is None:
            self.seek_bar.show_duration(0)

    def _show_names(self, entry: QueueEntry | None) -> None:
        known = self._store.read(tracks.tracks_by_id, [entry.track_id]) if entry else {}
        track = known.get(entry.track_id) if entry else None
        self.title.setText(track.title if track else "")
        names = [track.artist, track.album] if track else []
        self.artist.setText(" · ".join(name for name in names if name))
        self.cover.show_cover_of(track.path if track else None)
        self.cover.setVisible(track is not None)
        self.similar_button.setEnabled(track is not None)
        self._show_waveform(track.id if track else None)

    def _show_waveform(self, track_id: int | None) -> None:
        found = self._store.read(measurements.waveform_of, track_id) if track_id else None
        self.seek_bar.show_waveform(*(found or (b"", b"")))

    @Slot(int)
    def _show_measured(self, track_id: int) -> None:
        current = self._player.current
        if current and current.track_id == track_id:
            self._show_waveform(track_id)

    def _show_state(self, state: str) -> None:
        playing = state == "playing"
        self.play_button.set_icon("pause-fill" if playing else "play-fill")
        self.play_button.set_label(self.tr("Pause") if playing else self.tr("Play"), "Space")
        self._show_enabled()
        if state == "stopped":
            # Playback may have stopped after a track: what is shown is what Play would begin with.
            self._show_names(self._player.current)

    def _show_enabled(self) -> None:
        queue = self._player.queue
        index = queue.current_index
        self.play_button.setEnabled(bool(len(queue)))
        self.previous_button.setEnabled(index is not None)
        follows = index is not None and index + 1 < len(queue)
        self.next_button.setEnabled(
            follows or (bool(len(queue)) and self._player.repeat == "queue")
        )

    def _set_volume(self, value: int) -> None:
        name = "speaker-x" if value == 0 else "speaker-low" if value < 50 else "speaker-high"
        self.mute_button.set_icon(name)
        self.mute_button.set_label(self.tr("Unmute") if value == 0 else self.tr("Mute"), "M")
        self._player.set_volume(value / _VOLUME_STEPS)
        self.volume_changed.emit(value / _VOLUME_STEPS)

    def _ask_similar(self) -> None:
        current = self._player.current
        if current:
            self.similar_wanted.emit(current.track_id)

    def _arrange(self) -> None:
        self.title.setProperty("role", "strong")
        self.artist.setProperty("role", "meta")
        self.play_button.setProperty("role", "play")
        self.play_button.setFixedSize(40, 40)
        self.volume.setRange(0, _VOLUME_STEPS)
        self.volume.setFixedWidth(88)
        self.volume.setAccessibleName(self.tr("Volume"))
        self.volume.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.previous_button.set_label(self.tr("Previous"), "Ctrl+Left")
        self.next_button.set_label(self.tr("Next"), "Ctrl+Right")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(8)
        layout.addWidget(self._names(), 2)
        layout.addSpacing(8)
        for part in (self.previous_button, self.play_button, self.next_button):
            layout.addWidget(part)
        layout.addSpacing(8)
        layout.addWidget(self.seek_bar, 4)
        layout.addSpacing(8)
        layout.addWidget(self.modes)
        layout.addWidget(self.similar_button)
        layout.addWidget(self.mute_button)
        layout.addWidget(self.volume)

    def _names(self) -> QWidget:
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addStretch()
        lines.addWidget(self.title)
        lines.addWidget(self.artist)
        lines.addStretch()
        side = QWidget()
        side.setMinimumWidth(_NAMES_WIDTH[0])
        side.setMaximumWidth(_NAMES_WIDTH[1])
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.cover)
        row.addLayout(lines, 1)
        return side

    def _connect(self) -> None:
        self.previous_button.clicked.connect(self._player.previous)
        self.play_button.clicked.connect(self._player.toggle)
        self.next_button.clicked.connect(self._player.next)
        self.similar_button.clicked.connect(self._ask_similar)
        self.mute_button.clicked.connect(self.toggle_mute)
        self.volume.valueChanged.connect(self._set_volume)
        self.modes.shuffle_button.clicked.connect(self.toggle_shuffle)
        self.modes.repeat_button.clicked.connect(self.next_repeat)
        self.modes.menu_button.clicked.connect(self.open_playback_menu)
        self._player.repeat_changed.connect(self._show_enabled)
        self.seek_bar.sought.connect(self._player.seek)
        self._player.current_changed.connect(self._show_entry)
        self._player.duration_changed.connect(self.seek_bar.show_duration)
        self._player.position_changed.connect(self.seek_bar.show_position)
        self._player.state_changed.connect(self._show_state)
        self._player.queue_changed.connect(self._show_enabled)
