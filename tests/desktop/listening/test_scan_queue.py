"""Folders looked through one after the other, with everything that may come in between."""

from pathlib import Path

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from desktop.listening import scan_queue
from engine.store import folders
from tests.desktop.conftest import MakeApp
from tests.desktop.listening.conftest import rows


def test_the_same_folder_twice_is_one_folder(
    make_app: MakeApp, music: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    app = make_app(tmp_path / "library.db", listening=False)
    app.service.add_folders([music, music])
    app.service.add_folders([music])
    qtbot.waitUntil(lambda: not app.service.scanning, timeout=20_000)
    assert len(app.store.read(folders.all_folders)) == 1
    assert rows(app) == 300


def test_a_folder_can_be_removed_while_it_is_scanned(
    make_app: MakeApp, music: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    app = make_app(tmp_path / "library.db", listening=False)
    with qtbot.waitSignal(app.service.scan_progressed, timeout=20_000):
        app.service.add_folders([music])
    qtbot.waitUntil(lambda: app.store.read(folders.all_folders) != [], timeout=10_000)
    with qtbot.waitSignal(app.service.folder_removed, timeout=20_000):
        app.service.remove_folder(app.store.read(folders.all_folders)[0])
    qtbot.waitUntil(lambda: not app.service.scanning, timeout=10_000)
    assert app.store.read(folders.all_folders) == []
    assert rows(app) == 0
    qtbot.waitUntil(app.window.first_run.isVisible, timeout=10_000)
    app.service.add_folders([music])
    qtbot.waitUntil(lambda: rows(app) == 300, timeout=20_000)


def test_a_removed_folder_does_not_come_back_by_a_scan_that_was_asked_for_before(
    make_app: MakeApp, music: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    app = make_app(tmp_path / "library.db", listening=False, folders=(music,))
    qtbot.waitUntil(lambda: rows(app) == 300 and not app.service.scanning, timeout=20_000)
    [folder] = app.store.read(folders.all_folders)
    with qtbot.waitSignal(app.service.folder_removed, timeout=10_000):
        app.service.remove_folder(folder)
    # As at a start, when the list of folders was read just before the removal.
    with qtbot.waitSignal(app.service.scan_finished, timeout=10_000):
        app.service.rescan([folder.path])
    assert app.store.read(folders.all_folders) == []
    assert rows(app) == 0


def test_a_folder_within_a_removed_one_can_be_added(
    make_app: MakeApp, music: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    app = make_app(tmp_path / "library.db", listening=False, folders=(tmp_path,))
    qtbot.waitUntil(lambda: rows(app) == 300 and not app.service.scanning, timeout=20_000)
    with qtbot.waitSignal(app.service.folder_removed, timeout=10_000):
        app.service.remove_folder(app.store.read(folders.all_folders)[0])
    app.service.add_folders([music])
    qtbot.waitUntil(lambda: rows(app) == 300, timeout=20_000)


def test_a_bug_in_a_scan_does_not_end_all_scans(
    make_app: MakeApp, music: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(tmp_path / "library.db", listening=False)
    with monkeypatch.context() as patch, capture_exceptions() as bugs:
        patch.setattr(scan_queue, "scan", lambda *_, **__: 1 / 0)
        with qtbot.waitSignal(app.service.failed, timeout=10_000):
            app.service.add_folders([music])
    assert [kind for kind, *_ in bugs] == [ZeroDivisionError]
    assert not app.service.scanning
    app.service.add_folders([music])
    qtbot.waitUntil(lambda: rows(app) == 300, timeout=20_000)
