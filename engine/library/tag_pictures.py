"""Finds the pictures inside a music file, without decoding one before somebody wants it."""

import base64
import binascii
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from engine.library.tag_files import TaggedFile

FRONT_COVER = 3
"""The picture type “Cover (front)” of ID3, which FLAC, Vorbis comments and ASF share."""

OTHER = 0


@dataclass(frozen=True, slots=True)
class EmbeddedPicture:
    """A picture in a file: its type as in ID3, or None where the tag has no types, and its bytes.

    `read` may raise anything on a damaged picture.
    """

    type: int | None
    read: Callable[[], bytes]


def embedded_pictures(tagged: TaggedFile) -> list[EmbeddedPicture]:
    """Return the pictures of a file in the order they were written."""
    pictures = [_bytes_picture(block.type, block.data) for block in tagged.pictures]
    for flavour, tags in tagged.sources:
        if flavour in _READERS:
            pictures.extend(_READERS[flavour](tags))
    return pictures


def _bytes_picture(type_: int | None, data: bytes) -> EmbeddedPicture:
    return EmbeddedPicture(type_, lambda: data)


def _id3_pictures(tags: Any) -> Iterator[EmbeddedPicture]:
    for frame in tags.getall("APIC"):
        # The MIME type "-->" means that the data is a link.
        if frame.mime != "-->":
            yield _bytes_picture(frame.type, frame.data)


def _vorbis_pictures(tags: Any) -> Iterator[EmbeddedPicture]:
    for name, value in tags:
        if name.lower() == "metadata_block_picture":
            yield EmbeddedPicture(_block_type(value), partial(_block_data, value))
        elif name.lower() == "coverart":
            yield EmbeddedPicture(None, partial(base64.b64decode, value))


def _block_type(text: str) -> int:
    """Return the picture type, the first big-endian word of a FLAC picture block in base 64."""
    try:
        return int.from_bytes(base64.b64decode(text[:8])[:4], "big")
    except (binascii.Error, ValueError):
        return OTHER


def _block_data(text: str) -> bytes:
    from mutagen.flac import Picture

    return bytes(Picture(base64.b64decode(text)).data)


def _mp4_pictures(tags: Any) -> Iterator[EmbeddedPicture]:
    for data in tags.get("covr", ()):
        yield EmbeddedPicture(None, partial(bytes, data))


def _asf_pictures(tags: Any) -> Iterator[EmbeddedPicture]:
    for attribute in tags.get("WM/Picture", ()):
        raw = attribute.value
        yield EmbeddedPicture(raw[0] if raw else OTHER, partial(_asf_data, raw))


def _asf_data(raw: bytes) -> bytes:
    """Return the picture of an attribute: type, length, MIME type and description come first.

    Both texts are UTF-16 and end with a NUL of two bytes. (Microsoft's WM_PICTURE structure.)
    """
    length = int.from_bytes(raw[1:5], "little")
    return raw[len(raw) - length :] if 0 < length <= len(raw) - 9 else b""


def _ape_pictures(tags: Any) -> Iterator[EmbeddedPicture]:
    for name, item in tags.items():
        if name.lower().startswith("cover art") and item.kind == 1:
            type_ = FRONT_COVER if "front" in name.lower() else OTHER
            yield EmbeddedPicture(type_, partial(_ape_data, bytes(item.value)))


def _ape_data(raw: bytes) -> bytes:
    """Return the picture of an item, without the file name and the NUL in front of it."""
    return raw.partition(b"\0")[2]


_READERS: dict[str, Callable[[Any], Iterator[EmbeddedPicture]]] = {
    "id3": _id3_pictures,
    "vorbis": _vorbis_pictures,
    "mp4": _mp4_pictures,
    "asf": _asf_pictures,
    "ape": _ape_pictures,
}
