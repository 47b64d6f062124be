"""The line above the map: its title, search, colours and tools."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

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

    def _arrange(self) -> None:
        title = QLabel(translate("Map", "Map"))
        title.setProperty("role", "pageTitle")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(4)
        layout.addWidget(title)
        layout.addSpacing(16)
        layout.addStretch()
        layout.addWidget(self.search, 2)
        layout.addSpacing(4)
        layout.addWidget(self.colours)
        for button in (*self.tools.values(), self.whole, self.hear, self.more):
            layout.addWidget(button)

    def _button(self, theme: Theme, name: str, label: str) -> IconButton:
        return IconButton(theme, name, label, token="text_muted")

    def _choose(self, tool: Tool, _checked: bool = False) -> None:
        self.tool_chosen.emit(tool)

    def _ask_for_more(self) -> None:
        self.more_wanted.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))
