"""The dialog of all settings: pages at the left, their fields at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.settings.controls import control
from desktop.settings.fields import Field, Page, Switch
from desktop.theme import tokens
from desktop.theme.icons import icon
from desktop.theme.theme import Theme

_SIZE = (720, 480)
_LIST_WIDTH = 176
_TITLE_WIDTH = 152


class SettingsDialog(QDialog):
    """Shows pages of settings; there is nothing to confirm.

    Parameters
    ----------
    pages
        What can be set; values are read when the dialog is made.
    """

    def __init__(self, theme: Theme, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self.resize(*_SIZE)
        self._theme = theme
        self._pages = pages
        self.list = QListWidget()
        self._stack = QStackedWidget()
        for page in pages:
            self.list.addItem(QListWidgetItem(page.title))
            self._stack.addWidget(_scrolled(_content(theme, page)))
        self._arrange()
        self.list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def show_page(self, sign: str) -> None:
        """Turn to the page with this icon."""
        self.list.setCurrentRow([page.icon for page in self._pages].index(sign))

    def _arrange(self) -> None:
        self.list.setObjectName("settingsPages")
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setIconSize(QSize(16, 16))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.close)
        close.setContentsMargins(16, 0, 16, 16)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self._stack, 1)
        right.addWidget(close)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addLayout(right, 1)

    def _paint_icons(self) -> None:
        for row, page in enumerate(self._pages):
            self.list.item(row).setIcon(icon(page.icon, self._theme.palette.text_muted))
            self.list.item(row).setSizeHint(QSize(0, tokens.ROW_HEIGHT))


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _content(theme: Theme, page: Page) -> QWidget:
    content = QWidget()
    content.setObjectName("page")
    layout = QVBoxLayout(content)
    layout.setContentsMargins(24, 24, 24, 16)
    layout.setSpacing(4)
    title = QLabel(page.title)
    title.setProperty("role", "pageTitle")
    layout.addWidget(title)
    layout.addSpacing(12)
    for field in page.fields:
        layout.addLayout(_row(theme, field))
        if field.hint:
            layout.addWidget(_hint(field))
        layout.addSpacing(12)
    if page.part:
        layout.addWidget(page.part(), 1)
    else:
        layout.addStretch(1)
    return content


def _row(theme: Theme, field: Field) -> QHBoxLayout:
    made = control(theme, field)
    row = QHBoxLayout()
    row.setSpacing(16)
    if not isinstance(field, Switch):
        label = QLabel(field.title)
        label.setFixedWidth(_TITLE_WIDTH)
        label.setBuddy(made)
        row.addWidget(label)
    row.addWidget(made)
    row.addStretch(1)
    return row


def _hint(field: Field) -> QLabel:
    hint = QLabel(field.hint)
    hint.setProperty("role", "meta")
    hint.setWordWrap(True)
    indent = 44 if isinstance(field, Switch) else _TITLE_WIDTH + 16
    hint.setContentsMargins(indent, 0, 0, 0)
    return hint
