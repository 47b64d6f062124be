"""One encoder's figures over a labelled collection, as a record and as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.evaluation.labels import LabelledTrack
from engine.evaluation.metrics import (
    Estimate,
    answerable,
    bootstrap,
    cosine_similarities,
    hits_each,
    hub_skewness,
    neighbours,
    precision_each,
    same_album,
    same_artist_other_album,
)

_COUNT = 10


@dataclass(frozen=True, slots=True)
class Quality:
    """How good a set of vectors is for finding music that sounds alike.

    Attributes
    ----------
    style_precision_1, style_precision_10
        Share of the nearest 1 and 10 tracks by other artists that carry the query's style, over
        queries for which some other artist has a track of that style.
    artist_hit_10
        Share of queries with another album by the same artist among the nearest 10.
    album_hit_10
        Share of queries with another track of the same album among the nearest 10.
    hub_skewness
        Of how often tracks are among the nearest 10; 0 is fair.
    """

    style_precision_1: Estimate
    style_precision_10: Estimate
    artist_hit_10: Estimate
    album_hit_10: Estimate
    hub_skewness: float

    def as_card(self) -> dict[str, Any]:
        """Return plain numbers, rounded, for a card or ``--json``."""
        card: dict[str, Any] = {"hub_skewness": round(self.hub_skewness, 3)}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Estimate):
                card[field.name] = value.as_card()
        return card


def measure(vectors: NDArray[np.float32], tracks: Sequence[LabelledTrack]) -> Quality:
    """Measure vectors, float32 [tracks, dimensions], one row a track."""
    artists = [track.artist for track in tracks]
    albums = [track.album for track in tracks]
    similarities = cosine_similarities(vectors)
    ranked = neighbours(similarities, _COUNT)
    return Quality(
        style_precision_1=bootstrap(style_precision_each(vectors, tracks, 1), artists),
        style_precision_10=bootstrap(style_precision_each(vectors, tracks, _COUNT), artists),
        artist_hit_10=bootstrap(
            hits_each(ranked, same_artist_other_album(artists, albums)), artists
        ),
        album_hit_10=bootstrap(hits_each(ranked, same_album(albums)), artists),
        hub_skewness=hub_skewness(ranked),
    )


def style_precision_each(
    vectors: NDArray[np.float32], tracks: Sequence[LabelledTrack], count: int
) -> NDArray[np.float64]:
    """Return each track's artist-filtered style precision, NaN where it cannot be asked.

    It can be asked where some other artist has a track of the same style.
    """
    artists = [track.artist for track in tracks]
    styles = [track.style for track in tracks]
    ranked = neighbours(cosine_similarities(vectors), count, exclude=artists)
    return np.where(answerable(styles, artists), precision_each(ranked, styles), np.nan)


def advantage(
    ours: NDArray[np.float32], theirs: NDArray[np.float32], tracks: Sequence[LabelledTrack]
) -> Estimate:
    """Return by how much our style precision@10 is higher, compared query by query.

    Queries differ in difficulty far more than encoders do, so this interval is much narrower than
    those of the two figures themselves.
    """
    difference = style_precision_each(ours, tracks, _COUNT) - style_precision_each(
        theirs, tracks, _COUNT
    )
    return bootstrap(difference, [track.artist for track in tracks])


def table(results: Mapping[str, Quality]) -> str:
    """Return the results as a Markdown table."""
    lines = [
        "| what | style P@1 | style P@10 | artist hit@10 | album hit@10 | hubs |",
        "|---|---|---|---|---|---|",
    ]
    for name, quality in results.items():
        cells = [
            _cell(quality.style_precision_1),
            _cell(quality.style_precision_10),
            _cell(quality.artist_hit_10),
            _cell(quality.album_hit_10),
            f"{quality.hub_skewness:.2f}",
        ]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(estimate: Estimate) -> str:
    return f"{estimate.value:.3f} ({estimate.low:.3f}–{estimate.high:.3f})"
