"""Asks the library what a station plays next; everything here may take a while."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future

from engine import settings
from engine.errors import EarshotError
from engine.radio.recipe import AHEAD, Recipe
from engine.radio.rules import Rules
from engine.radio.station import Radio
from engine.radio.station_queue import Coming, more_like, next_of, start_station
from engine.radio.suggestion import RadioQueue
from engine.radio.taste.taste import Taste
from engine.settings import Settings
from engine.store import feedback, stations
from engine.store.stations import StoredStation
from engine.store.store import Store
from engine.words import translate


class StationSource:
    """Makes, reads and asks stations with what the whole app asks of them.

    Parameters
    ----------
    store, settings, radio
        The library, and the rules that hold for every station.
    taste
        Returns what was learned of the listener, where stations follow it.
    """

    def __init__(
        self, store: Store, settings: Settings, radio: Radio, taste: Callable[[], Taste | None]
    ) -> None:
        self._store = store
        self._settings = settings
        self._radio = radio
        self._taste = taste
        self._rating: Future[None] | None = None

    def start(self, weights: Mapping[int, float], name: str, recipe: Recipe | None) -> Coming:
        """Make a station of weighted tracks and ask it for its first queue.

        Raises
        ------
        EarshotError
            As :func:`engine.radio.station_queue.start_station`.
        """
        return start_station(
            self._store,
            self._radio,
            weights,
            count=AHEAD,
            name=name,
            recipe=recipe,
            app_rules=self._app_rules(),
            taste=self._taste(),
        )

    def resume(self, station_id: int) -> Coming:
        """Ask a station that was made before for a queue.

        Raises
        ------
        EarshotError
            When there is no such station any more, nothing is left of what it was made of, or as
            :meth:`next`.
        """
        station = self.find(station_id)
        if station is None:
            raise EarshotError(translate("Radio", "This station is no longer there."))
        has_seeds = any(weight > 0 for weight in station.weights.values())
        if not has_seeds and Recipe.from_json(station.recipe).filter is None:
            sentence = translate(
                "Radio", "The tracks that “{name}” was made of have left the library."
            )
            raise EarshotError(sentence.format(name=station.name))
        return self.next(station, AHEAD, ())

    def next(
        self,
        station: StoredStation,
        count: int,
        before: Sequence[int],
        passed: Sequence[int] = (),
    ) -> Coming:
        """Ask a station for `count` tracks behind those that stand before, oldest first.

        What it `passed` and is in the queue no more rests.

        Raises
        ------
        EarshotError
            As :func:`engine.radio.station_queue.next_of`.
        """
        if self._rating:
            # The thumb that this is the answer to has to be there before it is read.
            self._rating.result()
        return next_of(
            self._store,
            self._radio,
            station,
            count=count,
            before=before,
            passed=passed,
            app_rules=self._app_rules(),
            taste=self._taste(),
        )

    def more_like(
        self,
        track_ids: Sequence[int],
        count: int,
        *,
        exclude: Sequence[int] = (),
        recent: Sequence[int] = (),
    ) -> RadioQueue:
        """Ask for tracks that fit into a collection.

        Raises
        ------
        EarshotError
            As :func:`engine.radio.station_queue.more_like`.
        """
        return more_like(
            self._store,
            self._radio,
            track_ids,
            count=count,
            exclude=exclude,
            recent=recent,
            app_rules=self._app_rules(),
        )

    def find(self, station_id: int) -> StoredStation | None:
        """Read a station."""
        return self._store.read(stations.station, station_id)

    def keep_recipe(self, station: StoredStation) -> None:
        """Store how a station chooses from now on."""
        self._store.submit(stations.change_station, station.id, recipe=station.recipe)

    def rate(self, station: StoredStation, track_id: int, thumb: int) -> None:
        """Store a thumb up (1) or down (-1) of a station, or take one back (0)."""
        self._rating = self._store.submit(feedback.set_thumb, track_id, thumb, station.id)

    def _app_rules(self) -> Rules:
        return Rules.from_json(self._settings.get(settings.RADIO_RULES))
