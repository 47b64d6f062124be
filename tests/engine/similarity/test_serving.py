"""Which model answers while another one fills up."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.settings import MODEL, SERVING_MODEL, SERVING_VERSION, Settings
from engine.similarity.serving import ServingModel, serving_model
from engine.store.analyses import save_results
from engine.store.folders import all_folders, set_available
from engine.store.model_coverage import model_coverage
from engine.store.records import AnalysisResult
from engine.store.store import Store
from tests.support.vector_library import random_units, store_tracks

Serving = Callable[[ServingModel], ServingModel]

OLD = ServingModel("old", "1", 8)
NEW = ServingModel("new", "2", 4)


@pytest.fixture
def ids(store: Store) -> list[int]:
    return store_tracks(store, [{} for _ in range(5)])


def hear(store: Store, model: ServingModel, ids: list[int], failures: int = 0) -> None:
    """Store vectors of these tracks, the last ones as failures."""
    vectors = random_units(len(ids), model.dimensions)
    heard = len(ids) - failures
    results = [
        AnalysisResult(one, 1, 1, vector, vector[None], np.zeros(1, np.float32))
        if place < heard
        else AnalysisResult(one, 1, 1, None, None, None, "damaged")
        for place, (one, vector) in enumerate(zip(ids, vectors, strict=True))
    ]
    store.write(save_results, model.id, model.version, results)


@pytest.fixture
def serving(store: Store) -> Serving:
    """Ask again and again with the same settings, as one run of the program does."""
    settings = Settings(store)
    return lambda chosen: serving_model(store, settings, chosen)


def test_the_old_model_serves_until_the_new_one_has_caught_up(
    store: Store, ids: list[int], serving: Serving
) -> None:
    hear(store, OLD, ids[:4])
    assert serving(OLD) == OLD
    hear(store, NEW, ids[:3])
    assert serving(NEW) == OLD
    hear(store, NEW, ids[3:4])
    assert serving(NEW) == NEW


def test_a_model_that_serves_keeps_serving_while_music_is_added(
    store: Store, ids: list[int], serving: Serving
) -> None:
    hear(store, NEW, ids)
    hear(store, OLD, ids[:4])

    assert serving(OLD) == OLD


def test_what_serves_is_remembered(tmp_path: Path) -> None:
    with Store(tmp_path / "library.db") as store:
        ids = store_tracks(store, [{} for _ in range(5)])
        hear(store, OLD, ids)
        assert serving_model(store, Settings(store), OLD) == OLD
        hear(store, NEW, ids[:1])
    with Store(tmp_path / "library.db") as store:
        settings = Settings(store)
        assert (settings.get(SERVING_MODEL), settings.get(SERVING_VERSION)) == ("old", "1")
        assert serving_model(store, settings, NEW) == OLD


def test_a_library_from_an_older_edition_is_served_by_what_it_has(
    store: Store, ids: list[int], serving: Serving
) -> None:
    hear(store, OLD, ids)

    assert serving(NEW) == OLD
    hear(store, NEW, ids[:1])
    assert serving(NEW) == OLD


def test_what_cannot_be_listened_to_holds_nobody_up(
    store: Store, ids: list[int], serving: Serving
) -> None:
    hear(store, OLD, ids)
    assert serving(OLD) == OLD
    hear(store, NEW, ids, failures=1)

    assert serving(NEW) == NEW


def test_an_empty_library_is_served_by_the_chosen_model(serving: Serving) -> None:
    assert serving(NEW) == NEW


def test_going_back_is_at_once(store: Store, ids: list[int], serving: Serving) -> None:
    hear(store, OLD, ids)
    hear(store, NEW, ids)
    assert serving(NEW) == NEW
    assert serving(OLD) == OLD


def test_coverage_counts_what_is_there_and_unchanged(store: Store, ids: list[int]) -> None:
    hear(store, OLD, ids, failures=2)
    hear(store, NEW, ids[:1])
    store_tracks(store, [{"size": 7}])

    by_id = {one.id: one for one in store.read(model_coverage)}
    assert (by_id["old"].analysed, by_id["old"].failed, by_id["old"].dimensions) == (2, 2, 8)
    assert "new" not in by_id
    (folder,) = store.read(all_folders)
    store.write(set_available, folder.id, False)
    assert store.read(model_coverage) == []


def test_the_chosen_model_is_the_default_until_another_is_chosen(store: Store) -> None:
    settings = Settings(store)
    assert settings.get(MODEL) == "earshot"
    settings.set(MODEL, "conv-vae")
    assert settings.get(MODEL) == "conv-vae"
