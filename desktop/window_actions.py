"""The keys and menus of the window, each declared once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from engine.words import translate


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key and what it does, in the words the overview shows."""

    keys: tuple[str, ...]
    words: str
    act: Callable[[], None]


def install(window: QWidget, groups: Mapping[str, list[Shortcut]]) -> dict[str, list[QAction]]:
    """Give the window its keys; return the actions of each group, for a menu."""
    return {name: [_install(window, one) for one in group] for name, group in groups.items()}


def overview(groups: Mapping[str, list[Shortcut]]) -> str:
    """Return all keys as a small HTML table."""
    either = translate("Window", " or ")
    rows = "".join(
        f"<tr><td style='padding: 4px 24px 4px 0'><b>{either.join(map(native, s.keys))}</b></td>"
        f"<td style='padding: 4px 0'>{s.words}</td></tr>"
        for group in groups.values()
        for s in group
    )
    return f"<table>{rows}</table>"


def native(keys: str) -> str:
    """Return a key as the listener's keyboard has it: ``Ctrl+F``, or ``Strg+F``."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _install(window: QWidget, shortcut: Shortcut) -> QAction:
    action = QAction(shortcut.words, window)
    action.setShortcuts([QKeySequence(keys) for keys in shortcut.keys])
    action.triggered.connect(lambda _checked=False: shortcut.act())
    window.addAction(action)
    return action
