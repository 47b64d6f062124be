"""Which file names count as music.

The name alone decides, because opening every file of a large folder would take minutes. The list
holds what people keep as music and what the decoder can play. Containers that are mostly films
(`.mp4`, `.webm`, `.mkv`) are left out on purpose: their sound-only siblings are in.
"""

from pathlib import Path

AUDIO_SUFFIXES: frozenset[str] = frozenset(
    {
        ".aac",
        ".aif",
        ".aifc",
        ".aiff",
        ".alac",
        ".ape",
        ".dff",
        ".dsf",
        ".flac",
        ".m4a",
        ".m4b",
        ".mka",
        ".mp2",
        ".mp3",
        ".mpc",
        ".oga",
        ".ogg",
        ".opus",
        ".tta",
        ".wav",
        ".wma",
        ".wv",
    }
)
"""The suffixes of music files, lower case, with their dot."""


def is_audio_file(path: Path | str) -> bool:
    """Return whether the name of `path` is that of a music file; the disk is not asked.

    Hidden files do not count, and with them the `._name` companions that macOS leaves on foreign
    disks. Downloads under way (`song.mp3.part`, `song.mp3.crdownload`) end in another suffix.
    """
    return is_audio_name(path if isinstance(path, str) else path.name)


def is_sheet_name(name: str) -> bool:
    """Return whether a file of this name is a CUE sheet; hidden ones do not count."""
    return name[:1] != "." and name[-4:].lower() == ".cue" and len(name) > 4


def is_audio_name(name: str) -> bool:
    """Do the work of `is_audio_file` for a bare name or a path in a string, without a `Path`."""
    name = name.rpartition("/")[2]
    stem, dot, suffix = name.rpartition(".")
    return bool(dot and stem) and name[0] != "." and f".{suffix.lower()}" in AUDIO_SUFFIXES
