"""Puts the parts of a training run together: tracks, mixtures, and the space to be learned."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from engine.evaluation.labels import LabelledTrack
from engine.training.collection import album_of
from engine.training.dataset import Batches, TrainingTrack
from engine.training.loop import TrainingSettings
from engine.training.mixtures import Mixture
from engine.training.network import FCN_DIMENSIONS, YAMNET_DIMENSIONS, Encoder
from engine.training.preparation import load_prepared
from engine.training.targets import TargetSpace

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
        yamnet, fcn = prepared.hearings()
        loaded.append(
            TrainingTrack(
                name=track.file,
                artist=track.artist,
                album=album_of(track),
                weight=EXTRA_WEIGHT if track.file in extra else 1.0,
                log_mel=prepared.log_mel,
                yamnet=yamnet,
                fcn=fcn,
            )
        )
    return loaded


def target_space(
    tracks: Sequence[TrainingTrack], mixtures: Sequence[Mixture], hop_seconds: float
) -> TargetSpace:
    """Learn both teachers' spaces from windows spread over the tracks of full weight.

    As many mixtures widen them: what is rare in the music at hand is not thrown away.
    """
    rated = [track for track in tracks if track.weight == 1.0] or list(tracks)
    heard: list[TrainingTrack | Mixture] = [*rated, *mixtures[: len(rated)]]
    yamnet, fcn = [], []
    for track in heard:
        seconds = len(track.log_mel) * hop_seconds
        for start in np.arange(0.0, max(0.1, seconds - _WINDOW_SECONDS), _FIT_STEP_SECONDS):
            yamnet.append(track.yamnet.mean(start, _WINDOW_SECONDS))
            fcn.append(track.fcn.mean(start, _WINDOW_SECONDS))
    return TargetSpace.fit(np.stack(yamnet), np.stack(fcn), (YAMNET_DIMENSIONS, FCN_DIMENSIONS))


def make_batches(
    tracks: Sequence[TrainingTrack],
    mixtures: Sequence[Mixture],
    encoder: Encoder,
    settings: TrainingSettings,
) -> Batches:
    """Learn the target space from the rated training tracks and set up the batches."""
    hop_seconds = encoder.settings.hop / encoder.settings.sample_rate
    return Batches(
        tracks,
        mixtures,
        space=target_space(tracks, mixtures, hop_seconds),
        settings=encoder.settings,
        frames=encoder.frames,
        size=settings.batch,
        mixed=settings.mixed,
        fcn=settings.fcn,
    )
