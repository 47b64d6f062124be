"""What it buys to listen to more of a track."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.audio.window_plan import WindowPlan, covered_seconds
from engine.encoder.bundle import ModelBundle
from engine.encoder.pooling import track_vector
from engine.encoder.session import EncoderSession
from engine.evaluation.describing import OnProgress, describe
from engine.evaluation.intervals import plain
from engine.evaluation.labels import LabelledTrack
from engine.evaluation.scoring import score
from engine.evaluation.spaces import FloatArray, VectorSpace, nearest
from engine.evaluation.subjects import Describe, Row, Sound, vector_space

_SHORT_SECONDS = 3.0
_MIDDLE_SECONDS = 30.0
_SPREAD = (1, 3, 6, 12)
_WHOLE = "whole track"


@dataclass(frozen=True)
class Way:
    """One way to choose what is heard of a track.

    Attributes
    ----------
    name
        For people.
    plan
        Which windows; side by side without one.
    seconds
        Length of the windows where it is not the encoder's: each is then repeated to fill one.
    middle
        Only so many seconds from the middle.
    """

    name: str
    plan: WindowPlan | None = None
    seconds: float | None = None
    middle: float | None = None

    def starts(self, duration: float, window: float) -> list[float]:
        """Return where the windows start, in seconds, at least one."""
        if self.plan is not None:
            return self.plan.starts(duration, window)
        heard = min(duration, self.middle or duration)
        count = max(1, int(heard / window))
        first = max(0.0, (duration - max(heard, window)) / 2)
        return [first + number * window for number in range(count)]


def ways(bundle: ModelBundle) -> list[Way]:
    """Return the ways to compare, the product's own among them."""
    window = f"{bundle.window_seconds:g} s"
    return [
        *(Way(f"{count} × {window}, spread", plan=WindowPlan(count)) for count in _SPREAD),
        Way("as the product does", plan=bundle.plan),
        Way("3-second windows side by side", seconds=min(_SHORT_SECONDS, bundle.window_seconds)),
        Way("30 s from the middle", middle=_MIDDLE_SECONDS),
        Way(_WHOLE),
    ]


@dataclass(frozen=True)
class Listening:
    """A bundle that hears a track in one of the ways."""

    bundle: ModelBundle
    way: Way

    @property
    def name(self) -> str:
        """The way's name."""
        return self.way.name

    @property
    def key(self) -> str:
        """The network's checksum and the way."""
        return f"listening {self.bundle.card['sha256']} {self.way}"

    def open(self) -> Describe:
        """See :class:`~engine.evaluation.subjects.Subject`."""
        session = EncoderSession(self.bundle)

        def describe_track(sound: Sound) -> FloatArray:
            samples = sound.mono(self.bundle.sample_rate)
            return track_vector(session.encode(self._windows(samples)))

        return describe_track

    def space(self, rows: Sequence[Row]) -> VectorSpace:
        """See :class:`~engine.evaluation.subjects.Subject`."""
        return vector_space(rows)

    @property
    def window_seconds(self) -> float:
        """How much of the track one window holds."""
        return self.way.seconds or self.bundle.window_seconds

    def _windows(self, samples: FloatArray) -> FloatArray:
        rate, wanted = self.bundle.sample_rate, self.bundle.window_samples
        starts = self.way.starts(len(samples) / rate, self.window_seconds)
        length = int(self.window_seconds * rate)
        rows = np.zeros((len(starts), wanted), dtype=np.float32)
        for row, start in zip(rows, starts, strict=True):
            part = samples[int(start * rate) :][:length]
            if self.way.seconds:
                row[:] = np.resize(part, wanted)
            else:
                row[: len(part)] = part
        return rows


@dataclass(frozen=True)
class _Duration:
    """Seconds of a track, float64 [1]."""

    sample_rate: int
    name: str = "duration"
    key: str = "duration 1"

    def open(self) -> Describe:
        return lambda sound: np.array([len(sound.mono(self.sample_rate)) / self.sample_rate])

    def space(self, rows: Sequence[Row]) -> VectorSpace:
        return vector_space(rows)


def listening_table(
    bundle: ModelBundle,
    tracks: Sequence[LabelledTrack],
    paths: Sequence[Path],
    *,
    jobs: int = 1,
    cache: Path | None = None,
    on_progress: OnProgress | None = None,
) -> dict[str, dict[str, Any]]:
    """Measure a bundle under every way of listening.

    Returns
    -------
    By way: ``windows`` and ``seconds`` (mean heard of a track), ``cosine_to_whole`` and
    ``top_10_overlap_with_whole`` (means), and ``score`` as in
    :func:`engine.evaluation.scoring.score`.
    """
    subjects = [Listening(bundle, way) for way in ways(bundle)]
    duration = _Duration(bundle.sample_rate)
    described = describe(
        paths, [*subjects, duration], jobs=jobs, cache=cache, on_progress=on_progress
    )
    kept = [tracks[place] for place in described.kept]
    seconds = [float(row[0]) for row in described.rows[duration.name]]
    whole = np.stack(described.rows[_WHOLE]).astype(np.float32)
    return {
        subject.name: {
            **_heard(subject, seconds),
            **_beside_whole(np.stack(described.rows[subject.name]).astype(np.float32), whole),
            "score": score(np.stack(described.rows[subject.name]).astype(np.float32), kept),
        }
        for subject in subjects
    }


def _heard(subject: Listening, durations: Sequence[float]) -> dict[str, Any]:
    window = subject.window_seconds
    starts = [subject.way.starts(duration, window) for duration in durations]
    return {
        "windows": plain(float(np.mean([len(one) for one in starts]))),
        "seconds": plain(float(np.mean([covered_seconds(one, window) for one in starts]))),
    }


def _beside_whole(vectors: FloatArray, whole: FloatArray) -> dict[str, Any]:
    count = min(10, len(whole) - 1)
    found, best = (nearest(VectorSpace(rows), count) for rows in (vectors, whole))
    shared = [len(set(one) & set(other)) for one, other in zip(found, best, strict=True)]
    return {
        "cosine_to_whole": plain(float(np.einsum("td,td->t", vectors, whole).mean())),
        "top_10_overlap_with_whole": plain(float(np.mean(shared)) / max(1, count)),
    }
