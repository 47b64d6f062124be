"""The field to search with."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from desktop.library.search_help import SearchHelp
from desktop.theme.icons import icon
from desktop.theme.theme import Theme

_WIDEST = 480


class SearchField(QLineEdit):
    """Enter and Down lead on to what was found, Escape clears; `entered` comes with the focus."""

    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(self.tr("Search everything"))
        self.setAccessibleName(self.tr("Search everything"))
        self.setClearButtonEnabled(True)
        for clear in self.findChildren(QToolButton):
            clear.setAccessibleName(self.tr("Clear search"))
        self.setMaximumWidth(_WIDEST)
        self._glass = self.addAction(
            self._icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._help = self.addAction(
            self._icon("question"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._help.setToolTip(self.tr("How to search"))
        self._help.triggered.connect(self.show_help)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(
                button.accessibleName() or button.toolTip() or self.tr("Search")
            )
        theme.changed.connect(self._repaint_icon)

    def use_as_filter(self, words: str) -> None:
        """Say that it looks only through what is shown; there is no grammar to explain then."""
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self._help.setVisible(False)

    def mark(self, start: int, end: int) -> None:
        """Underline the characters from `start` to `end`; none when they are equal."""
        underlined = QTextCharFormat()
        underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        underlined.setUnderlineColor(self._theme.color("negative"))
        kind = QInputMethodEvent.AttributeType.TextFormat
        offset = self.cursorPosition()
        marks = [QInputMethodEvent.Attribute(kind, start - offset, end - start, underlined)]
        # A line has no formats of its own; those of an input method come closest.
        QCoreApplication.sendEvent(self, QInputMethodEvent("", marks if end > start else []))

    def show_help(self) -> None:
        """Show what can be typed here."""
        SearchHelp(self).open_below(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that something is about to be typed."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the field by keyboard; all other keys are typed."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and not event.modifiers():
            self.left.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _icon(self, name: str) -> QIcon:
        return icon(name, self._theme.palette.text_muted)

    def _repaint_icon(self) -> None:
        self._glass.setIcon(self._icon("magnifying-glass"))
        self._help.setIcon(self._icon("question"))
