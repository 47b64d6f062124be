"""Tells what kind of file one has from its first bytes, since names lie."""

from typing import BinaryIO

MUTAGEN_KINDS: dict[str, tuple[str, str, str, str]] = {
    "flac": ("vorbis", "FLAC", "mutagen.flac", "FLAC"),
    "vorbis": ("vorbis", "Vorbis", "mutagen.oggvorbis", "OggVorbis"),
    "opus": ("vorbis", "Opus", "mutagen.oggopus", "OggOpus"),
    "oggflac": ("vorbis", "FLAC", "mutagen.oggflac", "OggFLAC"),
    "speex": ("vorbis", "Speex", "mutagen.oggspeex", "OggSpeex"),
    "mp4": ("mp4", "AAC", "mutagen.mp4", "MP4"),
    "asf": ("asf", "WMA", "mutagen.asf", "ASF"),
    "wav": ("id3", "PCM", "mutagen.wave", "WAVE"),
    "aiff": ("id3", "PCM", "mutagen.aiff", "AIFF"),
    "wavpack": ("ape", "WavPack", "mutagen.wavpack", "WavPack"),
    "ape": ("ape", "Monkey's Audio", "mutagen.monkeysaudio", "MonkeysAudio"),
    "musepack": ("ape", "Musepack", "mutagen.musepack", "Musepack"),
    "tta": ("id3", "True Audio", "mutagen.trueaudio", "TrueAudio"),
    "dsf": ("id3", "DSD", "mutagen.dsf", "DSF"),
    "dsdiff": ("id3", "DSD", "mutagen.dsdiff", "DSDIFF"),
}
"""For each kind: flavour of its tags, name of its codec, mutagen's module and class."""

_MAGIC = (
    (b"fLaC", "flac"),
    (b"wvpk", "wavpack"),
    (b"MAC ", "ape"),
    (b"MPCK", "musepack"),
    (b"MP+", "musepack"),
    (b"TTA1", "tta"),
    (b"DSD ", "dsf"),
    (b"FRM8", "dsdiff"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "asf"),
    (b"\x1a\x45\xdf\xa3", "matroska"),
)
_OGG_MAGIC = (
    (b"OpusHead", "opus"),
    (b"\x01vorbis", "vorbis"),
    (b"\x7fFLAC", "oggflac"),
    (b"Speex   ", "speex"),
)
_BY_SUFFIX = {".mp3": "mpeg", ".mp2": "mpeg", ".aac": "aac", ".m4a": "mp4", ".m4b": "mp4"}
_HEAD = 4096


def identify(handle: BinaryIO, suffix: str) -> str | None:
    """Return the kind of the file in `handle`: one of `MUTAGEN_KINDS`, “mpeg”, “aac”, “matroska”.

    The suffix decides only where the bytes do not: MPEG sound has no magic number, and may start
    after any amount of rubbish. None means that nothing known was found.
    """
    head = _head_at(handle, 0)
    if head.startswith(b"ID3") and len(head) >= 10:
        head = _head_at(handle, _id3_size(head))
    kind = _by_magic(head)
    if kind is not None:
        return kind
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        # Layer “0” in the frame header is what sets AAC's framing apart.
        return "mpeg" if head[1] & 0x06 else "aac"
    return _BY_SUFFIX.get(suffix.lower())


def _head_at(handle: BinaryIO, position: int) -> bytes:
    handle.seek(position)
    return handle.read(_HEAD)


def _id3_size(head: bytes) -> int:
    """Return the length of the ID3 tag that `head` begins with: 28 bits in four bytes of seven."""
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    return size + 10


def _by_magic(head: bytes) -> str | None:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(b"OggS"):
        return next((kind for magic, kind in _OGG_MAGIC if magic in head), None)
    form = head[8:12]
    if head.startswith(b"RIFF") and form == b"WAVE":
        return "wav"
    if head.startswith(b"FORM") and form in {b"AIFF", b"AIFC"}:
        return "aiff"
    return "mp4" if head[4:8] == b"ftyp" else None
