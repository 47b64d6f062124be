"""Which processes do the work: listeners on the CPU, or decoders around one GPU session."""

import logging
from collections.abc import Callable
from multiprocessing.connection import wait
from typing import Literal

from engine.analysis import worker
from engine.analysis.split_crew import SplitCrew
from engine.analysis.team import Team
from engine.encoder.bundle import ModelBundle
from engine.encoder.gpu import gpu_may_be_present
from engine.encoder.session import Device
from engine.errors import EarshotError

logger = logging.getLogger(__name__)

Crew = Team | SplitCrew
Topology = Literal["auto", "listen", "split"]

_LOOK_SECONDS = 0.1


def open_crew(
    bundle: ModelBundle,
    device: Device,
    *,
    size: int,
    patience: float,
    topology: Topology = "auto",
    cancelled: Callable[[], bool] = lambda: False,
) -> Crew:
    """Start what the device asks for, and find out what it really got.

    Parameters
    ----------
    bundle
        The encoder.
    device
        ``"auto"`` takes a GPU that works, else the CPU.
    size
        Number of workers that decode.
    patience
        Seconds after which a worker that does not answer is killed.
    topology
        For tests: whether decoding and encoding share their processes, whatever the device.
    cancelled
        Asked now and then while a GPU is starting, which can take many seconds.

    Raises
    ------
    EarshotError
        When ``"cuda"`` is asked for and does not work.
    """
    if topology == "split":
        return _open_split(bundle, device, size, patience, cancelled)
    if topology == "auto" and (device == "cuda" or (device == "auto" and gpu_may_be_present())):
        try:
            crew = _open_split(bundle, device, size, patience, cancelled)
        except EarshotError as error:
            if device == "cuda":
                raise
            logger.warning("The GPU is not used: %s", error)
        else:
            if crew.device != "cpu":
                return crew
            crew.close()
    return Team(worker.listen, bundle, size=size, patience=patience)


def _open_split(
    bundle: ModelBundle, device: Device, size: int, patience: float, cancelled: Callable[[], bool]
) -> SplitCrew:
    crew = SplitCrew(bundle, device, size=size, patience=patience)
    try:
        while crew.device is None and not cancelled():
            wait(crew.connections, _LOOK_SECONDS)
            list(crew.collect())
    except BaseException:
        crew.close()
        raise
    return crew
