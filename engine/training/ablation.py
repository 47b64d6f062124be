"""What each part of the default encoder is good for, on the validation part of the fixed split.

``python -m engine.training.ablation MUSIC --labels FILE.csv --cache FOLDER`` takes the network from
the checkpoint of ``earshot train earshot``, joins it in other ways, and prints a Markdown table.
The prepared validation tracks are expected in the same cache: ``earshot train earshot`` does not
prepare them, so that nothing can be learned from them by accident; ``--teachers`` prepares them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
import numpy as np
import torch
from torch import Tensor

from engine.encoder.pooling import track_vector
from engine.evaluation.labels import LabelledTrack, read_labels, read_split, tracks_of
from engine.evaluation.scoring import Quality, judge
from engine.evaluation.spaces import FloatArray, VectorSpace
from engine.training.collection import album_of
from engine.training.network import Encoder
from engine.training.precision import use_threads
from engine.training.preparation import prepare
from engine.training.projection import JoinSettings, set_projection, set_usual
from engine.training.run import parts_of_tracks
from engine.training.steps import load_checkpoint
from engine.training.vectors import unit

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_METRICS = ("style_precision_10", "style_ndcg_10", "artist_hit_10", "album_hit_10")
_HEADINGS = ("what", "label P@10", "nDCG@10", "artist hit@10", "album hit@10", "hubs")

Describe = Callable[[Encoder, Tensor], Tensor]
"""An encoder and the parts of a track's windows to window vectors."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to join the branches."""

    name: str
    join: JoinSettings
    describe: Describe


def variants() -> Iterator[Variant]:
    """Yield the variants, from one branch alone to the whole."""
    join = JoinSettings()
    yield Variant("style network alone", join, style_alone)
    yield Variant("mean cepstra alone", join, _means)
    yield Variant("log-covariance alone", join, _logarithms)
    plain = replace(join, exponent=0.0)
    yield Variant("both, timbre not whitened", plain, whole)
    for weight in (0.5, 0.7, 1.4):
        yield Variant(f"both, timbre × {weight}", replace(join, timbre=weight), whole)
    yield Variant("both, half whitened", replace(join, exponent=-0.25), whole)
    yield Variant("both, windows not brought to length 1", join, _unscaled)
    yield Variant("**both, as shipped**", join, whole)


@torch.no_grad()
def ablation(
    encoder: Encoder,
    training: tuple[Sequence[LabelledTrack], Sequence[Tensor]],
    validation: tuple[Sequence[LabelledTrack], Sequence[Tensor]],
    chosen: Iterable[Variant] | None = None,
) -> Iterator[tuple[str, Quality]]:
    """Join the branches in every way, or those that are chosen, and measure.

    Tracks come with their windows' parts.
    """
    albums = [album_of(track) for track in training[0]]
    set_usual(encoder, training[1])
    for variant in chosen or variants():
        set_projection(encoder, training[1], albums, variant.join)
        vectors = [variant.describe(encoder, parts).numpy() for parts in validation[1]]
        rows: FloatArray = np.stack([track_vector(one) for one in vectors])
        yield variant.name, judge(VectorSpace(rows), validation[0], mutual_proximity=False)


@click.command()
@click.argument("music", type=_FOLDER)
@click.option("--labels", type=_FILE, required=True)
@click.option("--cache", type=_FOLDER, required=True)
@click.option("--teachers", type=_FOLDER, help="To prepare the validation tracks, once.")
def main(music: Path, labels: Path, cache: Path, teachers: Path | None) -> None:
    """Print the ablation as a Markdown table."""
    use_threads(1)
    encoder = Encoder()
    encoder.style.load_state_dict(load_checkpoint(cache / "checkpoint.pt")["network"])
    encoder.eval()
    tracks, split = read_labels(labels), read_split()
    training, validation = (tracks_of(tracks, split, part) for part in ("train", "validation"))
    if teachers is not None:
        names = [track.file for track in validation]
        for _ in prepare(music, names, cache, teachers, encoder.settings):
            pass
    heard = [(part, parts_of_tracks(encoder, part, cache)) for part in (training, validation)]
    click.echo(heading())
    for name, quality in ablation(encoder, heard[0], heard[1]):
        click.echo(row(name, quality))


def heading() -> str:
    """Return the first two lines of a Markdown table of variants."""
    return "| " + " | ".join(_HEADINGS) + " |\n|" + "---|" * len(_HEADINGS)


def row(name: str, quality: Quality) -> str:
    """Return a variant's line of that table."""
    figures = [float(np.nanmean(quality.each[metric])) for metric in _METRICS]
    cells = [f"{value:.3f}" for value in figures] + [f"{quality.hub_skewness:.2f}"]
    return f"| {name} | " + " | ".join(cells) + " |"


def style_alone(encoder: Encoder, parts: Tensor) -> Tensor:
    """Return what the style network alone says of windows."""
    return _part(encoder, parts, 0)


def _means(encoder: Encoder, parts: Tensor) -> Tensor:
    return _part(encoder, parts, 1)


def _logarithms(encoder: Encoder, parts: Tensor) -> Tensor:
    return _part(encoder, parts, 2)


def _part(encoder: Encoder, parts: Tensor, number: int) -> Tensor:
    first = sum(encoder.sizes[:number])
    return encoder.joined(parts)[:, first : first + encoder.sizes[number]]


def _unscaled(encoder: Encoder, parts: Tensor) -> Tensor:
    return encoder.joined(parts) @ encoder.projection


def whole(encoder: Encoder, parts: Tensor) -> Tensor:
    """Return the vectors of windows, as the encoder gives them."""
    return unit(_unscaled(encoder, parts))


if __name__ == "__main__":
    main()
