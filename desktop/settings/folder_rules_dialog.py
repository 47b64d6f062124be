"""Asks what a folder of the library is for."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.theme.theme import Theme
from desktop.widgets.toggle_switch import ToggleSwitch
from engine.store.records import Folder, FolderRules

_WIDTH = 440
_INDENT = 44
_MARGIN = 24
_LINES = 4


class FolderRulesDialog(QDialog):
    """Shows the rules of a folder and hands changed ones on.

    Parameters
    ----------
    accept
        Called with the FolderRules that were agreed to.
    """

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        folder: Folder,
        accept: Callable[[FolderRules], None],
    ) -> None:
        super().__init__(parent)
        self._rules = folder.rules
        self._accept = accept
        name = folder.path.name or str(folder.path)
        self.setWindowTitle(self.tr("Rules for “{name}”").format(name=name))
        self.watched = ToggleSwitch(theme, self.tr("Keep up with changes"))
        self.watched.setChecked(folder.rules.watched)
        self.in_radio = ToggleSwitch(theme, self.tr("Play it on radios"))
        self.in_radio.setChecked(folder.rules.in_radio)
        self.excluded = QPlainTextEdit("\n".join(folder.rules.excluded))
        self.excluded.setAccessibleName(self.tr("Left out of the library"))
        self.excluded.setPlaceholderText("Podcasts\n*.m4b\nLive/*")
        self.excluded.setTabChangesFocus(True)
        line = self.excluded.fontMetrics().lineSpacing()
        self.excluded.setFixedHeight(_LINES * line + 16)
        self._arrange()

    def accept(self) -> None:
        """Hand the rules on, if they are others, and close."""
        rules = self.rules()
        if rules != self._rules:
            self._accept(rules)
        super().accept()

    def rules(self) -> FolderRules:
        """Return the rules as they are shown."""
        lines = (line.strip() for line in self.excluded.toPlainText().splitlines())
        patterns = tuple(line for line in lines if line)
        return FolderRules(self.watched.isChecked(), self.in_radio.isChecked(), patterns)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        layout.setSpacing(4)
        layout.addWidget(self.watched)
        layout.addWidget(
            _hint(
                self.tr("Off: it is looked through only when you ask for it (F5)."),
                _INDENT,
            )
        )
        layout.addSpacing(8)
        layout.addWidget(self.in_radio)
        layout.addWidget(
            _hint(
                self.tr(
                    "Off for audiobooks and the like: in the library, but no radio or journey"
                    " chooses from it."
                ),
                _INDENT,
            )
        )
        layout.addSpacing(12)
        title = QLabel(self.tr("&Left out of the library"))
        title.setBuddy(self.excluded)
        layout.addWidget(title)
        layout.addWidget(self.excluded)
        layout.addWidget(
            _hint(
                self.tr(
                    "One name of a folder or file a line; * stands for any letters. With a / it is"
                    " a path in this folder. Ratings and plays come back when it does."
                )
            )
        )
        layout.addSpacing(12)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.setFixedWidth(_WIDTH)


def _hint(words: str, indent: int = 0) -> QLabel:
    hint = QLabel(words)
    hint.setProperty("role", "meta")
    hint.setWordWrap(True)
    hint.setContentsMargins(indent, 0, 0, 0)
    # Its height goes by its width, which a layout would only guess.
    hint.setFixedWidth(_WIDTH - 2 * _MARGIN)
    return hint
