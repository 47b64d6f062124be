"""Joins the page of filters with the rest of the window: library, player, stations, rail."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer

from desktop.filters.filters_page import FiltersPage
from desktop.library.places import RailPlace
from desktop.listening.library_service import LibraryService
from desktop.map.audition import Audition
from desktop.moments.moment_model import Moment
from desktop.operations import Operation, Operations
from desktop.player.play_queue import QueueEntry
from desktop.player.player import Player
from desktop.theme.theme import Theme
from desktop.verbs import Verbs
from engine.errors import EarshotError
from engine.radio.filter_station import filter_reason
from engine.radio.filters import FilterOverview, Filters, FilterSummary, FilterTrack
from engine.radio.recipe import Recipe
from engine.store.filter_activations import By
from engine.words import mark, plural

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

FILTERS = RailPlace("filters", mark("Places", "Filters"), "ear", "discover")
_SHOWN = 100
_REST_MILLISECONDS = 120


class FilterPlace(QObject):
    """The filters in the rail, and what happens when something is done with one.

    Attributes
    ----------
    page
        What is shown.
    """

    def __init__(
        self,
        window: "MainWindow",
        filters: Filters,
        operations: Operations,
        player: Player,
        verbs: Verbs,
        service: LibraryService,
        audition: Audition,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._filters = filters
        self._operations = operations
        self._verbs = verbs
        self._service = service
        self._audition = audition
        self._overviews: dict[By, tuple[int, FilterOverview]] = {}
        self._loading: Operation | None = None
        self._asking: Operation | None = None
        self._missed = False
        self.page = FiltersPage(theme)
        # While the arrow keys run through the filters, nothing is read. It ends with the page.
        self._rest = QTimer(self.page, singleShot=True, interval=_REST_MILLISECONDS)
        window.add_place(FILTERS, self.page, self._enter)
        self._connect(player)

    def _connect(self, player: Player) -> None:
        page = self.page
        self._rest.timeout.connect(self._read_tracks)
        page.filter_chosen.connect(lambda _: self._rest.start())
        page.by_chosen.connect(lambda _: self._enter())
        page.station_wanted.connect(self._start_station)
        page.model.renamed.connect(self._rename)
        page.foot.clicked.connect(self._listen_again)
        page.message.button_clicked.connect(self._help)
        page.moments.play_wanted.connect(self._play)
        page.moments.hear_wanted.connect(self._hear)
        page.moments.menu_wanted.connect(self._open_menu)
        player.current_changed.connect(self._show_playing)
        for signal in (self._service.counts_changed, self._service.listened):
            signal.connect(self._look_again)
        self._show_playing(player.current)

    def _enter(self) -> None:
        """Show the filters, read anew only if they have told more since."""
        if not self._filters.count:
            self.page.say(
                self.tr("This model has no filters to show"),
                self.tr(
                    "It tells what sounds alike, but not what it listens for."
                    " Another model can be chosen in the settings."
                ),
                self.tr("Settings"),
            )
            return
        by, self._missed = self.page.by, False
        if not self._overviews:
            self.page.say(self.tr("Looking at what the filters hear…"), "")
        if self._loading:
            self._loading.cancel()
        self._loading = self._operations.run(
            partial(self._load, by), partial(self._show, by), self._fail
        )

    def _load(self, by: By) -> tuple[int, FilterOverview]:
        state = self._filters.state()
        known = self._overviews.get(by)
        if known and known[0] == state:
            return state, FilterOverview(known[1].filters, known[1].dead, self._filters.coverage())
        return state, self._filters.overview(by)

    def _show(self, by: By, found: tuple[int, FilterOverview]) -> None:
        self._loading = None
        self._show_overview(by, found)
        if self._missed:
            self._look_again(None)

    def _show_overview(self, by: By, found: tuple[int, FilterOverview]) -> None:
        overview = found[1]
        coverage = overview.coverage
        if not coverage.listened:
            self.page.say(
                self.tr("Nothing has been listened to yet"),
                self.tr(
                    "As soon as some music was, this shows what the model listens for in it,"
                    " and the tracks that excite each filter most."
                ),
            )
        elif not coverage.told:
            self.page.say(
                self.tr("Your music was not heard for filters yet"),
                self.tr(
                    "It was listened to before filters were asked. Listening again takes a while,"
                    " in the background; until then everything stays as it is."
                ),
                self.tr("Listen again"),
            )
        else:
            self._overviews[by] = found
            self.page.show_overview(overview)
            missing = coverage.listened - coverage.told
            words = plural(
                "FilterPlace",
                "%n track was not heard for filters yet · Listen again",
                "%n tracks were not heard for filters yet · Listen again",
                missing,
            )
            self.page.show_missing(words if missing else "")

    def _look_again(self, _news: object) -> None:
        """Look again where there was nothing to show; what is being read may be older than this."""
        if self._overviews or self._window.places.place != FILTERS.key:
            return
        if self._loading is None:
            self._enter()
        else:
            self._missed = True

    def _help(self) -> None:
        """Do what the button of the message offers."""
        if not self._filters.count:
            self._window.settings_wanted.emit()
        else:
            self._listen_again()

    def _listen_again(self) -> None:
        self._operations.run(self._filters.listen_again, self._begin_listening, self._fail)

    def _begin_listening(self, count: int) -> None:
        if not count:
            self._enter()
            return
        self._service.listen_again()
        words = plural(
            "FilterPlace", "Listening again to %n track", "Listening again to %n tracks", count
        )
        self._window.notice.say(words)

    def _read_tracks(self) -> None:
        summary = self.page.chosen
        if summary is None:
            return
        if self._asking:
            self._asking.cancel()
        seed = summary.seed
        self._asking = self._operations.run(
            lambda: self._filters.tracks(seed.number, seed.by, _SHOWN),
            partial(self._show_tracks, summary),
            lambda error: self.page.show_trouble(str(error)),
        )

    def _show_tracks(self, summary: FilterSummary, found: list[FilterTrack]) -> None:
        self._asking = None
        self.page.show_moments(
            [
                Moment(
                    one.track,
                    one.share,
                    one.moment,
                    words=filter_reason(summary.label, summary.seed, one.share, one.moment),
                )
                for one in found
            ]
        )

    def _rename(self, number: int, name: str) -> None:
        for by, (state, overview) in list(self._overviews.items()):
            summaries = tuple(
                one.called(name) if one.seed.number == number else one for one in overview.filters
            )
            self._overviews[by] = (
                state, FilterOverview(summaries, overview.dead, overview.coverage)
            )  # fmt: skip
        self._operations.run(
            partial(self._filters.rename, number, name), lambda _: self._read_tracks(), self._fail
        )

    def _start_station(self, summary: FilterSummary) -> None:
        self._verbs.stations.start(
            {}, name=summary.label, recipe=Recipe(adventure=0.0, filter=summary.seed)
        )

    def _play(self, row: int) -> None:
        """Play from a row on through what is shown, its track from its moment."""
        moments = self.page.moments.rows.moments
        ids = [one.track.id for one in moments]
        self._verbs.play_from(ids, row, moments[row].start or 0.0)

    def _hear(self, moment: Moment) -> None:
        self._audition.hear_at(moment.track.id, moment.track.sound, moment.start or 0.0)

    def _open_menu(self, position: QPoint) -> None:
        rows = self.page.moments.selected_rows()
        play = partial(self._play, rows[0]) if len(rows) == 1 else None
        self._window.tracks.open_menu_of(self.page.selected_ids(), position, play)

    def _show_playing(self, entry: QueueEntry | None) -> None:
        self.page.moments.rows.set_playing(entry.track_id if entry else None)

    def _fail(self, error: EarshotError) -> None:
        self._loading = None
        if self._overviews:
            self._window.notice.say(str(error))
        else:
            self.page.say(self.tr("The filters cannot be shown"), str(error))
