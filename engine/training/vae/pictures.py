"""Draws spectrograms and what became of them, so that people can see what a vector has kept."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.png import encode_png

_GAP = 4
_DARKEST, _BRIGHTEST = -2.0, 3.0
_PAPER = 255


def write_reconstructions(
    originals: NDArray[np.float32], drawn: NDArray[np.float32], path: Path
) -> None:
    """Write a PNG with one column a window: the original above its reconstruction.

    Parameters
    ----------
    originals, drawn
        float32 [windows, frames, bands], normalised. Time runs to the right, frequency up.
    """
    rows = [_row(originals), _row(drawn)]
    gap = np.full((_GAP, rows[0].shape[1]), _PAPER, dtype=np.uint8)
    picture = np.concatenate([rows[0], gap, rows[1]])
    path.write_bytes(encode_png(np.repeat(picture[:, :, None], 3, axis=2)))


def _row(pictures: NDArray[np.float32]) -> NDArray[np.uint8]:
    shade = (pictures - _DARKEST) / (_BRIGHTEST - _DARKEST)
    grey = np.round(np.clip(shade, 0.0, 1.0) * 255).astype(np.uint8)
    gap = np.full((grey.shape[2], _GAP), _PAPER, dtype=np.uint8)
    parts = [part for picture in grey for part in (picture.T[::-1], gap)]
    return np.concatenate(parts[:-1], axis=1)
