"""The layout in a process of its own: at low priority, with progress, ended at any moment."""

import multiprocessing
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import TYPE_CHECKING

from engine.analysis.priority import limit_threads, lower_priority
from engine.errors import EarshotError
from engine.words import mark, translate

# Not even numpy, which counts its threads as soon as it is loaded: the new process imports this
# module before it runs.
if TYPE_CHECKING:
    from engine.similarity.vector_block import FloatArray

_LOOK_SECONDS = 0.1
_FAILED = mark("Map", "The map could not be made: the process that lays it out ended; try again.")
_LEAST_STEP = 0.005
_VECTORS, _BEGINNING = "vectors.npy", "beginning.npy"


def lay_out_apart(
    vectors: "FloatArray",
    beginning: "FloatArray | None" = None,
    on_progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> "FloatArray | None":
    """Run :func:`engine.map.layout.neighbour_layout` elsewhere and wait for it.

    Returns
    -------
    positions
        float32 [n, 2], or None when `cancelled` said so first.

    Raises
    ------
    EarshotError
        When the process dies, for want of memory for example.
    """
    import numpy as np

    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe(duplex=False)
    with tempfile.TemporaryDirectory(prefix="earshot-map-") as name:
        # Not through the pipe: who writes megabytes into it waits until they are read.
        folder = Path(name)
        np.save(folder / _VECTORS, vectors)
        if beginning is not None:
            np.save(folder / _BEGINNING, beginning)
        process = spawning.Process(target=_work, args=(folder, theirs), daemon=True, name="map")
        process.start()
        theirs.close()
        return _followed(process, ours, on_progress, cancelled)


def _followed(
    process: SpawnProcess,
    ours: Connection,
    on_progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> "FloatArray | None":
    """Wait for the answer of a process, which is ended in any case."""
    try:
        while not cancelled():
            if not ours.poll(_LOOK_SECONDS):
                continue
            answer = ours.recv()
            if not isinstance(answer, float):
                positions: FloatArray = answer
                return positions
            on_progress(answer)
        return None
    except (EOFError, OSError) as error:
        raise EarshotError(translate("Map", _FAILED)) from error
    finally:
        process.kill()
        process.join()
        ours.close()


def _work(folder: Path, connection: Connection) -> None:
    limit_threads()
    lower_priority()
    import numpy as np

    from engine.map.layout import neighbour_layout

    told = 0.0

    def tell(share: float) -> None:
        nonlocal told
        if share - told >= _LEAST_STEP:
            told = share
            connection.send(share)

    goes_on = (folder / _BEGINNING).exists()
    beginning = np.load(folder / _BEGINNING) if goes_on else None
    connection.send(neighbour_layout(np.load(folder / _VECTORS), beginning, tell))
