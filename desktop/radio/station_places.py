"""Stations in the rail, their page, and the menu of each."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from desktop.library.places import RailPlace
from desktop.playlists.dialogs import ask_title
from desktop.radio.rules_dialog import RulesDialog
from desktop.radio.station_list import StationList
from desktop.theme.theme import Theme
from desktop.widgets.message_page import MessagePage
from engine.library.playlist_files import PLAYLIST_SUFFIXES
from engine.radio.exclusions import Excluded
from engine.radio.rules import Rules
from engine.radio.station_words import StationAccount
from engine.words import mark, plural, translate

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

ALL = RailPlace("stations", mark("Places", "Stations"), "broadcast", "discover")
_ONE = "station:"
_FORMATS = mark("Stations", "M3U8 playlist (*.m3u8);;XSPF playlist (*.xspf)")


class StationPlaces(QObject):
    """Shows the saved stations in a window.

    Parameters
    ----------
    window
        Where they are shown; its rail and its places are there already.
    stations
        What they are and do.
    theme
        The colours of the dialogs.
    """

    def __init__(self, window: "MainWindow", stations: StationList, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._stations = stations
        self._shown: StationAccount | None = None
        self._keys: list[str] = []
        self.overview = MessagePage()
        self.page = MessagePage()
        window.add_place(ALL, self.overview)
        window.places.addWidget(self.page)
        self._tell_overview(0)
        self.overview.button_clicked.connect(self._ask_app_rules)
        self.page.button_clicked.connect(self._play_shown)
        self.page.link_clicked.connect(self._reset_shown)
        window.rail.place_menu_wanted.connect(self._open_place_menu)
        stations.changed.connect(self._show_all)
        stations.told.connect(self._show)

    def menu_of(self, station_id: int, name: str, *, saved: bool) -> QMenu:
        """Return the menu of a station; it deletes itself."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Play"), partial(self._stations.play, station_id))
        menu.addSeparator()
        words = self.tr("Rename…") if saved else self.tr("Save station…")
        menu.addAction(words, partial(self._name, station_id, name))
        menu.addAction(self.tr("Save a copy…"), partial(self._fork, station_id, name))
        ask_rules = partial(self._stations.ask_rules, station_id, self._edit_rules)
        menu.addAction(self.tr("Rules…"), ask_rules)
        menu.addSeparator()
        menu.addAction(
            self.tr("Keep the queue as a playlist"), partial(self._stations.freeze, name)
        )
        menu.addAction(self.tr("Export the queue…"), partial(self._export, name))
        menu.addSeparator()
        menu.addAction(self.tr("Forget what it learned"), partial(self._stations.reset, station_id))
        menu.addAction(self.tr("Delete station"), partial(self._stations.remove, station_id))
        return menu

    def open_current_menu(self, position: QPoint) -> None:
        """Open the menu of the station that plays."""
        station = self._stations.current
        if station:
            self.menu_of(station.id, station.name, saved=station.saved).popup(position)

    def _show_all(self, saved: list[tuple[int, str]]) -> None:
        places, rail = self._window.places, self._window.rail
        shown = places.place
        for key in self._keys:
            places.remove(key)
        entries = [RailPlace(f"{_ONE}{n}", name, "broadcast", "discover") for n, name in saved]
        self._keys = [entry.key for entry in entries]
        for number, _ in saved:
            places.add(f"{_ONE}{number}", self.page, partial(self._stations.tell, number))
        rail.set_children(ALL.key, entries)
        self._tell_overview(len(saved))
        if shown.startswith(_ONE) and shown not in self._keys:
            rail.select_place(ALL.key)
            places.show_place(ALL.key)
        elif shown in self._keys:
            self._stations.tell(int(shown.removeprefix(_ONE)))

    def _tell_overview(self, number: int) -> None:
        count = plural("StationPlaces", "%n saved station", "%n saved stations", number)
        self.overview.say(
            count if number else self.tr("No saved stations yet"),
            self.tr(
                "A station plays what sounds like a track, an album, an artist or a selection, and"
                " never ends. Right-click any track and choose Start station; save the ones you"
                " like, and they stay here."
            ),
            button=self.tr("Rules for every station…"),
        )

    def _show(self, account: StationAccount) -> None:
        self._shown = account
        self.page.say(
            account.name,
            account.sentence,
            button=self.tr("Play station"),
            link=self.tr("Forget what it learned") if account.learned else "",
            foot=account.learned,
        )

    def _play_shown(self) -> None:
        if self._shown:
            self._stations.play(self._shown.station_id)

    def _reset_shown(self) -> None:
        if self._shown:
            self._stations.reset(self._shown.station_id)

    def _open_place_menu(self, key: str, position: QPoint) -> None:
        if key == ALL.key:
            self._menu_of_all().popup(position)
        elif key.startswith(_ONE):
            number = int(key.removeprefix(_ONE))
            name = self._stations.name_of(number)
            self.menu_of(number, name, saved=True).popup(position)

    def _menu_of_all(self) -> QMenu:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rules for every station…"), self._ask_app_rules)
        menu.addSeparator()
        menu.addAction(self.tr("Forget all plays, skips and thumbs…"), self._ask_to_forget)
        return menu

    def _ask_app_rules(self) -> None:
        self._stations.ask_app_rules(self._edit_app_rules)

    def _edit_app_rules(self, rules: Rules, excluded: list[Excluded]) -> None:
        self._open_rules(rules, excluded, self._stations.set_app_rules)

    def _ask_to_forget(self) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Forget"))
        box.setText(self.tr("Forget everything that was played, skipped and rated?"))
        box.setInformativeText(
            self.tr("Stations begin anew, and nothing counts as heard. This cannot be undone.")
        )
        agree = box.addButton(self.tr("Forget"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        agree.clicked.connect(self._stations.forget_everything)
        box.open()

    def _name(self, station_id: int, name: str) -> None:
        heading = self.tr("Save station")
        ask_title(self._window, heading, name, partial(self._stations.save, station_id))

    def _fork(self, station_id: int, name: str) -> None:
        ask_title(
            self._window,
            self.tr("Save a copy"),
            self.tr("{name} 2").format(name=name),
            partial(self._stations.fork, station_id),
        )

    def _edit_rules(self, station_id: int, rules: Rules, excluded: list[Excluded]) -> None:
        self._open_rules(rules, excluded, partial(self._stations.change_rules, station_id))

    def _open_rules(
        self, rules: Rules, excluded: list[Excluded], accept: Callable[[Rules], None]
    ) -> None:
        folders = [folder.path for folder in self._window.folders]
        RulesDialog(self._window, self._theme, rules, excluded, folders, accept).open()

    def _export(self, name: str) -> None:
        proposal = str(Path.home() / (name.replace("/", "-") + ".m3u8"))
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Export the queue"), proposal, translate("Stations", _FORMATS)
        )
        if chosen:
            file = Path(chosen)
            if file.suffix.lower() not in PLAYLIST_SUFFIXES:
                file = file.with_name(f"{file.name}.{'xspf' if 'xspf' in kind else 'm3u8'}")
            self._stations.export(name, file)
