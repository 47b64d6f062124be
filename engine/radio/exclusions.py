"""What rules exclude by name, in words that a listener knows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.radio.rules import Exclusion, Rules
from engine.store.store import Store
from engine.store.tracks import tracks_by_id


@dataclass(frozen=True, slots=True)
class Excluded:
    """A track, artist or album that never comes.

    `key` is what the rules know it by: an id, or a key as of :mod:`engine.radio.names`.
    """

    kind: Exclusion
    key: int | str
    name: str


def excluded_by(store: Store, rules: Rules) -> list[Excluded]:
    """Return what rules exclude by name: tracks, then artists, then albums, each by name.

    Tracks that have left the library are left out.
    """
    known = store.read(tracks_by_id, sorted(rules.without_tracks))
    tracks = [
        Excluded("track", track.id, " – ".join(filter(None, (track.title, track.artist))))
        for track in known.values()
    ]
    artists = [Excluded("artist", key, key.title()) for key in rules.without_artists]
    albums = [Excluded("album", key, key.partition("|")[0].title()) for key in rules.without_albums]
    groups = (tracks, artists, albums)
    return [one for group in groups for one in sorted(group, key=lambda one: one.name)]


def excluding(rules: Rules, excluded: Sequence[Excluded]) -> Rules:
    """Return the rules with these exclusions and no others."""

    def named(kind: Exclusion) -> frozenset[str]:
        return frozenset(str(one.key) for one in excluded if one.kind == kind)

    return replace(
        rules,
        without_tracks=frozenset(int(one.key) for one in excluded if one.kind == "track"),
        without_artists=named("artist"),
        without_albums=named("album"),
    )
