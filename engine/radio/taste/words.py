"""What a taste says, in words: by the genres and artists that it raises and lowers most."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.radio.rules import written_genres
from engine.store.records import Track
from engine.words import translate

_NAMED = 3
_LEAST_TRACKS = 4
_LEAST_GAIN = 0.03
_PRIOR_TRACKS = 4.0


@dataclass(frozen=True, slots=True)
class Moved:
    """A track, and what a taste adds to its similarity."""

    track: Track
    gain: float


def sentences(moved: Sequence[Moved]) -> list[str]:
    """Tell in sentences which genres and artists gain and lose, the clearest first.

    A genre's gain is the mean of its tracks', drawn towards 0 where it has few; one that hardly
    gains or loses is not named.

    Parameters
    ----------
    moved
        The tracks that gain and lose most.
    """
    genres = _gains((one.gain, written_genres(one.track.genre)) for one in moved)
    artists = _gains((one.gain, [one.track.artist] if one.track.artist else []) for one in moved)
    templates = (
        (genres, 1, translate("Habits", "You hear {names} to the end more often than others.")),
        (artists, 1, translate("Habits", "What sounds like {names} plays to its end.")),
        (genres, -1, translate("Habits", "You skip {names} more often than others.")),
        (artists, -1, translate("Habits", "What sounds like {names} gets skipped.")),
    )
    told = []
    for gains, sign, template in templates:
        names = _clearest(gains, sign)
        if names:
            told.append(template.format(names=_listed(names)))
    return told


def _gains(tracks: Iterable[tuple[float, Iterable[str]]]) -> dict[str, float]:
    """Return by name the mean gain of its tracks, shrunk; names with too few are left out."""
    found: dict[str, list[float]] = defaultdict(list)
    for gain, names in tracks:
        for name in names:
            found[name].append(gain)
    return {
        name: sum(gains) / (len(gains) + _PRIOR_TRACKS)
        for name, gains in found.items()
        if len(gains) >= _LEAST_TRACKS
    }


def _clearest(gains: dict[str, float], sign: int) -> list[str]:
    clear = [name for name, gain in gains.items() if sign * gain >= _LEAST_GAIN]
    return sorted(clear, key=lambda name: (-sign * gains[name], name))[:_NAMED]


def _listed(names: Sequence[str]) -> str:
    quoted = [translate("Habits", "“{name}”").format(name=name) for name in names]
    if len(quoted) == 1:
        return quoted[0]
    return translate("Habits", "{others} and {last}").format(
        others=", ".join(quoted[:-1]), last=quoted[-1]
    )
