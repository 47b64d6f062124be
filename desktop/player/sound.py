"""What the player does to the sound of all tracks: how loud, how blended, on which device."""

from desktop.player.worker import Commands


class SoundControls:
    """Settings of the sound that need no restart; each takes effect at once.

    Parameters
    ----------
    commands
        The way to the audio thread.
    """

    def __init__(self, commands: Commands) -> None:
        self._commands = commands
        self._volume = 1.0
        self._fade = 1.0

    @property
    def volume(self) -> float:
        """The volume control's setting, 0 to 1."""
        return self._volume

    def set_volume(self, volume: float) -> None:
        """Set the volume, 0 to 1, where half sounds about half as loud."""
        self._volume = min(max(volume, 0.0), 1.0)
        self._send_volume()

    def set_fade(self, factor: float) -> None:
        """Take the volume back for a while, 0 to 1, without moving its control."""
        self._fade = min(max(factor, 0.0), 1.0)
        self._send_volume()

    def set_gains(self, gains: dict[int, float]) -> None:
        """Scale the sound of tracks that are playing or about to, by track id."""
        self._commands.set_gains.emit(gains)

    def set_crossfade(self, seconds: float) -> None:
        """Blend the end of each track with the beginning of the next, 0 for not."""
        self._commands.set_crossfade.emit(seconds)

    def set_device(self, device: str) -> None:
        """Play on a device by its id; empty for the system's default."""
        self._commands.set_device.emit(device)

    def _send_volume(self) -> None:
        # Loudness goes roughly with the cube root of the amplitude.
        self._commands.set_volume.emit(self._volume**3 * self._fade)
