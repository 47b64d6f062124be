"""FLAC files of half a second with tags of their own, thousands in a moment.

Sound is encoded once; a file is that sound behind another block of tags.
"""

import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.support.audio_files import noise, write_audio

_SIGN = b"fLaC"
_STREAM_INFO, _TAGS = 0, 4
_LAST = 0x80
_VENDOR = b"Earshot tests"


def tiny_flac(tags: Mapping[str, object]) -> bytes:
    """Return a whole file with these Vorbis comments; those without a value are left out."""
    stream_info, frames = _template()
    comments = [f"{key}={value}".encode() for key, value in tags.items() if value is not None]
    block = _sized(_VENDOR) + _number(len(comments)) + b"".join(map(_sized, comments))
    return b"".join((_SIGN, _head(_STREAM_INFO, stream_info), _head(_TAGS | _LAST, block), frames))


@cache
def _template() -> tuple[bytes, bytes]:
    """Return the description of some sound, and the sound."""
    with tempfile.TemporaryDirectory() as folder:
        sound = noise(0.5, sample_rate=8000, level=0.001)
        data = write_audio(
            Path(folder) / "sound", sound, codec="flac", sample_rate=8000
        ).read_bytes()
    place, last = len(_SIGN), False
    stream_info = b""
    while not last:
        kind, size = data[place], int.from_bytes(data[place + 1 : place + 4], "big")
        last = bool(kind & _LAST)
        if kind & ~_LAST == _STREAM_INFO:
            stream_info = data[place + 4 : place + 4 + size]
        place += 4 + size
    return stream_info, data[place:]


def _head(kind: int, block: bytes) -> bytes:
    return bytes([kind]) + len(block).to_bytes(3, "big") + block


def _sized(text: bytes) -> bytes:
    return _number(len(text)) + text


def _number(value: int) -> bytes:
    return value.to_bytes(4, "little")
