"""The quiet line at the bottom that says what happened and offers to undo it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from engine.failures import retold

_SHOWN_MILLISECONDS = 6000
_MARGIN = 16


class Notice(QWidget):
    """A line over the bottom edge of its parent; it goes away by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._label = QLabel()
        self._button = QPushButton()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._button.setProperty("role", "link")
        # Clicked, it must not take the keyboard along when it disappears.
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._action: Callable[[], None] | None = None
        self._button.clicked.connect(self._act)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self._label)
        layout.addWidget(self._button)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MILLISECONDS)
        self._timer.timeout.connect(self._leave)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown last."""
        return self._label.text()

    def say(
        self, sentence: str, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Show a sentence for a few seconds, with an action if one is given."""
        # Why a file cannot be played comes in English from wherever it was found out.
        self._label.setText(retold(sentence))
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._action = on_action
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of the parent when that is resized."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _act(self) -> None:
        self._leave()
        action, self._action = self._action, None
        if action:
            action()

    def _leave(self) -> None:
        if self._button.hasFocus():
            self._host.setFocus()
        self.hide()

    def _place(self) -> None:
        """Lie over the bottom edge, in one line where there is room, wrapped otherwise."""
        widest = self._host.width() - 2 * _MARGIN
        self._label.setWordWrap(False)
        width = self.sizeHint().width()
        if width > widest:
            self._label.setWordWrap(True)
            width = widest
        height = max(self.sizeHint().height(), self.heightForWidth(width))
        self.setGeometry(
            (self._host.width() - width) // 2,
            self._host.height() - height - _MARGIN,
            width,
            height,
        )
