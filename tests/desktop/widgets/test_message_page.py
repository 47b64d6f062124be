"""A page that says one thing keeps the keyboard, whatever it says next."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.message_page import MessagePage


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[MessagePage]:
    """A page above a button that Qt would give the keyboard to."""
    window = QWidget()
    layout = QVBoxLayout(window)
    made = MessagePage()
    made.say("Nothing here", "Add something.", button="Add")
    layout.addWidget(made)
    layout.addWidget(QPushButton("Shuffle"))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.setFocus()
    assert isinstance(window.focusWidget(), QPushButton)
    yield made  # noqa: PT022 (the window lives as long as this frame)


def test_the_keyboard_stays_when_its_button_goes(page: MessagePage) -> None:
    page.say("Looking", "A moment.")
    assert page.window().focusWidget() is page


def test_the_keyboard_is_on_the_button_when_that_comes_back(page: MessagePage) -> None:
    page.say("Looking", "A moment.")
    page.say("Nothing here", "Add something.", button="Add")
    focused = page.window().focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Add"


def test_a_page_without_the_keyboard_takes_none(page: MessagePage) -> None:
    other = page.window().findChildren(QPushButton)[-1]
    other.setFocus()
    page.say("Looking", "A moment.")
    page.say("Nothing here", "Add something.", button="Add")
    assert page.window().focusWidget() is other
