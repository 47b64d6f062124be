"""How far apart tracks of one artist or album stand, and how that gives way when it must."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from engine.radio.candidate import Candidate


@dataclass(frozen=True, slots=True)
class Spacing:
    """The least number of other tracks between two of one artist, and of one album."""

    artist_gap: int = 4
    album_gap: int = 8

    def __post_init__(self) -> None:
        if self.artist_gap < 0 or self.album_gap < 0:
            raise ValueError("a gap is a number of tracks, 0 or more")

    def relaxations(self) -> list["Spacing"]:
        """Return this spacing and what it gives way to, in order.

        First the albums' gap goes, then the artists' halves until it is gone.
        """
        steps = [self]
        if self.album_gap:
            steps.append(replace(self, album_gap=0))
        gap = self.artist_gap
        while gap:
            gap //= 2
            steps.append(Spacing(artist_gap=gap, album_gap=0))
        return steps

    def describe(self, kept: Iterable["Spacing"]) -> tuple[str, ...]:
        """Say in words how far the spacings that were `kept` fall short of this one."""
        used = list(kept)
        words = []
        if any(spacing.album_gap < self.album_gap for spacing in used):
            words.append(f"an album returns within {_tracks(self.album_gap)}")
        artist_gap = min((spacing.artist_gap for spacing in used), default=self.artist_gap)
        if artist_gap < self.artist_gap:
            after = f"after {_tracks(artist_gap)}" if artist_gap else "at once"
            words.append(f"an artist returns {after} instead of {_tracks(self.artist_gap)}")
        return tuple(words)


@dataclass(frozen=True, slots=True)
class Blocked:
    """Artists and albums that may not come next."""

    artists: frozenset[str]
    albums: frozenset[str]

    @classmethod
    def after(cls, line: list[Candidate], spacing: Spacing) -> "Blocked":
        """Return what may not follow the tracks of `line`."""
        artists = {track.artist for track in _last(line, spacing.artist_gap)} - {None}
        albums = {track.album for track in _last(line, spacing.album_gap)} - {None}
        return cls(frozenset(filter(None, artists)), frozenset(filter(None, albums)))

    def allows(self, candidate: Candidate) -> bool:
        """Tell whether the candidate may come next."""
        return candidate.artist not in self.artists and candidate.album not in self.albums


def _last(line: list[Candidate], count: int) -> list[Candidate]:
    return line[-count:] if count else []


def _tracks(count: int) -> str:
    return f"{count} track" if count == 1 else f"{count} tracks"
