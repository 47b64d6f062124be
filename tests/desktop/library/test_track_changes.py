"""Ratings, tags and properties, on real files in a real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.library.properties_dialog import PropertiesDialog
from desktop.library.track_mime import TRACK_IDS_MIME, dragged_files, dragged_tracks
from desktop.library.track_table_model import COLUMNS, RATING_COLUMN
from engine.library.scanner import scan
from engine.library.tags import read_tags
from engine.store import analyses, tracks
from engine.store.store import Store
from tests.desktop.conftest import MakeApp
from tests.support.tagged_files import sound, write_vorbis


@pytest.fixture
def music(tmp_path: Path) -> Path:
    for name in ("one.flac", "two.flac"):
        write_vorbis(sound(tmp_path / "music" / name, "flac"))
    return tmp_path / "music"


@pytest.fixture
def app(make_app: MakeApp, music: Path, tmp_path: Path, qtbot: QtBot) -> App:
    with Store(tmp_path / "library.db") as store:
        scan(store, [music])
    started = make_app(tmp_path / "library.db", listening=False)
    qtbot.waitUntil(lambda: started.window.page.model.rowCount() == 2, timeout=10_000)
    qtbot.waitUntil(lambda: not started.service.scanning, timeout=10_000)
    return started


def ids(app: App) -> list[int]:
    return app.window.page.model.ids.tolist()


def stars(app: App) -> list[int]:
    found = app.store.read(tracks.tracks_by_id, ids(app))
    return [found[track_id].rating for track_id in ids(app)]


def titles(app: App) -> set[str]:
    return {track.title for track in app.store.read(tracks.tracks_by_id, ids(app)).values()}


def dialog(app: App, qtbot: QtBot, track_ids: list[int]) -> PropertiesDialog:
    app.verbs.show_properties(track_ids)
    qtbot.waitUntil(lambda: bool(app.window.findChildren(PropertiesDialog)), timeout=10_000)
    return app.window.findChildren(PropertiesDialog)[0]


def type_into(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)


def save(qtbot: QtBot, opened: PropertiesDialog) -> None:
    box = opened.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    qtbot.mouseClick(box.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)


def test_stars_are_given_by_a_press_and_taken_back(app: App, qtbot: QtBot) -> None:
    table = app.window.page.table
    cell = table.visualRect(app.window.page.model.index(0, RATING_COLUMN))
    fourth = QPoint(cell.left() + 6 + 3 * 16 + 8, cell.center().y())
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=fourth)
    qtbot.waitUntil(lambda: stars(app) == [4, 0], timeout=10_000)
    qtbot.waitUntil(lambda: app.history.can_undo, timeout=10_000)
    app.history.undo()
    qtbot.waitUntil(lambda: stars(app) == [0, 0], timeout=10_000)
    app.history.redo()
    qtbot.waitUntil(lambda: stars(app) == [4, 0], timeout=10_000)
    qtbot.waitUntil(
        lambda: app.window.page.model.index(0, RATING_COLUMN).data() == "★★★★", timeout=10_000
    )
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=fourth)
    qtbot.waitUntil(lambda: stars(app) == [0, 0], timeout=10_000)


def test_a_selection_is_rated_together(app: App, qtbot: QtBot) -> None:
    app.window.page.table.selectAll()
    app.window.tracks.with_selected(lambda selected: app.verbs.rate(selected, 5))
    qtbot.waitUntil(lambda: stars(app) == [5, 5], timeout=10_000)


def test_tags_of_many_are_changed_where_something_was_typed_and_brought_back(
    app: App, music: Path, qtbot: QtBot
) -> None:
    before = app.store.read(analyses.counts, app.bundle.id, app.bundle.version)
    opened = dialog(app, qtbot, ids(app))
    assert opened.fields["artist"].text() == "Sigur Rós; Amiina"
    type_into(qtbot, opened.fields["album"], "Agaetis")
    type_into(qtbot, opened.fields["year"], "1999")
    save(qtbot, opened)
    files = [music / "one.flac", music / "two.flac"]
    qtbot.waitUntil(lambda: app.history.can_undo, timeout=10_000)
    assert [(read_tags(f).album, read_tags(f).year) for f in files] == [("Agaetis", 1999)] * 2
    assert read_tags(files[0]).title == "Sæglópur"
    app.history.undo()
    qtbot.waitUntil(lambda: read_tags(files[1]).album == "Takk…", timeout=10_000)
    app.history.redo()
    qtbot.waitUntil(lambda: read_tags(files[1]).album == "Agaetis", timeout=10_000)
    assert app.store.read(analyses.counts, app.bundle.id, app.bundle.version) == before


def test_the_table_follows_new_tags(app: App, qtbot: QtBot) -> None:
    opened = dialog(app, qtbot, ids(app)[:1])
    type_into(qtbot, opened.fields["title"], "Glosoli")
    save(qtbot, opened)
    qtbot.waitUntil(lambda: titles(app) == {"Glosoli", "Sæglópur"}, timeout=10_000)
    shown = app.window.page.model
    qtbot.waitUntil(
        lambda: "Glosoli" in {shown.index(row, 0).data() for row in range(2)}, timeout=10_000
    )


def test_what_differs_says_so_and_stays_unless_typed_over(app: App, qtbot: QtBot) -> None:
    opened = dialog(app, qtbot, ids(app)[:1])
    type_into(qtbot, opened.fields["title"], "Other")
    save(qtbot, opened)
    qtbot.waitUntil(lambda: titles(app) == {"Other", "Sæglópur"}, timeout=10_000)
    qtbot.waitUntil(lambda: not app.window.findChildren(PropertiesDialog), timeout=10_000)
    opened = dialog(app, qtbot, ids(app))
    assert opened.fields["title"].text() == ""
    assert opened.fields["title"].placeholderText() == "Several values"
    type_into(qtbot, opened.fields["genre"], "Jazz")
    save(qtbot, opened)
    qtbot.waitUntil(lambda: len(app.history._done) == 2, timeout=10_000)
    assert titles(app) == {"Other", "Sæglópur"}


def test_nothing_can_be_saved_before_something_was_changed_or_when_it_makes_no_sense(
    app: App, qtbot: QtBot
) -> None:
    opened = dialog(app, qtbot, ids(app)[:1])
    box = opened.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    button = box.button(QDialogButtonBox.StandardButton.Save)
    assert not button.isEnabled()
    type_into(qtbot, opened.fields["year"], "19")
    assert not button.isEnabled()
    type_into(qtbot, opened.fields["year"], "1984")
    assert button.isEnabled()
    opened.reject()


def test_a_file_that_is_gone_is_named(app: App, music: Path, qtbot: QtBot) -> None:
    opened = dialog(app, qtbot, ids(app))
    type_into(qtbot, opened.fields["genre"], "Jazz")
    (music / "one.flac").unlink()
    save(qtbot, opened)
    qtbot.waitUntil(lambda: "one.flac" in app.window.notice.text, timeout=10_000)


def test_the_details_tell_of_file_and_sound(app: App, music: Path, qtbot: QtBot) -> None:
    opened = dialog(app, qtbot, ids(app)[:1])
    words = " ".join(label.text() for label in opened.findChildren(QLabel))
    assert str(music) in words
    for part in ("FLAC · 44.1 kHz · stereo", "0:01", "never", "not listened to yet"):
        assert part in words
    opened.reject()


def test_every_column_sorts_but_the_reasons(app: App) -> None:
    assert [column.key for column in COLUMNS if column.order is None] == ["reason"]


def test_a_drag_carries_ids_and_files(app: App, music: Path) -> None:
    model = app.window.page.model
    data = model.mimeData([model.index(0, 0), model.index(0, 1), model.index(1, 0)])
    assert data.hasFormat(TRACK_IDS_MIME)
    assert dragged_tracks(data) == ids(app)
    assert set(dragged_files(data)) == {music / "one.flac", music / "two.flac"}
