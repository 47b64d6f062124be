import json

import numpy as np
import pytest

from engine.evaluation.intervals import ArtistDraws


def test_the_interval_holds_the_mean_and_draws_whole_artists() -> None:
    values = np.array([0.0, 0.0, 0.0, 1.0, 1.0, 1.0, np.nan])
    together = ArtistDraws(["a", "a", "a", "b", "b", "b", "c"]).mean(values)
    apart = ArtistDraws(list("abcdefg")).mean(values)

    assert (together.value, together.queries) == (0.5, 6)
    assert together.low <= 0.5 <= together.high
    assert together.high - together.low > apart.high - apart.low


def test_the_interval_is_that_of_the_normal_approximation() -> None:
    values = np.random.default_rng(1).normal(5.0, 2.0, 400)
    found = ArtistDraws([str(number) for number in range(400)]).mean(values)
    half = 1.96 * values.std() / 20

    assert found.low == pytest.approx(values.mean() - half, abs=0.03)
    assert found.high == pytest.approx(values.mean() + half, abs=0.03)


def test_nothing_known_gives_no_number() -> None:
    found = ArtistDraws(["a"]).mean(np.array([np.nan]))

    assert np.isnan(found.value)
    assert json.dumps(found.as_card()) == (
        '{"value": null, "interval_95": [null, null], "queries": 0}'
    )


def test_a_ratio_compares_the_same_tracks() -> None:
    chance = np.random.default_rng(0)
    theirs = chance.uniform(0.1, 1.0, 60)
    ours = 1.2 * theirs + chance.normal(0, 0.01, 60)
    ours[0] = theirs[1] = np.nan
    draws = ArtistDraws([str(number // 3) for number in range(60)])

    ratio, mean = draws.ratio(ours, theirs), draws.mean(theirs)

    assert ratio.queries == 58
    assert ratio.low < ratio.value < ratio.high
    assert ratio.value == pytest.approx(1.2, abs=0.02)
    assert ratio.high - ratio.low < (mean.high - mean.low) / 5


def test_there_is_no_ratio_to_nothing() -> None:
    draws = ArtistDraws(["a", "b"])

    assert np.isnan(draws.ratio(np.ones(2), np.zeros(2)).value)
