"""Puts the parts of a training run together: tracks, mixtures, and the space to be learned."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from engine.evaluation.labels import LabelledTrack
from engine.training.collection import album_of
from engine.training.dataset import Batches, TrainingTrack, identity_of
from engine.training.hearing import Hearing, Hearings
from engine.training.loop import TrainingSettings
from engine.training.network import FCN_DIMENSIONS, YAMNET_DIMENSIONS, Encoder
from engine.training.preparation import load_prepared
from engine.training.sounds import Sound
from engine.training.targets import TargetSpace

EXTRA_WEIGHT = 0.35
"""Renders and anthems are many and alike; they are drawn this much less often."""

_WINDOW_SECONDS = 5.0
_FIT_STEP_SECONDS = 2.5
_FIT_AT_ONCE = 4_096


def identity(tracks: Sequence[LabelledTrack], extra: set[str], settings: TrainingSettings) -> str:
    """Return the identity of the batches that these tracks and settings give."""
    return identity_of(((track.file, _weight(track, extra)) for track in tracks), settings.mixtures)


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
                weight=_weight(track, extra),
                sound=Sound(prepared.log_mel, yamnet, fcn),
            )
        )
    return loaded


def target_space(
    tracks: Sequence[TrainingTrack], mixtures: Sequence[Sound], hop_seconds: float
) -> TargetSpace:
    """Learn both teachers' spaces from windows spread over the tracks of full weight.

    As many mixtures widen them: what is rare in the music at hand is not thrown away.
    """
    rated = [track.sound for track in tracks if track.weight == 1.0]
    rated = rated or [track.sound for track in tracks]
    heard = [*rated, *mixtures[: len(rated)]]
    seconds = [len(sound.log_mel) * hop_seconds for sound in heard]
    yamnet = _spread_means([sound.yamnet for sound in heard], seconds)
    fcn = _spread_means([sound.fcn for sound in heard], seconds)
    return TargetSpace.fit(yamnet, fcn, (YAMNET_DIMENSIONS, FCN_DIMENSIONS))


def _weight(track: LabelledTrack, extra: set[str]) -> float:
    return EXTRA_WEIGHT if track.file in extra else 1.0


def _spread_means(heard: Sequence[Hearing], seconds: Sequence[float]) -> np.ndarray:
    """Return what was heard in windows every 2.5 s, float32 [windows, dimensions]."""
    starts = [np.arange(0.0, max(0.1, one - _WINDOW_SECONDS), _FIT_STEP_SECONDS) for one in seconds]
    pieces = np.repeat(np.arange(len(heard)), [len(one) for one in starts])
    begins = torch.from_numpy(np.concatenate(starts)).float()
    length = torch.full_like(begins, _WINDOW_SECONDS)
    hearings = Hearings(heard, _WINDOW_SECONDS, torch.device("cpu"))
    parts = (torch.split(one, _FIT_AT_ONCE) for one in (torch.from_numpy(pieces), begins, length))
    means: list[Tensor] = [hearings.means(*some) for some in zip(*parts, strict=True)]
    return np.asarray(torch.cat(means).numpy())


def make_batches(
    tracks: Sequence[TrainingTrack],
    mixtures: Sequence[Sound],
    encoder: Encoder,
    settings: TrainingSettings,
    device: torch.device,
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
        device=device,
    )
