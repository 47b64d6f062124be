"""What a station is made of, beside its tracks: how it strays, drifts, and what it lets in."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.radio.filter_seed import FilterSeed
from engine.radio.order import Anchor, Feedback, QueueOrder, Weighted
from engine.radio.rules import Rules
from engine.radio.taste.taste import Taste
from engine.store import feedback as thumb_store
from engine.store import plays as play_store
from engine.store.plays import Play
from engine.store.stations import StoredStation
from engine.store.store import Store

AHEAD = 15
"""How many tracks a station keeps ready ahead of the listener."""

BEHIND = 5
"""How many it leaves behind him."""

_REMEMBERED_PLAYS = 200
_FATIGUE_SECONDS = 60 * 86_400.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a station chooses.

    `adventure` is 0 to 1; `seed_number` tells a station from another with the same seeds. With a
    `filter` it plays what excites that, and has no tracks that it is made of.
    """

    adventure: float = 0.15
    anchor: Anchor = "seed"
    rules: Rules = field(default_factory=Rules)
    seed_number: int = 0
    filter: FilterSeed | None = None

    def to_json(self) -> str:
        """Return the recipe as text."""
        values: dict[str, object] = {
            "adventure": self.adventure,
            "anchor": self.anchor,
            "rules": self.rules.to_json(),
            "seed_number": self.seed_number,
        }
        if self.filter is not None:
            values["filter"] = self.filter.to_plain()
        return json.dumps(values)

    @classmethod
    def from_json(cls, text: str) -> "Recipe":
        """Return the recipe a text says; what is damaged in it is as by default."""
        try:
            stored = json.loads(text)
        except ValueError:
            stored = None
        if not isinstance(stored, dict):
            return cls()
        adventure, number = stored.get("adventure"), stored.get("seed_number")
        rules = stored.get("rules")
        return cls(
            adventure=min(max(float(adventure), 0.0), 1.0)
            if isinstance(adventure, int | float)
            else cls().adventure,
            anchor="vibe" if stored.get("anchor") == "vibe" else "seed",
            rules=Rules.from_json(rules) if isinstance(rules, str) else Rules(),
            seed_number=number if isinstance(number, int) and number >= 0 else 0,
            filter=FilterSeed.from_plain(stored.get("filter")),
        )


def feedback_of(plays: Sequence[Play], thumbs: Weighted) -> Feedback:
    """Sort what was said and done on a station; a thumb outweighs how a play ended."""

    def ended(ending: str) -> list[int]:
        return [
            play.track_id for play in plays if play.ending == ending and play.track_id not in thumbs
        ]

    return Feedback(
        liked=[track_id for track_id, thumb in thumbs.items() if thumb > 0],
        disliked=[track_id for track_id, thumb in thumbs.items() if thumb < 0],
        completed=ended("completed"),
        skipped_early=ended("skipped_early"),
        skipped_late=ended("skipped_late"),
    )


def order_of(
    store: Store,
    station: StoredStation,
    *,
    app_rules: Rules,
    count: int,
    exclude: Sequence[int],
    recent: Sequence[int],
    now: float,
    passed: Sequence[int] = (),
    taste: Taste | None = None,
) -> QueueOrder:
    """Gather everything that decides what a station plays next.

    Parameters
    ----------
    store, station
        The library, and the station as it is stored.
    app_rules
        What the whole app lets in; the station's own rules hold as well.
    count, exclude, recent
        As in :class:`engine.radio.order.QueueOrder`.
    now
        Seconds since 1970.
    passed
        What the station played or skipped just now and is in the queue no more: it rests, like
        everything that was skipped on this station, which counts as heard nowhere else.
    taste
        What was learned of the listener, where that is to count.
    """
    recipe = Recipe.from_json(station.recipe)
    plays = store.read(play_store.plays_of_station, station.id, limit=_REMEMBERED_PLAYS)
    heard = store.read(play_store.heard_since, now - _FATIGUE_SECONDS)
    heard |= {play.track_id: play.started_at for play in plays}
    heard |= dict.fromkeys(passed, now)
    return QueueOrder(
        plus={track_id: weight for track_id, weight in station.weights.items() if weight > 0},
        minus={track_id: -weight for track_id, weight in station.weights.items() if weight < 0},
        count=count,
        adventure=recipe.adventure,
        seed_number=recipe.seed_number + len(exclude),
        anchor=recipe.anchor,
        rules=(app_rules, recipe.rules),
        exclude=exclude,
        recent=recent,
        feedback=feedback_of(plays, store.read(thumb_store.thumbs, station.id)),
        heard=heard,
        now=now,
        some_suffice=len(station.weights) > 1,
        taste=taste,
    )
