"""Orders by chance: of single tracks, of whole albums, or with each artist spread out."""

import random
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence

from desktop.player.modes import Shuffle
from desktop.player.play_queue import QueueEntry
from engine.store.measurements import PlaybackFacts

# How far a track may lie from its even place, as a part of the distance between its neighbours.
_JITTER = 0.3


def shuffled(
    entries: Sequence[QueueEntry],
    shuffle: Shuffle,
    facts: Mapping[int, PlaybackFacts],
    chance: random.Random,
    after: QueueEntry | None = None,
) -> list[QueueEntry]:
    """Return the entries in an order by chance.

    Parameters
    ----------
    entries
        What is to be shuffled.
    shuffle
        “tracks”: every order is as likely as any other. “albums”: the albums are shuffled, each
        is played in its own order. “artists”: the tracks of each artist lie far from each other.
    facts
        What is known of the tracks by id; only “albums” and “artists” look at it.
    chance
        Where the order comes from.
    after
        What plays before them: with “albums”, the rest of its album comes first.
    """
    if shuffle == "albums":
        return _by_album(entries, facts, chance, after)
    if shuffle == "artists":
        return _spread(entries, facts, chance)
    return chance.sample(entries, len(entries))


def _by_album(
    entries: Sequence[QueueEntry],
    facts: Mapping[int, PlaybackFacts],
    chance: random.Random,
    after: QueueEntry | None,
) -> list[QueueEntry]:
    def album(entry: QueueEntry) -> Hashable:
        known = facts.get(entry.track_id)
        return known.album if known and known.album else entry.entry_id

    def place(entry: QueueEntry) -> tuple[int, int]:
        known = facts.get(entry.track_id)
        return (known.disc_number, known.track_number) if known else (0, 0)

    groups = _grouped(entries, album)
    begun = groups.pop(album(after), []) if after else []
    albums = list(groups.values())
    chance.shuffle(albums)
    return [entry for tracks in [begun, *albums] for entry in sorted(tracks, key=place)]


def _spread(
    entries: Sequence[QueueEntry], facts: Mapping[int, PlaybackFacts], chance: random.Random
) -> list[QueueEntry]:
    """Give each artist's tracks even places on a line from 0 to 1, from a start by chance.

    Source: M. Fiedler, “The art of shuffling music”, 2007.
    """

    def artist(entry: QueueEntry) -> Hashable:
        known = facts.get(entry.track_id)
        return known.artist if known and known.artist else entry.entry_id

    places: list[tuple[float, int, QueueEntry]] = []
    for tracks in _grouped(entries, artist).values():
        chance.shuffle(tracks)
        start = chance.random()
        for number, entry in enumerate(tracks):
            jitter = chance.uniform(-_JITTER, _JITTER)
            places.append(((start + number + jitter) / len(tracks), entry.entry_id, entry))
    return [entry for _, _, entry in sorted(places)]


def _grouped(
    entries: Sequence[QueueEntry], key: Callable[[QueueEntry], Hashable]
) -> dict[Hashable, list[QueueEntry]]:
    groups: dict[Hashable, list[QueueEntry]] = defaultdict(list)
    for entry in entries:
        groups[key(entry)].append(entry)
    return groups
