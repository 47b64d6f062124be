"""Which language the window speaks, and what German makes of plurals, numbers and Qt's words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from desktop import language
from desktop.settings.folders_part import FoldersPart
from engine import words


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    locale = QLocale()
    yield
    language.install(qapp, "en")
    QLocale.setDefault(locale)


@pytest.mark.parametrize(
    ("choice", "system", "code"),
    [
        ("system", ["de-AT", "en-US"], "de"),
        ("system", ["fr_FR", "de", "en"], "de"),
        ("system", ["fr-FR", "fr"], "en"),
        ("system", ["C"], "en"),
        ("system", [], "en"),
        ("de", ["en-GB"], "de"),
        ("en", ["de-DE"], "en"),
        ("tlh", ["de-DE"], "de"),
    ],
)
def test_the_language_is_chosen_or_the_first_of_the_system_that_is_known(
    choice: str, system: list[str], code: str
) -> None:
    assert language.chosen(choice, system) == code


def test_classes_modules_and_qt_speak_german(qapp: QApplication) -> None:
    language.install(qapp, "de")
    part = FoldersPart([], lambda: None, lambda folder: None, lambda folder: None)
    assert part.add_button.text() == "Ordner hinzufügen …"
    assert words.translate("Settings", "Playback") == "Wiedergabe"
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert buttons.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"


def test_german_numbers_and_what_nobody_translated(qapp: QApplication) -> None:
    language.install(qapp, "de")
    assert words.number(1204) == "1.204"
    assert words.number(0.914, digits=2) == "0,91"
    assert words.translate("Settings", "Nobody wrote this") == "Nobody wrote this"
    assert words.plural("No room", "%n thing", "%n things", 1204) == "1.204 things"


def test_english_takes_german_back(qapp: QApplication) -> None:
    language.install(qapp, "de")
    language.install(qapp, "en")
    assert words.translate("Settings", "Playback") == "Playback"
    assert (
        FoldersPart([], lambda: None, lambda folder: None, lambda folder: None).add_button.text()
        == "Add a folder…"
    )


def test_every_language_ships(qapp: QApplication) -> None:
    folder = Path(language.resource_path("translations"))
    for code in set(language.LANGUAGES) - {"en"}:
        assert QTranslator().load(str(folder / f"earshot_{code}.qm"))
