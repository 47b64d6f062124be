"""The command group with all its subcommands."""

import os
from pathlib import Path

import click

from engine import __version__
from engine.cli.about import demo, models, status
from engine.cli.ask import journey, radio, similar
from engine.cli.evaluate import evaluate
from engine.cli.filters import filters
from engine.cli.library_map import map_
from engine.cli.listen_again import outliers, rediscover
from engine.cli.options import library_option
from engine.cli.passages import passages
from engine.cli.scan import scan
from engine.cli.train import train
from engine.errors import EarshotError


class _Commands(click.Group):
    """The subcommands; what looks like a file is not taken for one that is spelled wrongly."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """See :class:`click.Group`; files that are there were taken out by the window before."""
        name = args[0]
        if self.get_command(ctx, name) is None and (os.sep in name or Path(name).suffix):
            raise EarshotError(f"“{name}” is not there; check the path.")
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=(
        "Without a command, earshot opens its window: earshot [--folder FOLDER] [--library FILE]"
        " [FILE...], and plays the files."
    ),
    no_args_is_help=False,
)
@library_option
@click.version_option(__version__, prog_name="earshot", message="%(prog)s %(version)s")
@click.pass_context
def earshot(context: click.Context, library: Path | None) -> None:
    """Play your own music, and find in it what sounds alike."""
    context.obj = library


for _command in (
    scan,
    status,
    similar,
    radio,
    journey,
    rediscover,
    outliers,
    filters,
    passages,
    map_,
    models,
    evaluate,
    train,
    demo,
):
    earshot.add_command(_command)
