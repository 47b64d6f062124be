"""``earshot filters``: what the encoder has learned to listen for, told by music."""

from typing import TYPE_CHECKING, Any

import click

from engine.cli.options import Settings, common_options, model_option

if TYPE_CHECKING:
    from engine.radio.filters import FilterOverview, FilterTrack

_COUNT = click.IntRange(1, 10_000)


@click.command()
@click.option(
    "--filter",
    "number",
    type=click.IntRange(0),
    metavar="N",
    help="Only this one, with its tracks.",
)
@click.option(
    "--by",
    type=click.Choice(["maximum", "mean"]),
    default="maximum",
    show_default=True,
    help="Rank by the loudest moment or by the whole track.",
)
@click.option("-n", "count", type=_COUNT, default=20, show_default=True, help="How many tracks.")
@model_option
@common_options
def filters(
    settings: Settings, *, number: int | None, by: str, count: int, model: str | None
) -> None:
    """List the model's learned filters, or the tracks that excite one most.

    A filter has no name: it is told by what the tracks that excite it most have in common.
    """
    from engine.cli.library import existing_library, open_filters
    from engine.errors import EarshotError

    with existing_library(settings.library) as store:
        known = open_filters(store, model)
        if not known.count:
            raise EarshotError("This model does not tell what its filters hear; choose another.")
        if number is not None and number >= known.count:
            raise EarshotError(f"This model has filters 0 to {known.count - 1}.")
        if number is None:
            overview = known.overview("mean" if by == "mean" else "maximum")
            settings.answer(_overview_fields(overview), lambda: _overview_lines(overview))
            return
        found = known.tracks(number, "mean" if by == "mean" else "maximum", count)
        fields = {"filter": number, "by": by, "tracks": [_track_fields(one) for one in found]}
        settings.answer(fields, lambda: [_track_line(one) for one in found])


def _overview_fields(overview: "FilterOverview") -> dict[str, Any]:
    return {
        "filters": [
            {
                "filter": one.seed.number,
                "name": one.name or None,
                "genres": list(one.genres),
                "artists": list(one.artists),
            }
            for one in overview.filters
        ],
        "dead": overview.dead,
        "listened": overview.coverage.listened,
        "told": overview.coverage.told,
    }


def _overview_lines(overview: "FilterOverview") -> list[str]:
    coverage = overview.coverage
    lines = []
    for one in overview.filters:
        shared = " · ".join((*one.genres, *one.artists))
        lines.append(one.label + (f": often {shared}" if shared else ""))
    if overview.dead:
        lines.append(f"{overview.dead} more tell nothing of this music.")
    if coverage.told < coverage.listened:
        missing = coverage.listened - coverage.told
        lines.append(f"Of {missing} tracks they have told nothing yet.")
    return lines or ["No filter has told of any music yet; “earshot scan FOLDER” listens to it."]


def _track_fields(found: "FilterTrack") -> dict[str, Any]:
    from engine.cli.library import track_fields

    moment = None if found.moment is None else round(found.moment, 2)
    return {**track_fields(found.track), "activation": round(found.share, 4), "moment": moment}


def _track_line(found: "FilterTrack") -> str:
    from engine.cli.library import track_line
    from engine.words import clock

    at = "" if found.moment is None else f" at {clock(found.moment)}"
    return f"{found.share:5.2f}  {track_line(found.track)}{at}"
