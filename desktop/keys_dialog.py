"""All keys of the window and what they do, in groups, as long as they are."""

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.window_actions import Shortcut, native
from engine.words import translate

_SIZE = (560, 600)
_KEY_WIDTH = 176


class KeysDialog(QDialog):
    """Shows keys in a page that scrolls: there are more than a small screen has room for."""

    def __init__(self, parent: QWidget, groups: Mapping[str, list[Shortcut]]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(*_SIZE)
        self.page = QLabel(overview(groups))
        self.page.setTextFormat(Qt.TextFormat.RichText)
        self.page.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.page.setContentsMargins(24, 16, 24, 16)
        area = QScrollArea()
        area.setWidget(self.page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("Keys"))
        # Arrows and page keys scroll it at once.
        area.setFocus()
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.close)
        close.setContentsMargins(16, 0, 16, 16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area, 1)
        layout.addWidget(close)


def overview(groups: Mapping[str, list[Shortcut]]) -> str:
    """Return all keys as a table in HTML, a heading for each group."""
    return f"<table>{''.join(_group(name, keys) for name, keys in groups.items())}</table>"


def _group(name: str, keys: list[Shortcut]) -> str:
    heading = f"<tr><td colspan='2' style='padding: 16px 0 4px 0'><b>{escape(name)}</b></td></tr>"
    return heading + "".join(map(_row, keys))


def _row(shortcut: Shortcut) -> str:
    either = translate("Window", " or ")
    keys = escape(either.join(map(native, shortcut.keys)))
    return (
        f"<tr><td width='{_KEY_WIDTH}' style='padding: 4px 24px 4px 0'>{keys}</td>"
        f"<td style='padding: 4px 0'>{escape(shortcut.words)}</td></tr>"
    )
