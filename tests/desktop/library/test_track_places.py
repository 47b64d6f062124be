"""The places of tracks: recently added, most and never played, missing, and what each says."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.app import App
from engine.store import plays, tracks
from engine.store.browse import Place
from engine.store.plays import Ending, Play
from engine.store.store import Store
from tests.desktop.conftest import MakeApp
from tests.support.large_library import write_large_library
from tests.support.library_rows import add_tracks

NOW = 1_700_000_000.0
DAY = 86_400.0


@pytest.fixture
def place(make_app: MakeApp, tmp_path: Path, qtbot: QtBot) -> "Places":
    library = tmp_path / "library.db"
    with Store(library) as store:
        ids = add_tracks(
            store,
            {"title": "Old", "added_at": NOW - 90 * DAY},
            {"title": "New", "added_at": NOW},
            {"title": "Between", "added_at": NOW - DAY},
            {"title": "Gone", "added_at": NOW - 2 * DAY},
        )
        store.write(tracks.mark_missing, ids[3:])
    return Places(make_app(library), ids, qtbot)


class Places:
    """Walks the rail and reads the table."""

    def __init__(self, app: App, ids: list[int], qtbot: QtBot) -> None:
        self.app, self.ids, self._qtbot = app, ids, qtbot

    def titles(self, key: Place) -> list[str]:
        page = self.app.window.page
        with self._qtbot.waitSignal(page.shown):
            page.show_place(key)
        model = page.model
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def headings(self, key: Place) -> list[str]:
        self.titles(key)
        table = self.app.window.page.table
        shown = (n for n in range(table.model().columnCount()) if not table.isColumnHidden(n))
        return [table.model().headerData(n, Qt.Orientation.Horizontal).strip() for n in shown]

    def words(self) -> str:
        labels = self.app.window.page.findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisible())

    def played(self, number: int, times: int, ending: Ending = "completed") -> None:
        heard = [Play(self.ids[number], NOW + n, 100.0, ending) for n in range(times)]
        self.app.store.write(plays.save_plays, heard)


def test_what_came_last_stands_first(place: Places) -> None:
    assert place.titles("recent") == ["New", "Between", "Old"]


def test_a_place_shows_the_column_that_it_is_about_and_takes_it_back(place: Places) -> None:
    columns = place.app.window.page.table.columns
    before = columns.remembered
    assert "Added" not in place.headings("tracks")
    assert "Added" in place.headings("recent")
    place.played(0, 1)
    assert "Plays" in place.headings("played")
    assert "Added" not in place.headings("played")
    assert not {"Added", "Plays"} & set(place.headings("tracks"))
    assert columns.remembered == before


def test_what_is_heard_most_stands_first_and_what_was_skipped_does_not_count(
    place: Places,
) -> None:
    assert place.titles("played") == []
    assert "What you hear most shows up here." in place.words()
    place.played(0, 3)
    place.played(1, 1)
    place.played(2, 5, "skipped_early")
    assert place.titles("played") == ["Old", "New"]


def test_what_was_heard_leaves_the_unheard_until_nothing_is(place: Places) -> None:
    assert sorted(place.titles("unplayed")) == ["Between", "New", "Old"]
    place.played(0, 1)
    place.played(1, 4, "skipped_early")
    assert sorted(place.titles("unplayed")) == ["Between", "New"]
    place.played(1, 1)
    place.played(2, 1, "skipped_late")
    assert place.titles("unplayed") == []
    assert "You have heard everything in your library." in place.words()


def test_files_that_vanished_are_kept_in_a_place_of_their_own(place: Places) -> None:
    assert "Gone" not in place.titles("tracks")
    assert place.titles("missing") == ["Gone"]
    place.app.store.write(tracks.mark_present, place.ids[3:])
    assert place.titles("missing") == []
    assert "Nothing is missing" in place.words()


def test_a_file_that_goes_away_and_returns_moves_between_the_places(
    make_app: MakeApp, qtbot: QtBot, tmp_path: Path
) -> None:
    library = tmp_path / "library.db"
    write_large_library(library, 3, files=True, sound=True)
    app = make_app(library, listening=False)

    def spoken() -> str:
        model = app.window.rail._places.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        return ", ".join(str(row.data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows)

    def look_again() -> None:
        qtbot.waitUntil(lambda: not app.service.scanning, timeout=20_000)
        app.service.rescan([tmp_path / "Music"])

    qtbot.waitUntil(lambda: "Tracks, 3" in spoken(), timeout=20_000)
    file, kept = next((tmp_path / "Music").rglob("*.flac")), tmp_path / "kept.flac"
    file.rename(kept)
    look_again()
    qtbot.waitUntil(lambda: "Missing, 1" in spoken(), timeout=20_000)
    kept.rename(file)
    look_again()
    qtbot.waitUntil(lambda: "Missing" not in spoken(), timeout=20_000)
