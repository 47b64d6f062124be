"""``earshot similar``, ``earshot radio`` and ``earshot journey``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.cli.options import Settings, common_options, model_option

if TYPE_CHECKING:
    from engine.radio.suggestion import RadioQueue, Suggestion
    from engine.store.records import Track

_COUNT = click.IntRange(1, 10_000)


@click.command()
@click.argument("track", metavar="TRACK")
@click.option("-n", "count", type=_COUNT, default=20, show_default=True, help="How many.")
@click.option("--per-artist", type=_COUNT, metavar="N", help="No more than N of one artist.")
@model_option
@common_options
def similar(
    settings: Settings, track: str, count: int, per_artist: int | None, model: str | None
) -> None:
    """List what sounds most like TRACK.

    TRACK is a path or a track's number.
    """
    from engine.cli.library import (
        existing_library,
        find_track,
        open_radio,
        suggestion_fields,
        track_fields,
    )

    with existing_library(settings.library) as store:
        seed = find_track(store, track)
        found = open_radio(store, model).similar(seed.id, count, per_artist)
    settings.answer(
        {"seed": track_fields(seed), "results": [suggestion_fields(one) for one in found]},
        lambda: _similar_lines(seed, found),
    )


@click.command()
@click.argument("seeds", metavar="SEED...", nargs=-1, required=True)
@click.option(
    "--minus", multiple=True, metavar="SEED", help="Away from this track; may be repeated."
)
@click.option(
    "--weights",
    metavar="W,W,…",
    help="How much each SEED counts, then each --minus: numbers from 0 on, 1 by default.",
)
@click.option(
    "--adventure",
    type=click.FloatRange(0.0, 1.0),
    default=0.0,
    show_default=True,
    help="How far to stray from the nearest.",
)
@click.option("-n", "count", type=_COUNT, default=25, show_default=True, help="How many.")
@click.option(
    "--seed-number",
    type=click.IntRange(0, 2**63 - 1),
    default=0,
    show_default=True,
    help="Another number, another adventurous queue; the same, the same.",
)
@click.option(
    "--m3u",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write the queue as a playlist, M3U8 unless the name ends in .m3u, .pls or .xspf.",
)
@model_option
@common_options
def radio(
    settings: Settings,
    *,
    seeds: tuple[str, ...],
    minus: tuple[str, ...],
    weights: str | None,
    adventure: float,
    count: int,
    seed_number: int,
    m3u: Path | None,
    model: str | None,
) -> None:
    """Queue music that sounds like the SEEDs.

    A SEED is a path or a track's number, here and after --minus.
    """
    from engine.cli.library import existing_library, find_ids, open_radio
    from engine.library.playlist_files import entry_of, write_playlist

    numbers = _weights(weights, len(seeds) + len(minus))
    with existing_library(settings.library) as store:
        queue = open_radio(store, model).queue(
            dict(zip(find_ids(store, seeds), numbers, strict=False)),
            dict(zip(find_ids(store, minus), numbers[len(seeds) :], strict=True)),
            count,
            adventure=adventure,
            seed_number=seed_number,
        )
    if m3u is not None:
        write_playlist(m3u, [entry_of(one.track) for one in queue.tracks])
    settings.answer(
        {"tracks": _fields(queue), "relaxed": list(queue.relaxed)}, lambda: _radio_lines(queue)
    )


@click.command()
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@click.argument("via", metavar="[VIA]...", nargs=-1)
@click.option(
    "-n", "count", type=click.IntRange(2, 1000), default=25, show_default=True, help="How many."
)
@model_option
@common_options
def journey(
    settings: Settings,
    *,
    start: str,
    end: str,
    via: tuple[str, ...],
    count: int,
    model: str | None,
) -> None:
    """Go from one track to another in small steps.

    FROM, TO and every VIA, the stops between them in their order, are a path or a track's number.
    """
    from engine.cli.library import existing_library, find_ids, open_radio

    if count < 2 + len(via):
        raise click.UsageError(
            f"A journey over {len(via)} stops has at least {2 + len(via)} tracks."
        )
    with existing_library(settings.library) as store:
        found = open_radio(store, model).journey(find_ids(store, [start, *via, end]), count)
    settings.answer({"tracks": _fields(found)}, lambda: _radio_lines(found))


def _weights(written: str | None, count: int) -> list[float]:
    """Return how much each track counts.

    Raises
    ------
    click.UsageError
        When there are more numbers than tracks, or one is none.
    """
    try:
        weights = [float(one) for one in written.split(",")] if written else []
    except ValueError:
        weights = [-1.0]
    if len(weights) > count or not all(0.0 <= weight < float("inf") for weight in weights):
        raise click.UsageError(
            "--weights takes one number for each SEED and each --minus, from 0 on: 1,0.5,2"
        )
    return [*weights, *[1.0] * (count - len(weights))]


def _fields(queue: "RadioQueue") -> list[dict[str, Any]]:
    from engine.cli.library import suggestion_fields

    return [suggestion_fields(one) for one in queue.tracks]


def _similar_lines(seed: "Track", found: "list[Suggestion]") -> list[str]:
    from engine.cli.library import track_line

    lines = [f"{one.similarity:5.2f}  {track_line(one.track)}" for one in found]
    return [f"Like {track_line(seed)}:", *(lines or ["Nothing else has been listened to yet."])]


def _radio_lines(queue: "RadioQueue") -> list[str]:
    from engine.cli.library import track_line

    lines = [f"{track_line(one.track)}: {one.reason}" for one in queue.tracks]
    return [*lines, *(f"Note: {words}." for words in queue.relaxed)]
