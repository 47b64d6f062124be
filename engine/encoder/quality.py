"""What a model's card tells of its quality, in a few numbers."""

from collections.abc import Mapping
from typing import Any

_METRICS = (
    "style_precision_1",
    "style_precision_10",
    "style_ndcg_10",
    "artist_hit_10",
    "album_hit_10",
    "hub_skewness",
    "never_near",
)


def quality(card: Mapping[str, Any]) -> dict[str, Any]:
    """Return the measured figures of a card, and how fast the model is where the card tells.

    They come from the last evaluation that was written into the card, ranked by cosine; a card
    without one gives no figures.

    Returns
    -------
    dict
        ``tracks`` is how many were rated; then each metric that was measured, and
        ``milliseconds_per_window``.
    """
    evaluation = _mapping(card.get("evaluation"))
    own = _mapping(_mapping(evaluation.get("results")).get(f"{card['id']} {card['version']}"))
    measured = _mapping(own.get("cosine"))
    figures = {name: _value(measured[name]) for name in _METRICS if name in measured}
    speed = _mapping(card.get("speed")).get("milliseconds_per_window")
    return {
        **({"tracks": evaluation["tracks"], **figures} if figures else {}),
        **({"milliseconds_per_window": speed} if speed is not None else {}),
    }


def _value(figure: object) -> object:
    """Return the number alone where it comes with its interval."""
    return figure.get("value") if isinstance(figure, Mapping) else figure


def _mapping(value: object) -> Mapping[str, Any]:
    """Return a part of the card, or nothing where a foreign card has something else there."""
    return value if isinstance(value, Mapping) else {}
