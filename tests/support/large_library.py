"""A library of many rows with names that look like names; on demand with files and covers."""

import random
from pathlib import Path

from engine.store import folders, tracks
from engine.store.store import Store

_SYLLABLES = tuple(
    "ka lo mi ren ta vel sho dar nu pri est or an bel cal fin gra hol ist".split(" ")  # noqa: SIM905
)
_GENRES = ("Rock", "Electronic", "Folk", "Jazz", "Classical", "Hip-Hop", "Ambient", "Metal")
_ALBUM_TRACKS = 20
_BATCH = 10_000
_COVER_SIDE = 600


def write_large_library(
    path: Path, count: int, *, seed: int = 1, files: bool = False, sound: bool = False
) -> None:
    """Store `count` tracks of albums of twenty.

    Without `files` their folder is not there, as after unplugging. With them every track is a file
    that a re-scan finds unchanged, and every album has a picture in its folder. The files are
    empty, unless they shall have `sound`: then other programs can read them, too.
    """
    chance = random.Random(seed)
    with Store(path) as store:
        folder = store.write(folders.add_folder, path.parent / "Music")
        for start in range(0, count, _BATCH):
            numbers = range(start, min(start + _BATCH, count))
            rows = [_row(n, folder.id, path, chance) for n in numbers]
            for row in rows if files else ():
                _write_file(row, sound)
            store.write(tracks.save_tracks, rows)


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


def _write_file(row: dict[str, object], sound: bool) -> None:
    path = Path(str(row["path"]))
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True)
        _write_cover(path.parent / "cover.jpg", int(path.parent.name))
    path.write_bytes(_sound_of(row) if sound else b"")
    status = path.stat()
    row.update(size=status.st_size, mtime_ns=status.st_mtime_ns)


def _sound_of(row: dict[str, object]) -> bytes:
    from tests.support.tiny_flac import tiny_flac

    tags = {"title": "title", "artist": "artist", "album": "album", "genre": "genre"}
    others = {"date": "year", "tracknumber": "track_number"}
    return tiny_flac({tag: row[field] for tag, field in (tags | others).items()})


def _write_cover(path: Path, seed: int) -> None:
    from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

    chance = random.Random(seed)
    image = QImage(_COVER_SIDE, _COVER_SIDE, QImage.Format.Format_RGB32)
    gradient = QLinearGradient(0, 0, chance.randint(0, _COVER_SIDE), _COVER_SIDE)
    for place in (0.0, 0.5, 1.0):
        gradient.setColorAt(place, QColor.fromHsv(chance.randrange(360), 160, 200))
    painter = QPainter(image)
    painter.fillRect(image.rect(), gradient)
    for _ in range(12):
        painter.setBrush(QColor.fromHsv(chance.randrange(360), 120, 230, 120))
        side = chance.randint(40, 300)
        painter.drawEllipse(chance.randint(0, 500), chance.randint(0, 500), side, side)
    painter.end()
    image.save(str(path), "JPG", 85)


def _name(chance: random.Random, words: int) -> str:
    return " ".join(
        "".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))).capitalize()
        for _ in range(words)
    )
