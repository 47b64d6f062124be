"""Writes pieces as tagged FLAC files into folders by artist and album."""

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from engine.demo.catalogue import Piece
from engine.demo.cover import paint_cover
from engine.demo.flac_file import embed_cover, encode, is_whole, tag
from engine.demo.recording import record
from engine.errors import EarshotError

EDITION = 1
"""Raised when the composers change, so that files of an older edition are written anew."""


def write_pieces(
    folder: Path,
    pieces: Sequence[Piece],
    *,
    seed: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> list[Path]:
    """Write pieces below a folder and return their paths, in the order of `pieces`.

    Files that are there and whole, from the same seed, are left as they are; every other file
    appears under its name only when it is whole.

    Parameters
    ----------
    folder
        Where to write `<Artist>/<Album>/<NN Title>.flac`.
    pieces
        What to write.
    seed
        Another seed composes other music under the same titles.
    progress
        Called after each piece with the number done and the number of all.

    Raises
    ------
    EarshotError
        When the folder cannot be written to or the disk is full.
    """
    paths = []
    for done, piece in enumerate(pieces, start=1):
        try:
            paths.append(_write_piece(folder, piece, seed))
        except OSError as error:
            raise EarshotError(
                f"The demo library cannot be written to “{folder}” ({error.strerror}): choose "
                "another folder, or free some space there (100 MB are enough)."
            ) from error
        if progress:
            progress(done, len(pieces))
    return paths


def piece_path(folder: Path, piece: Piece) -> Path:
    """Return the file that a piece is written to."""
    name = f"{piece.number:02d} {_file_name(piece.track.title)}.flac"
    return folder / _file_name(piece.artist.name) / _file_name(piece.album.title) / name


def _file_name(text: str) -> str:
    """Return a text as a name that every file system accepts, at most 120 bytes long."""
    plain = re.sub(r'[<>:"/\\|?*]', "_", text)
    return plain.encode()[:120].decode(errors="ignore").rstrip(". ")


def _write_piece(folder: Path, piece: Piece, seed: int) -> Path:
    path = piece_path(folder, piece)
    path.parent.mkdir(parents=True, exist_ok=True)
    cover = path.parent / "cover.png"
    if not piece.album.embedded_cover and not cover.exists():
        _write_whole(cover, paint_cover(piece.artist, piece.album))
    origin = f"Composed by Earshot, edition {EDITION}, seed {seed}"
    if not is_whole(path, origin):
        recording = record(piece, seed)
        memory = encode(recording)
        tag(memory, piece, recording, origin)
        if piece.album.embedded_cover:
            embed_cover(memory, paint_cover(piece.artist, piece.album))
        _write_whole(path, memory.getvalue())
    return path


def _write_whole(path: Path, content: bytes) -> None:
    """Write a file so that its name never stands for half of it, even when the power fails."""
    temporary = path.with_name(f".{path.stem[:2]}-{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
