"""Brings the tags of every format into one shape: plain key → texts.

ID3 frames, MP4 atoms, ASF attributes, APEv2 items and Vorbis comments name the same things
differently. Here each gets the name that Vorbis comments use, in the spelling of `plain_key`;
free-form names (TXXX, ``----``) meet there by themselves. Whoever reads fields needs to know no
format.
"""

from collections.abc import Callable, Iterable
from typing import Any

from engine.library.tag_text import plain_key

Fields = dict[str, list[str]]
"""What a file says about itself, every value still raw text, keyed by plain key."""

ID3_FRAMES = {
    "TIT2": "title",
    "TPE1": "artist",
    "TPE2": "albumartist",
    "TALB": "album",
    "TRCK": "tracknumber",
    "TPOS": "discnumber",
    "TDRC": "date",
    "TDRL": "releasedate",
    "TDOR": "originaldate",
    "TCMP": "compilation",
}
MP4_ATOMS = {
    "©nam": "title",
    "©ART": "artist",
    "aART": "albumartist",
    "©alb": "album",
    "trkn": "tracknumber",
    "disk": "discnumber",
    "©day": "date",
    "©gen": "genre",
    "cpil": "compilation",
}
ASF_ATTRIBUTES = {
    "Title": "title",
    "Author": "artist",
    "WM/AlbumArtist": "albumartist",
    "WM/AlbumTitle": "album",
    "WM/TrackNumber": "tracknumber",
    "WM/PartOfSet": "discnumber",
    "WM/Year": "date",
    "WM/Genre": "genre",
    "WM/IsCompilation": "compilation",
}
APE_ITEMS = {"track": "tracknumber", "disc": "discnumber", "year": "date"}
CONTAINER_NAMES = {"track": "tracknumber", "partnumber": "tracknumber", "disc": "discnumber"}
_ITUNES = "----:com.apple.iTunes:"
_LONGEST_VALUE = 100_000


def id3_fields(tags: Any) -> Fields:
    """Return the fields of an ID3 tag that mutagen has brought to version 2.4."""
    fields: Fields = {}
    for frame in tags.values():
        name = frame.FrameID
        if name in ID3_FRAMES:
            _add(fields, ID3_FRAMES[name], map(str, frame.text))
        elif name == "TCON":
            # `genres` also knows the numbers, such as (17), that old taggers wrote.
            _add(fields, "genre", frame.genres)
        elif name == "TXXX":
            _add(fields, plain_key(frame.desc), map(str, frame.text))
        elif name == "UFID" and frame.owner == "http://musicbrainz.org":
            _add(fields, "musicbrainztrackid", [frame.data.decode("ascii", errors="replace")])
        elif name == "RVA2" and frame.desc.lower() in {"track", "album"}:
            fields[f"rva2{frame.desc.lower()}gain"] = [str(frame.gain)]
            fields[f"rva2{frame.desc.lower()}peak"] = [str(frame.peak)]
    return fields


def vorbis_fields(tags: Any) -> Fields:
    """Return the fields of Vorbis comments, whose names are free text."""
    fields: Fields = {}
    for name, value in tags:
        if len(value) < _LONGEST_VALUE:
            _add(fields, plain_key(name), [value])
    return fields


def mp4_fields(tags: Any) -> Fields:
    """Return the fields of an MP4 item list with its free-form iTunes atoms."""
    fields: Fields = {}
    for name, value in tags.items():
        if name in MP4_ATOMS:
            values = value if isinstance(value, list) else [value]
            _add(fields, MP4_ATOMS[name], map(_mp4_text, values))
        elif name.startswith(_ITUNES):
            _add(fields, plain_key(name.removeprefix(_ITUNES)), map(_mp4_text, value))
    return fields


def _mp4_text(value: Any) -> str:
    """Return the text of an atom: free-form atoms hold bytes, trkn and disk (number, total)."""
    if isinstance(value, bytes):
        return bytes(value).decode("utf-8", errors="replace")
    if isinstance(value, tuple):
        return "/".join(map(str, value))
    return str(value)


def asf_fields(tags: Any) -> Fields:
    """Return the fields of Windows Media attributes."""
    fields: Fields = {}
    for name, attribute in tags:
        if name != "WM/Picture":
            _add(fields, ASF_ATTRIBUTES.get(name) or plain_key(name), [str(attribute.value)])
    return fields


def ape_fields(tags: Any) -> Fields:
    """Return the text items of an APEv2 tag."""
    fields: Fields = {}
    for name, item in tags.items():
        if item.kind == 0:
            key = plain_key(name)
            _add(fields, APE_ITEMS.get(key, key), str(item).split("\0"))
    return fields


def container_fields(tags: dict[str, str]) -> Fields:
    """Return the fields of a container's own metadata as the decoder names them."""
    fields: Fields = {}
    for name, text in tags.items():
        key = plain_key(name)
        _add(fields, CONTAINER_NAMES.get(key, key), [text])
    return fields


def _add(fields: Fields, key: str, values: Iterable[str]) -> None:
    fields.setdefault(key, []).extend(values)


FIELD_READERS: dict[str, Callable[[Any], Fields]] = {
    "id3": id3_fields,
    "vorbis": vorbis_fields,
    "mp4": mp4_fields,
    "asf": asf_fields,
    "ape": ape_fields,
    "container": container_fields,
    "plain": dict,
}
"""The reader for each flavour of tag; “plain” are fields already."""
