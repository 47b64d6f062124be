"""Reads what a music file says about itself, whatever its format.

Tags are written by thousands of programs and by hand. Nothing in them may stop a scan: what cannot
be read is None, and `problem` says in a sentence what is wrong with the file.
"""

import logging
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from engine import failures
from engine.errors import EarshotError
from engine.library.tag_files import TaggedFile, open_tagged
from engine.library.tag_names import PathNames, names_from_path
from engine.library.tag_pictures import embedded_pictures
from engine.library.tag_values import number_values, text_values

__all__ = ["PathNames", "TrackTags", "names_from_path", "read_tags", "with_fallbacks"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TrackTags:
    """The tags and properties of one file; None where it says nothing.

    Several values of one tag are joined with “; ”. `duration` is in seconds, `sample_rate` in Hz,
    `bitrate` in bits a second, gains are in dB to ReplayGain's -18 LUFS, peaks are 1.0 at full
    scale. `musicbrainz_track_id` is the track on a release, `musicbrainz_recording_id` what was
    recorded. `problem` is a sentence for the listener when the file seems damaged.
    """

    title: str | None = None
    artist: str | None = None
    album_artist: str | None = None
    album: str | None = None
    track_number: int | None = None
    track_total: int | None = None
    disc_number: int | None = None
    disc_total: int | None = None
    year: int | None = None
    genre: str | None = None
    compilation: bool = False
    replaygain_track_gain: float | None = None
    replaygain_track_peak: float | None = None
    replaygain_album_gain: float | None = None
    replaygain_album_peak: float | None = None
    musicbrainz_recording_id: str | None = None
    musicbrainz_track_id: str | None = None
    musicbrainz_album_id: str | None = None
    musicbrainz_artist_id: str | None = None
    musicbrainz_album_artist_id: str | None = None
    duration: float | None = None
    sample_rate: int | None = None
    channels: int | None = None
    bitrate: int | None = None
    codec: str | None = None
    has_embedded_cover: bool = False
    problem: str | None = None

    def to_row(self) -> dict[str, object]:
        """Return the tags by their names, as the store takes them.

        `dataclasses.asdict` would copy every value in depth, for a sixth of a scan's time.
        """
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class TaggedSound:
    """What a file says about itself; `cue_sheet` is the text of the one within, if there is one."""

    tags: TrackTags
    cue_sheet: str | None = None


def read_tags(path: Path) -> TrackTags:
    """Return the tags and properties of a music file, see :func:`read_tagged`."""
    return read_tagged(path).tags


def read_tagged(path: Path) -> TaggedSound:
    """Return all that a music file says.

    Raises
    ------
    EarshotError
        When the file is gone or cannot be opened. A damaged or foreign file raises nothing: its
        tags are as empty as need be, and `problem` says what is the matter.
    """
    try:
        with path.open("rb") as handle:
            size = handle.seek(0, 2)
            if size == 0:
                return TaggedSound(TrackTags(problem=failures.NO_TAGS.format(file=path.name)))
            return _from_file(handle, path, size)
    except (OSError, ValueError) as error:
        # A name with a NUL in it is a ValueError.
        reason = getattr(error, "strerror", None) or str(error)
        raise EarshotError(failures.UNREADABLE.format(path=path, reason=reason)) from error


def with_fallbacks(tags: TrackTags, path: Path, root: Path) -> TrackTags:
    """Return `tags` with their gaps filled from the file's name and folders; a title is always set.

    A file that names its title and artist, but no album, is taken at its word: it is a single, and
    the folder it lies in (“Downloads”) is no album.
    """
    if tags.title and tags.artist:
        return tags
    names = names_from_path(path, root)
    return replace(
        tags,
        title=tags.title or names.title,
        artist=tags.artist or names.artist,
        album=tags.album or names.album,
        year=tags.year or names.year,
        track_number=tags.track_number or names.track_number,
        disc_number=tags.disc_number or names.disc_number,
    )


def _from_file(handle: BinaryIO, path: Path, size: int) -> TaggedSound:
    tagged = open_tagged(handle, path.suffix)
    if tagged is None:
        return TaggedSound(TrackTags(problem=_no_sound(path)))
    sheet = None
    try:
        fields = tagged.fields()
        values = text_values(fields) | number_values(fields, is_opus=tagged.codec == "Opus")
        sheet = next(iter(fields.get("cuesheet", ())), None)
        tags = TrackTags(**values, has_embedded_cover=bool(embedded_pictures(tagged)))
    except Exception as error:
        # A parser that swallowed damage hands out objects that fail when they are looked at.
        log.debug("%s: %r", path, error)
        tags = TrackTags(problem=failures.DAMAGED_TAGS.format(file=path.name))
    properties = _properties(tagged, size)
    if not properties:
        return TaggedSound(replace(tags, problem=_no_sound(path)))
    return TaggedSound(replace(tags, codec=tagged.codec, **properties), sheet)


def _no_sound(path: Path) -> str:
    return failures.NO_SOUND.format(file=path.name)


def _properties(tagged: TaggedFile, size: int) -> dict[str, Any]:
    """Return duration and the like; empty when there is no sound."""
    info = tagged.info
    length = float(getattr(info, "length", 0) or 0)
    duration = length if math.isfinite(length) and length > 0 else None
    sample_rate = int(getattr(info, "sample_rate", 0) or 0) or None
    if duration is None and sample_rate is None:
        return {}
    return {
        "duration": duration,
        # mutagen gives none for Opus, which always decodes to this one.
        "sample_rate": sample_rate or (48_000 if tagged.codec == "Opus" else None),
        "channels": int(getattr(info, "channels", 0) or 0) or None,
        "bitrate": _bitrate(int(getattr(info, "bitrate", 0) or 0), duration, size),
    }


def _bitrate(declared: int, duration: float | None, size: int) -> int | None:
    """Return the rate in bits a second; some formats declare that of the uncompressed sound."""
    if duration is None:
        return declared if declared > 0 else None
    average = round(size * 8 / duration)
    return min(declared, average) if declared > 0 else average
