"""The page of the first start: a folder, a promise, a demo."""

from PySide6.QtWidgets import QWidget

from desktop.widgets.message_page import MessagePage
from engine.words import mark, translate

_INVITATION = mark(
    "Library",
    "Choose the folder with your music. It plays at once; in the background Earshot listens to"
    " every track, and then any of them can start a radio of what sounds alike.",
)


class FirstRunPage(MessagePage):
    """Asks for a folder; while the demo library is written it tells how far that is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, hero=True)
        self.show_progress("")

    def show_progress(self, sentence: str) -> None:
        """Show a sentence in place of the invitation, or the invitation if it is empty."""
        self.say(
            self.tr("Music you own, radio that listens"),
            sentence or translate("Library", _INVITATION),
            button=self.tr("Choose a folder…"),
            link="" if sentence else self.tr("Try it with a demo library"),
            foot=self.tr("Nothing leaves this computer."),
        )
