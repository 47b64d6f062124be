"""Icons look as QtAwesome draws them, whose own code is never imported by the program."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from qtawesome import iconic_font

from desktop.theme.icons import icon

COLOUR, DISABLED = "#205080", "#a0a0a0"


@pytest.fixture(scope="module")
def peer(qapp: QApplication) -> iconic_font.IconicFont:
    fonts = Path(iconic_font.__file__).parent / "fonts"
    [letters], [names] = fonts.glob("phosphor-*.ttf"), fonts.glob("phosphor-charmap-*.json")
    return iconic_font.IconicFont(("ph", letters.name, names.name))


@pytest.mark.parametrize("name", ["play", "ear", "magnifying-glass", "dots-three"])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_an_icon_is_drawn_as_by_qtawesome(
    peer: iconic_font.IconicFont, name: str, ratio: float
) -> None:
    ours = icon(name, COLOUR, DISABLED)
    theirs = peer.icon(f"ph.{name}", color=COLOUR, color_disabled=DISABLED)
    for side in (16, 20, 33):
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Disabled):
            drawn = ours.pixmap(QSize(side, side), ratio, mode)
            expected = theirs.pixmap(QSize(side, side), ratio, mode)
            assert drawn.devicePixelRatio() == expected.devicePixelRatio()
            assert drawn.toImage() == expected.toImage()
            assert drawn.width() >= side


def test_an_icon_of_no_size_is_nothing(qapp: QApplication) -> None:
    assert icon("play", COLOUR).pixmap(QSize(0, 0)).isNull()


def test_a_disabled_icon_has_its_own_colour(qapp: QApplication) -> None:
    one = icon("play", COLOUR, DISABLED)
    normal = one.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Normal).toImage()
    assert normal != one.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Disabled).toImage()


def test_the_program_starts_without_qtpy() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys, desktop.app; print('qtpy' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert told.stdout.strip() == "False"
