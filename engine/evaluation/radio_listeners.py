"""Does a radio get better by what it does? Simulated listeners with hidden tastes tell.

``python -m engine.evaluation.radio_listeners LIBRARY.db LABELS.csv [LISTENERS]`` plays 25 tracks to
each listener under every policy and counts the skips. A listener is no model of a person, only
one that nobody can fit by accident: what he likes depends on labels and names, of which the
radio's encoder and its feedback know nothing.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click
import numpy as np
import numpy.typing as npt

from engine.encoder.bundle import default_bundle
from engine.evaluation.labels import read_labels
from engine.radio.order import Feedback, QueueOrder
from engine.radio.spacing import Spacing
from engine.radio.station import Radio
from engine.similarity.index import SimilarityIndex
from engine.store.store import Store

SESSION = 25
STEP = 5
"""Tracks after which a station that takes feedback is asked again."""

_LISTENERS = 120
_BOOTSTRAPS = 2000
_WEARY_TRACKS = 4
_WEARINESS = 2.0
_BASE = 1.0
_STYLE_SPREAD = 1.5
_GROUP_SPREAD = 1.0
_ARTIST_SPREAD = 1.0

Policy = Callable[["Listener", int], list[bool]]


@dataclass(frozen=True, slots=True)
class Piece:
    """What a listener's taste knows of a track; nothing of how it sounds."""

    track_id: int
    artist: str
    group: str
    style: str


@dataclass(slots=True)
class Listener:
    """Somebody who skips what he does not care for, and tires of an artist heard a moment ago.

    Attributes
    ----------
    pieces
        The library by track id.
    number
        Tells this listener from all others; the same number is the same person, whose mood at
        each track is the same whatever the policy.
    """

    pieces: Mapping[int, Piece]
    number: int
    _heard: list[str] = field(default_factory=list)

    def likes(self, track_id: int) -> bool:
        """Hear a track, to its end or not."""
        piece = self.pieces[track_id]
        weary = piece.artist in self._heard[-_WEARY_TRACKS:]
        self._heard.append(piece.artist)
        score = self.fondness(piece) - _WEARINESS * weary
        return bool(self._chance("mood", str(track_id)).random() < 1.0 / (1.0 + np.exp(-score)))

    def fondness(self, piece: Piece) -> float:
        """Return the log odds that a track is heard to its end by a listener who is not weary."""
        return _BASE + (
            _GROUP_SPREAD * self._taste("group", piece.group)
            + _STYLE_SPREAD * self._taste("style", piece.style)
            + _ARTIST_SPREAD * self._taste("artist", piece.artist)
        )

    def _taste(self, kind: str, name: str) -> float:
        return float(self._chance(kind, name).standard_normal())

    def _chance(self, kind: str, name: str) -> np.random.Generator:
        return np.random.default_rng([self.number, *f"{kind}|{name}".encode()])


@dataclass(frozen=True, slots=True)
class Comparison:
    """Skips per 25 tracks under a policy, and how many fewer than under the one before it.

    Intervals hold 95 % of the means of listeners drawn with replacement; `fewer` pairs each
    listener with himself.
    """

    name: str
    skips: float
    interval: tuple[float, float]
    fewer: float
    fewer_interval: tuple[float, float]


def compare(skips: Mapping[str, Sequence[int]], seed: int = 0) -> list[Comparison]:
    """Compare policies, each with the one before it.

    Parameters
    ----------
    skips
        By policy the skips of each listener, of all policies in the same order.
    seed
        Of the bootstrap.
    """
    found = []
    before: npt.NDArray[np.float64] | None = None
    for name, counts in skips.items():
        values = np.asarray(counts, np.float64)
        gain = np.zeros_like(values) if before is None else before - values
        draws = np.random.default_rng(seed).integers(0, len(values), (_BOOTSTRAPS, len(values)))
        found.append(
            Comparison(
                name,
                float(values.mean()),
                _bounds(values[draws].mean(axis=1)),
                float(gain.mean()),
                _bounds(gain[draws].mean(axis=1)),
            )
        )
        before = values
    return found


def favourite(listener: Listener) -> int:
    """Return a track that a listener might start a radio from: one of his dearest twenty."""
    dearest = sorted(listener.pieces.values(), key=listener.fondness, reverse=True)[:20]
    return dearest[listener.number % len(dearest)].track_id


def plain_policy(radio: Radio, listener: Listener, seed: int) -> list[bool]:
    """Play the nearest by cosine, one after the other."""
    return [listener.likes(one.track.id) for one in radio.similar(seed, SESSION)]


def spaced_policy(radio: Radio, listener: Listener, seed: int) -> list[bool]:
    """Play a radio's queue: mutual proximity, artists and albums kept apart."""
    return [listener.likes(one.track.id) for one in radio.queue([seed], count=SESSION).tracks]


def feedback_policy(radio: Radio, listener: Listener, seed: int) -> list[bool]:
    """Play a station that hears of every skip, and is asked for the next few tracks each time."""
    liked: list[bool] = []
    played: list[int] = []
    while len(played) < SESSION:
        told = Feedback(
            completed=[one for one, good in zip(played, liked, strict=True) if good],
            skipped_early=[one for one, good in zip(played, liked, strict=True) if not good],
        )
        order = QueueOrder(
            plus={seed: 1.0}, count=STEP, exclude=played, recent=played, feedback=told
        )
        found = [one.track.id for one in radio.fill(order).tracks]
        if not found:
            break
        played += found
        liked += [listener.likes(track_id) for track_id in found]
    return liked


def pieces_of(store: Store, labels: Path) -> dict[int, Piece]:
    """Return the labelled tracks of a library by id."""
    from engine.store.browse import View, track_ids
    from engine.store.tracks import tracks_by_id

    styles = {Path(row.file).name: row for row in read_labels(labels, "style")}
    groups = {Path(row.file).name: row for row in read_labels(labels, "group")}
    tracks = store.read(tracks_by_id, store.read(track_ids, View()).tolist())
    return {
        track.id: Piece(
            track.id,
            styles[track.path.name].artist,
            groups[track.path.name].style,
            styles[track.path.name].style,
        )
        for track in tracks.values()
        if track.path.name in styles
    }


def simulate(
    store: Store, radio: Radio, pieces: Mapping[int, Piece], listeners: int
) -> dict[str, list[int]]:
    """Return by policy how many of 25 tracks each listener skipped."""
    policies = {
        "nearest by cosine": plain_policy,
        "mutual proximity and spacing": spaced_policy,
        "with feedback": feedback_policy,
    }
    skips: dict[str, list[int]] = {name: [] for name in policies}
    for number in range(listeners):
        seed = favourite(Listener(pieces, number))
        for name, policy in policies.items():
            skips[name].append(policy(radio, Listener(pieces, number), seed).count(False))
    return skips


def main() -> None:
    """Run the simulation on a copy of a library, and print the table."""
    library, labels = Path(sys.argv[1]), Path(sys.argv[2])
    listeners = int(sys.argv[3]) if len(sys.argv) > 3 else _LISTENERS
    bundle = default_bundle()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(library, folder))
        with Store(copy) as store:
            radio = Radio(store, SimilarityIndex(bundle.dimensions), bundle, spacing=Spacing())
            pieces = pieces_of(store, labels)
            skips = simulate(store, radio, pieces, listeners)
    click.echo("| policy | skips in 25 | fewer than the line above |")
    click.echo("|---|---|---|")
    for one in compare(skips):
        click.echo(
            f"| {one.name} | {one.skips:.2f} ({one.interval[0]:.2f}–{one.interval[1]:.2f}) |"
            f" {one.fewer:.2f} ({one.fewer_interval[0]:.2f}–{one.fewer_interval[1]:.2f}) |"
        )


def _bounds(means: npt.NDArray[np.float64]) -> tuple[float, float]:
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(high)


if __name__ == "__main__":
    main()
