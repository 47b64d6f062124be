"""What a station asks for: seeds, anchor, rules, and everything that was said and heard of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from engine.radio.rules import Rules
from engine.radio.taste.taste import Taste

Anchor = Literal["seed", "vibe"]
"""Stay on the seed, or follow the vibe: drift with what was accepted last."""

Weighted = Mapping[int, float]
"""Track ids and how much each counts, 0 or more."""

REST_SECONDS = 20 * 3600.0
"""How long a track rests after it was heard, unless nothing else is left."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """Track ids by how the listener took them, oldest first."""

    liked: Sequence[int] = ()
    disliked: Sequence[int] = ()
    completed: Sequence[int] = ()
    skipped_early: Sequence[int] = ()
    skipped_late: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class QueueOrder:
    """An order for a queue. The same order and library give the same queue.

    Attributes
    ----------
    plus, minus
        What is to sound alike, at least one track, and what is not.
    count
        How many tracks at most.
    adventure
        0 takes strictly the nearest that the rules allow, 1 strays widest.
    seed_number
        Chooses among the adventurous queues, 0 or more.
    anchor
        Whether the station drifts.
    rules
        All of them hold.
    exclude
        Ids that must not come again, oldest first.
    recent
        Ids that play directly before, in their order; the spacing counts them.
    feedback
        What was said and done on this station.
    heard
        When tracks were heard last, anywhere, in seconds since 1970.
    now
        The present moment in the same measure.
    some_suffice
        Whether tracks of `plus` and `minus` that have no vector are passed over as long as one of
        `plus` has one: of a whole album or playlist a single file may be damaged or new.
    taste
        What was learned of the listener, where that is to count.
    """

    plus: Weighted
    minus: Weighted = field(default_factory=dict)
    count: int = 25
    adventure: float = 0.0
    seed_number: int = 0
    anchor: Anchor = "seed"
    rules: Sequence[Rules] = ()
    exclude: Sequence[int] = ()
    recent: Sequence[int] = ()
    feedback: Feedback = Feedback()
    heard: Weighted = field(default_factory=dict)
    now: float = 0.0
    some_suffice: bool = False
    taste: Taste | None = None

    @property
    def month(self) -> int:
        """The present month, 1 to 12, where the listener is."""
        return datetime.fromtimestamp(self.now).month

    @property
    def resting(self) -> list[int]:
        """The tracks that were heard so lately that they rest, the latest first."""
        lately = [one for one in self.heard.items() if self.now - one[1] < REST_SECONDS]
        return [track_id for track_id, _ in sorted(lately, key=lambda one: -one[1])]
