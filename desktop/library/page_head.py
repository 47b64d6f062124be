"""The head of a page: where one is, how much is there, the way back, and the search."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.library.search_field import SearchField
from desktop.theme.theme import Theme
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.icon_button import IconButton

_LEAST_SEARCH = 168


class PageHead(QWidget):
    """A title with its count at the left; search and view at the right; errors below the search.

    Signals
    -------
    back_wanted
        The listener wants to leave what was opened.
    view_menu_wanted
        The button below which the menu of the view should open.
    """

    back_wanted = Signal()
    view_menu_wanted = Signal(QWidget)

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.search = SearchField(theme)
        self.view_button = IconButton(
            theme, "sliders-horizontal", self.tr("View"), token="text_muted"
        )
        self._back = IconButton(theme, "caret-left", self.tr("Back"), token="text_muted")
        self._back.hide()
        self._title = ElidedLabel(title)
        self._count = QLabel()
        self._trouble = QLabel()
        self._arrange()
        self._back.clicked.connect(self.back_wanted)
        self.view_button.clicked.connect(self._ask_for_view_menu)

    def show_title(self, title: str, *, back: str = "") -> None:
        """Show where one is, and the way back to where one came from, if there is one."""
        self._title.setText(title)
        self._back.setVisible(bool(back))
        self._back.set_label(self.tr("Back to {place}").format(place=back), "Alt+Left")

    def show_count(self, words: str) -> None:
        """Show how much is there."""
        self._count.setText(words)

    def show_trouble(self, sentence: str, *, alarming: bool = True) -> None:
        """Show below the search what is wrong with it; an empty sentence takes that away.

        What may become right by typing on is only a hint and stays muted.
        """
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self._trouble.setProperty("role", "trouble" if alarming else "meta")
        self._trouble.style().polish(self._trouble)

    def add_button(self, button: QWidget) -> None:
        """Put a button of the page's own before the one that opens the view menu."""
        self._line.insertWidget(self._line.indexOf(self.view_button), button)

    def _ask_for_view_menu(self) -> None:
        self.view_menu_wanted.emit(self.view_button)

    def _arrange(self) -> None:
        self._title.setProperty("role", "pageTitle")
        # As wide as its words where there is room, elided where there is not.
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._count.setProperty("role", "meta")
        # On the line that the larger title stands on.
        self._count.setContentsMargins(0, 0, 0, 6)
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._trouble.hide()
        self._line = line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._back)
        line.addWidget(self._title)
        line.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        self.search.setMinimumWidth(_LEAST_SEARCH)
        line.addWidget(self.search, 2)
        line.addWidget(self.view_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self._trouble)
