"""A library of short noises, and a pipeline over it that never outlives its test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.analysis.pipeline import AnalysisPipeline
from engine.encoder.bundle import ModelBundle, default_bundle
from engine.store.store import Store
from tests.support.analysis_library import PipelineMaker


@pytest.fixture(scope="session")
def bundle() -> ModelBundle:
    return default_bundle()


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "music"
    folder.mkdir()
    return folder


@pytest.fixture
def make_pipeline(store: Store, bundle: ModelBundle) -> Iterator[PipelineMaker]:
    made: list[AnalysisPipeline] = []

    def make(**settings: Any) -> AnalysisPipeline:
        # A GPU starts for seconds and then hears all these short tracks at once.
        pipeline = AnalysisPipeline(store, bundle, **{"workers": 2, "device": "cpu", **settings})
        made.append(pipeline)
        return pipeline

    yield make
    for pipeline in made:
        pipeline.cancel()
