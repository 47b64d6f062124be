"""The list of what the map can be coloured by."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from engine.words import mark, number, translate

LOUDNESS = "loudness"
_FILTER = "filter:"
_CHOICES = (
    ("genre", mark("Map", "Colour by genre")),
    ("decade", mark("Map", "Colour by decade")),
    ("artist", mark("Map", "Colour by artist")),
    ("album", mark("Map", "Colour by album")),
    ("plays", mark("Map", "Colour by play count")),
    ("last_played", mark("Map", "Colour by last played")),
    (LOUDNESS, mark("Map", "Colour by loudness")),
)
_WIDEST = 240
_MOST_VISIBLE = 20


class ColourChoice(QComboBox):
    """Tags and plays first, then loudness, then the learned filters, those with names on top.

    Signals
    -------
    chosen
        The key of what the listener chose.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Map", "Colour by"))
        self.setMaximumWidth(_WIDEST)
        self.setMaxVisibleItems(_MOST_VISIBLE)
        for key, words in _CHOICES:
            self.addItem(translate("Map", words), key)
        self.activated.connect(self._tell)

    @property
    def key(self) -> str:
        """What is chosen."""
        return str(self.currentData())

    def choose(self, key: str) -> None:
        """Show what is chosen without telling anybody; a filter that is gone is none."""
        self.setCurrentIndex(max(0, self.findData(key)))

    def show_filters(self, count: int, names: Mapping[int, str]) -> None:
        """Offer the filters of the model, by the listener's names where there are some."""
        chosen = self.key
        with QSignalBlocker(self):
            while self.count() > len(_CHOICES):
                self.removeItem(self.count() - 1)
            if count:
                self.insertSeparator(self.count())
            named = [one for one in sorted(names) if one < count]
            for one in [*named, *(other for other in range(count) if other not in names)]:
                self.addItem(_filter_words(one, names.get(one, "")), f"{_FILTER}{one}")
            self.choose(chosen)

    def _tell(self, _index: int) -> None:
        self.chosen.emit(self.key)


def filter_of(key: str) -> int | None:
    """Return the number of the filter that a key stands for, or None for anything else."""
    return int(key.removeprefix(_FILTER)) if key.startswith(_FILTER) else None


def _filter_words(which: int, name: str) -> str:
    if name:
        return translate("Map", "Colour by filter {number}, “{name}”").format(
            number=number(which), name=name
        )
    return translate("Map", "Colour by filter {number}").format(number=number(which))
