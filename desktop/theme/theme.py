"""The theme in force: follows the system's light or dark, or what the listener chose."""

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop.theme import icons
from desktop.theme.style_sheet import style_sheet
from desktop.theme.tokens import DARK, LIGHT, Palette

ThemeChoice = Literal["system", "light", "dark"]


class Theme(QObject):
    """Applies a palette to the application and tells those who paint by themselves.

    There is one, made in the composition root; its `palette` is what painters read.
    """

    changed = Signal()

    def __init__(self, application: QApplication, choice: ThemeChoice = "system") -> None:
        super().__init__(application)
        self._application = application
        self._choice: ThemeChoice = choice
        self.palette: Palette = LIGHT
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the listener chose."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Use the light or the dark palette, or follow the system."""
        self._choice = choice
        self._apply()

    def color(self, token: str) -> QColor:
        """Return a token of the current palette as a colour."""
        return QColor(getattr(self.palette, token))

    def _apply(self) -> None:
        self.palette = self._wanted()
        self._application.setPalette(_qt_palette(self.palette))
        self._application.setStyleSheet(style_sheet(self.palette))
        icons.forget()
        self.changed.emit()

    def _wanted(self) -> Palette:
        if self._choice != "system":
            return DARK if self._choice == "dark" else LIGHT
        scheme = self._application.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def _qt_palette(palette: Palette) -> QPalette:
    """Return what the native parts (dialogs, disabled text) take their colours from."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: palette.surface,
        roles.WindowText: palette.text,
        roles.Base: palette.surface,
        roles.AlternateBase: palette.sunken,
        roles.Text: palette.text,
        roles.PlaceholderText: palette.text_muted,
        roles.Button: palette.raised,
        roles.ButtonText: palette.text,
        roles.ToolTipBase: palette.raised,
        roles.ToolTipText: palette.text,
        roles.Highlight: palette.accent,
        roles.HighlightedText: palette.on_accent,
        roles.Link: palette.accent,
        roles.Accent: palette.accent,
    }
    qt_palette = QPalette()
    for role, colour in colours.items():
        qt_palette.setColor(role, QColor(colour))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        qt_palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.text_muted))
    return qt_palette
