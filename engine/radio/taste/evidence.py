"""What a listener's plays, thumbs and playlists say of his taste."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.store.plays import Play

SESSION_GAP_SECONDS = 1800.0
"""Silence of half an hour ends a session."""

LEAST_JUDGED = 200
LEAST_SESSIONS = 10
"""Before so many judged tracks in so many sessions nothing is offered.

With half of it the simulated listeners of ``earshot evaluate radio`` gained less than a skip in 25.
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
    context: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that may be learned from.

    Attributes
    ----------
    judgements
        In the order in which they were made.
    sessions
        How many sittings they come from.
    playlists
        Tracks that the listener put together, by list.
    completed, skipped, thumbs
        How many plays and thumbs the judgements come from.
    """

    judgements: Sequence[Judgement] = ()
    sessions: int = 0
    playlists: Sequence[Sequence[int]] = ()
    completed: int = 0
    skipped: int = 0
    thumbs: int = 0

    @property
    def judged(self) -> int:
        """How many different tracks were judged."""
        return len({one.track_id for one in self.judgements})

    @property
    def is_enough(self) -> bool:
        """Whether there is enough to learn from."""
        return self.judged >= LEAST_JUDGED and self.sessions >= LEAST_SESSIONS


@dataclass(slots=True)
class _Sitting:
    number: int = -1
    ended_at: float = float("-inf")
    accepted: list[int] = field(default_factory=list)

    def begin_if_late(self, play: Play) -> None:
        if play.started_at - self.ended_at > SESSION_GAP_SECONDS:
            self.number += 1
            self.accepted = []
        self.ended_at = play.started_at + play.seconds


def evidence_of(
    plays: Sequence[Play],
    thumbs: Mapping[int, int],
    seeds: Mapping[int, Sequence[int]],
    playlists: Sequence[Sequence[int]] = (),
) -> Evidence:
    """Sort what the listener did into judgements.

    Who stops the music judges nothing. A thumb weighs as two plays, and the plays of a track with
    a thumb count no more.

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
    sitting = _Sitting()
    judgements: list[Judgement] = []
    sessions = set()
    for play in plays:
        sitting.begin_if_late(play)
        weight = _WEIGHTS.get(play.ending)
        if weight is None:
            continue
        sessions.add(sitting.number)
        accepted = play.ending == "completed"
        if play.track_id not in thumbs:
            context = seeds.get(play.station_id or 0) or sitting.accepted[-_LONGEST_CONTEXT:]
            judgements.append(
                Judgement(play.track_id, sitting.number, accepted, weight, tuple(context))
            )
        if accepted:
            sitting.accepted.append(play.track_id)
    where = _sessions_of(plays, judgements)
    judgements += [
        Judgement(track_id, where.get(track_id, 0), thumb > 0, _THUMB)
        for track_id, thumb in thumbs.items()
    ]
    endings = [play.ending for play in plays]
    return Evidence(
        judgements,
        len(sessions),
        playlists,
        endings.count("completed"),
        endings.count("skipped_early") + endings.count("skipped_late"),
        len(thumbs),
    )
