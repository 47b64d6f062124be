"""The places that show tracks in the table."""

from desktop.library.library_page import TITLES
from desktop.library.places import RailPlace
from engine.store.browse import Place

_ICONS: dict[Place, str] = {
    "tracks": "music-notes",
    "recent": "clock-counter-clockwise",
    "played": "trend-up",
    "unplayed": "ear-slash",
    "failed": "warning-circle",
    "missing": "ghost",
}
_ONLY_WITH_CONTENT: tuple[Place, ...] = ("failed", "missing")

TRACK_PLACES: dict[Place, RailPlace] = {
    place: RailPlace(place, title, _ICONS[place], only_with_content=place in _ONLY_WITH_CONTENT)
    for place, title in TITLES.items()
}
