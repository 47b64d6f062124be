"""Fetches the picture of a track: the one inside the file, else the one in its folder."""

import logging
from collections.abc import Iterator
from pathlib import Path

from engine.library.tag_files import open_tagged
from engine.library.tag_names import disc_of_folder
from engine.library.tag_pictures import FRONT_COVER, OTHER, EmbeddedPicture, embedded_pictures

log = logging.getLogger(__name__)

LARGEST_COVER = 20 * 1024 * 1024
"""Bytes; a larger picture is passed over, since decoding it could exhaust the memory."""

FOLDER_IMAGE_STEMS = ("cover", "folder", "front", "album", "albumart")
"""Names of folder pictures in order of preference; the last also as the beginning of a name."""

FOLDER_IMAGE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")


def read_cover(path: Path) -> bytes | None:
    """Return the encoded picture (JPEG, PNG, WebP, GIF or BMP) of the music file `path`, or None.

    A front cover inside the file comes first, then any other picture inside it, then
    `cover.jpg` and its like beside it; the discs of a set (“CD1”) also look one folder up. A
    picture is a decoration, so whatever cannot be read counts as absent and nothing is raised.
    """
    return embedded_cover(path) or next(_folder_covers(path), None)


def is_image(data: bytes) -> bool:
    """Return whether `data` begins like a picture in a format that covers come in."""
    if data[:4] == b"RIFF":
        return data[8:12] == b"WEBP"
    return data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM"))


def embedded_cover(path: Path) -> bytes | None:
    """Return the best of the pictures inside the music file `path`, encoded, or None."""
    try:
        with path.open("rb") as handle:
            tagged = open_tagged(handle, path.suffix)
            pictures = embedded_pictures(tagged) if tagged is not None else []
    except Exception as error:
        # Besides the disk's errors: damage that shows only when a picture is looked at.
        log.debug("No picture from %s: %r", path, error)
        return None
    candidates = (_data_of(picture) for picture in sorted(pictures, key=_preference))
    return next((data for data in candidates if data is not None), None)


def _preference(picture: EmbeddedPicture) -> int:
    """Return the rank of a picture: front, untyped, “other”, then backs, booklets and portraits."""
    return {FRONT_COVER: 0, None: 1, OTHER: 2}.get(picture.type, 3)


def _data_of(picture: EmbeddedPicture) -> bytes | None:
    try:
        data = picture.read()
    except Exception as error:
        log.debug("A damaged picture: %r", error)
        return None
    return data if len(data) <= LARGEST_COVER and is_image(data) else None


def _folder_covers(path: Path) -> Iterator[bytes]:
    """Yield the readable pictures beside the file, best first."""
    folders = [path.parent]
    if disc_of_folder(path.parent.name) is not None:
        folders.append(path.parent.parent)
    for folder in folders:
        for image in _folder_images(folder):
            data = _read_image(image)
            if data is not None:
                yield data


def _folder_images(folder: Path) -> list[Path]:
    """Return the cover pictures in a folder, best first."""
    try:
        images = list(folder.iterdir())
    except OSError:
        return []
    ranked = [(rank, image) for image in images if (rank := _image_rank(image)) is not None]
    return [image for _, image in sorted(ranked)]


def _image_rank(image: Path) -> tuple[int, int, int] | None:
    """Return where a file name stands among cover names (lower is better), or None if nowhere."""
    stem, suffix = image.stem.lower(), image.suffix.lower()
    if suffix not in FOLDER_IMAGE_SUFFIXES:
        return None
    form = FOLDER_IMAGE_SUFFIXES.index(suffix)
    if stem in FOLDER_IMAGE_STEMS:
        return FOLDER_IMAGE_STEMS.index(stem), 0, form
    if stem.startswith("albumart"):
        # Windows Media Player leaves AlbumArt_{…}_Large.jpg and a thumbnail …_Small.jpg.
        return len(FOLDER_IMAGE_STEMS), int(stem.endswith("small")), form
    return None


def _read_image(image: Path) -> bytes | None:
    try:
        if image.stat().st_size > LARGEST_COVER:
            return None
        data = image.read_bytes()
    except OSError as error:
        log.debug("Cannot read %s: %s", image, error)
        return None
    return data if is_image(data) else None
