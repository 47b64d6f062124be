"""The columns of the table: chosen, moved, remembered, and fewer where there is no room."""

import json

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.library.track_table_model import COLUMNS, RATING_COLUMN
from engine import settings


def test_columns_are_chosen_moved_and_remembered(app: App, qtbot: QtBot) -> None:
    table = app.window.page.table
    header = table.horizontalHeader()
    table.columns.show("genre", True)
    table.columns.show("year", False)
    genre = next(n for n, column in enumerate(COLUMNS) if column.key == "genre")
    assert not table.isColumnHidden(genre)
    header.moveSection(header.visualIndex(genre), 1)
    remembered = app.settings.get(settings.TABLE_COLUMNS)
    assert [key for key, _, shown in json.loads(remembered) if shown][:3] == [
        "title",
        "genre",
        "artist",
    ]
    header.moveSection(header.visualIndex(genre), 5)
    table.columns.show("year", True)
    table.columns.restore(remembered)
    assert header.visualIndex(genre) == 1
    assert table.isColumnHidden(3)
    assert header.length() == table.viewport().width()


@pytest.mark.parametrize("damaged", ["", "{", "[1]", '[["title"]]', "[[1, 2, 3]]"])
def test_damaged_columns_count_as_not_remembered(app: App, damaged: str) -> None:
    app.window.page.table.columns.restore(damaged)
    assert not app.window.page.table.isColumnHidden(0)


def test_widths_that_an_older_version_gave_to_numbers_are_not_kept(app: App) -> None:
    """Nobody can resize them, and the mark of the order would lie over a narrower heading."""
    columns = app.window.page.table.columns
    columns.restore(json.dumps([["title", 300, True], ["year", 50, True]]))
    year = next(n for n, column in enumerate(COLUMNS) if column.key == "year")
    assert app.window.page.table.horizontalHeader().sectionSize(year) == COLUMNS[year].width


def test_names_get_the_room_when_the_table_is_narrow(app: App, qtbot: QtBot) -> None:
    table = app.window.page.table
    for width, hidden in ((500, True), (900, False)):
        table.parentWidget().setMinimumWidth(width)
        table.resize(width, 400)
        qtbot.waitUntil(lambda hidden=hidden: table.isColumnHidden(RATING_COLUMN) is hidden)
