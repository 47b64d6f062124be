"""What a folder is for, asked and obeyed in a real window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.library.folder_overlap import words
from desktop.settings.folder_rules_dialog import FolderRulesDialog
from desktop.settings.folders_part import FoldersPart
from desktop.settings.settings_dialog import SettingsDialog
from engine.library.scanner import scan
from engine.store import folders
from engine.store.records import Folder, FolderRules
from engine.store.store import Store
from tests.desktop.conftest import MakeApp
from tests.support.audio_files import noise, write_audio


@pytest.fixture
def app(make_app: MakeApp, tmp_path: Path, qtbot: QtBot) -> App:
    for name in ("Music/a.wav", "Music/Talk/b.wav"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        write_audio(tmp_path / name, noise(0.2))
    with Store(tmp_path / "library.db") as store:
        scan(store, [tmp_path / "Music"])
    started = make_app(tmp_path / "library.db", listening=False)
    qtbot.waitUntil(lambda: started.window.page.model.rowCount() == 2, timeout=10_000)
    qtbot.waitUntil(lambda: not started.service.scanning, timeout=10_000)
    return started


def rules(app: App) -> list[FolderRules]:
    return [folder.rules for folder in app.store.read(folders.all_folders)]


def ask(app: App) -> FolderRulesDialog:
    app.window.settings_wanted.emit()
    dialog = app.window.findChild(SettingsDialog)
    assert dialog is not None
    part = dialog.findChild(FoldersPart)
    assert part is not None
    part.list.setCurrentRow(0)
    part.rules_button.click()
    asked = dialog.findChild(FolderRulesDialog)
    assert asked is not None
    return asked


def test_what_is_left_out_leaves_the_table_and_comes_back(app: App, qtbot: QtBot) -> None:
    dialog = ask(app)
    dialog.excluded.setPlainText(" Talk \n\n")
    dialog.accept()
    qtbot.waitUntil(lambda: app.window.page.model.rowCount() == 1, timeout=10_000)
    assert rules(app) == [FolderRules(excluded=("Talk",))]
    dialog = ask(app)
    assert dialog.excluded.toPlainText() == "Talk"
    dialog.excluded.clear()
    dialog.accept()
    qtbot.waitUntil(lambda: app.window.page.model.rowCount() == 2, timeout=10_000)


def test_switches_are_stored_and_shown_in_the_list(app: App, qtbot: QtBot) -> None:
    dialog = ask(app)
    dialog.in_radio.click()
    dialog.watched.click()
    dialog.accept()
    qtbot.waitUntil(lambda: rules(app) == [FolderRules(False, False)], timeout=10_000)
    part = app.window.findChild(FoldersPart)
    assert part is not None
    qtbot.waitUntil(lambda: "never on radios" in part.list.item(0).text(), timeout=10_000)


def test_nothing_happens_when_nothing_changed_or_all_is_cancelled(app: App) -> None:
    ask(app).accept()
    dialog = ask(app)
    dialog.in_radio.click()
    dialog.reject()
    assert rules(app) == [FolderRules()]


def test_a_part_of_a_folder_gets_rules_of_its_own(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    talk = tmp_path / "Music" / "Talk"
    app.service.separate(talk)
    qtbot.waitUntil(lambda: len(rules(app)) == 2, timeout=10_000)
    assert [folder.path for folder in app.store.read(folders.all_folders)] == [talk.parent, talk]


def test_folders_that_are_not_watched_are_left_alone_at_the_start(
    make_app: MakeApp, tmp_path: Path, qtbot: QtBot
) -> None:
    music = tmp_path / "Music"
    music.mkdir()
    write_audio(music / "a.wav", noise(0.2))
    with Store(tmp_path / "library.db") as store:
        scan(store, [music])
        (folder,) = store.read(folders.all_folders)
        store.write(folders.set_rules, folder.id, FolderRules(watched=False))
    write_audio(music / "b.wav", noise(0.2))
    app = make_app(tmp_path / "library.db", listening=False)
    scans: list[object] = []
    app.service.scan_finished.connect(scans.append)
    qtbot.waitUntil(lambda: bool(app.window.folders), timeout=10_000)
    qtbot.wait(300)
    assert scans == []
    app.window.rescan()
    qtbot.waitUntil(lambda: app.window.page.model.rowCount() == 2, timeout=10_000)


def test_overlaps_are_told_in_a_sentence() -> None:
    rock = Folder(1, Path("/music/Rock"), True)
    books = Folder(2, Path("/music/Books"), True, FolderRules(in_radio=False))
    whole = words([rock, books], Path("/music"))
    assert whole is not None
    assert whole.sentence == "“Rock” is a part of “music” from now on."
    part = words([rock], Path("/music/Rock/Live"))
    assert part is not None
    assert part.sentence == "“Live” is in the library already, as a part of “Rock”."
    assert part.action == "Give it rules of its own"
    assert words([rock], Path("/music/Rock")) is None
    assert words([books], Path("/music")) is None
    assert words([rock], Path("/other")) is None
