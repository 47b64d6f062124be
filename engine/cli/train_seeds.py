"""``earshot train vae|factors|gan``: the models of the two articles that Earshot descends from."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.cli.options import Settings, common_options

if TYPE_CHECKING:
    from engine.training.factors.plays import PlayTable
    from engine.training.seed_run import SeedRun

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_NEW_FOLDER = click.Path(path_type=Path, file_okay=False)


def _training_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add what the three trainings have in common."""
    for option in (
        click.option("--seed", type=int, default=1, show_default=True, help="Fixes all chance."),
        click.option("--steps", type=click.IntRange(min=1), metavar="N", help="Training steps."),
        click.option(
            "--cache", type=_NEW_FOLDER, help="Spectrograms and checkpoint; default: OUTPUT.cache."
        ),
        click.option(
            "--fixed-split", is_flag=True, help="Only what Earshot’s own split trains on."
        ),
    ):
        function = option(function)
    return common_options(function)


@click.command()
@click.option("--music", type=_FOLDER, required=True, help="The folder to learn from.")
@click.option("--output", type=_NEW_FOLDER, required=True, help="Where the model bundle goes.")
@_training_options
def vae(settings: Settings, music: Path, output: Path, **options: Any) -> None:
    """Train the variational autoencoder, which learns without labels to redraw spectrograms."""
    _require()
    from engine.training.vae.run import run_vae
    from engine.training.vae.training import VaeSettings

    run = _run(music, output, options, "vae")
    run_vae(run, VaeSettings(**_chosen(options)))
    _tell(settings, run)


@click.command()
@click.option("--music", type=_FOLDER, required=True, help="The folder to learn from.")
@click.option("--output", type=_NEW_FOLDER, required=True, help="Where the model bundle goes.")
@_training_options
def gan(settings: Settings, music: Path, output: Path, **options: Any) -> None:
    """Train the InfoGAN, a generator whose codes can be read back."""
    _require()
    from engine.training.gan.run import run_gan
    from engine.training.gan.training import GanSettings

    run = _run(music, output, options, "gan")
    run_gan(run, GanSettings(**_chosen(options)))
    _tell(settings, run)


@click.command()
@click.option("--plays", type=_FILE, help="CSV: listener, track, plays.")
@click.option("--labels", type=_FILE, help="CSV: file, artist, album, group; where no plays exist.")
@click.option("--music", type=_FOLDER, help="The tracks’ folder; by default where the CSV lies.")
@click.option("--output", type=_NEW_FOLDER, required=True, help="Where the model bundle goes.")
@_training_options
def factors(
    settings: Settings,
    plays: Path | None,
    labels: Path | None,
    music: Path | None,
    output: Path,
    **options: Any,
) -> None:
    """Train the convnet that hears which listeners would like a track.

    It learns from who played what (--plays), or, to try it out, from labels (--labels).
    """
    table_file = plays or labels
    if table_file is None or (plays and labels):
        raise click.UsageError("Name either a table of --plays or a file of --labels.")
    _require("implicit", "scipy")
    from engine.training.factors.run import run_factors
    from engine.training.factors.training import FactorSettings

    folder = music or table_file.parent
    source = ("--plays", str(plays)) if plays else ("--labels", str(labels))
    run = _run(folder, output, options, "factors", *source)
    table = _table(plays, labels, folder, run.files)
    run_factors(run, FactorSettings(**_chosen(options)), table, pretended=plays is None)
    _tell(settings, run)


def _table(
    plays: Path | None, labels: Path | None, music: Path, files: tuple[str, ...]
) -> "PlayTable":
    """Read the plays, or make a table of labels."""
    from engine.training.factors.plays import read_plays
    from engine.training.factors.run import labelled_table

    if plays is not None:
        return read_plays(plays, music)
    assert labels is not None
    return labelled_table(labels, files)


def _require(*more: str) -> None:
    from engine.cli.train import require_training_extra

    require_training_extra(*more)


def _run(music: Path, output: Path, options: dict[str, Any], *words: str) -> "SeedRun":
    """Put a training together; it tells on stderr how far it is."""
    from engine.training.precision import use_threads
    from engine.training.seed_run import SeedRun, command_line, training_files

    use_threads(1)
    files, held_out = training_files(music, fixed_split=options["fixed_split"])
    split = ("--fixed-split",) if options["fixed_split"] else ()
    return SeedRun(
        music=music,
        files=files,
        held_out=held_out,
        cache=options["cache"] or output.with_name(f"{output.name}.cache"),
        output=output,
        command=command_line(*words, "--music", str(music), *split, "--output", str(output)),
        say=lambda line: click.echo(line, err=True),
    )


def _chosen(options: dict[str, Any]) -> dict[str, int]:
    """Return the settings that were named; the others keep their defaults."""
    return {name: options[name] for name in ("steps", "seed") if options[name] is not None}


def _tell(settings: Settings, run: "SeedRun") -> None:
    from engine.encoder.bundle import load_bundle

    bundle = load_bundle(run.output)
    skipped = int(bundle.card["data"]["skipped"])
    value = {
        "model": str(run.output),
        "id": bundle.id,
        "version": bundle.version,
        "tracks": bundle.card["data"]["tracks"],
        "skipped": skipped,
    }
    settings.answer(
        value,
        lambda: [
            f"{bundle.id} learned from {value['tracks']:,} tracks; {skipped:,} could not be read.",
            f"It is in {run.output}; earshot evaluate tells how good it is.",
        ],
    )
