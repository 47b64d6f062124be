"""What happens when a worker dies or hangs in the middle of a file.

A named pipe that nobody writes to stands for a file over which a decoder hangs: the real decoder
opens it in the real worker, which is blocked for as long as the test likes.
"""

import contextlib
import multiprocessing
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from engine.encoder.bundle import ModelBundle
from engine.errors import EarshotError
from engine.store import analyses
from engine.store.store import Store
from tests.support.analysis_library import (
    PipelineMaker,
    remember_files,
    stored_rows,
    wait_until,
    write_noises,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
topologies = pytest.mark.parametrize("topology", ["listen", "split"])


@contextlib.contextmanager
def worker_hanging_at(path: Path) -> Iterator[psutil.Process]:
    """Wait for a worker to open the named pipe, and give it nothing to read."""
    ends: list[int] = []
    wait_until(lambda: _try_to_open(path, ends))
    try:
        wait_until(lambda: bool(_holders(path)))
        (worker,) = _holders(path)
        yield worker
    finally:
        os.close(ends[0])


def _try_to_open(path: Path, ends: list[int]) -> bool:
    """Open the writing end once somebody waits at the other, whose read() then blocks."""
    with contextlib.suppress(OSError):
        ends.append(os.open(path, os.O_WRONLY | os.O_NONBLOCK))
    return bool(ends)


def _holders(path: Path) -> list[psutil.Process]:
    return [worker for worker in _workers() if path in _open_files(worker)]


def _workers() -> list[psutil.Process]:
    found = []
    for child in multiprocessing.active_children():
        # It may end between being listed and being looked at.
        with contextlib.suppress(psutil.NoSuchProcess):
            found.append(psutil.Process(child.pid))
    return found


def _open_files(process: psutil.Process) -> list[Path]:
    """Return what a process has open: nothing once it is dead, even if nobody has noticed."""
    try:
        return [link.resolve() for link in Path(f"/proc/{process.pid}/fd").iterdir()]
    except (FileNotFoundError, ProcessLookupError):
        return []


@pytest.fixture
def trap(music: Path) -> Path:
    path = music / "000-trap.mp3"
    os.mkfifo(path)
    return path


@topologies
def test_a_track_that_kills_two_workers_is_marked_and_the_rest_goes_on(
    topology: str,
    store: Store,
    bundle: ModelBundle,
    trap: Path,
    make_pipeline: PipelineMaker,
) -> None:
    write_noises(trap.parent, 5)
    trapped = remember_files(store, trap.parent)[trap.name]
    pipeline = make_pipeline(topology=topology, device="cpu")
    pipeline.start()
    for _ in range(2):
        with worker_hanging_at(trap) as worker:
            worker.kill()
            # Until then the dying worker could be taken for the next one.
            wait_until(lambda: trap not in _open_files(worker))
    last = pipeline.wait()
    assert (last.done, last.failed) == (5, 1)
    (failure,) = store.read(analyses.failed_tracks, bundle.id, bundle.version)
    assert failure.track_id == trapped
    assert failure.reason.startswith("The decoder crashed while reading")


def test_a_track_whose_worker_dies_by_chance_gets_its_vector_after_all(
    store: Store, music: Path, make_pipeline: PipelineMaker
) -> None:
    write_noises(music, 20, seconds=12)
    remember_files(store, music)
    pipeline = make_pipeline(workers=1)
    pipeline.start()
    wait_until(lambda: pipeline.progress.done >= 3)
    (worker,) = _workers()
    worker.kill()
    last = pipeline.wait()
    assert (last.done, last.failed) == (20, 0)


@topologies
def test_a_decoder_that_hangs_is_given_up(
    topology: str,
    store: Store,
    bundle: ModelBundle,
    trap: Path,
    make_pipeline: PipelineMaker,
) -> None:
    write_noises(trap.parent, 4)
    remember_files(store, trap.parent)
    pipeline = make_pipeline(topology=topology, device="cpu", patience=3.0)
    pipeline.start()
    last = pipeline.wait()
    assert (last.done, last.failed) == (4, 1)
    (failure,) = store.read(analyses.failed_tracks, bundle.id, bundle.version)
    assert failure.path == trap
    assert "took longer than 3 seconds" in failure.reason


def test_cancelling_ends_even_workers_that_hang(
    store: Store, music: Path, trap: Path, make_pipeline: PipelineMaker
) -> None:
    write_noises(music, 3)
    remember_files(store, music)
    pipeline = make_pipeline()
    pipeline.start()
    with worker_hanging_at(trap):
        processes = _workers()
        pipeline.cancel()
        assert not any(process.is_running() for process in processes)
    assert pipeline.progress.state == "cancelled"
    trap.unlink()
    pipeline.start()
    assert pipeline.wait().state == "finished"
    assert len(stored_rows(store)) == 3


def test_an_encoding_process_that_dies_is_replaced_and_nobody_blamed(
    store: Store, music: Path, make_pipeline: PipelineMaker
) -> None:
    write_noises(music, 24, seconds=12)
    remember_files(store, music)
    pipeline = make_pipeline(topology="split", device="cpu", workers=1)
    pipeline.start()
    wait_until(lambda: pipeline.progress.done >= 2)
    encoder = min(_workers(), key=lambda process: (process.create_time(), process.pid))
    encoder.kill()
    last = pipeline.wait()
    assert (last.done, last.failed) == (24, 0)


def test_a_damaged_model_stops_the_run_with_the_reason(
    store: Store, bundle: ModelBundle, music: Path, tmp_path: Path
) -> None:
    import dataclasses

    from engine.analysis.pipeline import AnalysisPipeline

    write_noises(music, 2)
    remember_files(store, music)
    damaged = tmp_path / "damaged.onnx"
    damaged.write_bytes(b"not a network")
    pipeline = AnalysisPipeline(store, dataclasses.replace(bundle, model_path=damaged))
    pipeline.start()
    with pytest.raises(EarshotError, match=r"damaged\.onnx"):
        pipeline.wait()
    assert stored_rows(store) == {}


def test_a_worker_needs_little_memory_for_a_file_of_two_hours(
    store: Store, music: Path, make_pipeline: PipelineMaker
) -> None:
    write_noises(music, 1, seconds=60)
    remember_files(store, music)
    peak_of_a_minute = _peak_memory(make_pipeline)
    _write_silence(music / "two-hours.wav", seconds=7200)
    remember_files(store, music)
    peak_of_two_hours = _peak_memory(make_pipeline)
    assert peak_of_two_hours < peak_of_a_minute + 16e6


def _peak_memory(make_pipeline: PipelineMaker) -> int:
    """Run a pipeline and return the most bytes that its only worker had in memory."""
    peaks = [0]

    def measure(_: object) -> None:
        # The worker has answered and is still there.
        for worker in _workers():
            status = Path(f"/proc/{worker.pid}/status").read_text()
            peaks.append(int(status.split("VmHWM:")[1].split()[0]) * 1024)

    pipeline = make_pipeline(workers=1, on_stored=measure)
    pipeline.start()
    assert pipeline.wait().done == 1
    return max(peaks)


def _write_silence(path: Path, *, seconds: int) -> None:
    """Write a stereo WAV file of 16 bits that takes no room on the disk."""
    size = seconds * 44100 * 4
    form = b"fmt " + (16).to_bytes(4, "little")
    form += b"\1\0\2\0" + (44100).to_bytes(4, "little") + (176400).to_bytes(4, "little")
    form += b"\4\0\20\0"
    head = b"RIFF" + (size + 36).to_bytes(4, "little") + b"WAVE" + form
    head += b"data" + size.to_bytes(4, "little")
    with path.open("wb") as file:
        file.write(head)
        file.truncate(len(head) + size)
