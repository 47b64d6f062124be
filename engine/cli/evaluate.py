"""``earshot evaluate``: how good are the models at finding what sounds alike?"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.cli.options import Settings, common_options

if TYPE_CHECKING:
    from engine.encoder.bundle import ModelBundle
    from engine.evaluation.run import Plan

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
# As in the fixed split; spelled out because its module is not to be loaded for “--help”.
_PARTS = click.Choice(["train", "validation", "test", "extra", "unused"])


class _Evaluate(click.Command):
    """Measures models, and with “radio” in the first place the radio.

    A folder that happens to have that name is written ./radio.
    """

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """See :class:`click.Command`."""
        if args and args[0] == "radio":
            from engine.cli.evaluate_radio import evaluate_radio

            return evaluate_radio.make_context(f"{info_name} radio", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


@click.command(
    cls=_Evaluate,
    epilog="“earshot evaluate radio” measures the radio; a folder of that name is ./radio.",
)
@click.argument("folder", type=_FOLDER)
@click.option(
    "--labels",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE.csv",
    help="Columns path, artist, album, and genre, style or group.",
)
@click.option("--label", metavar="COLUMN", help="Which column is the label.")
@click.option(
    "--model", "models", multiple=True, metavar="ID|FOLDER", help="May be repeated; default: all."
)
@click.option("--part", "parts", type=_PARTS, multiple=True, help="Of Earshot's own split.")
@click.option("--everything", is_flag=True, help="Rate anthems and renders of MIDI files, too.")
@click.option("--teachers", type=_FOLDER, help="Weights of YAMNet and MSD-FCN, to compare.")
@click.option(
    "--robustness",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar="N",
    help="Re-encode, cut and quieten N of the tracks.",
)
@click.option("--listening", is_flag=True, help="Also tell what hearing more of a track buys.")
@click.option(
    "--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes; by default half the cores."
)
@click.option(
    "--cache",
    type=click.Path(path_type=Path, file_okay=False),
    help="Keep what was heard there, for the next run.",
)
@click.option("--write-card", is_flag=True, help="Store the figures in the models' cards.")
@common_options
def evaluate(
    settings: Settings, *, models: tuple[str, ...], write_card: bool, **options: Any
) -> None:
    """Measure how well the models find what sounds alike in FOLDER.

    Paths in the labels are relative to FOLDER or to the labels' own folder, or absolute. Other
    tracks by the artist never count as hits for the label. Simple baselines and, where they are
    installed, musly and the teachers are measured beside the models.
    """
    from engine.evaluation.report import report_lines, write_cards

    bundles = _bundles(models)
    report = _measured(_plan(bundles, **options), watched=not settings.as_json)
    if write_card:
        write_cards(bundles, report)
    settings.answer(report, lambda: report_lines(report))


def _bundles(written: Sequence[str]) -> "list[ModelBundle]":
    """Return the bundles with these ids or in these folders, each once; all for none."""
    from engine.encoder.bundle import available_bundles, load_bundle
    from engine.errors import EarshotError

    available = available_bundles()
    by_id = {bundle.id: bundle for bundle in available}
    found = {}
    for name in written:
        if name not in by_id and not Path(name).is_dir():
            known = "”, “".join(by_id)
            raise EarshotError(f"“{name}” is neither a folder nor one of the models “{known}”.")
        bundle = by_id.get(name) or load_bundle(Path(name))
        found[bundle.id, bundle.version, bundle.card["sha256"]] = bundle
    return list(found.values()) or available


def _plan(
    bundles: "Sequence[ModelBundle]",
    *,
    label: str | None,
    robustness: int,
    jobs: int | None,
    **options: Any,
) -> "Plan":
    import os

    from engine.evaluation.run import Plan

    return Plan(
        bundles=bundles,
        label_column=label,
        changed_tracks=robustness,
        jobs=jobs or max(1, (os.cpu_count() or 1) // 2),
        **options,
    )


def _measured(plan: "Plan", *, watched: bool) -> dict[str, Any]:
    from engine.cli.progress import Progress
    from engine.errors import EarshotError
    from engine.evaluation.run import evaluate as run

    with Progress("Evaluating", shown=watched) as progress:
        try:
            return run(plan, lambda stage: lambda done, total: progress.update(done, total, stage))
        except KeyboardInterrupt:
            remedy = (
                "the next run goes on from here" if plan.cache else "--cache keeps what is done"
            )
            raise EarshotError(f"Interrupted before the figures were ready; {remedy}.") from None
