"""One run of the latent-factor convnet: from music and plays to a model bundle."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.errors import EarshotError
from engine.evaluation.labels import read_labels
from engine.training.excerpts import ExcerptSettings
from engine.training.factors.co_occurrence import co_occurrence
from engine.training.factors.compact import compact
from engine.training.factors.factorisation import factorise
from engine.training.factors.plays import PlayTable
from engine.training.factors.training import EXCERPT_FRAMES, FactorSettings, train_factors
from engine.training.seed_run import SeedRun

EXCERPTS = ExcerptSettings(frames=EXCERPT_FRAMES, count=1)

_WINDOWS_PER_TRACK = 1
_METHOD = (
    "Dieleman's convnet (2014): 599 frames of 128 log-mel bands, four convolutions over time of "
    "width 4 with max-pooling by 4, 2 and 2, mean, maximum and L2 norm over time, two dense layers "
    "of 2048, 40 factors; squared error to factors of length 1 with Nesterov momentum. The factors "
    "come from weighted matrix factorisation (Hu, Koren, Volinsky, 2008). They are centred and "
    "scaled to length 1. The weights are stored in 8 bits and computed with in float32."
)
_FROM_PLAYS = "a table of plays by {listeners} listeners"
_FROM_LABELS = (
    "no listening data: each of {listeners} albums is a pretended listener who plays the album "
    "itself most, other albums of the artist less and other tracks of its style least"
)
_LIMITS = (
    "Demonstration weights: the factors repeat the labels of a few hundred tracks, and nobody's "
    "taste is in them. With plays of your own it learns what your listeners like."
)


def run_factors(
    run: SeedRun, settings: FactorSettings, table: PlayTable, *, pretended: bool
) -> None:
    """Factorise the plays, learn to hear the factors, and write the bundle.

    Parameters
    ----------
    pretended
        True for a table that was made from labels, which the card then tells.
    """
    factors = factorise(table, settings.factors, settings.seed)
    row = {name: number for number, name in enumerate(table.tracks)}
    excerpts = run.excerpts(EXCERPTS, [name for name in run.files if name in row])
    targets = factors.tracks[[row[name] for name in excerpts.names]]
    network = train_factors(excerpts, targets, settings, run.checkpoint, run.say_progress)
    source = (_FROM_LABELS if pretended else _FROM_PLAYS).format(listeners=len(table.listeners))
    facts: dict[str, Any] = {
        "id": "latent-factors",
        "windows_per_track": _WINDOWS_PER_TRACK,
        "method": _METHOD,
        "targets": source,
        **run.facts(settings, excerpts),
        **({"limits": _LIMITS} if pretended else {}),
    }
    run.write(compact(network), facts)


def labelled_table(labels: Path, files: Sequence[str]) -> PlayTable:
    """Return the table of pretended plays of those files.

    Raises
    ------
    EarshotError
        When the labels cannot be read, or know fewer than two albums among the files.
    """
    wanted = set(files)
    table = co_occurrence([track for track in read_labels(labels) if track.file in wanted])
    if len(table.listeners) < 2:
        raise EarshotError(
            f"The labels “{labels}” tell of {len(table.listeners)} albums among the music; "
            "factors need several. The column file must hold paths relative to --music."
        )
    return table
