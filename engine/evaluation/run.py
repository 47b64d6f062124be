"""The whole evaluation: from a folder and its labels to one report."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from engine.encoder.bundle import ModelBundle
from engine.errors import EarshotError
from engine.evaluation.baselines import baselines
from engine.evaluation.describing import Described, OnProgress, describe
from engine.evaluation.encoders import Encoder
from engine.evaluation.intervals import ArtistDraws
from engine.evaluation.labels import (
    LabelledTrack,
    check_classes,
    locate,
    read_labels,
    read_split,
    tracks_of,
)
from engine.evaluation.listening import listening_table
from engine.evaluation.peers import Musly
from engine.evaluation.robustness import robustness, sample_of
from engine.evaluation.scoring import Quality, judge
from engine.evaluation.split import flatters
from engine.evaluation.subjects import Subject

_LEAST_TRACKS = 3

OnStage = Callable[[str], OnProgress]
"""Told what begins; returns whom to tell how far it is."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be measured.

    Attributes
    ----------
    folder, labels
        The music and the CSV that describes it.
    bundles
        Models to measure.
    label_column
        Column of the label; None for the first usual one.
    parts
        Parts of the fixed split; empty for all tracks.
    everything
        Rate the anthems and the MIDI renders as well, which are one sound each and flatter.
    teachers
        Folder with the teachers' weights, to measure them, too.
    changed_tracks
        How many tracks to change for the robustness figures; 0 for none.
    listening
        Also measure what hearing more of a track buys.
    jobs
        Processes.
    cache
        Folder that keeps what was heard from run to run.
    """

    folder: Path
    labels: Path
    bundles: Sequence[ModelBundle]
    label_column: str | None = None
    parts: Sequence[str] = ()
    everything: bool = False
    teachers: Path | None = None
    changed_tracks: int = 20
    listening: bool = False
    jobs: int = 1
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class _Collection:
    """The tracks that are rated, and what was left out of the labels file."""

    tracks: list[LabelledTrack]
    paths: list[Path]
    left_out: dict[str, int] = field(default_factory=dict)

    def only(self, kept: Sequence[int]) -> "_Collection":
        return _Collection(
            [self.tracks[place] for place in kept],
            [self.paths[place] for place in kept],
            self.left_out,
        )


def evaluate(plan: Plan, on_stage: OnStage) -> dict[str, Any]:
    """Measure the models of a plan beside their yardsticks.

    Returns
    -------
    The report that ``earshot evaluate --json`` prints, in plain types.

    Raises
    ------
    EarshotError
        When the labels are wrong, too few files can be read, or a model cannot be loaded.
    """
    began = time.monotonic()
    collection = _collection(plan)
    yardsticks, absent = baselines(plan.bundles, plan.teachers)
    encoders = [Encoder(bundle) for bundle in plan.bundles]
    subjects: list[Subject] = [*yardsticks, *encoders]
    described = describe(
        collection.paths,
        subjects,
        jobs=plan.jobs,
        cache=plan.cache,
        on_progress=on_stage("Listening"),
    )
    heard = collection.only(described.kept)
    _check_enough(heard, plan.labels)
    report = _facts(plan, heard) | {
        "skipped": [{"path": str(one.path), "reason": one.reason} for one in described.skipped],
        "baselines_left_out": [{"name": one.name, "reason": one.reason} for one in absent],
        "results": _results(subjects, encoders, described, heard.tracks),
    }
    if plan.changed_tracks:
        report["robustness"] = _robustness(plan, encoders, described, heard, on_stage)
    if plan.listening:
        report["listening"] = _listening(plan, heard, on_stage)
    return report | {"seconds": round(time.monotonic() - began, 1)}


def _collection(plan: Plan) -> _Collection:
    tracks = read_labels(plan.labels, plan.label_column)
    paths = dict(zip(tracks, locate(tracks, plan.folder, plan.labels), strict=True))
    if plan.parts:
        tracks = tracks_of(tracks, read_split(), *plan.parts)
    flattering = [] if plan.everything else [one for one in tracks if flatters(one) is not None]
    tracks = [track for track in tracks if track not in set(flattering)]
    left_out = Counter(str(flatters(track)) for track in flattering)
    if not tracks:
        raise EarshotError(
            f"Nothing in “{plan.labels}” is left to be rated; check --part or use --everything."
        )
    check_classes(tracks, plan.labels)
    return _Collection(tracks, [paths[track] for track in tracks], dict(left_out))


def _check_enough(heard: _Collection, labels: Path) -> None:
    if len(heard.tracks) < _LEAST_TRACKS:
        raise EarshotError(
            f"Only {len(heard.tracks)} of the files that “{labels}” names can be listened to;"
            f" at least {_LEAST_TRACKS} are needed."
        )


def _facts(plan: Plan, heard: _Collection) -> dict[str, Any]:
    return {
        "part": list(plan.parts),
        "tracks": len(heard.tracks),
        "artists": len({track.artist for track in heard.tracks}),
        "albums": len({track.record for track in heard.tracks if track.record}),
        "labels": len({track.style for track in heard.tracks if track.style}),
        "left_out": heard.left_out,
        "metric": "artist-filtered, centred cosine; 95 % intervals by drawing artists",
    }


def _results(
    subjects: Sequence[Subject],
    encoders: Sequence[Encoder],
    described: Described,
    tracks: Sequence[LabelledTrack],
) -> dict[str, Any]:
    """Return every subject's figures, and how many times as good as musly they are."""
    draws = ArtistDraws([track.artist for track in tracks])
    models = {encoder.name for encoder in encoders}
    judged: dict[str, dict[str, Quality]] = {}
    for subject in subjects:
        space = subject.space(described.rows[subject.name])
        judged[subject.name] = {
            "cosine": judge(space, tracks, mutual_proximity=False),
            "mutual_proximity": judge(space, tracks, mutual_proximity=True),
        }
    musly = judged.get(Musly().name, {}).get("cosine")
    return {
        name: {
            "kind": "model" if name in models else "baseline",
            **{ranking: quality.as_card(draws) for ranking, quality in qualities.items()},
            **({"over_musly": _over(qualities, musly, draws)} if musly else {}),
        }
        for name, qualities in judged.items()
    }


def _over(qualities: dict[str, Quality], musly: Quality, draws: ArtistDraws) -> dict[str, Any]:
    return {
        ranking: {metric: ratio.as_card() for metric, ratio in quality.over(musly, draws).items()}
        for ranking, quality in qualities.items()
    }


def _robustness(
    plan: Plan,
    encoders: Sequence[Encoder],
    described: Described,
    heard: _Collection,
    on_stage: OnStage,
) -> dict[str, Any]:
    vectors = {
        encoder: np.stack(described.rows[encoder.name]).astype(np.float32) for encoder in encoders
    }
    rows = sample_of(len(heard.paths), plan.changed_tracks)
    return robustness(heard.paths, rows, vectors, on_stage("Changing files"))


def _listening(plan: Plan, heard: _Collection, on_stage: OnStage) -> dict[str, Any]:
    return {
        Encoder(bundle).name: listening_table(
            bundle,
            heard.tracks,
            heard.paths,
            jobs=plan.jobs,
            cache=plan.cache,
            on_progress=on_stage(f"Hearing more with {bundle.id}"),
        )
        for bundle in plan.bundles
    }
