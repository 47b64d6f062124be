"""From a labelled folder to the table of what a radio's parts are worth."""

import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from engine.analysis.pipeline import AnalysisPipeline
from engine.encoder.bundle import ModelBundle
from engine.errors import EarshotError
from engine.evaluation.labels import LabelledTrack, locate, read_labels
from engine.evaluation.radio.comparison import compare
from engine.evaluation.radio.listeners import TIRELESS, TIRING, Piece, Temper
from engine.evaluation.radio.simulation import COUNTED, World, simulate
from engine.evaluation.split import flatters
from engine.library.scanner import scan
from engine.store.analyses import vectors_since
from engine.store.browse import View, track_ids
from engine.store.store import Store
from engine.store.tracks import mark_missing, tracks_by_id

FLATTERING_SHARE = 6
"""Of the anthems and MIDI renders, which are one sound each, one in so many stays."""

TEMPERS = {"tiring": TIRING, "tireless": TIRELESS}
"""Listeners who tire of an artist or album heard a moment ago, and who do not."""

_LEAST_TRACKS = 100

OnStage = Callable[[str], Callable[[int, int | None], None]]
"""Told what begins; returns whom to tell how far it is."""


@dataclass(frozen=True, slots=True)
class RadioPlan:
    """What is to be simulated.

    Attributes
    ----------
    folder, labels
        The music and the CSV that describes it, with the columns that ``earshot evaluate`` knows.
    bundle
        The model whose vectors the radio compares.
    listeners, first
        How many, and the number of the first: other numbers are other people.
    sessions
        How many of each a taste is learned from.
    jobs
        Processes.
    cache
        Folder that keeps the library from run to run.
    """

    folder: Path
    labels: Path
    bundle: ModelBundle
    listeners: int = 300
    first: int = 0
    sessions: int = 8
    jobs: int = 1
    cache: Path | None = None


def evaluate_radio(plan: RadioPlan, on_stage: OnStage) -> dict[str, Any]:
    """Simulate listeners and return the report, in plain types.

    Raises
    ------
    EarshotError
        When the labels are wrong, or too few of the tracks can be listened to.
    """
    began = time.monotonic()
    temporary = tempfile.TemporaryDirectory() if plan.cache is None else nullcontext(plan.cache)
    with temporary as folder:
        library = Path(folder) / "radio.db"
        pieces = _prepare(plan, library, on_stage)
        report: dict[str, Any] = {
            "model": f"{plan.bundle.id} {plan.bundle.version}",
            "tracks": len(pieces),
            "artists": len({piece.artist for piece in pieces.values()}),
            "listeners": plan.listeners,
            "sessions_learned_from": plan.sessions,
            "sessions_counted": COUNTED,
        }
        for name, temper in TEMPERS.items():
            report[name] = _lives(plan, library, pieces, temper, on_stage(f"{name} listeners"))
    return report | {"seconds": round(time.monotonic() - began, 1)}


def _lives(
    plan: RadioPlan,
    library: Path,
    pieces: dict[int, Piece],
    temper: Temper,
    on_progress: Callable[[int, int | None], None],
) -> dict[str, Any]:
    world = World(library, plan.bundle, plan.bundle.dimensions, pieces, plan.sessions, temper)
    numbers = range(plan.first, plan.first + plan.listeners)
    skips = simulate(world, numbers, jobs=plan.jobs, on_progress=on_progress)
    return {"assumed": asdict(temper), "policies": [one.as_plain() for one in compare(skips)]}


def _prepare(plan: RadioPlan, library: Path, on_stage: OnStage) -> dict[int, Piece]:
    """Make the library or bring it up to date; return what is rated of it by track id."""
    groups, styles = _rows(plan.labels)
    paths = locate(styles, plan.folder, plan.labels)
    with Store(library) as store:
        _listen(store, plan, on_stage)
        kept = _kept(groups)
        known = _listened(store, plan.bundle)
        pieces = {}
        for style, group, path in zip(styles, groups, paths, strict=True):
            track_id = known.get(path.resolve())
            if track_id is not None and style.file in kept:
                dear = flatters(group) is None
                pieces[track_id] = Piece(
                    track_id, style.artist, style.record, group.style, style.style, dear=dear
                )
        store.write(mark_missing, [one for one in known.values() if one not in pieces])
    if len(pieces) < _LEAST_TRACKS:
        raise EarshotError(
            f"Only {len(pieces)} of the tracks that “{plan.labels}” names can be listened to; a"
            f" radio needs at least {_LEAST_TRACKS} to choose from."
        )
    return pieces


def _rows(labels: Path) -> tuple[list[LabelledTrack], list[LabelledTrack]]:
    """Return the rows with the widest label there is, and with the style, where it is named."""
    widest = read_labels(labels)
    try:
        return widest, read_labels(labels, "style")
    except EarshotError:
        return widest, widest


def _kept(groups: Sequence[LabelledTrack]) -> set[str]:
    """Return the files that listeners live with: all but most of what is one sound."""
    flattering = [row.file for row in groups if flatters(row) is not None]
    return {row.file for row in groups} - set(flattering) | set(flattering[::FLATTERING_SHARE])


def _listen(store: Store, plan: RadioPlan, on_stage: OnStage) -> None:
    reading = on_stage("Reading tags")
    scan(store, [plan.folder.resolve()], on_progress=lambda now: reading(now.read, now.to_read))
    listening = on_stage("Listening")
    pipeline = AnalysisPipeline(
        store,
        plan.bundle,
        workers=plan.jobs,
        on_progress=lambda now: listening(now.done + now.failed, now.total),
    )
    pipeline.start()
    try:
        pipeline.wait()
    finally:
        pipeline.cancel()


def _listened(store: Store, bundle: ModelBundle) -> dict[Path, int]:
    """Return the ids of the tracks that the model has a vector of, by path."""
    ids = store.read(track_ids, View()).tolist()
    heard = set(store.read(vectors_since, bundle.id, bundle.version, 0).track_ids.tolist())
    tracks = store.read(tracks_by_id, [one for one in ids if one in heard])
    return {track.path.resolve(): track.id for track in tracks.values()}
