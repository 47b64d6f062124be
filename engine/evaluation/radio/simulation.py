"""A listener's months with a radio: sessions it learns from, then sessions that are counted."""

import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from engine.analysis.priority import limit_threads
from engine.errors import EarshotError
from engine.evaluation.radio.listeners import SESSION, TIRING, Listener, Piece, Temper
from engine.evaluation.radio.policies import Heard, Policy, at_random, nearest, spaced, told
from engine.radio.station import Radio
from engine.radio.taste.evidence import Evidence, Judgement
from engine.similarity.index import SimilarityIndex, VectorSpace
from engine.store.store import Store

POLICIES = ("at random", "nearest by cosine", "with spacing", "with feedback", "tuned")
"""From nothing to all; each but the first is compared with the one before it."""

COUNTED = 2
"""Sessions of each listener that are counted."""

MOST_SESSIONS = 18
"""A listener has twenty favourites to start a radio from."""

_RESTING_SESSIONS = 4

OnProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class World:
    """The library in which listeners live.

    Attributes
    ----------
    library
        The library file; it is only read.
    space, dimensions
        Of the vectors.
    pieces
        What listeners know of its tracks.
    sessions
        How many a taste is learned from.
    temper
        What listeners are like.
    """

    library: Path
    space: VectorSpace
    dimensions: int
    pieces: Mapping[int, Piece]
    sessions: int
    temper: Temper = TIRING


def live(radio: Radio, world: World, number: int) -> dict[str, float]:
    """Return by policy how many tracks in 25 a listener skips.

    He first hears the sessions of a station with feedback, and a taste is learned from them. What
    he heard then is left out of the sessions that are counted, under every policy: a taste can win
    by what it has learned, not by what it remembers.
    """
    listener = Listener(world.pieces, number, world.temper)
    favourites = listener.favourites()
    past: list[Heard] = []
    for session, seed in enumerate(favourites[: world.sessions]):
        resting = [one for heard in past[-_RESTING_SESSIONS:] for one in heard.played]
        past.append(told(radio, listener.sit_down(session, seed), seed, resting))
    taste = radio.learn(_evidence(past))
    known = sorted({one for heard in past for one in heard.played})
    policies: tuple[Policy, ...] = (at_random, nearest, spaced, told, partial(told, taste=taste))
    skips = dict.fromkeys(POLICIES, 0.0)
    for session in range(world.sessions, world.sessions + COUNTED):
        seed = favourites[session % len(favourites)]
        for name, policy in zip(POLICIES, policies, strict=True):
            heard = policy(radio, listener.sit_down(session, seed), seed, known)
            skips[name] += SESSION * heard.skips / max(len(heard.played), 1) / COUNTED
    return skips


def simulate(
    world: World, listeners: Sequence[int], *, jobs: int, on_progress: OnProgress
) -> dict[str, list[float]]:
    """Return by policy how many tracks in 25 each listener skips.

    Parameters
    ----------
    world
        Where they live.
    listeners
        Their numbers.
    jobs
        Processes.
    on_progress
        Told how many of how many are done.
    """
    skips: dict[str, list[float]] = {name: [] for name in POLICIES}
    for done, counted in enumerate(_lives(world, listeners, jobs), 1):
        for name, count in counted.items():
            skips[name].append(count)
        on_progress(done, len(listeners))
    return skips


def _evidence(past: Sequence[Heard]) -> Evidence:
    return Evidence(
        [
            Judgement(track_id, session, good, context=(heard.seed,))
            for session, heard in enumerate(past)
            for track_id, good in zip(heard.played, heard.liked, strict=True)
        ]
    )


def _lives(world: World, listeners: Sequence[int], jobs: int) -> Iterator[dict[str, float]]:
    with _single_threads():
        pool = ProcessPoolExecutor(jobs, get_context("spawn"), _enter, (world,))
        try:
            yield from pool.map(_live, listeners)
        except BrokenProcessPool as error:
            raise EarshotError(
                "A process that simulated listeners died; run again, with --jobs 1 if memory is"
                " short."
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _single_threads() -> Iterator[None]:
    """Let processes that are spawned meanwhile keep to one thread: the matrices are small."""
    before = dict(os.environ)
    limit_threads()
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


_here: tuple[Radio, World] | None = None


def _enter(world: World) -> None:
    global _here  # noqa: PLW0603 - one for each process
    # Ctrl-C reaches every process; only the one that was asked answers to it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    radio = Radio(Store(world.library), SimilarityIndex(world.dimensions), world.space)
    _here = radio, world


def _live(number: int) -> dict[str, float]:
    assert _here is not None
    return live(*_here, number)
