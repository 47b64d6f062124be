"""The Qt binding itself: some of its versions lose a reference at every call."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_many_calls_that_return_nothing_do_not_kill_the_process(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    for number in range(50_000):
        label.setText(str(number))
    assert label.text() == "49999"
