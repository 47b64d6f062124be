"""Accented letters typed into Properties, as an input method sends them."""

from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.library.properties_dialog import PropertiesDialog
from engine.library.scanner import scan
from engine.store.store import Store
from engine.store.track_facts import track_facts
from tests.support.audio_files import noise, write_audio


@pytest.fixture
def dialog(store: Store, tmp_path: Path, qtbot: QtBot) -> PropertiesDialog:
    music = tmp_path / "music"
    music.mkdir()
    write_audio(music / "a.flac", noise(0.2), codec="flac")
    scan(store, [music])
    made = PropertiesDialog(store.read(track_facts, [1]))
    qtbot.addWidget(made)
    made.show()
    return made


def test_composed_letters_are_taken(dialog: PropertiesDialog) -> None:
    field = dialog.fields["title"]
    field.clear()
    for letter in "Été à 東京":
        event = QInputMethodEvent()
        event.setCommitString(letter)
        QApplication.sendEvent(field, event)
    assert field.text() == "Été à 東京"
    assert field.isModified()
