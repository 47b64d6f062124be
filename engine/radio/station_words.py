"""What a station is, in words: what it is made of, what it lets in, what it has learned."""

from dataclasses import dataclass

from engine.errors import EarshotError
from engine.radio.filter_seed import FilterSeed
from engine.radio.filter_station import label_of
from engine.radio.recipe import Recipe
from engine.store import feedback, plays, stations
from engine.store.store import Store
from engine.store.tracks import tracks_by_id
from engine.words import plural, translate

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
        raise EarshotError(translate("Radio", "This station is no longer there."))
    recipe = Recipe.from_json(station.recipe)
    if recipe.filter is not None:
        sentence = _of_filter(store, recipe, recipe.filter)
        return StationAccount(station.id, station.name, sentence, _learned(store, station_id))
    known = store.read(tracks_by_id, list(station.weights))
    groups = [
        [known[one].title for one, weight in station.weights.items() if sign * weight > 0]
        for sign in (1, -1)
    ]
    rules = recipe.rules.describe()
    sentence = _sound(groups[0], groups[1], _straying(recipe))
    if rules:
        sentence += " " + translate("Radio", "Only {rules}.").format(rules=rules)
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
    how = (
        translate("Radio", "close")
        if far < _CLOSE
        else translate("Radio", "adventurous")
        if far > _FAR
        else translate("Radio", "a little adventurous")
    )
    where = (
        translate("Radio", "stays on the seed")
        if recipe.anchor == "seed"
        else translate("Radio", "follows the vibe")
    )
    return f"{how}, {where}"


def _sound(wanted: list[str], unwanted: list[str], manner: str) -> str:
    """Say what it sounds like and unlike, and how far it strays."""
    if not wanted:
        return translate("Radio", "What it was made of has left – {manner}.").format(manner=manner)
    if not unwanted:
        sentence = translate("Radio", "Sounds like {wanted} – {manner}.")
    else:
        sentence = translate("Radio", "Sounds like {wanted} and unlike {unwanted} – {manner}.")
    return sentence.format(wanted=_named(wanted), unwanted=_named(unwanted), manner=manner)


def _named(titles: list[str]) -> str:
    quoted = ", ".join(
        translate("Radio", "“{title}”").format(title=title) for title in titles[:_NAMED]
    )
    more = len(titles) - _NAMED
    if more <= 0:
        return quoted
    return plural("Radio", "{titles} and %n more", "{titles} and %n more", more).format(
        titles=quoted
    )


def _learned(store: Store, station_id: int) -> str:
    thumbs = list(store.read(feedback.thumbs, station_id).values())
    ended = [play.ending for play in store.read(plays.plays_of_station, station_id)]
    liked, disliked, heard = thumbs.count(1), thumbs.count(-1), ended.count("completed")
    skipped = ended.count("skipped_early") + ended.count("skipped_late")
    told = (
        plural("Radio", "%n liked", "%n liked", liked) if liked else "",
        plural("Radio", "%n disliked", "%n disliked", disliked) if disliked else "",
        plural("Radio", "%n heard to the end", "%n heard to the end", heard) if heard else "",
        plural("Radio", "%n skipped", "%n skipped", skipped) if skipped else "",
    )
    return ", ".join(words for words in told if words)
