"""The way into the analysis: start, pause, resume, cancel, and hear how far it is."""

import threading
from collections.abc import Callable, Sequence

from engine.analysis.backlog import Backlog
from engine.analysis.controls import Controls
from engine.analysis.coordinator import Coordinator
from engine.analysis.crew import Crew, Topology, open_crew
from engine.analysis.priority import default_workers
from engine.analysis.progress import AnalysisProgress
from engine.analysis.reporting import Reporter
from engine.analysis.saving import ResultWriter
from engine.encoder.bundle import ModelBundle
from engine.encoder.gpu import gpu_may_be_present
from engine.encoder.session import Device
from engine.store.store import Store

_LOOK_SECONDS = 0.2


class AnalysisPipeline:
    """Listens to every pending track of a library, in processes of low priority.

    A track counts as analysed only when its vector is stored, so an end at any moment, of a
    worker, of this process or of the machine, loses at most the tracks in flight; the next start
    goes on from there. What becomes of a track that gives no vector:

    - It cannot be decoded, or takes longer than `patience`: stored as failed, with the reason.
    - Its worker dies: tried once more in another worker, then stored as failed.
    - Its file is gone, has changed since the scan, or its drive does not answer: nothing is
      stored, because nothing can be said about it before the next scan.

    The methods may be called from any thread. Programs that use it need the usual
    ``if __name__ == "__main__":``, because worker processes are spawned.

    Parameters
    ----------
    store
        The library.
    bundle
        The encoder; a new one leads to a new set of vectors beside the old one.
    device
        ``"auto"`` takes a GPU that works, else the CPU.
    workers
        How many processes decode; half of the cores by default.
    on_progress
        Called with news at every change of state, and otherwise at most five times a second.
    on_stored
        Called with the ids of tracks whose vectors or failures have reached the disk. Both are
        called on the coordinating thread and should return soon.
    patience
        Seconds after which a track that does not get done is given up.
    topology
        For tests: whether decoding and encoding share their processes, whatever the device.
    """

    def __init__(
        self,
        store: Store,
        bundle: ModelBundle,
        *,
        device: Device = "auto",
        workers: int | None = None,
        on_progress: Callable[[AnalysisProgress], None] | None = None,
        on_stored: Callable[[Sequence[int]], None] | None = None,
        patience: float = 120.0,
        topology: Topology = "auto",
    ) -> None:
        self._store = store
        self._bundle = bundle
        self._device: Device = device
        self._workers = workers or default_workers()
        self._listeners = (on_progress, on_stored)
        self._patience = patience
        self._topology: Topology = topology
        self._lock = threading.Lock()
        self._controls = Controls()
        self._reporter = Reporter(self._workers, *self._listeners)
        self._thread: threading.Thread | None = None
        self._error: BaseException | None = None

    @property
    def running(self) -> bool:
        """Whether there is a run, paused or not."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def progress(self) -> AnalysisProgress:
        """The latest report."""
        return self._reporter.latest

    def start(self) -> None:
        """Begin, or, if it is running already, look for tracks that a scan has added."""
        with self._lock:
            if self.running and self._controls.look_again():
                return
            if self._thread is not None:
                self._thread.join()
            self._controls = Controls(paused=self._controls.paused)
            self._reporter = Reporter(self._workers, *self._listeners)
            self._error = None
            self._thread = threading.Thread(target=self._run, name="analysis", daemon=True)
            self._thread.start()

    def pause(self) -> None:
        """Hand out no more tracks; those in flight, two a worker, still arrive."""
        self._controls.set_paused(True)

    def resume(self) -> None:
        """Go on after :meth:`pause`."""
        self._controls.set_paused(False)

    def prefer(self, track_id: int) -> None:
        """Listen to a pending track before all others, starting a run if there is none."""
        self.start()
        self._controls.prefer(track_id)

    def cancel(self, *, wait: bool = True) -> None:
        """End the run and its processes; what is in flight stays pending.

        With `wait`, return when all has ended and what had arrived is stored.
        """
        self._controls.cancel()
        thread = self._thread
        if wait and thread is not None and thread is not threading.current_thread():
            thread.join()

    def wait(self) -> AnalysisProgress:
        """Return the last report when the run has ended.

        Raises
        ------
        EarshotError
            When the run ended because the library file cannot be written, the device that was
            asked for cannot be used, or workers cannot be started.
        """
        while self._thread is not None and self._thread.is_alive():
            # In slices, so that Ctrl-C gets through on every system.
            self._thread.join(_LOOK_SECONDS)
        if self._error is not None:
            raise self._error
        return self.progress

    def _run(self) -> None:
        controls = self._controls
        writer = ResultWriter(self._store, self._bundle, controls.ring)
        backlog = Backlog(self._store, self._bundle)
        try:
            Coordinator(
                backlog,
                writer,
                self._reporter,
                controls,
                self._open_crew,
                # What cannot work is said even when nothing is pending.
                open_at_once=self._device == "cuda" and not gpu_may_be_present(),
            ).run()
        except BaseException as error:  # handed to whoever waits
            self._error = error
        finally:
            controls.close()

    def _open_crew(self) -> Crew:
        return open_crew(
            self._bundle,
            self._device,
            size=self._workers,
            patience=self._patience,
            topology=self._topology,
            cancelled=lambda: self._controls.cancelled,
        )
