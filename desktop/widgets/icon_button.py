"""A button that is an icon, with the words it needs for tooltips and screen readers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.theme.icons import icon
from desktop.theme.theme import Theme


class IconButton(QToolButton):
    """An icon button that follows the theme.

    Parameters
    ----------
    name
        Phosphor icon.
    label
        What it does, as tooltip and accessible name.
    token
        The colour token of the icon.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        label: str,
        parent: QWidget | None = None,
        *,
        size: int = 20,
        token: str = "text",
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._token = token
        self.setIconSize(QSize(size, size))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_label(label)
        theme.changed.connect(self._refresh)
        self._refresh()

    def set_label(self, label: str, shortcut: str = "") -> None:
        """Set what it does, with its shortcut in the tooltip."""
        self.setAccessibleName(label)
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{label} ({keys})" if keys else label)

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        if name != self._name:
            self._name = name
            self._refresh()

    def set_token(self, token: str) -> None:
        """Colour the icon with another token."""
        if token != self._token:
            self._token = token
            self._refresh()

    def _refresh(self) -> None:
        palette = self._theme.palette
        # What lies on the text colour keeps its own: its ground fades instead.
        disabled = palette.surface if self._token == "surface" else palette.track
        self.setIcon(icon(self._name, getattr(palette, self._token), disabled))
