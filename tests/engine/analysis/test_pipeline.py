"""Whole runs over real files, with the shipped encoder."""

import logging
import os
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.analysis.progress import AnalysisProgress
from engine.audio.measuring import measure
from engine.encoder.bundle import ModelBundle
from engine.encoder.gpu import gpu_may_be_present
from engine.errors import EarshotError
from engine.store import analyses
from engine.store.filter_activations import (
    FilterCoverage,
    activations_of_filter,
    coverage,
    moments_of_filter,
)
from engine.store.map_facts import map_facts
from engine.store.records import AnalysisCounts
from engine.store.store import Store
from tests.support.analysis_library import (
    PipelineMaker,
    remember_files,
    stored_rows,
    write_noises,
)
from tests.support.audio_files import noise, write_audio


@pytest.fixture(params=["listen", "split"])
def topology(request: pytest.FixtureRequest) -> str:
    """Both ways to share the work; on a machine without a GPU, both run on the CPU."""
    return str(request.param)


def counts(store: Store, bundle: ModelBundle) -> AnalysisCounts:
    return store.read(analyses.counts, bundle.id, bundle.version)


def test_every_track_gets_its_vectors(
    store: Store, bundle: ModelBundle, music: Path, make_pipeline: PipelineMaker, topology: str
) -> None:
    write_noises(music, 8, seconds=22)
    remember_files(store, music)
    pipeline = make_pipeline(topology=topology, device="cpu")
    pipeline.start()
    last = pipeline.wait()
    assert (last.state, last.total, last.done, last.failed) == ("finished", 8, 8, 0)
    assert counts(store, bundle) == AnalysisCounts(8, 8, 0, 0)
    found = store.read(analyses.vectors_since, bundle.id, bundle.version)
    assert found.vectors.shape == (8, bundle.dimensions)
    assert np.allclose(np.linalg.norm(found.vectors, axis=1), 1, atol=1e-3)


def test_window_vectors_lie_where_the_windows_were(
    store: Store, bundle: ModelBundle, music: Path, make_pipeline: PipelineMaker, topology: str
) -> None:
    write_audio(music / "long.wav", noise(100))
    track_id = remember_files(store, music)["long.wav"]
    pipeline = make_pipeline(topology=topology, device="cpu")
    pipeline.start()
    pipeline.wait()
    found = store.read(analyses.window_vectors, bundle.id, bundle.version, track_id)
    assert found is not None
    starts, vectors = found
    assert vectors.shape == (bundle.windows_per_track, bundle.dimensions)
    assert np.all(np.diff(starts) > bundle.window_seconds)
    assert 0 < starts[0] < starts[-1] < 100 - bundle.window_seconds


def test_filters_tell_where_the_music_is(
    store: Store, bundle: ModelBundle, music: Path, make_pipeline: PipelineMaker, topology: str
) -> None:
    sound = np.concatenate([noise(40) * 1e-4, noise(40)])
    write_audio(music / "late.wav", sound)
    track_id = remember_files(store, music)["late.wav"]
    pipeline = make_pipeline(topology=topology, device="cpu")
    pipeline.start()
    pipeline.wait()
    model = (bundle.id, bundle.version)
    assert store.read(coverage, *model) == FilterCoverage(1, 1)
    loudest, moments = [], []
    for number in range(bundle.filters):
        _, said, _ = store.read(activations_of_filter, *model, number, "maximum")
        _, average, _ = store.read(activations_of_filter, *model, number, "mean")
        found = store.read(moments_of_filter, *model, number, [track_id], bundle.window_seconds)
        loudest.append(said[0])
        moments.append(found[track_id])
        assert 0 <= average[0] <= said[0]
    assert max(loudest) > 0
    assert 0 < min(moments) < max(moments) < 80


def test_listening_tells_how_loud_a_track_is(
    store: Store, bundle: ModelBundle, music: Path, make_pipeline: PipelineMaker, topology: str
) -> None:
    write_audio(music / "loud.wav", noise(40, level=0.2))
    write_audio(music / "soft.wav", noise(40, level=0.02))
    write_audio(music / "silent.wav", noise(40, level=0.0))
    ids = remember_files(store, music)
    pipeline = make_pipeline(topology=topology, device="cpu")
    pipeline.start()
    pipeline.wait()
    facts = store.read(map_facts)
    found = dict(zip(facts.track_ids.tolist(), facts.loudness.tolist(), strict=True))
    whole = measure(music / "loud.wav")
    assert whole is not None
    # The model hears nothing above half of its sample rate.
    assert found[ids["loud.wav"]] == pytest.approx(whole.loudness, abs=5.0)
    difference = found[ids["loud.wav"]] - found[ids["soft.wav"]]
    assert difference == pytest.approx(20.0, abs=0.3)
    assert np.isnan(found[ids["silent.wav"]])


def test_both_topologies_hear_the_same(
    store: Store, bundle: ModelBundle, music: Path, make_pipeline: PipelineMaker, tmp_path: Path
) -> None:
    write_noises(music, 3, seconds=30)
    vectors = []
    for topology in ("listen", "split"):
        with Store(tmp_path / f"{topology}.db") as other:
            remember_files(other, music)
            pipeline = type(make_pipeline())(other, bundle, topology=topology, device="cpu")
            pipeline.start()
            pipeline.wait()
            found = other.read(analyses.vectors_since, bundle.id, bundle.version)
            vectors.append(found.vectors[np.argsort(found.track_ids)])
    assert np.allclose(vectors[0], vectors[1], atol=2e-3)


def test_a_broken_file_fails_alone_and_says_why(
    store: Store, bundle: ModelBundle, music: Path, make_pipeline: PipelineMaker, topology: str
) -> None:
    write_noises(music, 4)
    (music / "broken.mp3").write_bytes(b"no music" * 1000)
    broken = remember_files(store, music)["broken.mp3"]
    pipeline = make_pipeline(topology=topology, device="cpu")
    pipeline.start()
    last = pipeline.wait()
    assert (last.done, last.failed, last.total) == (4, 1, 5)
    (failure,) = store.read(analyses.failed_tracks, bundle.id, bundle.version)
    assert failure.track_id == broken
    assert "broken.mp3" in failure.reason


def test_a_second_start_analyses_nothing_again(
    store: Store, music: Path, make_pipeline: PipelineMaker
) -> None:
    write_noises(music, 3)
    (music / "broken.ogg").write_bytes(b"?" * 5000)
    remember_files(store, music)
    pipeline = make_pipeline()
    pipeline.start()
    pipeline.wait()
    before = stored_rows(store)
    pipeline.start()
    assert pipeline.wait().total == 0
    assert stored_rows(store) == before


def test_a_changed_file_is_analysed_again_after_a_scan(
    store: Store, music: Path, make_pipeline: PipelineMaker
) -> None:
    changed, kept = write_noises(music, 2)
    ids = remember_files(store, music)
    pipeline = make_pipeline()
    pipeline.start()
    pipeline.wait()
    before = stored_rows(store)
    write_audio(changed, noise(4, seed=9))
    remember_files(store, music)
    pipeline.start()
    assert pipeline.wait().done == 1
    after = stored_rows(store)
    assert after[ids[kept.name]] == before[ids[kept.name]]
    assert after[ids[changed.name]] != before[ids[changed.name]]


@pytest.mark.parametrize("change", ["vanished", "rewritten"])
def test_a_file_that_is_not_the_scanned_one_is_left_pending(
    change: str, store: Store, bundle: ModelBundle, music: Path, make_pipeline: PipelineMaker
) -> None:
    strange = write_noises(music, 3)[1]
    remember_files(store, music)
    if change == "vanished":
        strange.unlink()
    else:
        os.utime(strange, ns=(1, 1))
    pipeline = make_pipeline()
    pipeline.start()
    last = pipeline.wait()
    assert (last.state, last.done, last.failed, last.total) == ("finished", 2, 0, 2)
    assert counts(store, bundle) == AnalysisCounts(3, 2, 0, 1)


def test_tracks_that_a_scan_adds_meanwhile_are_analysed_in_the_same_run(
    store: Store, bundle: ModelBundle, music: Path, make_pipeline: PipelineMaker
) -> None:
    write_noises(music, 2)
    remember_files(store, music)
    pipeline = make_pipeline()
    pipeline.pause()
    pipeline.start()
    write_noises(music, 5)
    remember_files(store, music)
    pipeline.start()
    pipeline.resume()
    last = pipeline.wait()
    assert last.total == last.done == 5


def test_what_is_announced_is_stored(
    store: Store, bundle: ModelBundle, music: Path, make_pipeline: PipelineMaker
) -> None:
    write_noises(music, 6)
    ids = remember_files(store, music)
    announced: list[int] = []
    missing: set[int] = set()

    def check(track_ids: list[int]) -> None:
        announced.extend(track_ids)
        missing.update(set(track_ids) - set(stored_rows(store)))

    pipeline = make_pipeline(on_stored=check)
    pipeline.start()
    pipeline.wait()
    assert sorted(announced) == sorted(ids.values())
    assert not missing


def test_a_listener_that_fails_stops_nothing(
    store: Store,
    music: Path,
    make_pipeline: PipelineMaker,
    logged_errors: list[logging.LogRecord],
) -> None:
    write_noises(music, 2)
    remember_files(store, music)

    def fail(_: object) -> None:
        raise ValueError("a fault in a view")

    pipeline = make_pipeline(on_stored=fail, on_progress=fail)
    pipeline.start()
    assert pipeline.wait().done == 2
    assert logged_errors
    assert all("a fault in a view" in str(record.exc_info) for record in logged_errors)
    logged_errors.clear()


def test_progress_tells_a_consistent_story(
    store: Store, music: Path, make_pipeline: PipelineMaker
) -> None:
    write_noises(music, 10)
    remember_files(store, music)
    told: list[AnalysisProgress] = []
    pipeline = make_pipeline(on_progress=told.append)
    pipeline.start()
    pipeline.wait()
    assert told[0].state == "starting"
    assert told[-1].state == "finished"
    assert {report.total for report in told} == {10}
    done = [report.done for report in told]
    assert done == sorted(done)
    assert max(report.in_flight for report in told) <= 4
    assert {report.workers for report in told} == {2}


def test_auto_reports_what_really_runs(
    store: Store, music: Path, make_pipeline: PipelineMaker
) -> None:
    write_noises(music, 1)
    remember_files(store, music)
    pipeline = make_pipeline(device="auto")
    pipeline.start()
    device = pipeline.wait().device
    assert device == "cpu" if not gpu_may_be_present() else device in ("cpu", "cuda")


@pytest.mark.skipif(gpu_may_be_present(), reason="this machine has an NVIDIA driver")
@pytest.mark.parametrize("tracks", [0, 1])
def test_cuda_without_a_gpu_is_refused(
    tracks: int, store: Store, music: Path, make_pipeline: PipelineMaker
) -> None:
    write_noises(music, tracks)
    remember_files(store, music)
    pipeline = make_pipeline(device="cuda")
    pipeline.start()
    with pytest.raises(EarshotError, match="GPU"):
        pipeline.wait()
    assert pipeline.progress.state == "error"
    assert "GPU" in (pipeline.progress.error or "")


def test_a_full_disk_stops_the_run_and_loses_nothing(
    store: Store, bundle: ModelBundle, music: Path, make_pipeline: PipelineMaker
) -> None:
    write_noises(music, 30, seconds=6)
    remember_files(store, music)
    pages = store.write(lambda database: database.execute("PRAGMA page_count").fetchone()[0])
    limit = "PRAGMA max_page_count={}"
    store.write(lambda database: database.execute(limit.format(pages + 2)).fetchone())
    pipeline = make_pipeline()
    pipeline.start()
    with pytest.raises(EarshotError, match="full"):
        pipeline.wait()
    before = stored_rows(store)
    assert 0 < len(before) < 30
    store.write(lambda database: database.execute(limit.format(1_000_000)).fetchone())
    pipeline.start()
    assert pipeline.wait().done == 30 - len(before)
    assert stored_rows(store).items() >= before.items()


def test_the_calling_process_loads_neither_decoder_nor_runtime(tmp_path: Path) -> None:
    import subprocess

    program = (
        "import sys; import engine.analysis.pipeline;"
        "print([name for name in ('av', 'onnxruntime', 'PySide6') if name in sys.modules])"
    )
    root = Path(__file__).parents[3]
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
