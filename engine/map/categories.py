"""Groups of tracks that are coloured alike: the largest by name, the rest together."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.words import mark, translate

CodeArray = npt.NDArray[np.int32]

OTHER = -1
"""Code of tracks in none of the named groups."""


@dataclass(frozen=True, slots=True)
class Categories:
    """What each track belongs to.

    Attributes
    ----------
    codes
        Number of the group or :data:`OTHER`, int32 [n].
    names, counts
        Of the groups, by code.
    """

    codes: CodeArray
    names: tuple[str, ...]
    counts: tuple[int, ...]


def largest(names: Sequence[str], most: int) -> Categories:
    """Group by name; the `most` largest groups are told apart, largest first.

    What has no name belongs to none, and so does what is in a smaller group.
    """
    sizes = Counter(names)
    sizes.pop("", None)
    chosen = sorted(sizes.items(), key=lambda item: (-item[1], item[0]))[:most]
    code_of = {name: code for code, (name, _) in enumerate(chosen)}
    codes = np.fromiter((code_of.get(name, OTHER) for name in names), np.int32, len(names))
    return Categories(codes, tuple(n for n, _ in chosen), tuple(c for _, c in chosen))


def decades(years: npt.NDArray[np.int32]) -> Categories:
    """Group by decade, oldest first; unknown years (0) belong to none."""
    starts = years // 10 * 10
    present, counts = np.unique(starts[years > 0], return_counts=True)
    codes = np.searchsorted(present, starts).astype(np.int32)
    codes[years <= 0] = OTHER
    decade = translate("Map", "{year}s")
    names = tuple(decade.format(year=start) for start in present.tolist())
    return Categories(codes, names, tuple(counts.tolist()))


_PLAY_STEPS = (
    (1, mark("Map", "Once")),
    (2, mark("Map", "2 to 4 times")),
    (5, mark("Map", "5 to 9 times")),
    (10, mark("Map", "10 times or more")),
)
_DAY = 86_400.0
_SINCE_STEPS = (
    (365 * _DAY, mark("Map", "Over a year ago")),
    (90 * _DAY, mark("Map", "Within a year")),
    (30 * _DAY, mark("Map", "Within 3 months")),
    (7 * _DAY, mark("Map", "Within a month")),
    (0.0, mark("Map", "Within a week")),
)


def play_counts(plays: npt.NDArray[np.int32]) -> Categories:
    """Group by how often tracks were heard, seldom first; those never heard belong to none."""
    steps = np.array([least for least, _ in _PLAY_STEPS])
    codes = (np.searchsorted(steps, plays, side="right") - 1).astype(np.int32)
    return _named(codes, [translate("Map", name) for _, name in _PLAY_STEPS])


def last_played(moments: npt.NDArray[np.float64], now: float) -> Categories:
    """Group by when tracks were last heard, long ago first; those never heard belong to none.

    Parameters
    ----------
    moments
        Seconds since 1970, 0 for never, float64 [n].
    now
        Seconds since 1970.
    """
    ages = now - moments
    least = np.array([age for age, _ in _SINCE_STEPS])
    codes = (ages[:, np.newaxis] < least).sum(axis=1).clip(0, len(least) - 1).astype(np.int32)
    codes[moments <= 0] = OTHER
    return _named(codes, [translate("Map", name) for _, name in _SINCE_STEPS])


def _named(codes: CodeArray, names: Sequence[str]) -> Categories:
    """Return groups with these names; those without a track keep their place and colour."""
    counts = np.bincount(codes[codes != OTHER], minlength=len(names))
    return Categories(codes, tuple(names), tuple(counts.tolist()))
