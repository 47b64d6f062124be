import numpy as np
import pytest

from engine.audio.window_plan import WindowPlan
from engine.encoder.bundle import default_bundle
from engine.evaluation.encoders import Encoder
from engine.evaluation.labels import read_labels
from engine.evaluation.listening import Listening, Way, listening_table, ways
from engine.evaluation.subjects import Sound
from tests.support.labelled_music import LabelledMusic


def test_windows_lie_where_the_way_says() -> None:
    assert Way("whole").starts(21.0, 5.0) == [0.0, 5.0, 10.0, 15.0]
    assert Way("middle", middle=30.0).starts(100.0, 10.0) == [35.0, 45.0, 55.0]
    assert Way("one", plan=WindowPlan(1)).starts(25.0, 5.0) == [10.0]
    assert Way("whole").starts(2.0, 5.0) == [0.0]


def test_every_bundle_compares_its_own_way(labelled_music: LabelledMusic) -> None:
    bundle = default_bundle()
    [own] = [way for way in ways(bundle) if way.plan == bundle.plan]
    sound = Sound(labelled_music.paths[8])

    expected, found = Encoder(bundle).open()(sound), Listening(bundle, own).open()(sound)

    assert found == pytest.approx(expected, abs=1e-3)


def test_the_table_tells_what_each_way_costs_and_buys(labelled_music: LabelledMusic) -> None:
    found = listening_table(
        default_bundle(), read_labels(labelled_music.labels), labelled_music.paths
    )

    assert {"whole track", "30 s from the middle", "3-second windows side by side"} < set(found)
    assert found["whole track"]["cosine_to_whole"] == pytest.approx(1.0, abs=1e-4)
    assert found["whole track"]["top_10_overlap_with_whole"] == 1.0
    assert found["1 × 5 s, spread"]["windows"] == 1
    assert found["1 × 5 s, spread"]["seconds"] == 5.0
    for figures in found.values():
        assert 0 <= figures["score"]["cosine"]["style_precision_10"]["value"] <= 1
        assert np.isfinite(figures["cosine_to_whole"])
