"""Runs an encoder with ONNX Runtime, on the CPU or on a CUDA GPU."""

import contextlib
import io
import logging
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.encoder.bundle import FILTER_OUTPUTS, ModelBundle
from engine.encoder.gpu import gpu_may_be_present
from engine.errors import EarshotError
from engine.words import mark, translate

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

logger = logging.getLogger(__name__)

Device = Literal["auto", "cpu", "cuda"]

# Larger batches leave the processor’s cache: 6 at once took a third longer per window than 3.
CPU_BATCH = 3
CUDA_BATCH = 96
_CUDA = "CUDAExecutionProvider"
_CPU = "CPUExecutionProvider"
_FATAL_ONLY = 4
_NO_CUDA = mark(
    "Library",
    "Analysis on the GPU was asked for, but CUDA cannot be used here ({reason}); "
    "install an NVIDIA driver and the extra “cuda” (pip install 'earshot[cuda]'), "
    "or choose the device “auto” or “cpu”.",
)


@dataclass(frozen=True, slots=True)
class FilterOutputs:
    """What the learned filters say of each window: float32 [windows, filters] each.

    Attributes
    ----------
    maxima, means
        Of a filter's activation over the window, from 0 upwards.
    moments
        Where in the window the maximum is, as a share of its length in (0, 1).
    """

    maxima: NDArray[np.float32]
    means: NDArray[np.float32]
    moments: NDArray[np.float32]

    def part(self, start: int, end: int) -> "FilterOutputs":
        """Return some of the windows."""
        return FilterOutputs(self.maxima[start:end], self.means[start:end], self.moments[start:end])


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the encoder makes of windows.

    Attributes
    ----------
    vectors
        float32 [windows, dimensions], rows of length 1.
    filters
        What the learned filters say, or None when the model does not tell.
    """

    vectors: NDArray[np.float32]
    filters: FilterOutputs | None

    def part(self, start: int, end: int) -> "Encoded":
        """Return some of the windows."""
        filters = self.filters and self.filters.part(start, end)
        return Encoded(self.vectors[start:end], filters)


class EncoderSession:
    """An encoder ready to run.

    Every run has the same batch shape: GPUs tune their kernels for one shape, and the CPU plans
    its memory once. A short last batch is padded with silence and cut again.

    Parameters
    ----------
    bundle
        Which encoder.
    device
        ``"auto"`` takes the GPU where there is a usable one, else the CPU.
    batch_size
        Windows in a run; the default suits the device.

    Raises
    ------
    EarshotError
        When the network cannot be loaded, or ``"cuda"`` is asked for and does not work.
    """

    def __init__(
        self, bundle: ModelBundle, device: Device = "auto", batch_size: int | None = None
    ) -> None:
        if batch_size is not None and batch_size < 1:
            raise ValueError("a batch holds at least one window")
        self.bundle = bundle
        session = None
        if device == "auto" and gpu_may_be_present():
            session = _try_cuda(bundle, batch_size or CUDA_BATCH)
        elif device == "cuda":
            session = _demand_cuda(bundle, batch_size or CUDA_BATCH)
        self._session = session or _open(bundle, [_CPU], batch_size or CPU_BATCH)
        self.batch_size = batch_size or (CUDA_BATCH if self.device == "cuda" else CPU_BATCH)

    @property
    def device(self) -> Literal["cpu", "cuda"]:
        """What really runs, as the runtime reports it, not what was asked for."""
        return "cuda" if _CUDA in self._session.get_providers() else "cpu"

    def encode(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Turn windows into vectors, [windows, dimensions], as :meth:`hear` does."""
        return self.hear(samples).vectors

    def hear(self, samples: NDArray[np.float32]) -> Encoded:
        """Turn windows into vectors and, where the model tells, what its filters say.

        Parameters
        ----------
        samples
            float32 [windows, window_samples], mono in [-1, 1] at the bundle's sample rate.

        Raises
        ------
        ValueError
            When the shape is not the bundle's.
        """
        if samples.ndim != 2 or samples.shape[1] != self.bundle.window_samples:
            raise ValueError(f"windows of {self.bundle.window_samples} samples expected")
        names = ["vector", *(FILTER_OUTPUTS if self.bundle.filters else ())]
        widths = [self.bundle.dimensions] + [self.bundle.filters] * (len(names) - 1)
        found = [np.empty((len(samples), width), dtype=np.float32) for width in widths]
        for start in range(0, len(samples), self.batch_size):
            part = samples[start : start + self.batch_size]
            for rows, output in zip(found, self._run(part, names), strict=True):
                rows[start : start + len(part)] = output[: len(part)]
        vectors, *filters = found
        return Encoded(vectors, FilterOutputs(*filters) if filters else None)

    def _run(self, part: NDArray[np.float32], names: list[str]) -> list[NDArray[np.float32]]:
        missing = self.batch_size - len(part)
        batch = np.pad(part, ((0, missing), (0, 0))) if missing else part
        feed = {"samples": np.ascontiguousarray(batch, dtype=np.float32)}
        return [np.asarray(output) for output in self._session.run(names, feed)]


def _demand_cuda(bundle: ModelBundle, batch_size: int) -> "InferenceSession":
    if not gpu_may_be_present():
        raise EarshotError(_no_cuda(translate("Library", "no NVIDIA driver was found")))
    session = _try_cuda(bundle, batch_size)
    if session is None:
        raise EarshotError(_no_cuda(translate("Library", "its libraries could not be loaded")))
    return session


def _try_cuda(bundle: ModelBundle, batch_size: int) -> "InferenceSession | None":
    """Return a session that really runs on CUDA, or None."""
    import onnxruntime

    if _CUDA not in onnxruntime.get_available_providers():
        logger.info("The installed ONNX Runtime has no CUDA provider.")
        return None
    _preload_cuda_libraries()
    # EXHAUSTIVE tunes again at every shape and DEFAULT was measured 23 times slower.
    # TensorFloat-32, on by default, keeps ten bits: vectors were 0.003 from those of a CPU.
    cuda = (_CUDA, {"cudnn_conv_algo_search": "HEURISTIC", "use_tf32": "0"})
    try:
        session = _open(bundle, [cuda, _CPU], batch_size)
    except EarshotError as error:
        logger.info("CUDA could not be used: %s", error)
        return None
    if _CUDA not in session.get_providers():
        logger.info("ONNX Runtime fell back to the CPU.")
        return None
    return session


def _preload_cuda_libraries() -> None:
    import onnxruntime

    preload = getattr(onnxruntime, "preload_dlls", None)
    if preload is None or sys.platform == "darwin":
        return
    said = io.StringIO()
    try:
        # It prints what it could not load, and standard output belongs to the command's answer.
        with contextlib.redirect_stdout(said):
            preload()
    except OSError as error:
        logger.info("The CUDA libraries could not be loaded: %s", error)
    if said.getvalue():
        logger.info("%s", said.getvalue().strip())


def _open(bundle: ModelBundle, providers: list[Any], batch_size: int) -> "InferenceSession":
    import onnxruntime

    # The runtime writes to stderr on its own; what matters is raised or logged here.
    onnxruntime.set_default_logger_severity(_FATAL_ONLY)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _FATAL_ONLY
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_free_dimension_override_by_name("batch", batch_size)
    try:
        return onnxruntime.InferenceSession(str(bundle.model_path), options, providers=providers)
    except Exception as error:  # the runtime's own types share no documented base
        raise EarshotError(
            translate(
                "Library", "The model {path} cannot be loaded ({reason}); reinstall it."
            ).format(path=bundle.model_path, reason=error)
        ) from error


def _no_cuda(reason: str) -> str:
    return translate("Library", _NO_CUDA).format(reason=reason)
