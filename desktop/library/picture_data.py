"""Encoded pictures to images, off the UI thread."""

from PySide6.QtGui import QImage

_SIGNATURES = {
    b"\xff\xd8\xff": b"jpg",
    b"\x89PNG\r\n\x1a\n": b"png",
    b"GIF8": b"gif",
    b"BM": b"bmp",
    b"II*\x00": b"tiff",
    b"MM\x00*": b"tiff",
}
_WEBP = b"RIFF", b"WEBP"


def picture_format(data: bytes) -> bytes:
    """Return what Qt calls the format of an encoded picture, or nothing when it is none of ours.

    Left to find that out by itself, Qt asks each of its plugins. The one for SVG makes connections
    between objects for it, under a lock that the UI thread may hold while it waits for Python's
    own, which this thread has: both then wait for ever.
    """
    if data[:4] == _WEBP[0] and data[8:12] == _WEBP[1]:
        return b"webp"
    return next((name for sign, name in _SIGNATURES.items() if data.startswith(sign)), b"")


def decoded(data: bytes) -> QImage:
    """Return the image, or a null image when it cannot be read."""
    named = picture_format(data)
    if not named:
        return QImage()
    # The stubs ask for bytes, the call for text.
    return QImage.fromData(data, named.decode())  # type: ignore[arg-type]
