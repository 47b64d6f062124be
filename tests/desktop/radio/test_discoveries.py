"""What was forgotten, and what does not belong to its album, each in a place of its own."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.radio.suggestion_model import ROW_ROLE, Heading
from engine.radio.outliers import find_outliers
from engine.store import plays
from engine.store.belonging import belonging
from engine.store.plays import Play
from engine.store.ratings import rate
from tests.support.radio_steps import CONTROL, LEFT, choose, ids, popup, some

SHIFT = Qt.KeyboardModifier.ShiftModifier


def one_album_with_a_stranger(app: App) -> tuple[list[int], int]:
    """Make one album of a track, the three most like it, and the one least like it.

    Which of the few tracks here leaves a stranger that stands out depends on the model.
    """
    heard = [one.track.id for one in app.radio.similar(some(app, 0)[0], 100)]
    vectors = vectors_of(app)
    for seed in heard:
        near = [one.track.id for one in app.radio.similar(seed, 100)]
        members = [seed, *near[:3], near[-1]]
        found = find_outliers([(one, "together") for one in members], vectors, 5)
        if [one.track_id for one in found] == members[-1:]:
            break
    else:
        raise AssertionError("no album of these tracks has a stranger")
    marks = ",".join("?" * len(members))
    app.store.write(
        lambda database: database.execute(
            "UPDATE tracks SET album = 'Together', album_key = 'together', album_artist = 'All',"
            f" album_artist_key = 'all' WHERE id IN ({marks})",
            members,
        )
    )
    return members[:-1], members[-1]


def vectors_of(app: App) -> dict[int, np.ndarray]:
    rows = app.store.read(
        lambda database: database.execute(
            "SELECT track_id, vector FROM analyses WHERE vector IS NOT NULL"
        ).fetchall()
    )
    return {row[0]: np.frombuffer(row[1], np.float16).astype(np.float32) for row in rows}


def shown_rows(app: App) -> list[object]:
    model = app.window.discoveries.outliers.page.list.rows
    return [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]


def test_before_anything_was_played_it_says_what_counts_as_love(active: App, qtbot: QtBot) -> None:
    qtbot.keyClick(active.window, Qt.Key.Key_D, CONTROL | SHIFT)
    page = active.window.discoveries.rediscover.page
    assert active.window.places.currentWidget() is page
    qtbot.waitUntil(lambda: page.message._title.text() == "Nothing to go by yet", timeout=10_000)
    for words in ("thumb up (Ctrl+K)", "four stars", "to its end more than once"):
        assert words in page.message._sentence.text()
    assert not page.play_button.isEnabled()


def test_the_forgotten_near_to_what_is_loved_is_played_queued_and_starts_a_station(
    active: App, qtbot: QtBot
) -> None:
    loved, lately = some(active, 0, 1)
    active.store.write(plays.save_plays, [Play(lately, plays.now(), 99.0, "completed")])
    place = active.window.discoveries.rediscover
    active.window.rail.select_place("rediscover")
    qtbot.waitUntil(lambda: bool(place.page.ids), timeout=10_000)
    assert place.page._about.text().startswith("Near to what you played")
    active.store.write(rate, [loved], 5)
    place.reload()
    qtbot.waitUntil(lambda: place.page._about.text().startswith("Not heard"), timeout=10_000)
    assert set(place.page.ids).isdisjoint([loved, lately])
    title = active.store.read(lambda db: db["tracks"].get(loved))["title"]
    rows = place.page.list.rows.suggestions
    assert all(f"like “{title}”, never played" in one.reason for one in rows)
    found = place.page.ids
    qtbot.mouseClick(place.page.play_button, LEFT)
    assert ids(active) == found
    assert active.player.queue.entries[0].origin == "Rediscover"
    qtbot.mouseClick(place.page.queue_button, LEFT)
    assert ids(active) == [*found, *found]
    place.page.list.setFocus()
    place.page.list.setCurrentIndex(place.page.list.rows.index(2, 0))
    qtbot.keyClick(place.page.list, Qt.Key.Key_Return)
    assert active.player.current is not None
    assert active.player.current.track_id == found[2]
    with qtbot.waitSignal(active.stations.said, timeout=10_000):
        qtbot.mouseClick(place.page.station_button, LEFT)
    station = active.stations.current
    assert station is not None
    assert station.name == "Rediscover"
    assert set(station.weights) == set(found)


def test_keys_and_menu_act_on_what_is_selected_there(active: App, qtbot: QtBot) -> None:
    active.store.write(rate, some(active, 0), 5)
    place = active.window.discoveries.rediscover
    active.window.rail.select_place("rediscover")
    qtbot.waitUntil(lambda: bool(place.page.ids), timeout=10_000)
    listed = place.page.list
    listed.setFocus()
    listed.setCurrentIndex(listed.rows.index(0, 0))
    qtbot.keyClick(listed, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(listed, Qt.Key.Key_Return, CONTROL)
    assert ids(active) == place.page.ids[:2]
    listed.customContextMenuRequested.emit(listed.visualRect(listed.currentIndex()).center())
    menu = popup(qtbot)
    assert any(action.text() == "Start station" for action in menu.actions())
    menu.close()


def test_the_stranger_of_an_album_is_listed_below_it(active: App, qtbot: QtBot) -> None:
    others, stranger = one_album_with_a_stranger(active)
    qtbot.keyClick(active.window, Qt.Key.Key_O, CONTROL | SHIFT)
    page = active.window.discoveries.outliers.page
    qtbot.waitUntil(lambda: stranger in page.ids, timeout=10_000)
    assert set(page.ids).isdisjoint(others)
    rows = shown_rows(active)
    row = next(n for n, one in enumerate(rows) if getattr(one, "title", "") == "Together")
    heading = rows[row]
    assert heading == Heading("Together", "All", stranger)
    told = page.list.rows.index(row + 1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "unlike the rest of its album: " in told
    qtbot.mouseClick(
        page.list.viewport(), LEFT, pos=page.list.visualRect(page.list.rows.index(row, 0)).center()
    )
    table = active.window.page
    qtbot.waitUntil(
        lambda: (
            active.window.places.currentWidget() is table
            and set(table.model.ids.tolist()) == {*others, stranger}
        ),
        timeout=10_000,
    )


def test_what_belongs_is_not_odd_until_that_is_undone(active: App, qtbot: QtBot) -> None:
    _, stranger = one_album_with_a_stranger(active)
    active.window.rail.select_place("outliers")
    place = active.window.discoveries.outliers
    page = place.page
    qtbot.waitUntil(lambda: stranger in page.ids, timeout=10_000)
    row = next(
        n
        for n, one in enumerate(shown_rows(active))
        if not isinstance(one, Heading) and one.track.id == stranger
    )
    page.list.setFocus()
    page.list.setCurrentIndex(page.list.rows.index(row, 0))
    with qtbot.waitSignal(active.window.discoveries.belonging.said, timeout=10_000) as told:
        qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert told.args[0] == "1 track belongs here"
    qtbot.waitUntil(lambda: stranger not in page.ids, timeout=10_000)
    assert active.store.read(belonging) == {stranger}
    active.history.undo()
    qtbot.waitUntil(lambda: stranger in page.ids, timeout=10_000)
    page.list.setCurrentIndex(page.list.rows.index(row, 0))
    page.list.customContextMenuRequested.emit(
        page.list.visualRect(page.list.currentIndex()).center()
    )
    menu: QMenu = popup(qtbot)
    choose(menu, "It belongs here")
    menu.close()
    qtbot.waitUntil(lambda: stranger not in page.ids, timeout=10_000)


def test_a_library_without_albums_says_that_nothing_is_odd(active: App, qtbot: QtBot) -> None:
    active.store.write(lambda database: database.execute("UPDATE tracks SET album = NULL"))
    active.window.rail.select_place("outliers")
    page = active.window.discoveries.outliers.page
    qtbot.waitUntil(lambda: page.message._title.text() == "Nothing is odd", timeout=10_000)
