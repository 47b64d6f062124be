"""A learned filter as what a station is made of."""

from dataclasses import dataclass
from typing import Any

from engine.store.filter_activations import By
from engine.words import translate


@dataclass(frozen=True, slots=True)
class FilterSeed:
    """One filter of one model, and whether its loudest moment or its average counts.

    Attributes
    ----------
    model_id, model_version
        Whose filter it is; its activations stay when another model takes over.
    number
        From 0.
    window_seconds
        Length of that model's windows: it tells where in a track a moment is.
    """

    model_id: str
    model_version: str
    number: int
    by: By = "maximum"
    window_seconds: float = 5.0

    @property
    def model(self) -> tuple[str, str]:
        """Id and version, as the store asks for them."""
        return self.model_id, self.model_version

    def to_plain(self) -> dict[str, Any]:
        """Return the seed as JSON knows it."""
        return {
            "model_id": self.model_id,
            "model_version": self.model_version,
            "number": self.number,
            "by": self.by,
            "window_seconds": self.window_seconds,
        }

    @classmethod
    def from_plain(cls, stored: object) -> "FilterSeed | None":
        """Return the seed that was stored, or None when there is none or it is damaged."""
        if not isinstance(stored, dict):
            return None
        texts = (stored.get("model_id"), stored.get("model_version"))
        number, seconds = stored.get("number"), stored.get("window_seconds")
        if not (isinstance(number, int) and number >= 0 and isinstance(seconds, int | float)):
            return None
        if not all(isinstance(text, str) for text in texts) or seconds <= 0:
            return None
        by: By = "mean" if stored.get("by") == "mean" else "maximum"
        return cls(str(texts[0]), str(texts[1]), number, by, float(seconds))


def filter_label(number: int, name: str | None) -> str:
    """Return what a filter is called: the name it was given, or its number."""
    return name or translate("Filters", "Filter {number}").format(number=number)
