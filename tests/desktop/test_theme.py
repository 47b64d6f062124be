"""Colours that can be read, and a theme that follows."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.theme.style_sheet import style_sheet
from desktop.theme.theme import Theme
from desktop.theme.tokens import DARK, LIGHT, Palette

LEAST_CONTRAST = 4.5
TEXTS = ("text", "text_muted", "accent", "positive", "warning", "negative")
GROUNDS = ("surface", "raised", "sunken", "hover", "selection")


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read_on_every_ground(palette: Palette, text: str, ground: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= LEAST_CONTRAST


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_on_the_accent_can_be_read(palette: Palette) -> None:
    assert contrast(palette.on_accent, palette.accent) >= LEAST_CONTRAST


def test_the_style_sheet_uses_no_unknown_token() -> None:
    for palette in (LIGHT, DARK):
        assert "$" not in style_sheet(palette)


def test_choosing_a_theme_changes_the_application(theme: Theme, qapp: QApplication) -> None:
    changes: list[str] = []
    theme.changed.connect(lambda: changes.append(theme.palette.name))
    theme.choose("dark")
    assert qapp.palette().window().color().name() == DARK.surface
    theme.choose("light")
    assert changes == ["dark", "light"]
    assert qapp.palette().window().color().name() == LIGHT.surface
