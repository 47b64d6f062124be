"""Large libraries with the structure of a real one: tracks sampled around those of a small one.

An artist is at home between two neighbouring tracks of the real library; an album moves some way
from there, and a track from its album, each by differences that real tracks of one artist have. So
clusters, bridges and density are those of music, not of Gaussians.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.encoder.bundle import ModelBundle
from engine.map.neighbours import nearest_neighbours
from engine.store.map_facts import map_facts
from engine.store.map_positions import map_rows, vectors_of
from engine.store.store import Store
from tests.support.vector_library import store_tracks, store_vectors

FloatArray = np.ndarray

_NEIGHBOURS = 12
_ALBUM_STEP, _TRACK_STEP = 0.6, 0.8
_MEAN_ALBUMS, _MEAN_TRACKS = 2.0, 11.0
_SYLLABLES = ("ka", "lo", "mi", "ren", "sto", "va", "tel", "or", "nu", "shi", "bra", "del", "fen")


@dataclass(frozen=True, slots=True)
class Roots:
    """A real library: unit vectors float32 [n, dimensions], and a style and artist of each."""

    vectors: FloatArray
    styles: list[str]
    artists: list[str]


def read_roots(library: Path, model: ModelBundle, table: Path) -> Roots:
    """Read a library file and the table with the styles of its tracks."""
    with table.open(encoding="utf-8", newline="") as lines:
        named = {Path(row["file"]).name: row for row in csv.DictReader(lines)}
    with Store(library) as store:
        rows = store.read(map_rows, model.id, model.version)
        vectors = store.read(vectors_of, rows.analysis_ids)
        facts = store.read(map_facts)
        paths = dict(
            store.read(lambda database: list(database.execute("SELECT id, path FROM tracks")))
        )
    order = np.searchsorted(facts.track_ids, rows.track_ids)
    known = [named.get(Path(paths[i]).name, {}) for i in rows.track_ids.tolist()]
    return Roots(
        vectors,
        [_style(row.get("style", "")) for row in known],
        [row.get("artist") or facts.artists[n] for row, n in zip(known, order, strict=True)],
    )


def lifelike_library(
    store: Store, roots: Roots, count: int, *, seed: int = 3
) -> tuple[list[int], FloatArray]:
    """Store `count` tracks; return their ids and unit vectors float32 [count, dimensions]."""
    chance = np.random.default_rng(seed)
    neighbours, _ = nearest_neighbours(roots.vectors, _NEIGHBOURS)
    steps = _differences(roots)
    rows: list[dict[str, object]] = []
    vectors = np.empty((count, roots.vectors.shape[1]), np.float32)
    artist = 0
    while len(rows) < count:
        root = int(chance.integers(len(roots.vectors)))
        other = int(neighbours[root, chance.integers(_NEIGHBOURS)])
        share = chance.uniform(0, 0.6)
        home = (1 - share) * roots.vectors[root] + share * roots.vectors[other]
        name, year = _name(chance), int(chance.integers(1962, 2024))
        for album in range(1 + chance.poisson(_MEAN_ALBUMS)):
            middle = home + _ALBUM_STEP * _step(chance, steps)
            title = _name(chance)
            for number in range(1 + chance.poisson(_MEAN_TRACKS)):
                if len(rows) == count:
                    break
                vectors[len(rows)] = _unit(middle + _TRACK_STEP * _step(chance, steps))
                rows.append({
                    "title": _name(chance), "artist": name, "album": title,
                    "genre": roots.styles[root], "year": min(2026, year + 2 * album),
                    "track_number": number + 1,
                })  # fmt: skip
        artist += 1
    ids = store_tracks(store, rows)
    for start in range(0, count, 10_000):
        part = slice(start, start + 10_000)
        store_vectors(store, ids[part], vectors[part])
    return ids, vectors


def _differences(roots: Roots) -> FloatArray:
    """Return how tracks of one artist differ, float32 [pairs, dimensions]."""
    found = []
    artists = np.array(roots.artists)
    for name in sorted(set(roots.artists) - {""}):
        own = roots.vectors[artists == name][:40]
        if len(own) > 1:
            first, second = np.triu_indices(len(own), 1)
            pairs = own[first] - own[second]
            found.append(pairs[:: max(1, len(pairs) // 100)])
    return np.concatenate(found)


def _step(chance: np.random.Generator, steps: FloatArray) -> FloatArray:
    sign = chance.choice((-1, 1))
    step: FloatArray = sign * steps[chance.integers(len(steps))] / np.sqrt(2)
    return step


def _unit(vector: FloatArray) -> FloatArray:
    return (vector / np.linalg.norm(vector)).astype(np.float32)


def _style(text: str) -> str:
    """Return the last part of a style such as ``game/chiptune``, as a genre is written."""
    last = text.rpartition("/")[2].partition("(")[0].replace(" game", "").strip()
    return last[:1].upper() + last[1:]


def _name(chance: np.random.Generator) -> str:
    words = [
        "".join(chance.choice(_SYLLABLES, chance.integers(2, 4))).capitalize()
        for _ in range(chance.integers(1, 3))
    ]
    return " ".join(words)
