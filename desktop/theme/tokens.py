"""The design tokens: every colour and measure that appears on the screen, in one place.

Text colours keep a contrast of at least 4.5:1 on every surface they stand on (a test computes it).
The accent marks what plays, what is selected and what sounds alike, and nothing else.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as ``#rrggbb``; `selection` is the accent laid thinly over the surface."""

    name: str
    surface: str
    raised: str
    sunken: str
    hover: str
    separator: str
    text: str
    text_muted: str
    accent: str
    on_accent: str
    selection: str
    track: str
    positive: str
    warning: str
    negative: str


LIGHT = Palette(
    name="light",
    surface="#ffffff",
    raised="#ffffff",
    sunken="#f5f5f3",
    hover="#f1f2f0",
    separator="#e4e4e1",
    text="#1b1c1e",
    text_muted="#63656b",
    accent="#0b7568",
    on_accent="#ffffff",
    selection="#dcedea",
    track="#d9dad7",
    positive="#17703c",
    warning="#8a5a00",
    negative="#b3261e",
)

DARK = Palette(
    name="dark",
    surface="#17181a",
    raised="#242629",
    sunken="#1d1f21",
    hover="#212326",
    separator="#303236",
    text="#ececee",
    text_muted="#a0a3a9",
    accent="#56c9b5",
    on_accent="#0d1f1c",
    selection="#1f3733",
    track="#3b3e43",
    positive="#6fce93",
    warning="#e3b45a",
    negative="#f2877e",
)

GRID = 4
"""Every distance is a multiple of this many pixels."""

ROW_HEIGHT = 32
RAIL_ROW_HEIGHT = 28
QUEUE_ROW_HEIGHT = 48
RAIL_WIDTH = 200
QUEUE_WIDTH = 320
PLAYER_HEIGHT = 72
STATUS_HEIGHT = 32
COVER_SIZE = 48

SIZE_META = 12
SIZE_ROW = 13
SIZE_EMPHASIS = 15
SIZE_PAGE = 20
SIZE_HERO = 28
