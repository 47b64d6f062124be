"""What was measured of tracks that are played, and what playing them needs to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from engine.sound import WHOLE, Span
from engine.store.locators import path_of, span_from, stored_frames

_MOST_PARAMETERS = 500
_CURRENT = (
    "measurements.track_id = tracks.id AND measurements.size = tracks.size"
    " AND measurements.mtime_ns = tracks.mtime_ns"
)
_ALBUM = "tracks.album_artist_key || char(31) || tracks.album_key"


@dataclass(frozen=True, slots=True)
class StoredMeasurement:
    """One pass over a file.

    `size` and `mtime_ns` are the file's; `loudness` is in LUFS, None for silence; `true_peak` is
    1 at full scale; the others are bytes as `engine.audio` packs them.
    """

    track_id: int
    size: int
    mtime_ns: int
    loudness: float | None
    true_peak: float
    loudness_blocks: bytes
    waveform_peaks: bytes
    waveform_levels: bytes
    span: Span = WHOLE


@dataclass(frozen=True, slots=True)
class PlaybackFacts:
    """What playing a track needs to know of it.

    `album` tells its album from all others and is empty without one; gains are in dB to −18 LUFS
    and come from tags; `measured_loudness` is in LUFS, None where `measured_peak` is one: silence.
    """

    track_id: int
    artist: str
    album: str
    disc_number: int
    track_number: int
    track_gain: float | None
    track_peak: float | None
    album_gain: float | None
    album_peak: float | None
    measured_loudness: float | None
    measured_peak: float | None


@dataclass(frozen=True, slots=True)
class UnmeasuredTrack:
    """A track that is there and was not measured in its present form."""

    track_id: int
    path: Path
    size: int
    mtime_ns: int
    span: Span = WHOLE


def save_measurement(database: Database, measurement: StoredMeasurement) -> None:
    """Store what was measured, unless the track was removed or cut differently meanwhile."""
    database.execute(
        "INSERT OR REPLACE INTO measurements SELECT id, ?, ?, ?, ?, ?, ?, ? FROM tracks"
        " WHERE id = ? AND first_frame IS ? AND last_frame IS ?",
        [
            measurement.size,
            measurement.mtime_ns,
            measurement.loudness,
            measurement.true_peak,
            measurement.loudness_blocks,
            measurement.waveform_peaks,
            measurement.waveform_levels,
            measurement.track_id,
            *stored_frames(measurement.span),
        ],
    )


def playback_facts(database: Database, track_ids: Sequence[int]) -> dict[int, PlaybackFacts]:
    """Return what is known of tracks; ids that are not there are left out."""
    found: dict[int, PlaybackFacts] = {}
    for start in range(0, len(track_ids), _MOST_PARAMETERS):
        part = [int(track_id) for track_id in track_ids[start : start + _MOST_PARAMETERS]]
        rows = database.execute(
            "SELECT tracks.id, tracks.artist_key,"
            f" CASE WHEN tracks.album IS NULL THEN '' ELSE {_ALBUM} END,"
            " coalesce(tracks.disc_number, 1), coalesce(tracks.track_number, 0),"
            " replaygain_track_gain, replaygain_track_peak,"
            " replaygain_album_gain, replaygain_album_peak, loudness, true_peak"
            f" FROM tracks LEFT JOIN measurements ON {_CURRENT}"
            f" WHERE tracks.id IN ({','.join('?' * len(part))})",
            part,
        )
        found.update((row[0], PlaybackFacts(*row)) for row in rows)
    return found


def waveform_of(database: Database, track_id: int) -> tuple[bytes, bytes] | None:
    """Return the peaks and levels of a track's outline, or None while it is not measured."""
    row = database.execute(
        "SELECT waveform_peaks, waveform_levels FROM measurements"
        f" JOIN tracks ON {_CURRENT} WHERE tracks.id = ?",
        [track_id],
    ).fetchone()
    return None if row is None else (row[0], row[1])


def unmeasured(database: Database, track_ids: Sequence[int]) -> list[UnmeasuredTrack]:
    """Return those of at most some hundred tracks that are to be measured, in the order given."""
    marks = ",".join("?" * len(track_ids))
    rows = database.execute(
        "SELECT tracks.id, path, tracks.size, tracks.mtime_ns, first_frame, last_frame FROM tracks"
        f" LEFT JOIN measurements ON {_CURRENT}"
        f" WHERE tracks.id IN ({marks}) AND missing_since IS NULL"
        " AND measurements.track_id IS NULL",
        list(track_ids),
    )
    order = {track_id: place for place, track_id in enumerate(track_ids)}
    tracks = [
        UnmeasuredTrack(number, Path(path_of(path, first)), size, mtime_ns, span_from(first, last))
        for number, path, size, mtime_ns, first, last in rows
    ]
    return sorted(tracks, key=lambda track: order[track.track_id])


def album_track_ids(database: Database, track_id: int) -> list[int]:
    """Return all present tracks of a track's album, in its order; none without an album."""
    rows = database.execute(
        "SELECT tracks.id FROM tracks JOIN tracks AS seed ON seed.id = ?"
        " WHERE seed.album IS NOT NULL AND tracks.album_key = seed.album_key"
        " AND tracks.album_artist_key = seed.album_artist_key"
        " AND tracks.missing_since IS NULL"
        " ORDER BY tracks.disc_number, tracks.track_number, tracks.id",
        [track_id],
    )
    return [row[0] for row in rows]


def album_blocks(database: Database, track_ids: Sequence[int]) -> list[tuple[bytes, float]]:
    """Return the gating blocks and true peaks of those of these tracks that were measured."""
    marks = ",".join("?" * len(track_ids))
    rows = database.execute(
        f"SELECT loudness_blocks, true_peak FROM measurements JOIN tracks ON {_CURRENT}"
        f" WHERE tracks.id IN ({marks})",
        list(track_ids),
    )
    return [(row[0], row[1]) for row in rows]
