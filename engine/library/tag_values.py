"""Picks the values of a track's tags out of a file's fields, by the names that writers use."""

from collections.abc import Callable
from typing import Any, TypeVar

from engine.library.tag_fields import Fields
from engine.library.tag_text import (
    join_texts,
    parse_flag,
    parse_gain,
    parse_peak,
    parse_position,
    parse_r128_gain,
    parse_year,
)

_T = TypeVar("_T")

_TEXTS = {
    "title": ("title",),
    "artist": ("artist", "artists"),
    "album_artist": ("albumartist", "ensemble"),
    "album": ("album",),
    "genre": ("genre",),
    "musicbrainz_recording_id": ("musicbrainztrackid", "musicbrainzrecordingid"),
    "musicbrainz_track_id": ("musicbrainzreleasetrackid",),
    "musicbrainz_album_id": ("musicbrainzalbumid",),
    "musicbrainz_artist_id": ("musicbrainzartistid",),
    "musicbrainz_album_artist_id": ("musicbrainzalbumartistid",),
}
_TOTALS = {
    "track": ("tracktotal", "totaltracks", "trackc"),
    "disc": ("disctotal", "totaldiscs", "discc"),
}
_DATES = ("date", "year", "originaldate", "originalyear", "releasedate", "daterecorded")


def text_values(fields: Fields) -> dict[str, Any]:
    """Return the tags that are texts, by the names of `TrackTags`."""
    return {
        name: next((text for key in keys if (text := join_texts(fields.get(key, ())))), None)
        for name, keys in _TEXTS.items()
    }


def number_values(fields: Fields, *, is_opus: bool) -> dict[str, Any]:
    """Return the tags that are numbers and flags, by the names of `TrackTags`.

    Opus has a gain of its own, R128; a ReplayGain beside it was often copied from another file.
    """
    numbers: dict[str, Any] = {
        "year": _first(fields, parse_year, *_DATES),
        "compilation": _first(fields, parse_flag, "compilation", "itunescompilation") or False,
    }
    for unit, totals in _TOTALS.items():
        number, total = _first(fields, parse_position, f"{unit}number") or (None, None)
        other_total, _ = _first(fields, parse_position, *totals) or (None, None)
        numbers |= {f"{unit}_number": number, f"{unit}_total": total or other_total}
    for scope in ("track", "album"):
        gain = _first(fields, parse_gain, f"replaygain{scope}gain", f"rva2{scope}gain")
        r128 = _first(fields, parse_r128_gain, f"r128{scope}gain")
        first, second = (r128, gain) if is_opus else (gain, r128)
        numbers[f"replaygain_{scope}_gain"] = second if first is None else first
        peaks = (f"replaygain{scope}peak", f"rva2{scope}peak")
        numbers[f"replaygain_{scope}_peak"] = _first(fields, parse_peak, *peaks)
    return numbers


def _first(fields: Fields, parse: Callable[[str], _T | None], *keys: str) -> _T | None:
    """Return the first value under any of the keys that makes sense."""
    values = (parse(text) for key in keys for text in fields.get(key, ()))
    return next((value for value in values if value is not None), None)
