"""What runs in the worker processes: the three roles and what they have in common.

A worker owns one end of a pipe. It works through the jobs in the order in which they come and
answers each once; when the pipe closes, or the coordinating process is gone, it ends. It never
touches the library file. Heavy modules are imported inside the roles, after the process has
stepped back and limited its threads.
"""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from multiprocessing.connection import Connection

from engine.analysis.messages import Broken, Decoded, Heard, Job, Ready
from engine.analysis.priority import limit_threads, lower_priority
from engine.encoder.bundle import ModelBundle
from engine.errors import EarshotError


def listen(connection: Connection, bundle: ModelBundle) -> None:
    """Decode and encode on the CPU: job in, vectors out."""
    with _serving(connection):
        from engine.analysis.listening import guarded, heard, read_job
        from engine.audio.loudness_estimate import estimated_loudness
        from engine.encoder.session import EncoderSession

        session = EncoderSession(bundle, "cpu")

        def work(job: Job) -> Heard:
            windows = read_job(job, bundle)
            loudness = estimated_loudness(windows.samples, bundle.sample_rate)
            return heard(job.track_id, session.hear(windows.samples), windows.starts, loudness)

        connection.send(Ready(session.device))
        for job in _jobs(connection):
            connection.send(guarded(job, work))


def decode(connection: Connection, bundle: ModelBundle, slots_name: str) -> None:
    """Decode into shared memory, for another process to encode."""
    with _serving(connection):
        from engine.analysis.listening import guarded, read_job
        from engine.analysis.sample_slots import SampleSlots
        from engine.audio.loudness_estimate import estimated_loudness

        slots = SampleSlots.attach(slots_name, bundle)

        def work(job: Job) -> Decoded:
            assert job.slot is not None
            windows = read_job(job, bundle)
            slots.put(job.slot, windows.samples)
            loudness = estimated_loudness(windows.samples, bundle.sample_rate)
            return Decoded(job.track_id, len(windows.samples), windows.starts, loudness)

        connection.send(Ready("cpu"))
        for job in _jobs(connection):
            connection.send(guarded(job, work))


def encode(connection: Connection, bundle: ModelBundle, device: str, slots_name: str) -> None:
    """Encode what others have decoded, in batches of one fixed size."""
    with _serving(connection):
        from engine.analysis.encoding import BatchEncoder
        from engine.analysis.sample_slots import SampleSlots
        from engine.encoder.session import EncoderSession

        session = EncoderSession(bundle, device)  # type: ignore[arg-type]
        slots = SampleSlots.attach(slots_name, bundle)
        connection.send(Ready(session.device))
        BatchEncoder(connection, session, slots).run()


@contextmanager
def _serving(connection: Connection) -> Iterator[None]:
    """Set the process up; end quietly with the pipe, and report what makes work impossible."""
    # Ctrl-C reaches the whole group, but only the coordinating process decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    limit_threads()
    lower_priority()
    try:
        yield
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except EarshotError as error:
        connection.send(Broken(str(error)))


def _jobs(connection: Connection) -> Iterator[Job]:
    while True:
        yield connection.recv()


def _end_with_parent() -> None:
    """End at once when the coordinating process is gone, also in the middle of a file."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
