"""A library of real recordings, some of which are in it again as other files."""

import json
import random
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from engine.library.tags import read_tags
from engine.store.store import Store
from tests.support.planted_copies import PLANTS, TAGS, Original, plant
from tests.support.scanned_library import earshot


@dataclass(frozen=True, slots=True)
class PlantedLibrary:
    """Where it lies, and which recording each of its tracks is, by the path of the original."""

    file: Path
    recordings: Mapping[int, Path]


def plant_library(originals: Sequence[Path], copies: int, folder: Path) -> PlantedLibrary:
    """Copy originals below a folder, plant a copy of some of them, scan and listen.

    Every kind of copy meets every kind of tags in turn.

    Parameters
    ----------
    originals
        Files of different recordings.
    copies
        How many of them, evenly spread, are there twice.
    folder
        Where everything is written.
    """
    music = folder / "music"
    recordings: dict[Path, Path] = {}
    for number, original in enumerate(originals):
        kept = music / "originals" / str(number) / original.name
        kept.parent.mkdir(parents=True)
        shutil.copyfile(original, kept)
        recordings[kept] = original
    kinds = zip(cycle(PLANTS), cycle(TAGS))
    step = max(1, len(originals) // max(copies, 1))
    for original in list(originals)[::step][:copies]:
        how, tags = next(kinds)
        said = read_tags(original)
        one = Original(original, said.title or original.stem, said.artist, said.album)
        recordings[plant(one, how, tags, music / "copies")] = original
    file = folder / "library.db"
    answer = json.loads(earshot("scan", music, "--library", file, "--json", check=True).stdout)
    assert answer["analysed"] == len(recordings), answer["failed"]
    with Store(file) as store:
        rows = store.read(lambda database: list(database.execute("SELECT id, path FROM tracks")))
    return PlantedLibrary(file, {row[0]: recordings[Path(row[1])] for row in rows})


def evenly(paths: Sequence[Path], count: int) -> list[Path]:
    """Return so many of some paths, evenly spread."""
    step = max(1, len(paths) // count)
    return list(paths[::step][:count])


def drawn(library: PlantedLibrary, number: int) -> tuple[list[int], float]:
    """Return seeds and adventure of one of many different queues."""
    chance = random.Random(number)
    seeds = chance.sample(sorted(library.recordings), chance.choice((1, 1, 2, 3)))
    return seeds, chance.choice((0.0, 0.15, 0.5, 1.0))
