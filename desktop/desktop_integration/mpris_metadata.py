"""A track as MPRIS tells of it, https://www.freedesktop.org/wiki/Specifications/mpris-spec/metadata."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtDBus import QDBusObjectPath

from desktop.desktop_integration.playing_track import Playing

MICROSECONDS = 1_000_000
_NO_TRACK = "/org/mpris/MediaPlayer2/TrackList/NoTrack"


def track_path(entry_id: int) -> str:
    """Return the name of a queue entry on the bus."""
    return f"/org/earshot/Track/{entry_id}"


def metadata(playing: Playing | None, seconds: float) -> dict[str, Any]:
    """Return what plays and how long it is; the values are plain types, others would abort.

    Parameters
    ----------
    playing
        The track, or None when nothing plays.
    seconds
        Its length as the player knows it, or 0.
    """
    if playing is None:
        return {"mpris:trackid": QDBusObjectPath(_NO_TRACK)}
    track = playing.track
    fields: dict[str, Any] = {
        "mpris:trackid": QDBusObjectPath(track_path(playing.entry_id)),
        "mpris:length": int((seconds or track.duration or 0.0) * MICROSECONDS),
        "mpris:artUrl": playing.cover.as_uri() if playing.cover else None,
        "xesam:url": _url(track.path),
        "xesam:title": track.title,
        "xesam:artist": _listed(track.artist),
        "xesam:album": track.album,
        "xesam:albumArtist": _listed(track.album_artist),
        "xesam:genre": _listed(track.genre),
        "xesam:trackNumber": track.track_number,
        "xesam:discNumber": track.disc_number,
    }
    return {name: value for name, value in fields.items() if value}


def _listed(name: str | None) -> list[str] | None:
    return [name] if name else None


def _url(path: Path) -> str:
    return bytes(QUrl.fromLocalFile(str(path)).toEncoded().data()).decode("ascii")
