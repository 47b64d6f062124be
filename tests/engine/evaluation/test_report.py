import numpy as np

from engine.evaluation.baselines import random_vectors, standardised
from engine.evaluation.labels import LabelledTrack
from engine.evaluation.report import measure, table

STYLES = ("rock", "folk", "jazz")


def tracks() -> list[LabelledTrack]:
    """Ninety tracks by thirty artists in three styles."""
    return [
        LabelledTrack(f"{n}", f"artist {n // 3}", f"album {n // 3} {n % 2}", STYLES[n // 30])
        for n in range(90)
    ]


def test_vectors_that_know_the_style_are_perfect() -> None:
    vectors = np.repeat(np.eye(3, dtype=np.float32), 30, axis=0)
    quality = measure(vectors + 0.01 * random_vectors(90, 3), tracks())

    assert quality.style_precision_1.value == 1.0
    assert quality.style_precision_10.value == 1.0
    assert quality.style_precision_10.queries == 90


def test_vectors_that_know_nothing_are_at_chance() -> None:
    quality = measure(random_vectors(90), tracks())

    assert 0.2 < quality.style_precision_10.value < 0.45
    assert quality.style_precision_10.low < 0.31 + 0.1


def test_the_figures_can_be_shown_and_stored() -> None:
    quality = measure(random_vectors(90), tracks())
    card = quality.as_card()

    assert card["style_precision_10"]["value"] == round(quality.style_precision_10.value, 4)
    assert table({"random": quality}).splitlines()[2].startswith("| random | 0.")


def test_standardised_columns() -> None:
    rows = standardised([np.array([1.0, 5.0], dtype=np.float32), np.array([3.0, 5.0])])

    assert rows.tolist() == [[-1.0, 0.0], [1.0, 0.0]]
