"""A cheap guess whether CUDA is worth trying.

Asking the runtime for CUDA on a machine without it costs seconds and fills stderr with warnings,
so it is asked only where the driver's library can be found.
"""

import ctypes.util
import sys


def gpu_may_be_present() -> bool:
    """Say whether an NVIDIA driver is installed. It may still turn out to be unusable."""
    if sys.platform == "darwin":
        return False
    if sys.platform == "win32":
        return ctypes.util.find_library("nvcuda") is not None
    return _loads("libcuda.so.1")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
