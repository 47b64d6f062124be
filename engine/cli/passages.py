"""``earshot passages``: places in the library that sound like a place in a track."""

import re
from typing import TYPE_CHECKING, Any

import click

from engine.cli.options import Settings, common_options, model_option

if TYPE_CHECKING:
    from engine.radio.passages import FoundPassage, PassageResults

_COUNT = click.IntRange(1, 10_000)


def _seconds(_context: click.Context, _option: click.Parameter, written: str) -> float:
    """Return the seconds of a moment of a track: ``1:42``, ``1:02:03`` or seconds."""
    if not re.fullmatch(r"(\d+:){0,2}\d+(\.\d+)?", written):
        raise click.BadParameter(f"“{written}” is no moment; write it as 1:42 or in seconds.")
    seconds = 0.0
    for part in written.split(":"):
        seconds = 60 * seconds + float(part)
    return seconds


@click.command()
@click.argument("track", metavar="TRACK")
@click.option(
    "--from", "start", callback=_seconds, required=True, metavar="M:SS", help="Where it begins."
)
@click.option("--to", "end", callback=_seconds, required=True, metavar="M:SS", help="Its end.")
@click.option("-n", "count", type=_COUNT, default=20, show_default=True, help="How many.")
@model_option
@common_options
def passages(
    settings: Settings, *, track: str, start: float, end: float, count: int, model: str | None
) -> None:
    """List passages that sound like one of TRACK, of 1 to 30 seconds.

    TRACK is a path or a track's number. Every track was listened to at a few places, and those are
    what is searched.
    """
    from engine.cli.library import existing_library, find_track, open_passages

    with existing_library(settings.library) as store:
        seed = find_track(store, track)
        found = open_passages(store, model).find(seed.id, start, end, count)
    settings.answer(_fields(found), lambda: _lines(found))


def _fields(found: "PassageResults") -> dict[str, Any]:
    from engine.cli.library import track_fields

    return {
        "seed": {**track_fields(found.track), "start": found.start, "end": found.end},
        "results": [_passage_fields(one) for one in found.passages],
        "elsewhere": [_passage_fields(one) for one in found.elsewhere],
        "tracks": found.tracks,
        "places": found.places,
    }


def _passage_fields(passage: "FoundPassage") -> dict[str, Any]:
    from engine.cli.library import track_fields

    return {
        **track_fields(passage.track),
        "start": round(passage.start, 2),
        "end": round(passage.end, 2),
        "similarity": round(passage.similarity, 4),
    }


def _lines(found: "PassageResults") -> list[str]:
    from engine.cli.library import track_line
    from engine.radio.passages import place_words

    def line(one: "FoundPassage") -> str:
        return f"{one.similarity:5.2f}  {place_words(one.start, one.end)}  {track_line(one.track)}"

    lines = [f"Like {place_words(found.start, found.end)} of {track_line(found.track)}:"]
    lines += [line(one) for one in found.passages] or ["Nothing else has been listened to yet."]
    if found.elsewhere:
        lines += ["In the same track:", *(line(one) for one in found.elsewhere)]
    lines.append(f"{found.tracks} tracks were listened to, each at {found.places} places at most.")
    return lines
