"""``python -m engine.training.factors MUSIC --labels FILE.csv``: the proof on real music.

Listeners with known tastes over the labels are simulated. The network learns their factors from the
training part of the fixed split and predicts those of the test part, which nobody has played and
whose artists are unknown; or, as for a new release, those of every fifth track of known artists.
There are as many factors as there are styles to have a taste for.
"""

import sys
from pathlib import Path

import click

from engine.errors import EarshotError
from engine.evaluation.labels import read_labels, read_split, tracks_of
from engine.training.excerpts import Excerpts, read_excerpts
from engine.training.factors.proof import Trial, make_trial, recovery
from engine.training.factors.run import EXCERPTS
from engine.training.factors.training import FactorSettings, predict, train_factors
from engine.training.precision import use_threads
from engine.training.steps import StepProgress

_NEW_EVERY = 5

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("music", type=_FOLDER)
@click.option("--labels", type=_FILE, required=True, help="CSV: file, artist, album, group.")
@click.option("--of-known-artists", is_flag=True, help="Hold out every fifth training track.")
@click.option("--cache", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--listeners", type=click.IntRange(min=2), default=4_000, show_default=True)
@click.option("--factors", type=click.IntRange(min=1), default=12, show_default=True)
@click.option("--steps", type=click.IntRange(min=1), default=1_000, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(
    *,
    music: Path,
    labels: Path,
    of_known_artists: bool,
    cache: Path,
    listeners: int,
    factors: int,
    steps: int,
    seed: int,
) -> None:
    """Prove on MUSIC that predicted factors recover tastes for tracks that nobody played."""
    use_threads(1)
    style = {track.file: track.style for track in read_labels(labels)}
    played, held_out = (
        read_excerpts(music, names, cache, EXCERPTS, lambda done, total: None)
        for names in _parts(labels, of_known_artists)
    )
    trial = make_trial(
        [style[name] for name in played.names],
        [style[name] for name in held_out.names],
        listeners=listeners,
        factors=factors,
        seed=seed,
    )
    settings = FactorSettings(steps=steps, factors=factors, seed=seed)
    click.echo(_answer(trial, played, held_out, settings, cache / f"proof-{len(played.names)}.pt"))


def _parts(labels: Path, of_known_artists: bool) -> tuple[list[str], list[str]]:
    """Return the files that are played and those that nobody has played."""
    tracks, split = read_labels(labels), read_split()
    played = [track.file for track in tracks_of(tracks, split, "train")]
    if not of_known_artists:
        return played, [track.file for track in tracks_of(tracks, split, "test")]
    new = played[::_NEW_EVERY]
    return [name for name in played if name not in set(new)], new


def _answer(
    trial: Trial, played: Excerpts, held_out: Excerpts, settings: FactorSettings, checkpoint: Path
) -> str:
    network = train_factors(played, trial.factors.tracks, settings, checkpoint, _tell)
    found = recovery(trial, predict(network, held_out).numpy(), settings.seed)
    who = f"{len(trial.simulation.tastes)} listeners, {settings.factors} factors"
    what = f"{len(played.names)} played tracks, {len(held_out.names)} that nobody played"
    areas = (
        f"random factors {found.random_factors:.3f}, as heard {found.predicted:.3f}, "
        f"true factors {found.true_factors:.3f}"
    )
    return f"{who}, {what}. Area under the ROC curve for the favourite style: {areas}."


def _tell(now: StepProgress) -> None:
    losses = "  ".join(f"{name} {value:.4f}" for name, value in now.losses.items())
    click.echo(f"step {now.step}/{now.steps}  {losses}  {now.seconds_left:.0f} s left", err=True)


if __name__ == "__main__":
    try:
        main()
    except EarshotError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
