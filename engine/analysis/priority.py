"""How a worker process steps back behind everything else on the machine."""

import ctypes
import os
import sys

_NICENESS = 10
_BELOW_NORMAL_PRIORITY_CLASS = 0x4000
_THREAD_LIMITS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


def default_workers() -> int:
    """Return half of the cores this process may use, at least one."""
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return max(1, cores // 2)


def lower_priority() -> None:
    """Let every ordinary process go first."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(_NICENESS)


def limit_threads() -> None:
    """Keep numerical libraries to one thread; works only before they are loaded."""
    os.environ.update(dict.fromkeys(_THREAD_LIMITS, "1"))
