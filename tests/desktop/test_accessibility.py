"""The window as a screen reader walks it."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App

PLACES = ("tracks", "recent", "playlists", "playlist:1", "map")


def walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield everything that is shown, parents first; the cells of tables are left out."""
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is None or not child.isValid() or not isinstance(child.object(), QWidget):
            continue
        if not child.state().invisible:
            yield from walk(child)


def tree(window: QWidget) -> list[QAccessibleInterface]:
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    return list(walk(root))


def name_of(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name)


def takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def nameless(app: App) -> list[QWidget]:
    """Return what takes the keyboard and tells a screen reader nothing."""
    return [
        one.object()
        for one in tree(app.window)
        if isinstance(one.object(), QWidget) and takes_tab(one.object()) and not name_of(one)
    ]


@pytest.fixture
def playing(app: App, qtbot: QtBot) -> App:
    with qtbot.waitSignal(app.playlists.changed, timeout=10_000):
        app.playlists.create("Morning", [int(app.window.page.model.ids[0])])
    app.window.tracks.play_row(0)
    qtbot.waitUntil(lambda: app.player.position > 0.1, timeout=10_000)
    return app


def test_the_walk_finds_what_has_no_name(playing: App) -> None:
    before = len(nameless(playing))
    playing.window.queue.list.setAccessibleName("")
    assert len(nameless(playing)) == before + 1


@pytest.mark.parametrize("place", PLACES)
def test_whatever_takes_the_keyboard_has_a_name(playing: App, place: str, qtbot: QtBot) -> None:
    playing.window.rail.select_place(place)
    qtbot.waitUntil(lambda: playing.window.places.place == place)
    assert len(tree(playing.window)) > 20
    assert [f"{type(one).__name__} {one.objectName()}" for one in nameless(playing)] == []


def test_names_say_more_than_an_icon_and_no_two_neighbours_say_the_same(playing: App) -> None:
    buttons = [one for one in tree(playing.window) if one.role() == QAccessible.Role.Button]
    names = [name_of(one) for one in buttons if takes_tab(one.object())]
    assert len(names) > 5
    assert all(len(name) > 1 for name in names)
    assert [a for a, b in pairwise(names) if a == b] == []


def test_labels_that_are_seen_are_read(playing: App) -> None:
    for one in tree(playing.window):
        label = one.object()
        if isinstance(label, QLabel) and label.text() and label.isVisible():
            assert name_of(one), label


def test_tab_comes_round_through_everything_that_takes_it(playing: App) -> None:
    window = playing.window
    wanted = {
        one.object()
        for one in tree(window)
        if isinstance(one.object(), QWidget) and takes_tab(one.object())
    }
    start = window.rail._places
    seen: list[QWidget] = []
    widget: QWidget = start
    for _ in range(2000):
        seen.append(widget)
        widget = widget.nextInFocusChain()
        if widget is start:
            break
    assert widget is start, "the chain never comes back"
    missed = [type(one).__name__ for one in wanted - set(seen) if one.focusProxy() is None]
    assert missed == []
    order = [window.rail, window.places, window.queue, window.player_bar, window.listening_bar]
    first = [
        next(n for n, one in enumerate(seen) if part.isAncestorOf(one) and takes_tab(one))
        for part in order[:4]
    ]
    assert first == sorted(first), "the keyboard goes from left to right, then down"
