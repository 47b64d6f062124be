"""What of a file's tags can be changed, and how a change is written in each flavour of tag.

The counterpart of `tag_fields`: plain names on this side, frames, atoms, attributes and comments
on the other. What is not named in an edit stays as it is, pictures above all.
"""

import copy
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class TagEdit:
    """New values of the common tags; None leaves a tag as it is, an empty text or 0 takes it away.

    Several artists or genres are separated by “; ”, as the reader joins them.
    """

    title: str | None = None
    artist: str | None = None
    album_artist: str | None = None
    album: str | None = None
    track_number: int | None = None
    disc_number: int | None = None
    year: int | None = None
    genre: str | None = None

    def changes(self) -> dict[str, str | int]:
        """Return what is to be changed by name."""
        return {name: value for name, value in asdict(self).items() if value is not None}


EDITABLE = tuple(field.name for field in fields(TagEdit))
"""The names of all tags that can be changed."""

BETWEEN = "; "

Changes = Mapping[str, str | int]
_SEVERAL = frozenset({"artist", "album_artist", "genre"})
_ID3 = {
    "title": "TIT2",
    "artist": "TPE1",
    "album_artist": "TPE2",
    "album": "TALB",
    "track_number": "TRCK",
    "disc_number": "TPOS",
    "year": "TDRC",
    "genre": "TCON",
}
_VORBIS = {
    "title": "title",
    "artist": "artist",
    "album_artist": "albumartist",
    "album": "album",
    "track_number": "tracknumber",
    "disc_number": "discnumber",
    "year": "date",
    "genre": "genre",
}
_MP4 = {
    "title": "©nam",
    "artist": "©ART",
    "album_artist": "aART",
    "album": "©alb",
    "track_number": "trkn",
    "disc_number": "disk",
    "year": "©day",
    "genre": "©gen",
}
_ASF = {
    "title": "Title",
    "artist": "Author",
    "album_artist": "WM/AlbumArtist",
    "album": "WM/AlbumTitle",
    "track_number": "WM/TrackNumber",
    "disc_number": "WM/PartOfSet",
    "year": "WM/Year",
    "genre": "WM/Genre",
}
_APE = {
    "title": "Title",
    "artist": "Artist",
    "album_artist": "Album Artist",
    "album": "Album",
    "track_number": "Track",
    "disc_number": "Disc",
    "year": "Year",
    "genre": "Genre",
}


def _values(name: str, value: str | int) -> list[str]:
    """Return a value as the texts that stand for it; none of them when it is to go."""
    text = str(value).strip() if value else ""
    parts = text.split(BETWEEN) if name in _SEVERAL else [text]
    return [part.strip() for part in parts if part.strip()]


def _with_total(before: str, values: list[str]) -> list[str]:
    """Return a number with the total that stood behind the old one: “3/12”."""
    _, slash, total = before.partition("/")
    return [f"{values[0]}/{total}"] if values and slash and total else values


class Editor:
    """Changes one flavour of tag.

    Parameters
    ----------
    keys
        The key of each editable tag.
    others
        Further keys under which readers look for the same, and that would contradict a new value.
    """

    def __init__(
        self, keys: Mapping[str, str], others: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        self._keys = keys
        self._others = others or {}

    def snapshot(self, tags: Any, names: Iterable[str]) -> dict[str, Any]:
        """Return the raw values of some tags by key."""
        return self.raw(tags, [key for name in names for key in self._all_keys(name)])

    def raw(self, tags: Any, keys: Iterable[str]) -> dict[str, Any]:
        """Return the raw values under some keys, None where there is none."""
        return {key: copy.deepcopy(self._get(tags, key)) for key in keys}

    def restore(self, tags: Any, values: Mapping[str, Any]) -> None:
        """Put raw values back."""
        for key, value in values.items():
            self._remove(tags, key)
            if value is not None:
                self._set(tags, key, value)

    def edit(self, tags: Any, changes: Changes) -> None:
        """Write new values."""
        for name, value in changes.items():
            key = self._keys[name]
            before = self._get(tags, key)
            texts = _values(name, value)
            for spelling in self._all_keys(name):
                self._remove(tags, spelling)
            made = self._made(name, key, texts, before)
            if made is not None:
                self._set(tags, key, made)

    def _all_keys(self, name: str) -> tuple[str, ...]:
        return (self._keys[name], *self._others.get(name, ()))

    def _made(self, name: str, key: str, texts: list[str], before: Any) -> Any:
        """Return texts as this flavour holds them; None when nothing is left to hold."""
        if name.endswith("_number"):
            texts = _with_total(_first_text(before), texts)
        return texts or None

    def _get(self, tags: Any, key: str) -> Any:
        return tags.get(key)

    def _set(self, tags: Any, key: str, value: Any) -> None:
        tags[key] = value

    def _remove(self, tags: Any, key: str) -> None:
        if key in tags:
            del tags[key]


class _Id3Editor(Editor):
    """ID3: frames are objects, and there may be several of a kind."""

    def _made(self, name: str, key: str, texts: list[str], before: Any) -> Any:
        from mutagen import id3

        if name.endswith("_number") and before:
            texts = _with_total(str(before[0]), texts)
        return [getattr(id3, key)(encoding=id3.Encoding.UTF8, text=texts)] if texts else None

    def _get(self, tags: Any, key: str) -> Any:
        return tags.getall(key) or None

    def _set(self, tags: Any, key: str, value: Any) -> None:
        tags.setall(key, value)

    def _remove(self, tags: Any, key: str) -> None:
        tags.delall(key)


class _Mp4Editor(Editor):
    """MP4: numbers are pairs with their total."""

    def _made(self, name: str, key: str, texts: list[str], before: Any) -> Any:
        if not name.endswith("_number"):
            return texts or None
        total = before[0][1] if before else 0
        return [(int(texts[0]) if texts else 0, total)] if texts or total else None


def _first_text(before: Any) -> str:
    """Return the first of some raw values as text."""
    if isinstance(before, list):
        return str(before[0]) if before else ""
    return "" if before is None else str(before)


EDITORS: dict[str, Editor] = {
    "id3": _Id3Editor(_ID3),
    "vorbis": Editor(
        _VORBIS, {"album_artist": ("album artist", "album_artist"), "year": ("year",)}
    ),
    "mp4": _Mp4Editor(_MP4, {"genre": ("gnre",)}),
    "asf": Editor(_ASF),
    "ape": Editor(_APE, {"album_artist": ("ALBUMARTIST",)}),
}
"""What changes each flavour of tag; the keys are those of `tag_kinds`."""
