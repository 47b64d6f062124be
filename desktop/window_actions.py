"""The keys and menus of the window, each declared once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key and what it does, in the words the overview shows."""

    keys: tuple[str, ...]
    words: str
    act: Callable[[], None]


def install(window: QWidget, groups: Mapping[str, list[Shortcut]]) -> dict[str, list[QAction]]:
    """Give the window its keys; return the actions of each group, for a menu."""
    return {name: [_install(window, one) for one in group] for name, group in groups.items()}


def native(keys: str) -> str:
    """Return a key as the listener's keyboard has it: ``Ctrl+F``, or ``Strg+F``."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _install(window: QWidget, shortcut: Shortcut) -> QAction:
    action = QAction(shortcut.words, window)
    action.setShortcuts([QKeySequence(keys) for keys in shortcut.keys])
    action.triggered.connect(lambda _checked=False: shortcut.act())
    window.addAction(action)
    return action
