"""Processes that prepare the training data."""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

_MOST = 4


def worker_pool() -> ProcessPoolExecutor:
    """Return a pool of a few fresh processes with one arithmetic thread each.

    Threads of several processes that wait for each other by spinning made the work three times
    slower. The variables count only while NumPy is first imported, so this process keeps its own.
    """
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    return ProcessPoolExecutor(min(_MOST, os.cpu_count() or 1), get_context("spawn"))
