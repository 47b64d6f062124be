"""How times and numbers read on the screen."""

from engine import words
from engine.words import plural, translate

clock = words.clock
"""A duration as ``3:27``; the engine's sentences write it so too."""


def count(number: int) -> str:
    """Return a number with its thousands set apart: ``1,204``."""
    return words.number(number)


def decimal(number: float) -> str:
    """Return a number with no more decimals than it has: ``0.75``, ``2``."""
    return words.number(number, digits=len(f"{number:g}".partition(".")[2]))


def tracks(number: int) -> str:
    """Return ``1 track`` or ``1,204 tracks``."""
    return plural("Formatting", "%n track", "%n tracks", number)


def remaining(seconds: float) -> str:
    """Return how long something still takes, as roughly as it is known: ``11 min left``."""
    if seconds < 60:
        return translate("Formatting", "under a minute left")
    minutes = round(seconds / 60)
    if minutes < 90:
        return plural("Formatting", "%n min left", "%n min left", minutes)
    return plural("Formatting", "%n hour left", "%n hours left", round(minutes / 60))


def rate(per_second: float) -> str:
    """Return a rate in the unit in which it is a readable number: ``11 a second``."""
    if per_second >= 1:
        return plural("Formatting", "%n a second", "%n a second", round(per_second))
    return plural("Formatting", "%n a minute", "%n a minute", round(per_second * 60))
