"""Collects the openly licensed music that the shipped encoder's teachers also listened to.

``python packaging/wider_music.py PACKAGES OUTPUT`` takes the music out of the Debian packages named
below (``apt-get download`` them into the folder PACKAGES) and puts it where ``earshot train earshot
--also OUTPUT`` finds it, one folder a package. All are in Debian's main section, so free to use,
change and pass on; each package's ``copyright`` names authors and licences. Needs ``dpkg-deb``.
"""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import av
import click

PACKAGES = (
    "0ad-data",
    "asc-music",
    "flare-game",
    "freedroidrpg-data",
    "freeorion-data",
    "fretsonfire-songs-muldjord",
    "fretsonfire-songs-sectoid",
    "hedgewars-data",
    "krank",
    "nexuiz-music",
    "planetblupi-music-ogg",
    "singularity-music",
    "supertuxkart-data",
    "ufoai-music",
    "warzone2100-music",
    "widelands-data",
)
"""Of Debian 12. Packages that share a source with rated music outside the training part are left
out whole, though they hold much music: hyperrogue, megaglest, naev, openclonk, unknown-horizons."""

HELD_OUT = (
    "aakburns",
    "askyel",
    "bart",
    "eliminator",
    "k-pone",
    "macleod",
    "one abe",
    "pronobozo",
    "remaxim",
    "savino",
    "seguro",
    "skiff",
)
"""Words of artists of the validation and the test part, looked for in tags and paths."""

ALIKE = ("flare-game/battle_theme.ogg",)
"""Sounds like a held-out track (cosine above 0.93 by the second edition of the encoder)."""

_SUFFIXES = (".ogg", ".mp3", ".opus", ".wav", ".flac")
_ARCHIVES = (".zip", ".pk3")
_NOT_MUSIC = ("/sfx/", "/animals/")
_SHORTEST = 30.0


def main() -> int:
    """Unpack one package after the other, keep the music, and say how much there is."""
    packages, output = Path(sys.argv[1]), Path(sys.argv[2])
    missing = [name for name in PACKAGES if not any(packages.glob(f"{name}_*.deb"))]
    if missing:
        click.echo(f"“{packages}” lacks {', '.join(missing)}: apt-get download them.", err=True)
        return 1
    for name in PACKAGES:
        with tempfile.TemporaryDirectory() as place:
            _unpack(next(packages.glob(f"{name}_*.deb")), Path(place))
            kept = _keep(Path(place), output / name)
        click.echo(f"{name}: {kept} tracks")
    return 0


def _unpack(package: Path, place: Path) -> None:
    """Unpack a package, and the archives in it that games keep their data in."""
    subprocess.run(["dpkg-deb", "-x", str(package), str(place)], check=True)
    archives = [path for path in place.rglob("*") if path.suffix in _ARCHIVES and path.is_file()]
    for archive in archives:
        with zipfile.ZipFile(archive) as content:
            wanted = [name for name in content.namelist() if name.endswith(_SUFFIXES)]
            content.extractall(archive.parent, wanted)


def _keep(place: Path, folder: Path) -> int:
    """Move what is music into the folder, and return how many files that are."""
    count = 0
    for path in _music(place):
        if f"{folder.name}/{path.name}" not in ALIKE and not (folder / path.name).exists():
            folder.mkdir(parents=True, exist_ok=True)
            shutil.move(path, folder / path.name)
            count += 1
    return count


def _music(place: Path) -> Iterator[Path]:
    """Yield files of half a minute or more that are by nobody who is held out."""
    for path in sorted(place.rglob("*")):
        written = path.relative_to(place).as_posix().lower()
        if path.suffix.lower() not in _SUFFIXES or not path.is_file() or path.is_symlink():
            continue
        if any(part in f"/{written}" for part in _NOT_MUSIC):
            continue
        seconds, tags = _properties(path)
        if seconds >= _SHORTEST and not any(word in f"{tags} {written}" for word in HELD_OUT):
            yield path


def _properties(path: Path) -> tuple[float, str]:
    """Return the length in seconds and all tags in small letters; nothing of damaged files."""
    try:
        with av.open(str(path)) as container:
            tags = container.metadata | container.streams.audio[0].metadata
            return (container.duration or 0) / av.time_base, " ".join(tags.values()).lower()
    except (av.FFmpegError, IndexError):
        return 0.0, ""


if __name__ == "__main__":
    sys.exit(main())
