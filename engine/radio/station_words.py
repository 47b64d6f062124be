"""What a station is, in words: what it is made of, what it lets in, what it has learned."""

from dataclasses import dataclass

from engine.errors import EarshotError
from engine.radio.filter_seed import FilterSeed
from engine.radio.filter_station import label_of
from engine.radio.recipe import Recipe
from engine.store import feedback, plays, stations
from engine.store.store import Store
from engine.store.tracks import tracks_by_id
from engine.words import translate

_NAMED = 3
_CLOSE, _FAR = 0.25, 0.6


@dataclass(frozen=True, slots=True)
class StationAccount:
    """A station told: `sentence` what it is, `learned` what moved it, empty when nothing did."""

    station_id: int
    name: str
    sentence: str
    learned: str


def account_of(store: Store, station_id: int) -> StationAccount:
    """Tell a station.

    Raises
    ------
    EarshotError
        When there is none with this id.
    """
    station = store.read(stations.station, station_id)
    if station is None:
        raise EarshotError("This station is no longer there.")
    recipe = Recipe.from_json(station.recipe)
    if recipe.filter is not None:
        sentence = _of_filter(store, recipe, recipe.filter)
        return StationAccount(station.id, station.name, sentence, _learned(store, station_id))
    known = store.read(tracks_by_id, list(station.weights))
    groups = [
        [known[one].title for one, weight in station.weights.items() if sign * weight > 0]
        for sign in (1, -1)
    ]
    parts = [
        f"Sounds like {_named(groups[0])}" if groups[0] else "What it was made of has left",
        f"and unlike {_named(groups[1])}" if groups[1] else "",
        f"– {_straying(recipe)}",
    ]
    rules = recipe.rules.describe()
    sentence = " ".join(part for part in parts if part) + "." + (f" Only {rules}." if rules else "")
    return StationAccount(station.id, station.name, sentence, _learned(store, station_id))


def _of_filter(store: Store, recipe: Recipe, seed: FilterSeed) -> str:
    """Tell a station of a learned filter."""
    if seed.by == "mean":
        words = translate("StationWords", "Plays what excites “{filter}” most on average.")
    else:
        words = translate("StationWords", "Plays what excites “{filter}” most in one moment.")
    rules = recipe.rules.describe()
    only = translate("StationWords", "Only {rules}.").format(rules=rules) if rules else ""
    return " ".join(filter(None, [words.format(filter=label_of(store, seed)), only]))


def _straying(recipe: Recipe) -> str:
    far = recipe.adventure
    how = "close" if far < _CLOSE else "adventurous" if far > _FAR else "a little adventurous"
    return f"{how}, {'stays on the seed' if recipe.anchor == 'seed' else 'follows the vibe'}"


def _named(titles: list[str]) -> str:
    quoted = [f"“{title}”" for title in titles[:_NAMED]]
    more = len(titles) - _NAMED
    return ", ".join(quoted) + (f" and {more} more" if more > 0 else "")


def _learned(store: Store, station_id: int) -> str:
    thumbs = list(store.read(feedback.thumbs, station_id).values())
    ended = [play.ending for play in store.read(plays.plays_of_station, station_id)]
    counts = (
        (thumbs.count(1), "liked"),
        (thumbs.count(-1), "disliked"),
        (ended.count("completed"), "heard to the end"),
        (ended.count("skipped_early") + ended.count("skipped_late"), "skipped"),
    )
    return ", ".join(f"{number} {word}" for number, word in counts if number)
