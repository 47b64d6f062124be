"""Libraries of made-up tracks and vectors: real store, no sound."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.store.analyses import save_results
from engine.store.folders import add_folder
from engine.store.records import AnalysisResult
from engine.store.store import Store
from engine.store.tracks import save_tracks

FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Space:
    """A vector space without a model."""

    id: str = "space"
    version: str = "1"


def random_units(count: int, dimensions: int, seed: int = 0) -> FloatArray:
    """Return unit vectors in random directions, float32 [count, dimensions]."""
    vectors = np.random.default_rng(seed).standard_normal((count, dimensions))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def near_units(centre: FloatArray, count: int, *, spread: float = 0.5, seed: int = 0) -> FloatArray:
    """Return unit vectors around one, float32 [count, dimensions]."""
    noise = random_units(count, len(centre), seed) * spread
    vectors = centre + noise
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def store_tracks(
    store: Store, rows: Sequence[Mapping[str, object]], folder: Path = Path("/music")
) -> list[int]:
    """Store tracks in a folder; what a row leaves out is made up. Return their ids in order."""
    folder_id = store.write(add_folder, folder).id
    full = [
        {
            "folder_id": folder_id,
            "path": str(folder / f"{number}.flac"),
            "size": 1,
            "mtime_ns": 1,
            "title": f"Title {number}",
            "duration": 180.0 + number,
            **row,
        }
        for number, row in enumerate(rows)
    ]
    store.write(save_tracks, full)
    paths = [row["path"] for row in full]
    ids = dict(store.read(lambda database: list(database.execute("SELECT path, id FROM tracks"))))
    return [ids[path] for path in paths]


def store_vectors(
    store: Store, track_ids: Sequence[int], vectors: FloatArray, space: Space = Space()
) -> None:
    """Store each track's vector, as if it had been listened to."""
    results = [
        AnalysisResult(int(track_id), 1, 1, vector=vector)
        for track_id, vector in zip(track_ids, vectors, strict=True)
    ]
    store.write(save_results, space.id, space.version, results)
