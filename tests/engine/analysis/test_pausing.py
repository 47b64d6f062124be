"""Pause, resume, cancel."""

import time
from pathlib import Path

from engine.analysis.progress import AnalysisProgress
from engine.store.store import Store
from tests.support.analysis_library import (
    PipelineMaker,
    remember_files,
    stored_rows,
    wait_until,
    write_noises,
)


def test_nothing_arrives_while_paused_and_everything_after_resuming(
    store: Store, music: Path, make_pipeline: PipelineMaker
) -> None:
    write_noises(music, 40, seconds=10)
    remember_files(store, music)
    told: list[AnalysisProgress] = []
    pipeline = make_pipeline(on_progress=told.append)
    pipeline.start()
    wait_until(lambda: len(stored_rows(store)) >= 3)
    pipeline.pause()
    wait_until(lambda: pipeline.progress.state == "paused")
    at_pause = stored_rows(store)
    assert 3 <= len(at_pause) < 40
    assert pipeline.progress.in_flight == 0
    time.sleep(1.0)
    assert stored_rows(store) == at_pause
    assert pipeline.running
    pipeline.resume()
    assert pipeline.wait().done == 40
    assert stored_rows(store).items() >= at_pause.items()
    states = [report.state for report in told]
    assert [
        state for state, before in zip(states, ["", *states], strict=False) if state != before
    ] == [
        "starting",
        "running",
        "paused",
        "running",
        "finished",
    ]


def test_a_pipeline_may_start_paused_and_then_needs_no_workers(
    store: Store, music: Path, make_pipeline: PipelineMaker
) -> None:
    import multiprocessing

    write_noises(music, 2)
    remember_files(store, music)
    pipeline = make_pipeline()
    pipeline.pause()
    pipeline.start()
    wait_until(lambda: pipeline.progress.state == "paused")
    assert multiprocessing.active_children() == []
    pipeline.resume()
    assert pipeline.wait().done == 2


def test_a_cancelled_run_keeps_what_was_stored_and_the_next_goes_on(
    store: Store, music: Path, make_pipeline: PipelineMaker
) -> None:
    write_noises(music, 30, seconds=10)
    remember_files(store, music)
    pipeline = make_pipeline()
    pipeline.start()
    wait_until(lambda: len(stored_rows(store)) >= 3)
    pipeline.cancel()
    assert not pipeline.running
    assert pipeline.wait().state == "cancelled"
    before = stored_rows(store)
    assert 3 <= len(before) < 30
    pipeline.start()
    assert pipeline.wait().done == 30 - len(before)
    assert stored_rows(store).items() >= before.items()


def test_cancelling_a_paused_run_ends_it(
    store: Store, music: Path, make_pipeline: PipelineMaker
) -> None:
    write_noises(music, 2)
    remember_files(store, music)
    pipeline = make_pipeline()
    pipeline.pause()
    pipeline.start()
    pipeline.cancel()
    assert pipeline.wait().state == "cancelled"
    assert stored_rows(store) == {}


def test_start_after_cancel_without_waiting_begins_a_new_run(
    store: Store, music: Path, make_pipeline: PipelineMaker
) -> None:
    write_noises(music, 6)
    remember_files(store, music)
    pipeline = make_pipeline()
    pipeline.start()
    pipeline.cancel(wait=False)
    pipeline.start()
    assert pipeline.wait().state == "finished"
    assert len(stored_rows(store)) == 6


def test_a_preferred_track_comes_before_the_others(
    store: Store, music: Path, make_pipeline: PipelineMaker
) -> None:
    write_noises(music, 30, seconds=6)
    ids = remember_files(store, music)
    pipeline = make_pipeline(workers=1)
    last = ids["029.wav"]
    pipeline.prefer(last)
    pipeline.wait()
    order = sorted(stored_rows(store), key=lambda track_id: stored_rows(store)[track_id][0])
    assert order.index(last) <= 2, "at most what was in flight comes before"
    assert len(order) == 30


def test_preferring_what_is_done_already_changes_nothing(
    store: Store, music: Path, make_pipeline: PipelineMaker
) -> None:
    write_noises(music, 2)
    ids = remember_files(store, music)
    pipeline = make_pipeline()
    pipeline.start()
    pipeline.wait()
    before = stored_rows(store)
    pipeline.prefer(ids["000.wav"])
    pipeline.wait()
    assert stored_rows(store) == before
