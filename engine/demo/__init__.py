"""The demo library: some sixty short pieces by a procedural composer, written as tagged FLAC.

It lets Earshot be tried without any music, and gives the tests a library that is ours to ship.
"""

from collections.abc import Callable
from pathlib import Path


def write_demo_library(
    folder: Path,
    *,
    pieces: int | None = None,
    seed: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> list[Path]:
    """Write the demo library below a folder and return the paths of its audio files.

    Files that are already there and whole are kept, so an interrupted call can be repeated.

    Parameters
    ----------
    folder
        Where to write; it is made when it is not there.
    pieces
        How many pieces, spread evenly over the families; all when None or more than there are.
    seed
        The same seed gives the same samples; another one composes other music.
    progress
        Called after each piece with the number done and the number of all.

    Raises
    ------
    EarshotError
        When the folder cannot be written to or the disk is full.
    ValueError
        When `pieces` is below 1.
    """
    from engine.demo.catalogue import catalogue
    from engine.demo.writer import write_pieces

    if pieces is not None and pieces < 1:
        raise ValueError(f"pieces must be at least 1, not {pieces}")
    return write_pieces(folder, catalogue()[:pieces], seed=seed, progress=progress)
