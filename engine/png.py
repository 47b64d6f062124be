"""Writes a picture as PNG (ISO/IEC 15948) with nothing but zlib."""

import struct
import zlib

import numpy as np
import numpy.typing as npt


def encode_png(pixels: npt.NDArray[np.uint8]) -> bytes:
    """Return a picture as the bytes of a PNG file.

    Parameters
    ----------
    pixels
        uint8 [height, width, 3], red, green and blue in sRGB.
    """
    height, width, _ = pixels.shape
    # Every row begins with its filter type; 0 means that the bytes stand as they are.
    rows = np.zeros((height, 1 + 3 * width), dtype=np.uint8)
    rows[:, 1:] = pixels.reshape(height, -1)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(rows.tobytes(), 9)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk: length, kind, data, and the checksum of kind and data."""
    checksum = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)
