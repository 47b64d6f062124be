"""The table of tracks and its search, on a library of rows without files."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.library.library_page import LibraryPage
from desktop.library.search_help import SearchHelp
from desktop.library.track_pages import PAGE_ROWS
from desktop.operations import Operations
from desktop.theme.theme import Theme
from engine.errors import EarshotError
from engine.radio.station import Radio
from engine.search.fields import FIELD_NAMES
from engine.search.track_search import TrackSearch
from engine.similarity.index import SimilarityIndex
from engine.store import browse, tracks
from engine.store.criteria import Artist
from engine.store.store import Store
from tests.support.library_rows import add_tracks
from tests.support.vector_library import Space

ROWS = 1000


@pytest.fixture
def page(store: Store, theme: Theme, qtbot: QtBot) -> Iterator[LibraryPage]:
    add_tracks(
        store,
        *(
            {"title": f"Song {n:04}", "artist": f"Artist {n % 10}", "duration": float(ROWS - n)}
            for n in range(ROWS)
        ),
    )
    operations = Operations()
    radio = Radio(store, SimilarityIndex(16), Space())
    made = LibraryPage(store, operations, theme, TrackSearch(store, radio))
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    with qtbot.waitSignal(made.shown):
        made.reload()
    yield made
    operations.close()


def column(page: LibraryPage, number: int, rows: int = 3) -> list[str]:
    return [page.model.index(row, number).data() for row in range(rows)]


def type_into(page: LibraryPage, qtbot: QtBot, text: str) -> None:
    page.search.selectAll()
    with qtbot.waitSignal(page.shown):
        qtbot.keyClicks(page.search, text)
    qtbot.waitUntil(lambda: page.query == text.strip())
    qtbot.waitUntil(lambda: not page._finder.busy)


def words(page: LibraryPage, kind: type[QLabel] | type[QPushButton]) -> str:
    return " ".join(part.text() for part in page.findChildren(kind) if part.isVisible())


def test_all_rows_are_there_sorted_by_artist(page: LibraryPage) -> None:
    assert page.model.rowCount() == ROWS
    assert column(page, 1) == ["Artist 0"] * 3
    assert "1,000 tracks" in words(page, QLabel)


def test_only_pages_near_the_screen_are_read(page: LibraryPage) -> None:
    assert len(page.model._pages._pages) <= 600 // 32 // PAGE_ROWS + 2
    page.table.scrollToBottom()
    page.table.viewport().repaint()
    assert column(page, 0)[0] == "Song 0000"
    assert page.model.index(ROWS - 1, 0).data() == "Song 0999"


def test_typing_filters_as_you_go(page: LibraryPage, qtbot: QtBot) -> None:
    type_into(page, qtbot, "song 099")
    assert page.model.rowCount() == 11
    assert "11 tracks" in words(page, QLabel)


def test_nothing_found_says_so_and_offers_the_way_back(page: LibraryPage, qtbot: QtBot) -> None:
    type_into(page, qtbot, "zzzz")
    assert "Nothing found for “zzzz”" in words(page, QLabel)
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "Clear search")
    with qtbot.waitSignal(page.shown):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == ROWS)
    assert page.search.text() == ""


def test_a_click_on_a_heading_sorts_and_another_turns_it_round(
    page: LibraryPage, qtbot: QtBot
) -> None:
    header = page.table.horizontalHeader()
    for expected in (["1:00", "1:01"], ["16:40", "16:39"]):
        position = header.sectionViewportPosition(4) + 10
        with qtbot.waitSignal(page.shown):
            qtbot.mouseClick(
                header.viewport(),
                Qt.MouseButton.LeftButton,
                pos=header.viewport().rect().topLeft() + _point(position, 10),
            )
        assert column(page, 4, 1000)[59 if expected[0] == "1:00" else 0] == expected[0]


def test_a_reload_keeps_selection_and_place(page: LibraryPage, store: Store, qtbot: QtBot) -> None:
    page.table.select_ids([int(page.model.ids[500]), int(page.model.ids[501])])
    page.table.verticalScrollBar().setValue(15_000)
    chosen = page.table.selected_ids()
    store.write(tracks.mark_missing, [int(page.model.ids[900])])
    with qtbot.waitSignal(page.shown):
        page.reload()
    assert page.model.rowCount() == ROWS - 1
    assert page.table.selected_ids() == chosen
    assert page.table.verticalScrollBar().value() == 15_000


def test_select_all_selects_every_row_also_those_not_read(page: LibraryPage) -> None:
    page.table.selectAll()
    assert len(page.table.selected_ids()) == ROWS


def test_enter_plays_the_row_under_the_keyboard(page: LibraryPage, qtbot: QtBot) -> None:
    page.table.setCurrentIndex(page.model.index(7, 0))
    with qtbot.waitSignal(page.table.activated_track) as activated:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert activated.args == [7]


def test_hovering_offers_the_two_verbs_that_matter(page: LibraryPage, qtbot: QtBot) -> None:
    cell = page.table.visualRect(page.model.index(4, 0))
    chosen: list[tuple[str, int]] = []
    page.table.verb_chosen.connect(lambda verb, row: chosen.append((verb, row)))
    for offset in (40, 12):
        qtbot.mouseClick(
            page.table.viewport(),
            Qt.MouseButton.LeftButton,
            pos=_point(cell.right() - offset, cell.center().y()),
        )
    assert chosen == [("Play", 4), ("Play similar", 4)]
    assert page.table.selected_ids() == []


def test_a_track_is_found_and_selected(page: LibraryPage) -> None:
    track_id = int(page.model.ids[700])
    assert page.table.show_track(track_id)
    assert page.table.selected_ids() == [track_id]
    assert not page.table.show_track(123_456)


def test_columns_fill_the_width(page: LibraryPage, qtbot: QtBot) -> None:
    for width in (700, 1400, 900):
        page.resize(width, 600)
        qtbot.wait(10)
        header = page.table.horizontalHeader()
        assert header.length() == page.table.viewport().width()


def _point(x: int, y: int):
    from PySide6.QtCore import QPoint

    return QPoint(x, y)


def test_a_library_that_cannot_be_read_says_so_and_can_be_tried_again(
    page: LibraryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise EarshotError("The disk failed to read; check it and try again.")

    done: list[bool] = []
    with monkeypatch.context() as patch:
        patch.setattr(browse, "ordered_ids", fail)
        page.reload(lambda: done.append(True))
        qtbot.waitUntil(lambda: "The disk failed" in words(page, QLabel))
    assert done == []
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "Try again")
    with qtbot.waitSignal(page.shown):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.table.isVisible()
    assert done == [True]


def test_an_empty_library_that_is_scanned_says_so(
    page: LibraryPage, store: Store, qtbot: QtBot
) -> None:
    store.write(tracks.mark_missing, page.model.ids.tolist())
    page.show_scanning(True)
    with qtbot.waitSignal(page.shown):
        page.reload()
    assert "Looking through your folders" in words(page, QLabel)
    page.show_scanning(False)
    assert "No music here yet" in words(page, QLabel)


def test_a_reload_keeps_the_keyboard_where_it_is(
    page: LibraryPage, store: Store, qtbot: QtBot
) -> None:
    page.table.setCurrentIndex(page.model.index(40, 0))
    page.table.clearSelection()
    stands_on = page.table.current_id()
    store.write(tracks.mark_missing, [int(page.model.ids[3])])
    with qtbot.waitSignal(page.shown):
        page.reload()
    assert page.table.current_id() == stands_on
    assert page.table.selected_ids() == []


def test_painting_does_not_ask_about_every_selected_row(page: LibraryPage) -> None:
    page.table.selectAll()
    asked: list[int] = []
    count = page.model.rowCount
    page.model.rowCount = lambda *parent: asked.append(1) or count(*parent)  # type: ignore[method-assign]
    page.grab()
    assert len(asked) < ROWS


def test_a_column_drawn_wider_pushes_none_out_of_sight(page: LibraryPage) -> None:
    header = page.table.horizontalHeader()
    header.resizeSection(0, 2000)
    assert header.length() == page.table.viewport().width()
    assert min(header.sectionSize(n) for n in range(5)) >= header.minimumSectionSize()


def test_titles_are_never_taken_for_markup(page: LibraryPage, qtbot: QtBot) -> None:
    type_into(page, qtbot, "<b>zz</b>")
    label = next(x for x in page.findChildren(QLabel) if "Nothing found" in x.text())
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_fields_are_understood_as_you_go(page: LibraryPage, qtbot: QtBot) -> None:
    type_into(page, qtbot, 'artist:"artist 3" -title:93')
    assert page.model.rowCount() == 100 - 11
    assert set(column(page, 1, 89)) == {"Artist 3"}


def test_a_wrong_query_is_told_below_the_field_and_what_was_found_stays(
    page: LibraryPage, qtbot: QtBot
) -> None:
    type_into(page, qtbot, "song 099")
    qtbot.keyClicks(page.search, " year:abc")
    qtbot.waitUntil(lambda: "year:1994" in words(page, QLabel), timeout=10_000)
    assert page.model.rowCount() == 11
    assert page.query == "song 099"
    with qtbot.waitSignal(page.shown):
        page.reload()
    assert page.model.rowCount() == 11
    page.search_for("song 099")
    qtbot.waitUntil(lambda: "year:1994" not in words(page, QLabel), timeout=10_000)


def test_what_is_only_unfinished_alarms_nobody(page: LibraryPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "artist:")
    qtbot.waitUntil(lambda: "goes on with" in words(page, QLabel), timeout=10_000)
    label = next(x for x in page.findChildren(QLabel) if "goes on with" in x.text())
    assert label.property("role") == "meta"
    page.search_for("artist:zzz:")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0, timeout=10_000)
    assert "goes on with" not in words(page, QLabel)


def test_the_help_names_every_field(page: LibraryPage, qtbot: QtBot) -> None:
    page.search.show_help()
    popup = next(x for x in page.search.findChildren(SearchHelp))
    text = " ".join(label.text() for label in popup.findChildren(QLabel))
    assert all(f"{name}:" in text for name in FIELD_NAMES)
    popup.close()


def test_a_group_is_opened_and_left_by_the_way_back(page: LibraryPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.shown):
        page.show_group(Artist("artist 7"), "Artist 7", back="Artists")
    assert page.model.rowCount() == 100
    back = next(b for b in page.findChildren(QToolButton) if "Back to Artists" in b.toolTip())
    with qtbot.waitSignal(page.back_wanted):
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.shown):
        page.show_place("tracks")
    assert page.model.rowCount() == ROWS
    assert not back.isVisible()


def test_a_place_begins_at_its_top(page: LibraryPage, qtbot: QtBot) -> None:
    # Far down in what was added lately, for it was added first.
    page.table.setCurrentIndex(page.model.index(page.model.row_of(600) or 0, 0))
    with qtbot.waitSignal(page.shown):
        page.show_place("recent")
    assert (page.model.row_of(600) or 0) > 100
    assert page.table.verticalScrollBar().value() == 0
    assert page.table.rowAt(0) == 0
