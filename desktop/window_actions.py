"""The keys and menus of the window, each declared once."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key and what it does, in the words the overview shows."""

    keys: tuple[str, ...]
    words: str
    act: Callable[[], None]


def install(window: QWidget, shortcuts: list[Shortcut]) -> dict[str, QAction]:
    """Give the window its keys; return the actions by their words."""
    actions = {}
    for shortcut in shortcuts:
        action = QAction(shortcut.words, window)
        action.setShortcuts([QKeySequence(keys) for keys in shortcut.keys])
        action.triggered.connect(lambda _checked=False, act=shortcut.act: act())
        window.addAction(action)
        actions[shortcut.words] = action
    return actions


def overview(shortcuts: list[Shortcut]) -> str:
    """Return all keys as a small HTML table."""
    rows = "".join(
        f"<tr><td style='padding: 4px 24px 4px 0'><b>{' or '.join(s.keys)}</b></td>"
        f"<td style='padding: 4px 0'>{s.words}</td></tr>"
        for s in shortcuts
    )
    return f"<table>{rows}</table>"
