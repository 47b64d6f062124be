"""Opens a music file of any format with mutagen, by what it holds and not by how it is called.

Formats and their parts are imported when the first file of the kind turns up: all of mutagen costs
50 ms, and most libraries hold two or three kinds.
"""

import errno
import importlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from engine.library.tag_fields import FIELD_READERS, Fields
from engine.library.tag_kinds import MUTAGEN_KINDS, identify

log = logging.getLogger(__name__)

_NO_DISK_ERROR = frozenset({None, errno.EINVAL})


@dataclass(frozen=True, slots=True)
class TaggedFile:
    """A music file whose header has been read.

    Attributes
    ----------
    codec
        The name that people know the coding by, such as ``"FLAC"``.
    info
        mutagen's stream information, or None when no sound was found.
    sources
        The tags found, each with its flavour (a key of `FIELD_READERS`); the first counts most.
    pictures
        Pictures that lie beside the tags rather than in them, as in FLAC.
    """

    codec: str
    info: Any | None
    sources: tuple[tuple[str, Any], ...] = ()
    pictures: tuple[Any, ...] = ()

    def fields(self) -> Fields:
        """Return all fields; where two tags of one file disagree the first wins."""
        merged: Fields = {}
        for flavour, tags in reversed(self.sources):
            merged.update(FIELD_READERS[flavour](tags))
        return merged


def open_tagged(handle: BinaryIO, suffix: str) -> TaggedFile | None:
    """Return the music file in `handle`, or None when it holds nothing that is known.

    The answer may have tags and no stream information, or the other way round: damage to one part
    does not hide the other.

    Raises
    ------
    OSError
        When the disk fails while reading. Damaged content never raises.
    """
    kind = identify(handle, suffix)
    if kind is None:
        return None
    if kind in _OWN_LOADERS:
        return _OWN_LOADERS[kind](handle)
    return _load_with_mutagen(handle, kind)


def _load_with_mutagen(handle: BinaryIO, kind: str) -> TaggedFile | None:
    flavour, codec, module, name = MUTAGEN_KINDS[kind]
    opened = _attempt(getattr(importlib.import_module(module), name), handle)
    if opened is None:
        return None
    sources = () if opened.tags is None else ((flavour, opened.tags),)
    return TaggedFile(codec, opened.info, sources, tuple(getattr(opened, "pictures", ())))


def _load_mpeg(handle: BinaryIO) -> TaggedFile:
    """Read an MP3: ID3 in front or behind, perhaps APEv2 behind (where mp3gain writes), frames."""
    from mutagen.apev2 import APEv2
    from mutagen.id3 import ID3
    from mutagen.mp3 import MPEGInfo

    id3 = _attempt(ID3, handle)
    info = _attempt(MPEGInfo, handle)
    sources = _present(("id3", id3), ("ape", _attempt(APEv2, handle)))
    if info is not None and info.sketchy and not sources:
        info = None  # Any long enough file holds a few bytes that look like a frame.
    return TaggedFile(f"MP{info.layer}" if info else "MP3", info, sources)


def _load_aac(handle: BinaryIO) -> TaggedFile:
    from mutagen.aac import AACInfo
    from mutagen.id3 import ID3

    id3 = _attempt(ID3, handle)
    return TaggedFile("AAC", _attempt(AACInfo, handle), _present(("id3", id3)))


def _load_wav(handle: BinaryIO) -> TaggedFile | None:
    """Read a WAV, which may have an ID3 chunk, an INFO list, or both."""
    from engine.library.tag_riff import riff_fields

    tagged = _load_with_mutagen(handle, "wav")
    info_list = _present(("plain", _attempt(riff_fields, handle)))
    if tagged is None:
        return TaggedFile("PCM", None, info_list) if info_list else None
    return TaggedFile(tagged.codec, tagged.info, tagged.sources + info_list)


def _load_mp4(handle: BinaryIO) -> TaggedFile | None:
    tagged = _load_with_mutagen(handle, "mp4")
    if tagged is None or tagged.info is None:
        return tagged
    codec = str(tagged.info.codec)
    name = {"mp4a": "AAC", "alac": "ALAC", "": "AAC"}.get(codec.partition(".")[0], codec.upper())
    return TaggedFile(name, tagged.info, tagged.sources)


def _load_matroska(handle: BinaryIO) -> TaggedFile | None:
    """Read a Matroska file, which mutagen does not know, with the decoder."""
    from engine.library.tag_container import read_container

    found = _attempt(read_container, handle)
    return TaggedFile(found.codec, found, (("container", found.tags),)) if found else None


_OWN_LOADERS: dict[str, Callable[[BinaryIO], TaggedFile | None]] = {
    "mpeg": _load_mpeg,
    "aac": _load_aac,
    "wav": _load_wav,
    "mp4": _load_mp4,
    "matroska": _load_matroska,
}


def _present(*sources: tuple[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(source for source in sources if source[1])


def _attempt(read: Callable[[BinaryIO], Any], handle: BinaryIO) -> Any | None:
    """Return what `read` makes of the file from its start, or None when it makes nothing.

    Damaged files raise nearly anything in a parser (struct.error, IndexError, MemoryError …), so
    everything is caught, except that a failing disk stays an OSError: mutagen wraps those.
    """
    try:
        handle.seek(0)
        return read(handle)
    except Exception as error:
        wrapped = error.args[0] if error.args else None
        for candidate in (error, wrapped):
            if isinstance(candidate, OSError) and candidate.errno not in _NO_DISK_ERROR:
                raise candidate from None
        log.debug("%s: %r", Path(str(getattr(handle, "name", ""))).name, error)
        return None
