"""The places that the rail leads to, and the pages that stand for them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget

Section = Literal["library", "discover", "playlists"]
SECTIONS: tuple[Section, ...] = ("library", "discover", "playlists")
"""The parts of the rail from top to bottom; a little space stands between them."""


@dataclass(frozen=True, slots=True)
class RailPlace:
    """An entry of the rail.

    Attributes
    ----------
    key
        Names the place in signals and counts, such as ``"tracks"`` or ``"playlist:7"``.
    title, icon
        What the listener reads, and the Phosphor icon beside it.
    section
        The part of the rail it stands in, behind those that were added before.
    only_with_content
        Whether it shows only while something is in it, as its count tells.
    """

    key: str
    title: str
    icon: str
    section: Section = "library"
    only_with_content: bool = False


@runtime_checkable
class HoldsTracks(Protocol):
    """A page on which tracks can be selected: keys and menus act on them."""

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected tracks in their order."""
        ...


@runtime_checkable
class GathersTracks(Protocol):
    """A page on which things are selected that tracks stand behind, such as albums."""

    def with_selected(self, act: Callable[[list[int]], None]) -> None:
        """Call `act` with the ids of the tracks behind what is selected, once they are known."""
        ...


@runtime_checkable
class Searchable(Protocol):
    """A page with a field to search or filter it."""

    search: QLineEdit


class PlacePages(QStackedWidget):
    """The page of each place; several places may share one.

    A page takes the keyboard when its place is entered by key: give it a focus proxy.

    Signals
    -------
    place_shown
        The key of the place that is shown from now on.
    """

    place_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, tuple[QWidget, Callable[[], None] | None]] = {}
        self._place = ""

    @property
    def place(self) -> str:
        """The key of the place that is shown."""
        return self._place

    @property
    def keys(self) -> list[str]:
        """The keys of all places, in the order in which they were added."""
        return list(self._pages)

    def add(self, key: str, page: QWidget, enter: Callable[[], None] | None = None) -> None:
        """Show `page` for a place; `enter` is called each time the place is chosen."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self._pages[key] = (page, enter)
        self._place = self._place or key

    def remove(self, key: str) -> None:
        """Forget a place; its page stays for other places."""
        self._pages.pop(key, None)

    def show_inside(self, page: QWidget) -> None:
        """Show a page within the present place, such as the tracks of an album."""
        self._show(page)
        page.setFocus()

    def leave_inside(self) -> None:
        """Go back to the page of the present place."""
        self.show_place(self._place)
        self.setFocus()

    def show_place(self, key: str) -> None:
        """Show the page of a place; a place that nobody added is passed over."""
        if key not in self._pages:
            return
        page, enter = self._pages[key]
        self._place = key
        self._show(page)
        if enter:
            enter()
        self.place_shown.emit(key)

    def _show(self, page: QWidget) -> None:
        """Show a page; it takes the keyboard when the page before it had that."""
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        if had_keyboard:
            page.setFocus()
