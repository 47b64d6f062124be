"""``earshot map``."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from engine.cli.options import Settings, common_options

if TYPE_CHECKING:
    from engine.map.library_map import LibraryMap, MapPoints
    from engine.store.store import Store

Method = Literal["pca", "neighbours"]


@click.command("map")
@click.option(
    "--method",
    type=click.Choice(["pca", "neighbours"]),
    default="neighbours",
    show_default=True,
    help="By principal components, or so that near means sounds alike.",
)
@click.option(
    "--png",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also draw the map, coloured by genre.",
)
@click.option("--again", is_flag=True, help="Lay the map out anew, aligned to the one there is.")
@common_options
def map_(settings: Settings, method: Method, png: Path | None, again: bool) -> None:
    """Lay the library out as a map and tell how far it can be trusted.

    The map by neighbours is kept in the library; what is new takes its place on it.
    """
    from engine.cli.library import existing_library, serving_space
    from engine.map.library_map import LibraryMap

    began = time.monotonic()
    with existing_library(settings.library) as store:
        library_map = LibraryMap(store, serving_space(store))
        points = (
            library_map.plane() if method == "pca" else _neighbours(settings, library_map, again)
        )
        seconds = time.monotonic() - began
        quality = library_map.quality(points)
        if png is not None:
            _draw(store, points, png)
    value = {
        "method": method,
        "tracks": len(points.track_ids),
        "trustworthiness": None if quality is None else round(quality.trustworthiness, 4),
        "neighbourhood_preservation": (
            None if quality is None else round(quality.neighbourhood_preservation, 4)
        ),
        "seconds": round(seconds, 3),
    }
    settings.answer(value, lambda: _lines(value))


def _neighbours(settings: Settings, library_map: "LibraryMap", again: bool) -> "MapPoints":
    from engine.cli.progress import Progress
    from engine.errors import EarshotError

    stored = None if again or library_map.is_due else library_map.stored()
    if stored is not None:
        return stored
    with Progress("Laying out the map", shown=not settings.as_json) as progress:
        points = library_map.lay_out(lambda share: progress.update(round(100 * share), 100))
    if points is None:
        raise EarshotError("The map was not finished; try again.")
    return points


def _draw(store: "Store", points: "MapPoints", file: Path) -> None:
    from engine.errors import EarshotError
    from engine.map.picture import draw_map
    from engine.png import encode_png
    from engine.store.map_facts import map_facts

    picture = encode_png(draw_map(points, store.read(map_facts)))
    try:
        file.write_bytes(picture)
    except OSError as error:
        raise EarshotError(
            f"“{file}” cannot be written ({error.strerror}); choose another."
        ) from error


def _lines(value: dict[str, Any]) -> list[str]:
    lines = [f"Tracks on the map: {value['tracks']:,}, in {value['seconds']:.1f} s"]
    if value["trustworthiness"] is None:
        return [*lines, "Too few tracks to tell how far it can be trusted."]
    return [
        *lines,
        f"Trustworthiness at 10: {value['trustworthiness']:.3f}",
        f"Neighbours kept of 10: {value['neighbourhood_preservation']:.3f}",
    ]
