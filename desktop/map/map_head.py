"""The line above the map: its title, search, colours and tools."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from desktop.library.search_field import SearchField
from desktop.map.colour_choice import ColourChoice
from desktop.map.gestures import Tool
from desktop.theme.theme import Theme
from desktop.widgets.icon_button import IconButton
from engine.words import mark, translate

_TOOLS: tuple[tuple[Tool, str, str], ...] = (
    ("move", "hand", mark("Map", "Move the map")),
    ("lasso", "selection-plus", mark("Map", "Draw a loop around tracks (or hold Shift)")),
    ("line", "scribble-loop", mark("Map", "Draw a line to play along (or hold Alt)")),
)


_LEAST_SEARCH = 176
_MARGIN, _GAP, _FIELD_GAP = 16, 16, 8


class MapHead(QWidget):
    """Lets the listener choose what to see and what the mouse does.

    Attributes
    ----------
    search, colours
        The field, and the list of what the points are coloured by.
    tools
        The buttons of the tools.
    hear, whole, more
        Whether excerpts are heard, the whole map, and what else there is.
    is_narrow
        Whether the fields stand below the title, for want of room beside it.

    Signals
    -------
    tool_chosen
        The name of a tool.
    more_wanted
        Where on the screen the menu with what else there is should open.
    """

    tool_chosen = Signal(str)
    more_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(theme)
        self.colours = ColourChoice()
        self.tools = {
            tool: IconButton(theme, name, translate("Map", label), token="text_muted")
            for tool, name, label in _TOOLS
        }
        self.hear = self._button(theme, "ear", translate("Map", "Hear tracks under the pointer"))
        self.whole = self._button(theme, "corners-out", translate("Map", "Show the whole map (0)"))
        self.more = self._button(theme, "dots-three", translate("Map", "More"))
        self.more.clicked.connect(self._ask_for_more)
        for tool, button in self.tools.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose, tool))
        self.hear.setCheckable(True)
        self.show_tool("move")
        self._arrange()

    def show_tool(self, tool: Tool) -> None:
        """Show which tool is chosen."""
        for name, button in self.tools.items():
            button.setChecked(name == tool)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take two lines where the fields would be squeezed in one."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._one_line()
        if narrow != self.is_narrow:
            self._place(narrow=narrow)

    def _one_line(self) -> int:
        """Return how many pixels all parts take beside each other, in the words of now."""
        parts = (self._title, self.colours, self._buttons)
        wide = sum(part.sizeHint().width() for part in parts) + _LEAST_SEARCH
        return wide + 2 * _MARGIN + 2 * _GAP + _FIELD_GAP

    def _arrange(self) -> None:
        self._title = QLabel(translate("Map", "Map"))
        self._title.setProperty("role", "pageTitle")
        self._fields = _row(_FIELD_GAP, self.search, self.colours)
        self._buttons = _row(4, *self.tools.values(), self.whole, self.hear, self.more)
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self._lines.setVerticalSpacing(8)
        self._lines.setHorizontalSpacing(_GAP)
        self._place(narrow=False)

    def _place(self, *, narrow: bool) -> None:
        self.is_narrow = narrow
        lines, right = self._lines, Qt.AlignmentFlag.AlignRight
        for part in (self._title, self._fields, self._buttons):
            lines.removeWidget(part)
        lines.addWidget(self._title, 0, 0)
        lines.setColumnStretch(0, int(narrow))
        lines.setColumnStretch(1, int(not narrow))
        if narrow:
            lines.addWidget(self._buttons, 0, 1, 1, 2, right)
            lines.addWidget(self._fields, 1, 0, 1, 3)
        else:
            lines.addWidget(self._fields, 0, 1)
            lines.addWidget(self._buttons, 0, 2, right)

    def _button(self, theme: Theme, name: str, label: str) -> IconButton:
        return IconButton(theme, name, label, token="text_muted")

    def _choose(self, tool: Tool, _checked: bool = False) -> None:
        self.tool_chosen.emit(tool)

    def _ask_for_more(self) -> None:
        self.more_wanted.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _row(spacing: int, *parts: QWidget) -> QWidget:
    """Return parts beside each other, of which the first takes what room there is."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for number, part in enumerate(parts):
        layout.addWidget(part, int(number == 0))
    return row
