"""The libraries that are pictured: from none at all to 100,000 tracks, and one of hard names."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from mutagen.flac import FLAC

from engine.demo import write_demo_library
from engine.store import folders
from engine.store.store import Store
from tests.support.audio_files import FloatArray, noise, sine, write_audio
from tests.support.large_library import write_large_library
from tests.support.scanned_library import earshot

LARGE = 100_000
_DIFFICULT: tuple[tuple[str, str, str], ...] = (
    (
        "Symphony No. 9 in D minor, Op. 125 “Choral”: IV. Finale. Presto – Allegro assai – Presto "
        "(“O Freunde, nicht diese Töne!”) – Allegro assai (“Freude, schöner Götterfunken”)",
        "Anna Tomowa-Sintow, Agnes Baltsa, Peter Schreier, José van Dam, Wiener Singverein, "
        "Berliner Philharmoniker & Herbert von Karajan",
        "Beethoven: The Complete Symphonies, Overtures and Concertos (Remastered, Deluxe Edition)",
    ),
    ("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "Ö", "Ä"),
    ("أنت عمري", "أم كلثوم", "أغاني الحب الخالدة"),
    ("الأطلال (تسجيل حي من حفلة الكويت ١٩٦٦)", "أم كلثوم", "أغاني الحب الخالدة"),
    ("ירושלים של זהב", "שולי נתן", "שירי ארץ ישראל"),
    ("שיר Remix 2024 (feat. DJ Noam)", "עברי לידר", "המיטב"),
    ("上を向いて歩こう", "坂本九", "九ちゃんの歌"),
    ("月亮代表我的心", "鄧麗君", "島國之情歌 第四集"),
    ("강남스타일", "싸이", "싸이6甲 Part 1"),
    ("เพลงรัก", "คาราบาว", "เมด อิน ไทยแลนด์"),
    ("नाम गुम जायेगा", "लता मंगेशकर", "किनारा"),
    ("Мой рок-н-ролл", "Би-2 и Чичерина", "Мяу кисс ми"),
    ("🎵 ☀️ 🌊", "ＶＡＰＯＲ　９５", "ｓｕｎｓｅｔ　ｄｒｉｖｅ"),
    ("", "", ""),
    ("a", "b", "c"),
    ("<b>Not bold</b> & “quoted” %1 {title}", "Tom & <i>Jerry</i>", "<script>alert(1)</script>"),
    ("Ấm áp quá, Việt Nam ơi – thành phố buồn", "Chế Linh", "Tình khúc vượt thời gian"),
)


def _nothing(folder: Path) -> None:
    Store(folder / "library.db").close()


def _empty(folder: Path) -> None:
    (folder / "Music").mkdir()
    with Store(folder / "library.db") as store:
        store.write(folders.add_folder, folder / "Music")


def _one(folder: Path) -> None:
    write_demo_library(folder / "Music", pieces=1)
    _scan(folder)


def _demo(folder: Path) -> None:
    """With a track that cannot be listened to, and one that is gone."""
    music = folder / "Music"
    written = write_demo_library(music)
    (written[0].parent / "Damaged by a failing disk.mp3").write_bytes(b"This is no music. " * 500)
    gone = written[0].with_name("Sold with the old computer.flac")
    shutil.copy(written[0], gone)
    _tag(gone, ("Sold with the old computer", "The Former Owners", "Gone"), 1)
    _scan(folder)
    gone.unlink()
    subprocess.run(
        [sys.executable, "-m", "engine.cli", "map", "--library", folder / "library.db"], check=True
    )


def _large(folder: Path) -> None:
    write_large_library(folder / "library.db", LARGE, files=True)


def _difficult(folder: Path) -> None:
    music = folder / "Music"
    music.mkdir()
    for number, names in enumerate(_DIFFICULT):
        album = music / str(number % 9)
        album.mkdir(exist_ok=True)
        path = write_audio(album / f"{number:02}", _sound(number), codec="flac")
        _tag(path, names, number)
    _scan(folder)


def _sound(number: int) -> FloatArray:
    """Return twenty seconds that sound a little like those of the numbers beside it."""
    tone = sine(20.0, frequency=110.0 * 2 ** (number / 5), level=0.3)
    return tone * np.abs(sine(20.0, frequency=0.2 + number / 10, level=1.0)) + noise(
        20.0, seed=number, level=0.004 * number
    )


def _tag(path: Path, names: tuple[str, str, str], number: int) -> None:
    tags = FLAC(path)
    for key, name in zip(("title", "artist", "album"), names, strict=True):
        if name:
            tags[key] = name
    tags["date"] = str(1950 + number * 4)
    tags.save()


def _scan(folder: Path) -> None:
    earshot("scan", folder / "Music", "--library", folder / "library.db", check=True)


LIBRARIES: dict[str, Callable[[Path], None]] = {
    "nothing": _nothing,
    "empty": _empty,
    "one": _one,
    "demo": _demo,
    "difficult": _difficult,
    "large": _large,
}


def made(name: str, kept: Path) -> Path:
    """Return the folder of a library, made where it was not made before."""
    folder = kept / name
    finished = folder / "finished"
    if not finished.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        LIBRARIES[name](folder)
        finished.touch()
    return folder
