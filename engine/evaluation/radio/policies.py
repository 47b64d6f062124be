"""Ways to choose what a simulated listener hears; each plays one session."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from engine.evaluation.radio.listeners import SESSION, Sitting
from engine.radio.order import Feedback, QueueOrder
from engine.radio.station import Radio
from engine.radio.taste.taste import Taste

STEP = 5
"""Tracks after which a station that takes feedback is asked again."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one session played, in its order, and what of it was heard to its end."""

    seed: int
    played: list[int] = field(default_factory=list)
    liked: list[bool] = field(default_factory=list)

    @property
    def skips(self) -> int:
        """How many tracks were skipped."""
        return self.liked.count(False)

    def hear(self, sitting: Sitting, track_ids: Sequence[int]) -> None:
        """Play tracks to a listener."""
        self.played.extend(track_ids)
        self.liked.extend(sitting.likes(track_id) for track_id in track_ids)

    def feedback(self) -> Feedback:
        """Return what a station has heard of it."""
        told = list(zip(self.played, self.liked, strict=True))
        return Feedback(
            completed=[track_id for track_id, good in told if good],
            skipped_early=[track_id for track_id, good in told if not good],
        )


Policy = Callable[[Radio, Sitting, int, Sequence[int]], Heard]
"""Plays a session to a listener from a seed, without some tracks."""


def at_random(radio: Radio, sitting: Sitting, seed: int, without: Sequence[int]) -> Heard:
    """Play anything."""
    left = sorted(set(sitting.listener.pieces) - {seed, *without})
    chance = np.random.default_rng([sitting.listener.number, sitting.session])
    heard = Heard(seed)
    heard.hear(sitting, chance.choice(left, min(SESSION, len(left)), replace=False).tolist())
    return heard


def nearest(radio: Radio, sitting: Sitting, seed: int, without: Sequence[int]) -> Heard:
    """Play the nearest by cosine, one after the other."""
    gone = set(without)
    found = radio.similar(seed, SESSION + len(gone))
    heard = Heard(seed)
    heard.hear(sitting, [one.track.id for one in found if one.track.id not in gone][:SESSION])
    return heard


def spaced(radio: Radio, sitting: Sitting, seed: int, without: Sequence[int]) -> Heard:
    """Play a radio's queue: mutual proximity, artists and albums kept apart."""
    heard = Heard(seed)
    queue = radio.queue([seed], count=SESSION, exclude=without)
    heard.hear(sitting, [one.track.id for one in queue.tracks])
    return heard


def told(
    radio: Radio,
    sitting: Sitting,
    seed: int,
    without: Sequence[int],
    taste: Taste | None = None,
) -> Heard:
    """Play a station that hears of every skip, and is asked for the next few tracks each time."""
    heard = Heard(seed)
    while len(heard.played) < SESSION:
        order = QueueOrder(
            plus={seed: 1.0},
            count=STEP,
            exclude=heard.played,
            recent=heard.played,
            heard=dict.fromkeys(without, 0.0),
            taste=taste,
            feedback=heard.feedback(),
        )
        found = [one.track.id for one in radio.fill(order).tracks]
        if not found:
            break
        heard.hear(sitting, found)
    return heard
