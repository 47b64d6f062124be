"""Menus and questions of the window."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from desktop.theme.theme import ThemeChoice
from engine.store.records import Folder
from engine.words import mark, translate

_THEMES: tuple[tuple[ThemeChoice, str], ...] = (
    ("system", mark("Window", "Colours of the system")),
    ("light", mark("Window", "Light")),
    ("dark", mark("Window", "Dark")),
)


def view_menu(
    parent: QWidget,
    chosen: ThemeChoice,
    choose: Callable[[ThemeChoice], None],
    menus: Mapping[str, Sequence[QAction]],
) -> QMenu:
    """Return the menu of the View button, with a menu for each group of actions; it deletes
    itself.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for choice, name in _THEMES:
        action = menu.addAction(translate("Window", name), partial(choose, choice))
        action.setCheckable(True)
        action.setChecked(choice == chosen)
    menu.addSeparator()
    for name, actions in menus.items():
        menu.addMenu(translate("Window", name)).addActions(list(actions))
    return menu


def ask_to_remove(parent: QWidget, folder: Folder, remove: Callable[[], None]) -> None:
    """Ask before a folder leaves the library: hours of listening leave with it."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(translate("Window", "Remove from library"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(
        translate("Window", "Remove “{folder}” from the library?").format(
            folder=folder.path.name or folder.path
        )
    )
    box.setInformativeText(
        translate(
            "Window",
            "Its tracks leave the library, and with them what Earshot learned by listening to them."
            " The files stay where they are.",
        )
    )
    agree = box.addButton(translate("Window", "Remove"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    agree.clicked.connect(remove)
    box.open()
