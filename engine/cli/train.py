"""``earshot train …``: encoders made from one's own music. Needs the extra ``train``."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from engine.cli.options import Settings, common_options
from engine.cli.train_seeds import factors, gan, vae

if TYPE_CHECKING:
    from engine.evaluation.labels import LabelledTrack
    from engine.training.loop import TrainingSettings

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_NEW_FOLDER = click.Path(path_type=Path, file_okay=False)
_NEEDED = ("torch", "onnx", "onnxscript", "ai_edge_litert")


@click.group()
def train() -> None:
    """Train encoders on your own music.

    What is interrupted goes on from its last checkpoint when the same command is given again.
    """


def require_training_extra(*more: str) -> None:
    """Refuse in one sentence where PyTorch and what goes with it are not installed.

    Raises
    ------
    EarshotError
        With the remedy.
    """
    from importlib.util import find_spec

    from engine.errors import EarshotError

    missing = [name for name in (*_NEEDED, *more) if not find_spec(name)]
    if missing:
        raise EarshotError(
            f"Training needs {', '.join(missing)}; install it with: pip install 'earshot[train]'."
        )


@train.command()
@click.argument("music", type=_FOLDER)
@click.option("--teachers", type=_FOLDER, required=True, help="yamnet.tflite and msd_fcn.pth.")
@click.option("--output", type=_NEW_FOLDER, required=True, help="Where the model bundle goes.")
@click.option("--labels", type=_FILE, help="CSV: path, artist, album; by default tags are read.")
@click.option("--fixed-split", is_flag=True, help="Only what Earshot’s own split trains on.")
@click.option("--also", type=_FOLDER, help="More music, without labels, for the teachers to hear.")
@click.option("--cache", type=_NEW_FOLDER, help="Measurements, checkpoint; default: OUTPUT.cache.")
@click.option("--long", "is_long", is_flag=True, help="The long run for a graphics card.")
@click.option("--steps", type=click.IntRange(min=1), metavar="N", help="Training steps.")
@click.option("--mixtures", type=click.IntRange(min=1), metavar="N", help="Mixed excerpts.")
@click.option("--seed", type=int, metavar="N", help="Fixes all chance; 1 by default.")
@click.option(
    "--threads",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="More than one is slower unless the processor has nothing else to do.",
)
@click.option(
    "--device",
    type=click.Choice(["auto", "cpu", "cuda"]),
    default="auto",
    show_default=True,
    help="Where to train; auto takes a GPU that works.",
)
@click.option(
    "--model-version",
    default="1",
    show_default=True,
    metavar="NAME",
    help="Change it with every training: vectors of different versions never mix.",
)
@common_options
def earshot(
    settings: Settings,
    music: Path,
    teachers: Path,
    output: Path,
    labels: Path | None,
    also: Path | None,
    cache: Path | None,
    device: Literal["auto", "cpu", "cuda"],
    **options: Any,
) -> None:
    """Train the default kind of encoder on the files in MUSIC."""
    if options["fixed_split"] and labels is None:
        raise click.UsageError("--fixed-split is about labelled music; add --labels.")
    require_training_extra()
    from engine.cli.progress import Stages
    from engine.training.precision import use_threads
    from engine.training.run import EarshotRun, train_earshot

    use_threads(options["threads"])
    run = EarshotRun(
        music=music,
        tracks=_tracks(music, labels, fixed_split=options["fixed_split"]),
        teachers=teachers,
        also=also,
        cache=cache or output.with_name(f"{output.name}.cache"),
        output=output,
        version=options["model_version"],
        command=_command(music, teachers, output, options | {"labels": labels, "also": also}),
        settings=_settings(options),
        device=device,
    )
    with Stages(shown=not settings.as_json) as stages:
        outcome = train_earshot(run, stages)
    value = {
        "model": str(output),
        "id": output.name,
        "version": run.version,
        "tracks": outcome.learned,
        "skipped": [{"path": path, "reason": why} for path, why in outcome.skipped.items()],
    }
    settings.answer(value, lambda: _lines(value))


for _seed in (vae, factors, gan):
    train.add_command(_seed)


def _tracks(music: Path, labels: Path | None, *, fixed_split: bool) -> "list[LabelledTrack]":
    from engine.training.collection import labelled_tracks, tagged_tracks

    if labels is None:
        return tagged_tracks(music)
    return labelled_tracks(music, labels, fixed_split=fixed_split)


def _settings(options: dict[str, Any]) -> "TrainingSettings":
    """Return the settings that were named; the others keep their defaults."""
    from dataclasses import replace

    from engine.training.loop import LONG, TrainingSettings

    named = {name: options[name] for name in ("steps", "mixtures", "seed")}
    chosen = LONG if options["is_long"] else TrainingSettings()
    return replace(chosen, **{name: value for name, value in named.items() if value is not None})


def _command(music: Path, teachers: Path, output: Path, options: dict[str, Any]) -> str:
    """Return the command that repeats this training, as people would type it."""
    words = ["earshot", "train", "earshot", str(music), "--teachers", str(teachers)]
    words += ["--output", str(output)]
    for name in ("labels", "also"):
        words += [f"--{name}", str(options[name])] if options[name] else []
    words += ["--fixed-split"] if options["fixed_split"] else []
    words += ["--long"] if options["is_long"] else []
    for name in ("steps", "mixtures", "seed"):
        words += [f"--{name}", str(options[name])] if options[name] is not None else []
    return shlex.join([*words, "--model-version", options["model_version"]])


def _lines(value: dict[str, Any]) -> list[str]:
    skipped = [f"Skipped {one['path']}: {one['reason']}" for one in value["skipped"]]
    return [
        *skipped,
        f"{value['id']} {value['version']} learned from {value['tracks']:,} tracks;"
        f" {len(skipped):,} could not be read.",
        f"It is in {value['model']}; earshot evaluate tells how good it is.",
    ]
