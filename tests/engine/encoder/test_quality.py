import pytest

from engine.encoder.quality import quality

NAMES = {"id": "tiny", "version": "3"}


def test_the_models_own_figures_are_told_without_intervals() -> None:
    figures = {
        "style_precision_10": {"value": 0.4, "interval_95": [0.3, 0.5], "queries": 9},
        "hub_skewness": 0.7,
        "something_new": 1.0,
    }
    results = {"tiny 3": {"cosine": figures}, "MFCC": {"cosine": {"hub_skewness": 9.0}}}
    card = {
        **NAMES,
        "evaluation": {"tracks": 130, "results": results},
        "speed": {"milliseconds_per_window": 8.5, "hardware": "a processor"},
    }

    assert quality(card) == {
        "tracks": 130,
        "style_precision_10": 0.4,
        "hub_skewness": 0.7,
        "milliseconds_per_window": 8.5,
    }


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"evaluation": None},
        {"evaluation": {"tracks": 3, "results": {"other 1": {"cosine": {"hub_skewness": 1}}}}},
        {"evaluation": {"tracks": 3, "results": {"tiny 2": {"cosine": {"hub_skewness": 1}}}}},
        {"evaluation": {"results": {"tiny 3": ["odd"]}}, "speed": 3},
    ],
)
def test_a_card_without_figures_gives_none(more: dict[str, object]) -> None:
    assert quality({**NAMES, **more}) == {}
