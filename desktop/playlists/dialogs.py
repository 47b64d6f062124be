"""What is asked about playlists."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from engine.library.playlist_exchange import ImportReport
from engine.words import plural, translate

_WIDTH = 440
_MOST_LINES = 500


def ask_title(parent: QWidget, heading: str, title: str, accept: Callable[[str], None]) -> None:
    """Ask for a playlist's title; `accept` is called with one that is not empty."""

    def check(text: str) -> None:
        if text.strip():
            accept(text.strip())

    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(heading)
    dialog.setLabelText(translate("Playlists", "Title"))
    dialog.setTextValue(title)
    dialog.resize(_WIDTH, dialog.sizeHint().height())
    dialog.textValueSelected.connect(check)
    dialog.open()


class SmartPlaylistDialog(QDialog):
    """Asks for title and search of a smart playlist.

    Parameters
    ----------
    accept
        Called with title and search, neither of them empty.
    """

    def __init__(
        self, parent: QWidget, title: str, query: str, accept: Callable[[str, str], None]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Smart playlist"))
        self._accept = accept
        self.title = QLineEdit(title)
        self.query = QLineEdit(query)
        self.query.setPlaceholderText(self.tr("What you would type into the search field"))
        form = QFormLayout()
        form.setSpacing(12)
        form.addRow(self.tr("Title"), self.title)
        form.addRow(self.tr("Search"), self.query)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(self.buttons)
        self.resize(_WIDTH, self.sizeHint().height())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for field in (self.title, self.query):
            field.textChanged.connect(self._check)
        self._check()

    def accept(self) -> None:
        """Hand on what was typed."""
        self._accept(self.title.text().strip(), self.query.text().strip())
        super().accept()

    def _check(self) -> None:
        complete = bool(self.title.text().strip() and self.query.text().strip())
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(complete)


def tell_import(parent: QWidget, report: ImportReport) -> None:
    """Show what of a playlist file could not be taken over, line by line."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(translate("Playlists", "Playlist imported"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    imported = plural(
        "Playlists",
        "“{title}” was imported with %n track.",
        "“{title}” was imported with %n tracks.",
        len(report.whole.entries),
    )
    box.setText(imported.format(title=report.whole.playlist.title))
    sentences = []
    if report.broken:
        sentences.append(
            plural(
                "Playlists",
                "%n could not be taken over.",
                "%n could not be taken over.",
                len(report.broken),
            )
        )
    if report.outside:
        sentences.append(
            plural(
                "Playlists",
                "%n not in your library yet: add its folder, and it can be played.",
                "%n not in your library yet: add their folder, and they can be played.",
                len(report.outside),
            )
        )
    box.setInformativeText(" ".join(sentences))
    lines = [str(one) for one in report.broken]
    outside = translate("Playlists", "Not in your library: {path}")
    lines += [outside.format(path=path) for path in report.outside]
    if len(lines) > _MOST_LINES:
        left = len(lines) - _MOST_LINES
        lines = [
            *lines[:_MOST_LINES],
            plural("Playlists", "… and %n more", "… and %n more", left),
        ]
    box.setDetailedText("\n".join(lines))
    box.open()
