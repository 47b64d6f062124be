import logging
from pathlib import Path

import pytest

from engine.encoder.bundle import default_bundle
from engine.encoder.chosen import chosen_bundle
from engine.settings import MODEL, Settings
from engine.store.store import Store


def test_the_default_listens_until_another_model_is_chosen(store: Store) -> None:
    settings = Settings(store)
    assert chosen_bundle(settings) == default_bundle()
    settings.set(MODEL, "conv-vae")
    assert chosen_bundle(settings).id == "conv-vae"


def test_the_default_steps_in_for_a_model_that_is_gone(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings(store)
    settings.set(MODEL, str(tmp_path / "gone"))
    with caplog.at_level(logging.WARNING):
        assert chosen_bundle(settings) == default_bundle()

    assert "gone” is neither one of the models" in caplog.text
