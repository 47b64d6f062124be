"""What a listener's plays, thumbs and playlists say of his taste."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.store.plays import Play

SESSION_GAP_SECONDS = 1800.0
"""Silence of half an hour ends a session."""

LEAST_JUDGED = 150
LEAST_SESSIONS = 6
"""Before so many different tracks were judged in so many sessions, nothing is offered.

Simulated listeners gained nothing from two sessions of 25 tracks and 0.7 skips in 25 from four.
"""

_WEIGHTS = {"completed": 1.0, "skipped_early": 1.0, "skipped_late": 0.5}
_THUMB = 2.0
_LONGEST_CONTEXT = 5


@dataclass(frozen=True, slots=True)
class Judgement:
    """A track that the listener took or refused.

    Attributes
    ----------
    session
        Which sitting it was, counted from 0.
    accepted
        Whether it was heard to its end or got a thumb up.
    weight
        How much it counts; one play is 1.
    context
        The tracks it was played for or after: seeds of the station, or what was accepted before.
    """

    track_id: int
    session: int
    accepted: bool
    weight: float = 1.0
    context: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that may be learned from.

    Attributes
    ----------
    judgements
        In the order in which they were made.
    playlists
        Tracks that the listener put together, by list.
    completed, skipped, thumbs
        How many plays to the end, skips and thumbs there were.
    """

    judgements: Sequence[Judgement] = ()
    playlists: Sequence[Sequence[int]] = ()
    completed: int = 0
    skipped: int = 0
    thumbs: int = 0

    @property
    def judged(self) -> int:
        """How many different tracks were judged."""
        return len({one.track_id for one in self.judgements})

    @property
    def sessions(self) -> int:
        """In how many sessions something was judged."""
        return len({one.session for one in self.judgements})

    @property
    def is_enough(self) -> bool:
        """Whether there is enough to offer what can be learned."""
        return self.judged >= LEAST_JUDGED and self.sessions >= LEAST_SESSIONS


@dataclass(slots=True)
class _Reader:
    """Walks through plays and notes what each was played for."""

    thumbs: Mapping[int, int]
    seeds: Mapping[int, Sequence[int]]
    judgements: dict[tuple[int, int], Judgement] = field(default_factory=dict)
    session: int = -1
    ended_at: float = float("-inf")
    accepted: list[int] = field(default_factory=list)

    def hear(self, play: Play) -> None:
        if play.started_at - self.ended_at > SESSION_GAP_SECONDS:
            self.session += 1
            self.accepted = []
        self.ended_at = play.started_at + play.seconds
        if play.ending not in _WEIGHTS:
            return
        self._judge(play)
        if play.ending == "completed":
            self.accepted.append(play.track_id)

    def _judge(self, play: Play) -> None:
        context = self.seeds.get(play.station_id or 0) or self.accepted[-_LONGEST_CONTEXT:]
        thumb = self.thumbs.get(play.track_id)
        accepted = play.ending == "completed" if thumb is None else thumb > 0
        weight = _WEIGHTS[play.ending] if thumb is None else _THUMB
        # With a thumb a track is judged once, without one in every session.
        key = (play.track_id, self.session if thumb is None else -1)
        self.judgements[key] = Judgement(
            play.track_id, self.session, accepted, weight, tuple(context)
        )


def evidence_of(
    plays: Sequence[Play],
    thumbs: Mapping[int, int],
    seeds: Mapping[int, Sequence[int]],
    playlists: Sequence[Sequence[int]] = (),
) -> Evidence:
    """Sort what the listener did into judgements.

    Who stops the music judges nothing. A thumb outweighs how often a track was played or skipped,
    and counts as two plays. In a session the last play of a track counts.

    Parameters
    ----------
    plays
        Oldest first.
    thumbs
        1 or -1 by track.
    seeds
        The tracks each station is made of, by its id.
    playlists
        Tracks of the listener's own lists.
    """
    reader = _Reader(thumbs, seeds)
    for play in plays:
        reader.hear(play)
    played = {one.track_id for one in reader.judgements.values()}
    of_nothing = [
        Judgement(track_id, max(reader.session, 0), thumb > 0, _THUMB)
        for track_id, thumb in thumbs.items()
        if track_id not in played
    ]
    endings = [play.ending for play in plays]
    return Evidence(
        [*reader.judgements.values(), *of_nothing],
        playlists,
        endings.count("completed"),
        endings.count("skipped_early") + endings.count("skipped_late"),
        len(thumbs),
    )
