"""Processes that prepare the training data."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

_MOST = 16


@contextmanager
def worker_pool() -> Iterator[ProcessPoolExecutor]:
    """Return a pool of a few fresh processes with one arithmetic thread each.

    Threads of several processes that wait for each other by spinning made the work three times
    slower. The variables count only while NumPy is first imported, so this process keeps its own.
    Whoever leaves early, by Ctrl-C or an error, waits only for what is being worked on.
    """
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    count = min(_MOST, os.cpu_count() or 1)
    pool = ProcessPoolExecutor(count, get_context("spawn"), initializer=_leave_interrupts_alone)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts_alone() -> None:
    """Ctrl-C reaches the whole group of processes; only the first is to answer it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
