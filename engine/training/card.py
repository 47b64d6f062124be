"""What the card of a trained model tells people about how it came to be."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from engine.evaluation.labels import LabelledTrack
from engine.training.loop import TrainingSettings
from engine.training.projection import JoinSettings
from engine.training.steps import Effort

_METHOD = (
    "Two branches over one power spectrum that is computed inside the graph. A 1-D residual "
    "network over the log-mel spectrogram was trained to reproduce the half-whitened principal "
    "components of two taggers' embeddings, YAMNet's and MSD-FCN's over the same 5 s (cosine "
    "and pairwise cosines), on windows of real tracks and of mixtures of up to "
    "three tracks, faster or slower, brighter or duller, that the teachers heard mixed, under mild "
    "gain, equalisation, masking, tempo, bandwidth and coding loss; a weak contrastive term draws "
    "windows of one track, one album and, less, one artist together, and never holds one artist's "
    "windows against each other. Beside it, without training, the mean and the log-Euclidean "
    "covariance of 36 cepstra of 48 mel bands. What is usual is taken out of each part, each is "
    "brought to length 1, the timbre is whitened within albums, and one matrix of principal "
    "components makes one vector of both."
)
_LIMITS = (
    "Trained and measured on excerpts of at most 45 s, mostly game music: hardly any singing, "
    "jazz, classical music or hip-hop. The test part is small, so look at the intervals."
)
_LICENCES = {
    "network": "GPL-3.0-or-later, with the project",
    "teachers": "YAMNet weights, Apache-2.0; MSD-FCN weights, MIT; training targets, not shipped",
    "music": "stays where it is; nothing of it is in the model",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a model comes from: command, what training took, and files skipped."""

    command: str
    effort: Effort
    skipped: int


def card_facts(
    settings: TrainingSettings,
    join: JoinSettings,
    tracks: Sequence[LabelledTrack],
    more: Sequence[LabelledTrack],
    origin: Origin,
) -> dict[str, Any]:
    """Return the part of the card that only the training run knows."""
    return {
        "method": _METHOD,
        "data": {
            "tracks": len(tracks),
            "artists": len({track.artist for track in tracks}),
            "styles": dict(Counter(track.style for track in tracks).most_common()),
            "unlabelled": dict(sorted(Counter(Path(one.artist).name for one in more).items())),
            "mixtures": settings.mixtures_in_all,
            "skipped": origin.skipped,
        },
        "split": "engine/evaluation/split.csv: no artist of the test part was trained on",
        "training": {
            "command": origin.command,
            **asdict(settings),
            "join": asdict(join),
            "windows_seen": settings.steps * settings.batch,
            **asdict(origin.effort),
        },
        "limits": _LIMITS,
        "licences": _LICENCES,
    }
