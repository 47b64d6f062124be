"""How far apart tracks of one artist or album stand, and how that gives way when it must."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from engine.radio.candidate import Candidate
from engine.words import plural, translate

_HOUR_SECONDS = 3600.0
_USUAL_SECONDS = 240.0


@dataclass(frozen=True, slots=True)
class Spacing:
    """How often an artist and an album may come.

    Attributes
    ----------
    artist_gap, album_gap
        The least number of other tracks between two of one.
    artists_per_hour, albums_per_hour
        How many tracks of one may begin within any hour; 0 for as many as the gaps allow.
    """

    artist_gap: int = 4
    album_gap: int = 8
    artists_per_hour: int = 4
    albums_per_hour: int = 3

    def __post_init__(self) -> None:
        if min(self.artist_gap, self.album_gap, self.artists_per_hour, self.albums_per_hour) < 0:
            raise ValueError("gaps and caps are numbers of tracks, 0 or more")

    def relaxations(self) -> list["Spacing"]:
        """Return this spacing and what it gives way to, in order.

        First the caps per hour go, then the albums' gap, then the artists' halves until it is
        gone.
        """
        steps = [self]
        uncapped = replace(self, artists_per_hour=0, albums_per_hour=0)
        if uncapped != self:
            steps.append(uncapped)
        if self.album_gap:
            steps.append(replace(uncapped, album_gap=0))
        gap = self.artist_gap
        while gap:
            gap //= 2
            steps.append(replace(uncapped, artist_gap=gap, album_gap=0))
        return steps

    def describe(self, kept: Iterable["Spacing"]) -> tuple[str, ...]:
        """Say in words how far the spacings that were `kept` fall short of this one."""
        used = list(kept)
        words = []
        caps = [(one.artists_per_hour, one.albums_per_hour) for one in used]
        if any(cap != (self.artists_per_hour, self.albums_per_hour) for cap in caps):
            words.append(
                translate(
                    "Radio", "an artist or album comes more often in an hour than you allowed"
                )
            )
        if any(spacing.album_gap < self.album_gap for spacing in used):
            words.append(
                plural(
                    "Radio",
                    "an album returns within %n track",
                    "an album returns within %n tracks",
                    self.album_gap,
                )
            )
        artist_gap = min((spacing.artist_gap for spacing in used), default=self.artist_gap)
        if artist_gap < self.artist_gap:
            words.append(_sooner(artist_gap, self.artist_gap))
        return tuple(words)


@dataclass(frozen=True, slots=True)
class Blocked:
    """Artists and albums that may not come next."""

    artists: frozenset[str]
    albums: frozenset[str]

    @classmethod
    def after(cls, line: list[Candidate], spacing: Spacing) -> "Blocked":
        """Return what may not follow the tracks of `line`."""
        artists = {track.artist for track in _last(line, spacing.artist_gap)}
        albums = {track.album for track in _last(line, spacing.album_gap)}
        if spacing.artists_per_hour or spacing.albums_per_hour:
            hour = _last_hour(line)
            artists |= _used_up([track.artist for track in hour], spacing.artists_per_hour)
            albums |= _used_up([track.album for track in hour], spacing.albums_per_hour)
        return cls(frozenset(filter(None, artists)), frozenset(filter(None, albums)))

    def allows(self, candidate: Candidate) -> bool:
        """Tell whether the candidate may come next."""
        return candidate.artist not in self.artists and candidate.album not in self.albums


def _last(line: list[Candidate], count: int) -> list[Candidate]:
    return line[-count:] if count else []


def _last_hour(line: list[Candidate]) -> list[Candidate]:
    """Return the tracks that began within the hour before the next one begins."""
    began = 0.0
    for number, track in enumerate(reversed(line)):
        began += track.duration or _USUAL_SECONDS
        if began > _HOUR_SECONDS:
            return line[len(line) - number :]
    return line


def _used_up(names: list[str | None], cap: int) -> set[str | None]:
    return {name for name, times in Counter(names).items() if cap and times >= cap}


def _sooner(gap: int, wanted: int) -> str:
    """Say that an artist returns after `gap` tracks, not after those that were wanted."""
    instead = plural("Radio", "instead of %n track", "instead of %n tracks", wanted)
    if not gap:
        return translate("Radio", "an artist returns at once {instead}").format(instead=instead)
    return plural(
        "Radio",
        "an artist returns after %n track {instead}",
        "an artist returns after %n tracks {instead}",
        gap,
    ).format(instead=instead)
