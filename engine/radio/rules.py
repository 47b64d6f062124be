"""Which tracks a station, or the whole app, lets in: what the listener said, kept strictly."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal

from engine.radio.names import album_key, track_artist_key
from engine.radio.seasons import is_out_of_season
from engine.store.records import Track
from engine.store.text_keys import fold
from engine.words import number, plural, translate

Exclusion = Literal["track", "artist", "album"]

_GENRE_SEPARATORS = str.maketrans(";,/|", "\n\n\n\n")


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be played. An empty rule lets everything in.

    Attributes
    ----------
    shortest, longest
        Durations in seconds; a track of unknown length passes.
    genres, without_genres
        Names; a track of several genres counts for each of them.
    folders
        Below which of these a file must lie.
    first_year, last_year
        Where one is set, a track without a year does not pass.
    without_tracks, without_artists, without_albums
        Ids, and keys as of :mod:`engine.radio.names`.
    music_only
        No spoken word, intros or interludes; :mod:`engine.radio.spoken` tells them.
    in_season
        No Christmas songs in July.
    """

    shortest: float | None = None
    longest: float | None = None
    genres: frozenset[str] = frozenset()
    without_genres: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()
    first_year: int | None = None
    last_year: int | None = None
    without_tracks: frozenset[int] = frozenset()
    without_artists: frozenset[str] = frozenset()
    without_albums: frozenset[str] = frozenset()
    music_only: bool = True
    in_season: bool = True

    def allows(self, track: Track, month: int) -> bool:
        """Tell whether a track may be played in a month, 1 to 12, as far as its tags tell."""
        return (
            self._length_fits(track.duration)
            and self._genre_fits(track.genre)
            and self._year_fits(track.year)
            and self._place_fits(track.path)
            and track.id not in self.without_tracks
            and track_artist_key(track) not in self.without_artists
            and album_key(track) not in self.without_albums
            and not (self.in_season and is_out_of_season(track.title, track.album, month))
        )

    def without(self, track: Track, kind: Exclusion) -> "Rules":
        """Return the rules with a track, its artist or its album ruled out as well."""
        if kind == "track":
            return replace(self, without_tracks=self.without_tracks | {track.id})
        key = track_artist_key(track) if kind == "artist" else album_key(track)
        if key is None:
            return self
        if kind == "artist":
            return replace(self, without_artists=self.without_artists | {key})
        return replace(self, without_albums=self.without_albums | {key})

    def to_json(self) -> str:
        """Return the rules as text."""
        values = {key: value for key, value in asdict(self).items() if value != _DEFAULTS[key]}
        return json.dumps(
            {
                key: sorted(value) if isinstance(value, frozenset) else value
                for key, value in values.items()
            }
        )

    @classmethod
    def from_json(cls, text: str) -> "Rules":
        """Return the rules a text says; what is damaged or unknown in it is left out."""
        try:
            stored = json.loads(text or "{}")
        except ValueError:
            return cls()
        known: dict[str, Any] = {
            field.name: _restored(stored[field.name], _DEFAULTS[field.name])
            for field in fields(cls)
            if isinstance(stored, dict) and field.name in stored
        }
        return replace(cls(), **known)

    def describe(self) -> str:
        """Say in a few words what is let in; empty when everything is that is music in season."""
        parts = [
            translate("Radio", " or ").join(sorted(self.genres)),
            _told(translate("Radio", "no {names}"), sorted(self.without_genres)),
            _years(self.first_year, self.last_year),
            _lengths(self.shortest, self.longest),
            _told(
                translate("Radio", "from {names}"), [Path(one).name for one in sorted(self.folders)]
            ),
            _excluded(self.without_tracks, self.without_artists, self.without_albums),
        ]
        return " · ".join(part for part in parts if part)

    def _length_fits(self, duration: float | None) -> bool:
        if duration is None:
            return True
        return (self.shortest or 0.0) <= duration <= (self.longest or float("inf"))

    def _genre_fits(self, genre: str | None) -> bool:
        if not (self.genres or self.without_genres):
            return True
        names = genre_names(genre)
        wanted, unwanted = (_folded(group) for group in (self.genres, self.without_genres))
        return (not wanted or not names.isdisjoint(wanted)) and names.isdisjoint(unwanted)

    def _year_fits(self, year: int | None) -> bool:
        if self.first_year is None and self.last_year is None:
            return True
        first, last = self.first_year or 0, self.last_year or 9999
        return year is not None and first <= year <= last

    def _place_fits(self, path: Path) -> bool:
        return not self.folders or any(path.is_relative_to(folder) for folder in self.folders)


_DEFAULTS = asdict(Rules())


def genre_names(genre: str | None) -> frozenset[str]:
    """Return the genres that a tag names, folded: “Post-Rock; Jazz” names two."""
    return frozenset(name for part in written_genres(genre) if (name := fold(part)))


def written_genres(genre: str | None) -> list[str]:
    """Return the genres that a tag names as they are written: “Post-Rock; Jazz” names two."""
    parts = (genre or "").translate(_GENRE_SEPARATORS).split("\n")
    return list(dict.fromkeys(name for part in parts if (name := part.strip())))


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(name) for name in names)


def _restored(value: object, default: object) -> object:
    if isinstance(default, frozenset):
        items = value if isinstance(value, list) else []
        return frozenset(one for one in items if isinstance(one, str | int))
    if isinstance(default, bool):
        return value if isinstance(value, bool) else default
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _years(first: int | None, last: int | None) -> str:
    if first and last:
        return str(first) if first == last else f"{first}–{last}"
    if first:
        return translate("Radio", "from {year} on").format(year=first)
    return translate("Radio", "until {year}").format(year=last) if last else ""


def _lengths(shortest: float | None, longest: float | None) -> str:
    low, high = (_minutes(value) if value else "" for value in (shortest, longest))
    if low and high:
        return translate("Radio", "{least}–{most} min").format(least=low, most=high)
    if low:
        return translate("Radio", "{minutes} min or longer").format(minutes=low)
    return translate("Radio", "{minutes} min or shorter").format(minutes=high) if high else ""


def _excluded(*groups: frozenset[Any]) -> str:
    tracks, artists, albums = map(len, groups)
    told = (
        plural("Radio", "%n track", "%n tracks", tracks) if tracks else "",
        plural("Radio", "%n artist", "%n artists", artists) if artists else "",
        plural("Radio", "%n album", "%n albums", albums) if albums else "",
    )
    return _told(translate("Radio", "without {names}"), [one for one in told if one])


def _told(sentence: str, names: Sequence[str]) -> str:
    """Put names into a few words; empty when there are none."""
    return sentence.format(names=", ".join(names)) if names else ""


def _minutes(seconds: float) -> str:
    minutes = seconds / 60
    return number(minutes, digits=len(f"{minutes:g}".partition(".")[2]))
