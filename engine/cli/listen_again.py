"""``earshot rediscover`` and ``earshot outliers``."""

from typing import TYPE_CHECKING

import click

from engine.cli.options import Settings, common_options

if TYPE_CHECKING:
    from engine.radio.suggestion import Suggestion

_COUNT = click.IntRange(1, 10_000)


@click.command()
@click.option("-n", "count", type=_COUNT, default=25, show_default=True, help="How many.")
@common_options
def rediscover(settings: Settings, count: int) -> None:
    """List what you forgot that is like what you love.

    These are tracks not heard for half a year or never, nearest to your thumbs up, to what you
    gave four stars or more, and to what you heard to its end most often; before there is any of
    that, to what you played.
    """
    from engine.cli.library import existing_library, open_radio
    from engine.store.plays import now

    with existing_library(settings.library) as store:
        found = open_radio(store).rediscover(count, now())
    _answer(
        settings, found.tracks, "Give tracks a thumb up, or hear some to their end, and ask again."
    )


@click.command()
@click.option("-n", "count", type=_COUNT, default=25, show_default=True, help="How many.")
@common_options
def outliers(settings: Settings, count: int) -> None:
    """List tracks that do not sound like the rest of their album."""
    from engine.cli.library import existing_library, open_radio

    with existing_library(settings.library) as store:
        found = open_radio(store).outliers(count)
    _answer(settings, found, "Every track sounds like the rest of its album.")


def _answer(settings: Settings, found: "list[Suggestion]", nothing: str) -> None:
    from engine.cli.library import suggestion_fields, track_line

    settings.answer(
        {"tracks": [suggestion_fields(one) for one in found]},
        lambda: [f"{track_line(one.track)}: {one.reason}" for one in found] or [nothing],
    )
