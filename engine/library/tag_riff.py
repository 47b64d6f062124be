"""Reads the INFO list of a WAV file, the notes that recorders and old rippers leave.

Microsoft, “Multimedia Programming Interface and Data Specifications 1.0” (1991), chapter 2: chunks
of a four-letter name, a little-endian length and a body padded to an even length.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO

from engine.library.tag_fields import Fields

_KEYS = {
    b"INAM": "title",
    b"IART": "artist",
    b"IPRD": "album",
    b"ICRD": "date",
    b"IGNR": "genre",
    b"ITRK": "tracknumber",
    b"IPRT": "tracknumber",
}
_MOST_CHUNKS = 1000
_LONGEST_LIST = 1 << 20


def riff_fields(handle: BinaryIO) -> Fields:
    """Return what the INFO list of the WAV file in `handle` says; empty if it has none."""
    fields: Fields = {}
    for name, size in _chunks(handle):
        if name == b"LIST" and 4 <= size <= _LONGEST_LIST:
            body = handle.read(size)
            if body.startswith(b"INFO"):
                _add_entries(fields, body[4:])
    return fields


def _chunks(handle: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Yield name and size of each chunk, the handle standing at the start of its body."""
    position = 12
    for _ in range(_MOST_CHUNKS):
        handle.seek(position)
        header = handle.read(8)
        if len(header) < 8:
            return
        name, size = struct.unpack("<4sI", header)
        yield name, size
        position += 8 + size + size % 2


def _add_entries(fields: Fields, body: bytes) -> None:
    position = 0
    while position + 8 <= len(body):
        name, size = struct.unpack_from("<4sI", body, position)
        raw = body[position + 8 : position + 8 + size].rstrip(b"\0")
        if name in _KEYS and raw:
            fields.setdefault(_KEYS[name], [_decode(raw)])
        position += 8 + size + size % 2


def _decode(raw: bytes) -> str:
    """Return text that names no encoding: UTF-8 if it is valid, else the usual Windows letters."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
