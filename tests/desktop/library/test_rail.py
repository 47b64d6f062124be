"""The rail as a list of places that any part of the app may add to."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.library.places import PlacePages, RailPlace
from desktop.library.rail import Rail
from desktop.library.rail_delegate import INDENT_ROLE, VALUE_ROLE
from desktop.theme.theme import Theme

PLAYLISTS = RailPlace("playlists", "Playlists", "playlist", "playlists")


@pytest.fixture
def rail(theme: Theme, qtbot: QtBot) -> Rail:
    made = Rail(theme)
    qtbot.addWidget(made)
    made.add_place(RailPlace("tracks", "Tracks", "music-notes"))
    made.add_place(RailPlace("missing", "Missing", "ghost", only_with_content=True))
    made.resize(200, 600)
    made.show()
    return made


def keys(rail: Rail) -> list[str | None]:
    model = rail._places.model()
    return [model.index(row, 0).data(VALUE_ROLE) for row in range(model.rowCount())]


def test_sections_keep_their_order_whatever_is_added_first(rail: Rail) -> None:
    rail.add_place(PLAYLISTS)
    rail.add_place(RailPlace("map", "Map", "map-trifold", "discover"))
    rail.add_place(RailPlace("albums", "Albums", "disc"))
    assert keys(rail) == ["tracks", "albums", None, "map", None, "playlists"]


def test_what_matters_only_with_content_comes_and_goes_with_its_count(rail: Rail) -> None:
    rail.show_counts({"missing": 3})
    assert keys(rail) == ["tracks", "missing"]
    item = rail._places.model().index(1, 0)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Missing, 3"
    rail.show_counts({"tracks": 5})
    assert keys(rail) == ["tracks", "missing"]
    rail.show_counts({"missing": 0})
    assert keys(rail) == ["tracks"]


def test_the_place_one_is_in_stays_though_it_is_empty_now(rail: Rail) -> None:
    rail.show_counts({"missing": 1})
    rail.select_place("missing")
    rail.show_counts({"missing": 0})
    assert rail.current_place == "missing"


def test_children_stand_indented_below_their_place(rail: Rail, qtbot: QtBot) -> None:
    rail.add_place(PLAYLISTS)
    morning = RailPlace("playlist:1", "Morning", "playlist")
    rail.set_children("playlists", [morning])
    assert keys(rail)[-2:] == ["playlists", "playlist:1"]
    model = rail._places.model()
    assert model.index(model.rowCount() - 1, 0).data(INDENT_ROLE) == 1
    with qtbot.waitSignal(rail.place_chosen) as chosen:
        rail.select_place("playlist:1")
    assert chosen.args == ["playlist:1"]
    rail.set_children("playlists", [])
    assert keys(rail)[-1] == "playlists"


def test_a_refill_tells_nobody_of_a_choice(rail: Rail) -> None:
    rail.select_place("tracks")
    chosen: list[str] = []
    rail.place_chosen.connect(chosen.append)
    rail.add_place(PLAYLISTS)
    rail.show_counts({"tracks": 9})
    assert chosen == []
    assert rail.current_place == "tracks"


def test_the_gap_between_sections_cannot_be_chosen_by_key(rail: Rail, qtbot: QtBot) -> None:
    rail.add_place(PLAYLISTS)
    rail.select_place("tracks")
    qtbot.keyClick(rail._places, Qt.Key.Key_Down)
    assert rail.current_place == "playlists"


def test_a_place_has_a_menu_where_somebody_makes_one(rail: Rail, qtbot: QtBot) -> None:
    centre = rail._places.visualRect(rail._places.model().index(0, 0)).center()
    with qtbot.waitSignal(rail.place_menu_wanted) as asked:
        rail._places.customContextMenuRequested.emit(centre)
    assert asked.args is not None
    assert asked.args[0] == "tracks"
    assert isinstance(asked.args[1], QPoint)


def test_places_may_share_a_page_and_each_is_entered_in_its_own_way(qtbot: QtBot) -> None:
    pages = PlacePages()
    qtbot.addWidget(pages)
    table, board = QLabel("table"), QLabel("board")
    entered: list[str] = []
    pages.add("tracks", table, lambda: entered.append("tracks"))
    pages.add("recent", table, lambda: entered.append("recent"))
    pages.add("map", board)
    assert pages.place == "tracks"
    pages.show_place("recent")
    assert (pages.currentWidget(), pages.place, entered) == (table, "recent", ["recent"])
    pages.show_place("map")
    assert pages.currentWidget() is board
    pages.show_place("nowhere")
    assert pages.place == "map"
