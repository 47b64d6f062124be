"""The whole window in German: nothing that has a translation is left in English."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.app import App
from engine import settings, words
from engine.radio.rules import Rules
from engine.store import session
from engine.store.store import Store
from tests.desktop.conftest import MakeApp
from tests.support.scanned_library import ScannedLibrary

FILE = Path(__file__).parents[2] / "resources" / "translations" / "earshot_de.ts"


def english() -> list[re.Pattern[str]]:
    """Return what matches the English texts that German puts otherwise."""
    messages = list(ElementTree.parse(FILE).iter("message"))
    german = {form.text for m in messages for form in m.iter("numerusform")}
    german |= {m.findtext("translation") for m in messages}
    sources = {text for m in messages for text in (m.findtext("source"), m.findtext("comment"))}
    # A text that is little more than its values would match anything.
    telling = [text for text in sources - german if text and re.search(r"[^\W\d_]{3}", _bare(text))]
    return [_pattern(text) for text in telling]


def _bare(text: str) -> str:
    return re.sub(r"\{[^{}]*\}|%n", "", text)


def _pattern(text: str) -> re.Pattern[str]:
    parts = re.split(r"\{[^{}]*\}|%n", text)
    return re.compile(".+".join(map(re.escape, parts)), re.DOTALL)


def texts_of(widget: QWidget) -> Iterator[str]:
    """Yield everything that a widget shows or says."""
    yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName())
    yield widget.accessibleDescription()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QMenu):
        yield widget.title()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    if isinstance(widget, QTabWidget):
        yield from (widget.tabText(n) for n in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _texts_of_view(widget)
    for action in widget.actions():
        yield from _texts_of_action(action)


def _texts_of_view(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    horizontal = Qt.Orientation.Horizontal
    columns = view.horizontalHeader().count() if isinstance(view, QTableView) else 0
    yield from (str(model.headerData(n, horizontal) or "") for n in range(columns))
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    for row in range(min(model.rowCount(QModelIndex()), 20)):
        yield from (str(model.index(row, 0).data(role) or "") for role in roles)


def _texts_of_action(action: QAction) -> Iterator[str]:
    yield from (action.text(), action.toolTip(), action.statusTip())


def left_in_english(widget: QWidget, patterns: list[re.Pattern[str]]) -> set[str]:
    """Return the texts of a widget and all below it that are English."""
    shown = {text for one in (widget, *widget.findChildren(QWidget)) for text in texts_of(one)}
    return {text for text in shown if text and any(one.fullmatch(text) for one in patterns)}


@pytest.fixture
def german(
    make_app: MakeApp, demo_library: ScannedLibrary, tmp_path: Path, qtbot: QtBot
) -> Iterator[App]:
    locale = QLocale()
    library = Path(shutil.copy(demo_library.file, tmp_path / "library.db"))
    with Store(library) as store:
        store.write(session.save_setting, settings.LANGUAGE.key, "de")
    app = make_app(library, listening=False)
    app.window.resize(1280, 800)
    qtbot.waitUntil(app.window.rail.isVisible, timeout=10_000)
    yield app
    language.install(QApplication.instance(), "en")  # type: ignore[arg-type]
    QLocale.setDefault(locale)


def test_every_place_is_german(german: App, qtbot: QtBot) -> None:
    window, patterns = german.window, english()
    german.verbs.play(window.page.model.ids.tolist()[:3])
    qtbot.waitUntil(lambda: len(german.player.queue) == 3)
    found = left_in_english(window, patterns)
    for key in window.places._pages:
        window.rail.select_place(key)
        window.places.show_place(key)
        QApplication.processEvents()
        found |= left_in_english(window, patterns)
    assert found == set()
    assert german.window.page.head.search.placeholderText() == "Überall suchen"


def test_every_dialog_and_menu_is_german(german: App, qtbot: QtBot) -> None:
    window, patterns = german.window, english()
    ids = [int(number) for number in window.page.model.ids[:2]]
    stations, middle = window.stations, window.rect().center()
    german.player.set_shuffle("tracks")
    openers = (
        window.settings_wanted.emit,
        window.show_keys,
        lambda: window.open_view_menu(window.page.view_button),
        window.player_bar.open_playback_menu,
        lambda: window.tracks.open_menu_of(ids, middle),
        lambda: window.tracks.open_menu_of(ids[:1], middle),
        lambda: stations.menu_of(1, "Jazz", saved=False).popup(middle),
        lambda: stations.menu_of(1, "Jazz", saved=True).popup(middle),
        lambda: stations._menu_of_all().popup(middle),
        lambda: stations._edit_app_rules(Rules(), []),
        stations._ask_to_forget,
        lambda: german.verbs.radio.mix_wanted.emit(ids),
        lambda: window.playlists.menus.new_smart("jazz"),
        lambda: window.playlists.menus.new(ids),
        window.page.search.show_help,
    )
    found = set()
    for opener in openers:
        opener()
        QApplication.processEvents()
        opened = [
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, QDialog | QMenu) or one.windowType() == Qt.WindowType.Popup
        ]
        assert opened
        for one in opened:
            found |= left_in_english(one, patterns)
            one.close()
    window.library.show_properties(ids)
    qtbot.waitUntil(lambda: window.findChild(QDialog) is not None, timeout=10_000)
    found |= left_in_english(window.findChild(QDialog), patterns)
    assert found == set()


def test_what_the_engine_says_is_german(german: App, qtbot: QtBot) -> None:
    window = german.window
    window.page.search.setText("tempo:fast")
    window.page._type()
    trouble = window.page.head._trouble
    qtbot.waitUntil(lambda: bool(trouble.text()), timeout=10_000)
    assert trouble.text().startswith("Es gibt kein Feld „tempo“")
    found = german.radio.similar(int(window.page.model.ids[0]), 3)
    assert all(re.match(r"\d,\d\d (wie|zwischen) „", one.reason) for one in found)
    window.notice.say("“/music/a.flac” is empty; replace it with an intact copy.")
    labels = [label.text() for label in window.notice.findChildren(QLabel)]
    assert "„/music/a.flac“ ist leer; durch eine heile Kopie ersetzen." in labels


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", ["0 tracks", "1 track", "2 tracks", "1,204 tracks"]),
        ("de", ["0 Alben", "1 Album", "2 Alben", "1.204 Alben"]),
    ],
)
def test_plurals(code: str, told: list[str], qapp: QApplication) -> None:
    language.install(qapp, code)
    noun = ("%n album", "%n albums") if code == "de" else ("%n track", "%n tracks")
    assert [words.plural("Library", *noun, number) for number in (0, 1, 2, 1204)] == told
    language.install(qapp, "en")
