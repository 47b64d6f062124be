"""Stations over a library: made, stored, asked for what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.radio.catalogue import NotListenedYetError
from engine.radio.order import Feedback, QueueOrder
from engine.radio.recipe import Recipe, order_of
from engine.radio.rules import Rules
from engine.radio.station import Radio
from engine.radio.suggestion import RadioQueue
from engine.radio.taste.taste import Taste
from engine.store import feedback, plays
from engine.store import stations as station_store
from engine.store.stations import StoredStation
from engine.store.store import Store
from engine.store.tracks import tracks_by_id
from engine.words import plural, translate

_NAMED = 2
_RECENT = 20
"""Tracks before a queue that its spacing looks back on: an hour of usual ones."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A station and what it plays next; nothing while a seed was not listened to yet."""

    station: StoredStation
    queue: RadioQueue | None


def start_station(
    store: Store,
    radio: Radio,
    weights: Mapping[int, float],
    *,
    count: int,
    name: str = "",
    recipe: Recipe | None = None,
    app_rules: Rules | None = None,
    taste: Taste | None = None,
) -> Coming:
    """Make a station of tracks and ask it for its first queue.

    Parameters
    ----------
    store, radio
        The library.
    weights
        Tracks and how much each counts, below 0 for those it turns away from.
    count
        How many tracks.
    name
        By default the titles of what it is made of.
    recipe
        How it chooses.
    app_rules
        What the whole app lets in.
    taste
        What was learned of the listener, where that is to count.

    Raises
    ------
    EarshotError
        As :meth:`engine.radio.station.Radio.queue`; then no station is left behind.
    """
    made = StoredStation(
        0, name or name_of(store, weights), (recipe or Recipe()).to_json(), dict(weights)
    )
    coming = next_of(store, radio, made, count=count, app_rules=app_rules, taste=taste)
    number = store.write(station_store.add_station, made.name, made.recipe, weights)
    return Coming(StoredStation(number, made.name, made.recipe, made.weights), coming.queue)


def next_of(
    store: Store,
    radio: Radio,
    station: StoredStation,
    *,
    count: int,
    before: Sequence[int] = (),
    passed: Sequence[int] = (),
    app_rules: Rules | None = None,
    taste: Taste | None = None,
) -> Coming:
    """Ask a station for `count` more tracks behind those that stand before, oldest first.

    Those that it `passed` and that are in the queue no more rest.

    Raises
    ------
    EarshotError
        As :meth:`engine.radio.station.Radio.queue`.
    """
    order = order_of(
        store,
        station,
        app_rules=app_rules or Rules(),
        count=count,
        exclude=before,
        recent=before[-_RECENT:],
        now=plays.now(),
        passed=passed,
        taste=taste,
    )
    excited = Recipe.from_json(station.recipe).filter
    if excited is not None:
        return Coming(station, radio.excite(order, excited))
    try:
        return Coming(station, radio.fill(order))
    except NotListenedYetError:
        return Coming(station, None)


def more_like(
    store: Store,
    radio: Radio,
    track_ids: Sequence[int],
    *,
    count: int,
    exclude: Sequence[int] = (),
    recent: Sequence[int] = (),
    app_rules: Rules | None = None,
) -> RadioQueue:
    """Ask for tracks that fit into a collection, none that was ever given a thumb down.

    Parameters
    ----------
    store, radio
        The library.
    track_ids
        The collection in its order.
    count, exclude, recent
        As in :func:`engine.radio.expansion.expand`.
    app_rules
        What the whole app lets in.

    Raises
    ------
    EarshotError
        When nothing in the collection has been listened to.
    """
    thumbs = store.read(feedback.all_thumbs)
    order = QueueOrder(
        plus=dict.fromkeys(track_ids, 1.0),
        count=count,
        rules=(app_rules or Rules(),),
        exclude=exclude,
        recent=recent[-_RECENT:],
        feedback=Feedback(disliked=[one for one, thumb in thumbs.items() if thumb < 0]),
        now=plays.now(),
    )
    return radio.expand(order)


def name_of(store: Store, weights: Mapping[int, float]) -> str:
    """Return a name for a station of these tracks: their titles, or the first and how many more."""
    wanted = [track_id for track_id, weight in weights.items() if weight > 0]
    known = store.read(tracks_by_id, wanted)
    titles = [known[track_id].title for track_id in wanted if track_id in known]
    artists = {track.artist for track in known.values()}
    albums = {track.album for track in known.values()}
    if len(titles) > _NAMED and len(albums) == 1 and None not in albums:
        return str(albums.pop())
    if len(titles) > _NAMED and len(artists) == 1 and None not in artists:
        return str(artists.pop())
    if len(titles) > _NAMED:
        return plural(
            "Radio", "{title} and %n more", "{title} and %n more", len(titles) - 1
        ).format(title=titles[0])
    return " + ".join(titles) or translate("Radio", "Station")
