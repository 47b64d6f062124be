"""``python -m engine.training``: prepare, train, export. One command, resumable."""

import logging
import os
import platform
import sys
import time
from datetime import timedelta
from pathlib import Path

import click
import torch

from engine import logs
from engine.errors import EarshotError
from engine.evaluation.labels import read_labels, read_split, tracks_of
from engine.training.card import card_facts
from engine.training.corpus import load_tracks, make_batches
from engine.training.export import write_bundle
from engine.training.loop import Progress, TrainingSettings, set_centre, set_scale, train
from engine.training.mixtures import load_mixtures, make_mixtures
from engine.training.network import Encoder
from engine.training.preparation import prepare

_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.option("--music", type=_FOLDER, default=Path("../shared/music"), show_default=True)
@click.option("--teachers", type=_FOLDER, default=Path("../shared/teachers"), show_default=True)
@click.option("--cache", type=_FOLDER, default=Path("build/training"), show_default=True)
@click.option("--output", type=_FOLDER, default=Path("resources/models/earshot"), show_default=True)
@click.option("--steps", default=TrainingSettings().steps, show_default=True)
@click.option("--batch", default=TrainingSettings().batch, show_default=True)
@click.option("--mixtures", default=8_000, show_default=True)
@click.option("--seed", default=TrainingSettings().seed, show_default=True)
@click.option("--threads", default=2, show_default=True)
def main(
    *,
    music: Path,
    teachers: Path,
    cache: Path,
    output: Path,
    steps: int,
    batch: int,
    mixtures: int,
    seed: int,
    threads: int,
) -> None:
    """Train the encoder on MUSIC/tracks.csv and write the model bundle to OUTPUT."""
    logs.configure(logging.INFO)
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    began = time.monotonic()
    encoder, settings = Encoder(), TrainingSettings(steps=steps, batch=batch, seed=seed)
    labels, split = read_labels(music / "tracks.csv"), read_split()
    tracks = tracks_of(labels, split, "train", "extra")
    names = [track.file for track in tracks]
    for done, _ in enumerate(prepare(music, names, cache, teachers, encoder.settings), start=1):
        _say_now_and_then("prepared", done, len(names))
    for done in make_mixtures(names, cache, teachers, encoder.settings, count=mixtures, seed=seed):
        _say_now_and_then("mixed", done, mixtures)
    extra = {name for name in names if split[name] == "extra"}
    mixed = load_mixtures(cache, count=mixtures, seed=seed)
    batches = make_batches(load_tracks(tracks, cache, extra), mixed, encoder, batch)
    set_scale(encoder, batches, seed)
    train(encoder, batches, settings, cache / "checkpoint.pt", _say_progress)
    set_centre(encoder, batches, seed)
    facts = card_facts(settings, tracks, mixtures, _hardware(threads), time.monotonic() - began)
    write_bundle(encoder, output, facts)
    click.echo(f"Wrote {output}. Measure it with: python -m engine.evaluation --write-card")


def _say_now_and_then(what: str, done: int, total: int) -> None:
    if done % 100 == 0 or done == total:
        click.echo(f"{what} {done} of {total}")


def _say_progress(progress: Progress) -> None:
    click.echo(
        f"step {progress.step}/{progress.steps}  loss {progress.loss:.4f}  "
        f"cosine to the teacher {progress.cosine:.4f}  "
        f"{progress.windows_per_second:.0f} windows/s  "
        f"{timedelta(seconds=round(progress.seconds_left))} left"
    )


def _hardware(threads: int) -> str:
    return f"{platform.machine()} CPU, {threads} of {os.cpu_count()} threads, no GPU"


if __name__ == "__main__":
    try:
        main()
    except EarshotError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
