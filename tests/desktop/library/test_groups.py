"""Albums, artists, genres and folders on the screen, with real pictures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.library.cover_cache import CoverCache
from desktop.library.cover_files import CoverFiles
from desktop.library.group_delegates import play_rect
from desktop.library.group_items import KINDS
from desktop.library.group_page import GroupPage
from desktop.operations import Operations
from desktop.theme.theme import Theme
from engine.store import tracks
from engine.store.store import Store
from tests.desktop.conftest import MakeApp
from tests.support.library_rows import add_tracks

ALBUMS, ARTISTS, GENRES, FOLDERS = KINDS


def write_cover(folder: Path, colour: str, width: int = 300, height: int = 200) -> Path:
    """Write an album's folder with a picture and an empty track; return the track."""
    folder.mkdir(parents=True)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    image.save(str(folder / "cover.png"))
    (folder / "track.flac").touch()
    return folder / "track.flac"


@pytest.fixture
def library(store: Store, tmp_path: Path) -> Store:
    music = tmp_path / "music"
    rows: list[dict[str, object]] = [
        {"artist": "Björk", "album": "Debut", "year": 1993, "genre": "Pop",
         "path": str(write_cover(music / "Björk" / "Debut", "#ff0000"))},
        {"artist": "Björk", "album": "Post", "year": 1995, "genre": "Pop; Electronic",
         "path": str(write_cover(music / "Björk" / "Post", "#00ff00"))},
        {"artist": "Abba", "album": "Arrival", "path": str(music / "Abba" / "gone.flac")},
    ]  # fmt: skip
    add_tracks(store, *rows, folder=music)
    return store


@pytest.fixture
def operations() -> Iterator[Operations]:
    made = Operations()
    yield made
    made.close()


@pytest.fixture
def covers(library: Store, operations: Operations, tmp_path: Path) -> CoverCache:
    return CoverCache(library, operations, tmp_path / "cache")


@pytest.fixture
def albums(
    library: Store, operations: Operations, theme: Theme, covers: CoverCache, qtbot: QtBot
) -> GroupPage:
    page = GroupPage(ALBUMS, library, operations, theme, covers)
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    with qtbot.waitSignal(page.shown, timeout=10_000):
        page.enter()
    return page


def cell(page: GroupPage, row: int) -> QRect:
    return page.view.visualRect(page.model.index(row))


def titles(page: GroupPage) -> list[str]:
    return [item.title for item in page.model.items]


def test_every_kind_names_its_groups(library: Store) -> None:
    words = [[(i.title, i.subtitle, i.tail) for i in kind.read(library)] for kind in KINDS]
    assert words == [
        [("Arrival", "Abba", ""), ("Debut", "Björk · 1993", ""), ("Post", "Björk · 1995", "")],
        [("Abba", "1 album · 1 track", ""), ("Björk", "2 albums · 2 tracks", "")],
        [("Electronic", "", "1 track"), ("Pop", "", "2 tracks"), ("No genre", "", "1 track")],
        [
            ("Abba", "music", "1 track · 0:00"),
            ("Debut", "music/Björk", "1 track · 0:00"),
            ("Post", "music/Björk", "1 track · 0:00"),
        ],
    ]


def test_typing_filters_without_case_and_accents(albums: GroupPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(albums.search, "BJORK 95")
    assert titles(albums) == ["Post"]
    qtbot.keyClicks(albums.search, "zz")
    assert titles(albums) == []
    button = next(b for b in albums.findChildren(QPushButton) if b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(titles(albums)) == 3


def test_albums_are_sorted_in_every_order(albums: GroupPage) -> None:
    found = {}
    for order in ALBUMS.orders:
        albums.sort(order)
        found[order.title] = titles(albums)
    assert found["By title"] == ["Arrival", "Debut", "Post"]
    assert found["Newest releases first"] == ["Post", "Debut", "Arrival"]


def test_a_change_is_shown_and_the_keyboard_stays_on_its_album(
    albums: GroupPage, library: Store, qtbot: QtBot
) -> None:
    albums.view.setCurrentIndex(albums.model.index(2))
    gone = albums.model.items[0].cover_track
    library.write(tracks.mark_missing, [gone])
    with qtbot.waitSignal(albums.shown, timeout=10_000):
        albums.note_change()
    assert titles(albums) == ["Debut", "Post"]
    assert albums.view.currentIndex().row() == 1


def test_enter_opens_and_the_sign_on_a_cover_plays(albums: GroupPage, qtbot: QtBot) -> None:
    albums.view.setCurrentIndex(albums.model.index(1))
    with qtbot.waitSignal(albums.opened) as opened:
        qtbot.keyClick(albums.view, Qt.Key.Key_Return)
    assert opened.args == [albums.model.items[1]]
    with qtbot.waitSignal(albums.play_wanted) as played:
        spot = play_rect(cell(albums, 2)).center()
        qtbot.mouseClick(albums.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert played.args == [albums.model.items[2]]


def test_the_tracks_behind_a_selection_come_in_its_order(albums: GroupPage, qtbot: QtBot) -> None:
    albums.view.selectAll()
    found: list[list[int]] = []
    albums.with_selected(found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    assert found == [[item.cover_track for item in albums.model.items]]


def test_covers_fill_the_width(albums: GroupPage, qtbot: QtBot) -> None:
    for width in (700, 900, 640, 570):
        albums.resize(width, 500)
        qtbot.waitUntil(lambda: len({cell(albums, n).top() for n in range(3)}) == 1, timeout=10_000)
        assert albums.view.horizontalScrollBar().maximum() == 0


def test_covers_fill_the_width_of_a_page_that_was_ready_before_it_was_seen(
    library: Store, theme: Theme, operations: Operations, covers: CoverCache, qtbot: QtBot
) -> None:
    rows = [{"album": f"Album {n}", "artist": "A"} for n in range(60)]
    add_tracks(library, *rows, folder=Path("/music"))
    page = GroupPage(ALBUMS, library, operations, theme, covers)
    qtbot.addWidget(page)
    page.resize(757, 600)
    with qtbot.waitSignal(page.shown, timeout=10_000):
        assert page.prepare()
    assert not page.prepare()
    page.show()
    columns = page.view.viewport().width() // page.view.gridSize().width()
    assert columns == 4


def test_covers_arrive_square_and_are_kept_on_disk(
    covers: CoverCache, library: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    debut, post, arrival = (item.cover_track for item in _by_title(library))
    for track, colour in ((debut, "#ff0000"), (post, "#00ff00")):
        with qtbot.waitSignal(covers.arrived, timeout=10_000):
            assert covers.pixmap(track, 64) is None
        pixmap = covers.pixmap(track, 64)
        assert pixmap is not None
        assert (pixmap.width(), pixmap.height()) == (64, 64)
        assert pixmap.toImage().pixelColor(32, 32).name() == colour
    with qtbot.waitSignal(covers.arrived, timeout=10_000):
        covers.pixmap(arrival, 64)
    absent = covers.pixmap(arrival, 64)
    assert absent is not None
    assert absent.isNull()
    assert len(list((tmp_path / "cache").iterdir())) == 2
    assert covers.bytes_held == 2 * 64 * 64 * 4


def _by_title(library: Store) -> list:
    order = ["Debut", "Post", "Arrival"]
    return sorted(ALBUMS.read(library), key=lambda item: order.index(item.title))


def test_a_replaced_picture_is_seen(tmp_path: Path) -> None:
    track = write_cover(tmp_path / "album", "#ff0000")
    files = CoverFiles(tmp_path / "cache")
    assert files.cover(track, 32).pixelColor(1, 1).red() > 240
    (track.parent / "cover.png").unlink()
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#0000ff"))
    image.save(str(track.parent / "folder.png"))
    assert files.cover(track, 32).pixelColor(1, 1).blue() > 240


def test_the_cache_on_disk_is_bounded_and_can_be_unwritable(tmp_path: Path) -> None:
    track = write_cover(tmp_path / "album", "#ff0000")
    files = CoverFiles(tmp_path / "cache")
    for side in range(20, 60):
        files.cover(track, side)
    kept = list((tmp_path / "cache").iterdir())
    files.prune(sum(file.stat().st_size for file in kept) // 2)
    assert 0 < len(list((tmp_path / "cache").iterdir())) < len(kept) // 2
    (tmp_path / "blocked").touch()
    assert not CoverFiles(tmp_path / "blocked").cover(track, 32).isNull()


def test_a_broken_picture_is_no_picture(tmp_path: Path) -> None:
    track = write_cover(tmp_path / "album", "#ff0000")
    (track.parent / "cover.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    assert CoverFiles(tmp_path / "cache").cover(track, 32).isNull()


def test_an_album_is_opened_played_and_left(
    make_app: MakeApp, library: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    app: App = make_app(library.path, listening=False)
    window = app.window
    window.rail.select_place("albums")
    page = window.library.pages["albums"]
    qtbot.waitUntil(lambda: len(page.model.items) > 1, timeout=10_000)
    wanted = next(item for item in page.model.items if item.title == "Post")
    with qtbot.waitSignal(window.page.shown, timeout=10_000):
        page.opened.emit(wanted)
    assert window.places.currentWidget() is window.page
    assert window.page.model.ids.tolist() == [wanted.cover_track]
    play = next(b for b in window.page.findChildren(QPushButton) if b.text() == "Play")
    qtbot.mouseClick(play, Qt.MouseButton.LeftButton)
    assert [entry.track_id for entry in app.player.queue.entries] == [wanted.cover_track]
    window.library.leave_group()
    assert window.places.currentWidget() is page


def test_the_menu_of_albums_acts_on_all_their_tracks(
    make_app: MakeApp, library: Store, qtbot: QtBot
) -> None:
    app: App = make_app(library.path, listening=False)
    window = app.window
    # The scan of the start finds files gone, and with them items.
    scans: list[object] = []
    app.service.scan_finished.connect(scans.append)
    qtbot.waitUntil(lambda: bool(scans) and not app.operations.busy, timeout=10_000)
    window.rail.select_place("artists")
    page = window.library.pages["artists"]
    qtbot.waitUntil(lambda: len(page.model.items) > 0, timeout=10_000)
    page.view.selectAll()
    menus: list[list[int]] = []
    window.tracks.open_menu_of = lambda ids, position: menus.append(ids)  # type: ignore[method-assign]
    page.menu_wanted.emit(QPoint(0, 0))
    qtbot.waitUntil(lambda: bool(menus), timeout=10_000)
    assert {wanted.cover_track for wanted in page.model.items} <= set(menus[0])
    window.tracks.with_selected(app.verbs.add_to_queue)
    qtbot.waitUntil(lambda: len(app.player.queue) > 1, timeout=10_000)
