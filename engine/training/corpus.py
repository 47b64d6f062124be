"""Puts the parts of a training run together: tracks, mixtures, and the space to be learned."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.evaluation.labels import LabelledTrack
from engine.training.dataset import Batches, TrainingTrack, teacher_mean
from engine.training.mixtures import Mixtures
from engine.training.network import Encoder
from engine.training.preparation import load_prepared
from engine.training.targets import HalfWhitening

EXTRA_WEIGHT = 0.35
"""Renders and anthems are many and alike; they are drawn this much less often."""

_WINDOW_SECONDS = 5.0
_FIT_STEP_SECONDS = 2.5


def load_tracks(
    tracks: Sequence[LabelledTrack], cache: Path, extra: set[str]
) -> list[TrainingTrack]:
    """Read the prepared tracks; the files named in ``extra`` get the smaller weight."""
    loaded = []
    for track in tracks:
        prepared = load_prepared(cache, track.file)
        loaded.append(
            TrainingTrack(
                name=track.file,
                artist=track.artist,
                album=track.album,
                weight=EXTRA_WEIGHT if track.file in extra else 1.0,
                log_mel=prepared.log_mel,
                yamnet=prepared.yamnet,
            )
        )
    return loaded


def teacher_windows(track: TrainingTrack, hop_seconds: float) -> NDArray[np.float32]:
    """Return the teacher's means over windows spread over a track, float32 [windows, 1024]."""
    seconds = len(track.log_mel) * hop_seconds
    starts = np.arange(0.0, max(0.1, seconds - _WINDOW_SECONDS), _FIT_STEP_SECONDS)
    return np.stack([teacher_mean(track.yamnet, start, _WINDOW_SECONDS) for start in starts])


def make_batches(
    tracks: Sequence[TrainingTrack], mixtures: Mixtures, encoder: Encoder, size: int
) -> Batches:
    """Learn the target space from the rated training tracks and set up the batches."""
    hop_seconds = encoder.settings.hop / encoder.settings.sample_rate
    rated = [track for track in tracks if track.weight == 1.0] or list(tracks)
    rows = np.concatenate([teacher_windows(track, hop_seconds) for track in rated])
    return Batches(
        tracks,
        mixtures,
        space=HalfWhitening.fit(rows, encoder.dimensions),
        settings=encoder.settings,
        frames=encoder.log_mel.frames,
        size=size,
    )
