"""What each part of the default encoder's training is good for, on the validation part.

``python -m engine.training.training_ablation MUSIC --labels FILE.csv --cache FOLDER --also FOLDER``
trains the network once for each recipe, shorter than the shipped one, and prints a Markdown table.
Everything it hears must lie prepared in the cache of ``earshot train earshot`` and of
:mod:`engine.training.ablation`. An interrupted run goes on where it stopped.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
import torch

from engine.evaluation.labels import LabelledTrack, read_labels, read_split, tracks_of
from engine.evaluation.scoring import Quality
from engine.training.ablation import Variant, ablation, heading, row, style_alone, whole
from engine.training.collection import (
    is_rated,
    labelled_tracks,
    unlabelled_tracks,
    worth_hearing,
)
from engine.training.corpus import load_tracks, make_batches
from engine.training.loop import TrainingSettings, set_scale, train
from engine.training.mixtures import load_mixtures
from engine.training.network import Encoder
from engine.training.precision import use_threads
from engine.training.projection import JoinSettings
from engine.training.run import parts_of_tracks

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_NARROW = 128
_MEASURED = (
    Variant("network", JoinSettings(), style_alone),
    Variant("both", JoinSettings(), whole),
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """One way to train.

    Attributes
    ----------
    name
        For people: what is missing or other.
    settings
        How to train.
    also
        Whether windows of the other music are drawn, too.
    channels
        Width of the network; the encoder's own without one.
    """

    name: str
    settings: TrainingSettings
    also: bool = True
    channels: int | None = None


def recipes(settings: TrainingSettings) -> Iterator[Recipe]:
    """Yield the whole recipe first, and then what one part each is good for."""
    yield Recipe("everything", settings)
    yield Recipe("no mixtures", replace(settings, mixed=0.0))
    yield Recipe("a third mixtures", replace(settings, mixed=1 / 3))
    yield Recipe("no windows of the other music", settings, also=False)
    yield Recipe("YAMNet alone", replace(settings, fcn=0.0))
    yield Recipe("MSD-FCN alone", replace(settings, fcn=1.0))
    yield Recipe("no pairwise cosines", replace(settings, geometry=0.0))
    yield Recipe("no contrastive term", replace(settings, contrast=0.0))
    yield Recipe(f"{_NARROW} filters", settings, channels=_NARROW)


@dataclass(frozen=True, slots=True)
class Music:
    """What is prepared: tracks to learn from, other music, and tracks to measure on."""

    training: Sequence[LabelledTrack]
    other: Sequence[LabelledTrack]
    validation: Sequence[LabelledTrack]
    cache: Path


def measured(recipe: Recipe, music: Music) -> Iterator[tuple[str, Quality]]:
    """Train by a recipe, and yield how good the network alone and both branches are."""
    torch.manual_seed(recipe.settings.seed)
    encoder = Encoder() if recipe.channels is None else Encoder(channels=recipe.channels)
    _train(encoder, recipe, music)
    rated = [track for track in music.training if is_rated(track)]
    heard = [
        (part, parts_of_tracks(encoder, part, music.cache)) for part in (rated, music.validation)
    ]
    yield from ablation(encoder, heard[0], heard[1], _MEASURED)


def _train(encoder: Encoder, recipe: Recipe, music: Music) -> None:
    settings = recipe.settings
    mixtures = load_mixtures(music.cache, count=settings.mixtures, seed=settings.seed)
    chosen = [*music.training, *(music.other if recipe.also else ())]
    extra = {track.file for track in music.training if not is_rated(track)}
    tracks = load_tracks(chosen, music.cache, extra)
    some = mixtures if settings.mixed else []
    batches = make_batches(tracks, some, encoder, settings, torch.device("cpu"))
    set_scale(encoder.style, batches, settings.seed)
    checkpoint = music.cache / "ablation" / f"{recipe.name.replace(' ', '-')}.pt"
    train(encoder.style, batches, settings, checkpoint, lambda progress: None)
    encoder.eval()


@click.command()
@click.argument("folder", metavar="MUSIC", type=_FOLDER)
@click.option("--labels", type=_FILE, required=True)
@click.option("--cache", type=_FOLDER, required=True)
@click.option("--also", type=_FOLDER, required=True)
@click.option("--steps", type=int, default=1_500, show_default=True)
@click.option("--threads", type=int, default=1, show_default=True)
def main(folder: Path, labels: Path, cache: Path, also: Path, steps: int, threads: int) -> None:
    """Print what each part of the training is good for as a Markdown table."""
    use_threads(threads)
    music = Music(
        worth_hearing(labelled_tracks(folder, labels, fixed_split=True)),
        unlabelled_tracks(also),
        tracks_of(read_labels(labels), read_split(), "validation"),
        cache,
    )
    click.echo(heading())
    for recipe in recipes(TrainingSettings(steps=steps)):
        for part, quality in measured(recipe, music):
            click.echo(row(f"{recipe.name}, {part}", quality))


if __name__ == "__main__":
    main()
