"""The head of the map: one line where there is room, else two, and nothing squeezed in either."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.map.map_head import MapHead
from desktop.theme.theme import Theme


@pytest.fixture
def head(qtbot: QtBot, theme: Theme) -> MapHead:
    made = MapHead(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def shaped(head: MapHead, width: int) -> MapHead:
    head.resize(width, head.sizeHint().height())
    return head


def place(head: MapHead, part: QWidget) -> tuple[int, int]:
    corner = part.mapTo(head, part.rect().topLeft())
    return corner.x(), corner.y()


def test_all_parts_stand_beside_each_other_where_there_is_room(head: MapHead) -> None:
    shaped(head, 1000)
    assert not head.is_narrow
    tops = [abs(place(head, part)[1] - place(head, head.search)[1]) for part in (head.colours,)]
    assert max(tops) < 8
    assert place(head, head.search)[0] < place(head, head.more)[0]
    assert head.search.width() > 300


@pytest.mark.parametrize("words", ["", "Nach Album-Interpretinnen und Interpreten färben"])
def test_the_fields_go_below_before_they_would_be_squeezed(head: MapHead, words: str) -> None:
    if words:
        head.colours.addItem(words, "long")
    for width in range(1000, 440, -20):
        shaped(head, width)
        assert head.colours.width() >= head.colours.sizeHint().width()
        assert head.search.width() >= 150
    assert head.is_narrow
    assert place(head, head.search)[1] > place(head, head.more)[1] + head.more.height() / 2
    assert not shaped(head, 1000).is_narrow
