"""Settings that are written behind the caller's back, and what happens when they cannot be."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from engine import settings
from engine.errors import EarshotError
from engine.settings import Settings
from engine.store import connection, session
from engine.store.store import Store


def stored(store: Store) -> dict[str, object]:
    # What is queued on the writing thread comes first.
    store.write(lambda _: None)
    return store.read(session.load_settings)


def test_a_setting_is_written_and_read_again(store: Store) -> None:
    Settings(store).set(settings.VOLUME, 0.25)
    assert stored(store)["player.volume"] == 0.25
    assert Settings(store).get(settings.VOLUME) == 0.25


def test_a_stored_value_of_another_type_counts_as_not_set(store: Store) -> None:
    store.write(session.save_setting, settings.VOLUME.key, "loud")
    assert Settings(store).get(settings.VOLUME) == settings.VOLUME.default


def test_the_last_of_many_values_is_the_one_that_stays(store: Store) -> None:
    values = Settings(store)
    for step in range(200):
        values.set(settings.VOLUME, step / 200)
    assert stored(store)["player.volume"] == 199 / 200


def test_what_could_not_be_written_is_told_once_and_written_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    told: list[EarshotError] = []
    with Store(tmp_path / "library.db") as store:
        values = Settings(store, told.append)
        with closing(sqlite3.connect(store.path)) as other:
            other.execute("BEGIN IMMEDIATE")
            for theme in ("dark", "light", "dark"):
                values.set(settings.THEME, theme)
                store.submit(lambda _: None).exception()
            assert len(told) == 1
            assert "another program" in str(told[0])
        values.set(settings.VOLUME, 0.5)
        assert stored(store) == {"window.theme": "dark", "player.volume": 0.5}
