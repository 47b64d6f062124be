"""Fills a queue from candidates in order of preference."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from engine.radio.candidate import Candidate
from engine.radio.spacing import Blocked, Spacing


@dataclass(frozen=True, slots=True)
class Selection:
    """What was chosen, in playing order, and under which spacing each of it."""

    chosen: tuple[Candidate, ...]
    kept: tuple[Spacing, ...]


def select(
    candidates: Iterable[Candidate],
    count: int,
    *,
    spacing: Spacing,
    recent: Sequence[Candidate] = (),
    reach: float = math.inf,
) -> Selection:
    """Choose for each place in turn the most preferred candidate that the spacing allows.

    A place that none may take gets one under the mildest relaxation that helps; the next place
    is under the full spacing again. The spacing gives way as well, but never so far that an artist
    follows himself, rather than take a track that sounds less alike by more than `reach` than the
    most preferred one that is left: a radio is about sound first.

    Parameters
    ----------
    candidates
        In order of preference, each recording once; read no further than needed.
    count
        Places to fill.
    spacing
        The rule; `recent` tracks play directly before and count for it.
    reach
        Greatest loss of similarity that keeping the spacing may cost.
    """
    line = list(recent)
    pool = _Pool(candidates)
    kept: list[Spacing] = []
    while len(kept) < count:
        found = _near(pool, line, spacing, reach) or _next(pool, line, spacing)
        if found is None:
            break
        candidate, under = found
        line.append(candidate)
        kept.append(under)
    return Selection(tuple(line[len(recent) :]), tuple(kept))


def most_of_each_artist(candidates: Iterable[Candidate], most: int) -> Iterator[Candidate]:
    """Yield the candidates but no more than `most` of one artist; nobody's tracks all pass."""
    seen: dict[str, int] = {}
    for candidate in candidates:
        if candidate.artist is not None:
            seen[candidate.artist] = seen.get(candidate.artist, 0) + 1
            if seen[candidate.artist] > most:
                continue
        yield candidate


class _Pool:
    """Candidates not yet chosen: those passed over so far, then the unread rest."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._passed_over: list[Candidate] = []
        self._rest = iter(candidates)

    def best(self) -> float:
        """Return the similarity of the most preferred candidate left, -1 when there is none."""
        if not self._passed_over:
            self._passed_over.extend(islice(self._rest, 1))
        return self._passed_over[0].similarity if self._passed_over else -1.0

    def take(self, blocked: Blocked, least: float = -math.inf) -> Candidate | None:
        """Remove and return the most preferred candidate that is not blocked.

        When that one is less similar than `least` it stays, and None is returned.
        """
        for place, candidate in enumerate(self._passed_over):
            if blocked.allows(candidate):
                return self._passed_over.pop(place) if candidate.similarity >= least else None
        for candidate in self._rest:
            if blocked.allows(candidate) and candidate.similarity >= least:
                return candidate
            self._passed_over.append(candidate)
            if blocked.allows(candidate):
                return None
        return None


def _near(
    pool: _Pool, line: list[Candidate], spacing: Spacing, reach: float
) -> tuple[Candidate, Spacing] | None:
    """Return what may come next without a loss of more than `reach`, and under which spacing."""
    least = pool.best() - reach
    for relaxed in spacing.relaxations():
        if relaxed.artist_gap or relaxed is spacing:
            candidate = pool.take(Blocked.after(line, relaxed), least)
            if candidate is not None:
                return candidate, relaxed
    return None


def _next(pool: _Pool, line: list[Candidate], spacing: Spacing) -> tuple[Candidate, Spacing] | None:
    for relaxed in spacing.relaxations():
        candidate = pool.take(Blocked.after(line, relaxed))
        if candidate is not None:
            return candidate, relaxed
    return None
