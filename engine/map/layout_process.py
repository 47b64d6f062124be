"""The layout in a process of its own: at low priority, with progress, ended at any moment."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from engine.analysis.priority import limit_threads, lower_priority
from engine.errors import EarshotError

# Not even numpy, which counts its threads as soon as it is loaded: the new process imports this
# module before it runs.
if TYPE_CHECKING:
    from engine.similarity.vector_block import FloatArray

_LOOK_SECONDS = 0.1
_FAILED = "The map could not be made: the process that lays it out ended; try again."
_LEAST_STEP = 0.005


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
    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe()
    process = spawning.Process(target=_work, args=(theirs,), daemon=True, name="map layout")
    process.start()
    theirs.close()
    try:
        ours.send((vectors, beginning))
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
        raise EarshotError(_FAILED) from error
    finally:
        process.kill()
        process.join()
        ours.close()


def _work(connection: Connection) -> None:
    limit_threads()
    lower_priority()
    from engine.map.layout import neighbour_layout

    told = 0.0

    def tell(share: float) -> None:
        nonlocal told
        if share - told >= _LEAST_STEP:
            told = share
            connection.send(share)

    vectors, beginning = connection.recv()
    connection.send(neighbour_layout(vectors, beginning, tell))
