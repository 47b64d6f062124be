"""A page that says one thing: nothing here yet, nothing found, or something went wrong."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

_TEXT_WIDTH = 480
_HERO_WIDTH = 560


class MessagePage(QWidget):
    """A title, a sentence, and at most one button and one link."""

    button_clicked = Signal()
    link_clicked = Signal()

    def __init__(self, parent: QWidget | None = None, *, hero: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._title = self._label("hero" if hero else "pageTitle")
        self._sentence = self._label("muted")
        self._button = QPushButton()
        self._button.setProperty("role", "primary" if hero else "")
        self._link = QPushButton()
        self._link.setProperty("role", "link")
        self._foot = self._label("meta")
        for button in (self._button, self._link):
            # Clicked, they must not take the keyboard along when they disappear.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._width = _HERO_WIDTH if hero else _TEXT_WIDTH
        self._button.clicked.connect(self.button_clicked)
        self._link.clicked.connect(self.link_clicked)
        self._arrange()

    def say(
        self, title: str, sentence: str, *, button: str = "", link: str = "", foot: str = ""
    ) -> None:
        """Set the words; a part without words is not shown.

        The keyboard stays here when what it stood on goes: Qt would give it to whatever comes next.
        """
        focused = QApplication.focusWidget()
        held = focused is not None and (focused is self or self.isAncestorOf(focused))
        pressed = self._button if button else self._link if link else None
        self.setFocusProxy(pressed)  # type: ignore[arg-type]
        if held and pressed is None:
            self.setFocus()
        for part, text in (
            (self._title, title),
            (self._sentence, sentence),
            (self._button, button),
            (self._link, link),
            (self._foot, foot),
        ):
            part.setText(text)
            part.setVisible(bool(text))
        if held and pressed is not None:
            pressed.setFocus()

    def _arrange(self) -> None:
        column = QWidget()
        column.setMaximumWidth(self._width)
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for part, space in (
            (self._title, 12),
            (self._sentence, 24),
            (self._button, 8),
            (self._link, 24),
            (self._foot, 0),
        ):
            if isinstance(part, QPushButton):
                lines.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
            else:
                lines.addWidget(part)
            lines.addSpacing(space)
        # Stretches, not an alignment: an aligned widget does not grow with its wrapped lines.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column, 1000)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.addStretch(2)
        layout.addLayout(middle)
        layout.addStretch(3)

    def _label(self, role: str) -> QLabel:
        label = QLabel()
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return label
