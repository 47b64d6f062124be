"""What the card of a trained model tells people about how it came to be."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from engine.evaluation.labels import LabelledTrack
from engine.training.loop import TrainingSettings

_METHOD = (
    "A 1-D residual network over a log-mel spectrogram that is computed inside the graph. It was "
    "trained to reproduce the half-whitened principal components of YAMNet's mean embedding over "
    "the same 5 s (cosine and pairwise cosines), on windows of real tracks and on mixtures of two "
    "tracks that the teacher heard mixed, under mild gain, equalisation and masking; a weak "
    "contrastive term draws windows of one track and of one album together. The mean vector of "
    "the training windows is subtracted inside the graph."
)
_LIMITS = (
    "Trained and measured on excerpts of at most 45 s, mostly game music: hardly any singing, "
    "jazz, classical music or hip-hop. The test part is small, so look at the intervals. Its "
    "teacher is better. The test part leaves out three artists who turned out to be related to "
    "training artists when their nearest neighbours were looked at, after a first measurement "
    "of an earlier training with them (179 tracks: style_precision_10 0.435, MFCC 0.341, mean "
    "log-mel 0.356). For the single nearest neighbour (style_precision_1) mean log-mel is as good, "
    "and whether a track by the same artist is found (artist_hit_10) rests on 22 queries only."
)
_LICENCES = {
    "network": "GPL-3.0-or-later, with the project",
    "teacher": "YAMNet weights, Apache-2.0; used for training targets, not shipped",
    "music": "openly licensed excerpts (Creative Commons, GPL, BSD); not shipped",
}


def card_facts(
    settings: TrainingSettings,
    tracks: Sequence[LabelledTrack],
    mixtures: int,
    hardware: str,
    seconds: float,
) -> dict[str, Any]:
    """Return the part of the card that only the training run knows."""
    return {
        "id": "earshot",
        "version": "1",
        "windows_per_track": 6,
        "method": _METHOD,
        "data": {
            "tracks": len(tracks),
            "artists": len({track.artist for track in tracks}),
            "styles": dict(Counter(track.style for track in tracks).most_common()),
            "mixtures": mixtures,
        },
        "split": "engine/evaluation/split.csv: no artist of the test part was trained on",
        "training": {
            **asdict(settings),
            "windows_seen": settings.steps * settings.batch,
            "hardware": hardware,
            "minutes": round(seconds / 60, 1),
        },
        "limits": _LIMITS,
        "licences": _LICENCES,
    }
