"""Processes that prepare the training data."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

_MOST = 16
_MEMORY = 3 << 30
"""Bytes of a graphics card's memory that must be free for each process."""


@contextmanager
def worker_pool(device: "torch.device | None" = None) -> Iterator[ProcessPoolExecutor]:
    """Return a pool of a few fresh processes with one arithmetic thread each.

    Threads of several processes that wait for each other by spinning made the work three times
    slower. The variables count only while NumPy is first imported, so this process keeps its own.
    Whoever leaves early, by Ctrl-C or an error, waits only for what is being worked on.

    ``device`` is where they compute: on a graphics card, no more than find memory there.
    """
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    count = min(_MOST, os.cpu_count() or 1)
    if device is not None and device.type == "cuda":
        import torch

        free, _ = torch.cuda.mem_get_info(device)
        count = max(1, min(count, free // _MEMORY))
    pool = ProcessPoolExecutor(count, get_context("spawn"), initializer=_leave_interrupts_alone)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts_alone() -> None:
    """Ctrl-C reaches the whole group of processes; only the first is to answer it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
