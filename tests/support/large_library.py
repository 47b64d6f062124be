"""A library of many rows without files, with names that look like names."""

import random
from pathlib import Path

from engine.store import folders, tracks
from engine.store.store import Store

_SYLLABLES = tuple(
    "ka lo mi ren ta vel sho dar nu pri est or an bel cal fin gra hol ist".split(" ")  # noqa: SIM905
)
_GENRES = ("Rock", "Electronic", "Folk", "Jazz", "Classical", "Hip-Hop", "Ambient", "Metal")
_ALBUM_TRACKS = 12
_BATCH = 10_000


def write_large_library(path: Path, count: int, *, seed: int = 1) -> None:
    """Store `count` tracks of albums of twelve; their folder is not there, as after unplugging."""
    chance = random.Random(seed)
    with Store(path) as store:
        folder = store.write(folders.add_folder, path.parent / "Music")
        for start in range(0, count, _BATCH):
            numbers = range(start, min(start + _BATCH, count))
            store.write(tracks.save_tracks, [_row(n, folder.id, path, chance) for n in numbers])


def _row(number: int, folder_id: int, path: Path, chance: random.Random) -> dict[str, object]:
    album = number // _ALBUM_TRACKS
    names = random.Random(album)
    artist = _name(random.Random(album // 3), 2)
    return {
        "folder_id": folder_id,
        "path": str(path.parent / "Music" / artist / str(album) / f"{number:07}.flac"),
        "size": 30_000_000 + number,
        "mtime_ns": number,
        "title": _name(chance, chance.randint(1, 5)),
        "artist": artist,
        "album": _name(names, 3),
        "track_number": number % _ALBUM_TRACKS + 1,
        "year": names.randint(1960, 2026),
        "genre": names.choice(_GENRES),
        "duration": chance.uniform(60, 600),
    }


def _name(chance: random.Random, words: int) -> str:
    return " ".join(
        "".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))).capitalize()
        for _ in range(words)
    )
