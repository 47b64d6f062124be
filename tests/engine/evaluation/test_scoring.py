import json

import numpy as np

from engine.evaluation.intervals import ArtistDraws
from engine.evaluation.labels import LabelledTrack
from engine.evaluation.scoring import judge, score
from engine.evaluation.spaces import FloatArray, VectorSpace

STYLES = ("rock", "folk", "jazz")


def tracks() -> list[LabelledTrack]:
    """Ninety tracks by thirty artists in three styles."""
    return [
        LabelledTrack(f"{n}", f"artist {n // 3}", f"album {n // 3} {n % 2}", STYLES[n // 30])
        for n in range(90)
    ]


def chance(dimensions: int = 128) -> FloatArray:
    return np.random.default_rng(0).standard_normal((90, dimensions)).astype(np.float32)


def informed() -> FloatArray:
    return np.repeat(np.eye(3, dtype=np.float32), 30, axis=0) + 0.01 * chance(3)


def test_vectors_that_know_the_style_are_perfect() -> None:
    found = score(informed(), tracks())

    assert set(found) == {"cosine", "mutual_proximity"}
    for figures in found.values():
        for metric in ("style_precision_1", "style_precision_10", "style_ndcg_10"):
            assert figures[metric] == {"value": 1.0, "interval_95": [1.0, 1.0], "queries": 90}


def test_vectors_that_know_nothing_are_at_chance() -> None:
    found = score(chance(), tracks())["cosine"]

    low, high = found["style_precision_10"]["interval_95"]
    assert low < 30 / 87 < high + 0.05
    assert 0.2 < found["style_precision_10"]["value"] < 0.45


def test_one_space_is_set_against_another() -> None:
    draws = ArtistDraws([track.artist for track in tracks()])
    good, bad = (
        judge(VectorSpace(rows), tracks(), mutual_proximity=False)
        for rows in (informed(), chance())
    )

    over = good.over(bad, draws)

    assert over["style_precision_10"].low > 1.5
    assert good.over(good, draws)["album_hit_10"].value == 1.0


def test_without_labels_artists_and_albums_are_still_judged() -> None:
    unlabelled = [LabelledTrack(one.file, one.artist, one.album, "") for one in tracks()]

    found = score(informed(), unlabelled)["cosine"]

    assert found["style_precision_10"]["value"] is None
    assert found["album_hit_10"]["queries"] == 60
    assert "NaN" not in json.dumps(found)


def test_albums_of_one_name_by_two_artists_are_two() -> None:
    namesakes = [
        LabelledTrack(str(n), f"artist {n // 2}", "Greatest Hits", STYLES[n % 3]) for n in range(90)
    ]

    found = score(np.repeat(chance()[:45], 2, axis=0), namesakes)["cosine"]

    assert found["album_hit_10"]["value"] == 1.0
    assert found["artist_hit_10"]["queries"] == 0
    assert score(chance(), namesakes)["cosine"]["album_hit_10"]["value"] < 0.5
