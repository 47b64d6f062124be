"""Groups of tracks that are coloured alike: the largest by name, the rest together."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

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
    names = tuple(f"{start}s" for start in present.tolist())
    return Categories(codes, names, tuple(counts.tolist()))
