"""``earshot evaluate radio``: what are the radio's parts worth to simulated listeners?"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.cli.options import Settings, common_options, model_option

if TYPE_CHECKING:
    from engine.evaluation.radio.run import RadioPlan

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
# As in the simulation; spelled out because its module is not to be loaded for “--help”.
_MOST_SESSIONS = 18


@click.command("radio")
@click.argument("folder", type=_FOLDER)
@click.option(
    "--labels",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE.csv",
    help="Columns path, artist, album, and genre, style or group.",
)
@click.option(
    "--listeners",
    type=click.IntRange(2, 100_000),
    default=300,
    show_default=True,
    metavar="N",
    help="How many to simulate, of each kind.",
)
@click.option(
    "--first",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    metavar="N",
    help="Number of the first; other numbers are other people.",
)
@click.option(
    "--sessions",
    type=click.IntRange(0, _MOST_SESSIONS),
    default=8,
    show_default=True,
    metavar="N",
    help="How many of 25 tracks a taste is learned from.",
)
@click.option(
    "--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes; by default half the cores."
)
@click.option(
    "--cache",
    type=click.Path(path_type=Path, file_okay=False),
    help="Keep what was listened to there, for the next run.",
)
@model_option
@common_options
def evaluate_radio(
    settings: Settings, *, model: str | None, jobs: int | None, **options: Any
) -> None:
    """Count what simulated listeners skip, from a random order to a tuned radio.

    What a listener likes depends on the labels of FOLDER's tracks and on chance, and on nothing
    that is heard. Your own library is neither read nor changed.
    """
    from engine.analysis.priority import default_workers
    from engine.encoder.bundle import default_bundle, find_bundle
    from engine.evaluation.radio.report import report_lines
    from engine.evaluation.radio.run import RadioPlan

    bundle = find_bundle(model) if model else default_bundle()
    plan = RadioPlan(bundle=bundle, jobs=jobs or default_workers(), **options)
    report = _simulated(plan, watched=not settings.as_json)
    settings.answer(report, lambda: report_lines(report))


def _simulated(plan: "RadioPlan", *, watched: bool) -> dict[str, Any]:
    from engine.cli.progress import Progress
    from engine.errors import EarshotError
    from engine.evaluation.radio.run import evaluate_radio as run

    with Progress("Evaluating the radio", shown=watched) as progress:
        try:
            return run(plan, lambda stage: lambda done, total: progress.update(done, total, stage))
        except KeyboardInterrupt:
            kept = "what was listened to is kept" if plan.cache else "--cache keeps what is done"
            raise EarshotError(f"Interrupted before the figures were ready; {kept}.") from None
