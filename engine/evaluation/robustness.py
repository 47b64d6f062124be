"""How little a track moves when its file is re-encoded, cut, quieter or mono."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.evaluation.changes import CHANGES, write_changed
from engine.evaluation.describing import OnProgress, describe
from engine.evaluation.encoders import Encoder
from engine.evaluation.intervals import plain
from engine.evaluation.spaces import FloatArray, VectorSpace, top

_COUNT = 10


@dataclass(frozen=True, slots=True)
class Moved:
    """What a change did to one track.

    Attributes
    ----------
    cosine
        Between the vectors before and after, as the encoder gives them.
    overlap
        Share of the 10 nearest tracks that are still among the 10 nearest.
    """

    cosine: float
    overlap: float


def sample_of(count: int, wanted: int, seed: int = 0) -> list[int]:
    """Choose which of `count` tracks to change: always the same ones, ascending."""
    chosen = np.random.default_rng(seed).permutation(count)[:wanted]
    return sorted(int(place) for place in chosen)


def robustness(
    paths: Sequence[Path],
    rows: Sequence[int],
    vectors: Mapping[Encoder, FloatArray],
    on_progress: OnProgress | None = None,
) -> dict[str, dict[str, Any]]:
    """Change some tracks of a collection and see how far their vectors go.

    Parameters
    ----------
    paths
        The collection.
    rows
        Which of them to change.
    vectors
        float32 [tracks, dimensions] of each encoder over the collection.
    on_progress
        Told after each track.

    Returns
    -------
    By the encoder's name and the change: ``cosine`` (mean), ``cosine_least``, ``top_10_overlap``
    (mean) and ``tracks``.
    """
    moved: dict[str, dict[str, list[Moved]]] = {
        encoder.name: {change: [] for change in CHANGES} for encoder in vectors
    }
    for done, row in enumerate(rows, start=1):
        changed = _changed(paths[row], list(vectors))
        for encoder, known in vectors.items():
            space = VectorSpace(known)
            for change, vector in changed[encoder.name].items():
                moved[encoder.name][change].append(_moved(known, space, row, vector))
        if on_progress is not None:
            on_progress(done, len(rows))
    return {
        name: {change: _summary(found) for change, found in changes.items() if found}
        for name, changes in moved.items()
    }


def _changed(path: Path, encoders: Sequence[Encoder]) -> dict[str, dict[str, FloatArray]]:
    """Return the vectors of the changed copies, by encoder and change."""
    with tempfile.TemporaryDirectory(prefix="earshot-") as folder:
        copies = write_changed(path, Path(folder))
        described = describe(list(copies.values()), encoders)
    names = [list(copies)[place] for place in described.kept]
    return {
        encoder.name: dict(
            zip(names, np.asarray(described.rows[encoder.name], dtype=np.float32), strict=True)
        )
        for encoder in encoders
    }


def _moved(known: FloatArray, space: VectorSpace, row: int, vector: FloatArray) -> Moved:
    before, after = (
        _nearest_but(space.units @ space.placed(one[np.newaxis])[0], row)
        for one in (known[row], vector)
    )
    cosine = float(known[row] @ vector / (np.linalg.norm(known[row]) * np.linalg.norm(vector)))
    return Moved(cosine, len(before & after) / max(1, len(before)))


def _nearest_but(scores: FloatArray, row: int) -> set[int]:
    scores[row] = -np.inf
    count = min(_COUNT, len(scores) - 1)
    return {int(place) for place in top(scores[np.newaxis], count)[0]}


def _summary(found: Sequence[Moved]) -> dict[str, Any]:
    cosines = [one.cosine for one in found]
    return {
        "cosine": plain(float(np.mean(cosines))),
        "cosine_least": plain(min(cosines)),
        "top_10_overlap": plain(float(np.mean([one.overlap for one in found]))),
        "tracks": len(found),
    }
