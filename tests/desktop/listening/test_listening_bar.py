"""The words of the status bar."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.listening.listening_bar import ListeningBar
from desktop.theme.theme import Theme
from engine.analysis.progress import AnalysisProgress
from engine.library.scanner import ScanProgress
from engine.store.records import AnalysisCounts


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> ListeningBar:
    made = ListeningBar(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def running(done: int, failed: int = 0) -> AnalysisProgress:
    return AnalysisProgress(
        total=8000, done=done, failed=failed, rate=11.2, seconds_left=660, state="running"
    )


def test_an_empty_library_promises_privacy(bar: ListeningBar) -> None:
    assert bar.label.text() == "Nothing leaves this computer."
    assert not bar.button.isVisible()


def test_progress_tells_count_rate_time_and_device(bar: ListeningBar) -> None:
    bar.show_counts(AnalysisCounts(8930, 1000, 0, 7930))
    bar.show_progress(running(200, 4))
    assert bar.label.text() == (
        "Listening to your music: 1,204 of 8,930 · 11 a second · 11 min left · CPU"
    )
    assert bar.button.isVisible()


def test_fresh_counts_are_not_counted_twice(bar: ListeningBar) -> None:
    bar.show_progress(running(200))
    bar.show_counts(AnalysisCounts(8930, 1200, 0, 7730))
    assert "1,200 of 8,930" in bar.label.text()
    bar.show_progress(running(205))
    assert "1,205 of 8,930" in bar.label.text()
    bar.show_progress(running(1))
    assert "1,201 of 8,930" in bar.label.text()


def test_pausing_is_asked_for_and_shown(bar: ListeningBar, qtbot: QtBot) -> None:
    bar.show_counts(AnalysisCounts(10, 2, 0, 8))
    with qtbot.waitSignal(bar.pause_wanted) as asked:
        bar.button.click()
    assert asked.args == [True]
    bar.show_paused(True)
    assert bar.label.text() == "Listening is paused: 2 of 10"
    assert bar.button.accessibleName() == "Go on listening"


def test_the_end_names_what_could_not_be_heard(bar: ListeningBar) -> None:
    bar.show_progress(AnalysisProgress(state="finished", device="cuda"))
    bar.show_counts(AnalysisCounts(959, 957, 2, 0))
    assert bar.label.text() == "959 tracks, all listened to · 2 could not be · GPU"
    assert not bar.button.isVisible()


def test_an_error_is_told_with_a_way_to_try_again(bar: ListeningBar, qtbot: QtBot) -> None:
    bar.show_counts(AnalysisCounts(10, 2, 0, 8))
    bar.show_progress(AnalysisProgress(state="error", error="The disk is full."))
    assert bar.label.text() == "Listening stopped: The disk is full."
    assert bar.button.accessibleName() == "Try listening again"
    with qtbot.waitSignal(bar.retry_wanted):
        bar.button.click()


def test_tracks_out_of_reach_do_not_look_like_work(bar: ListeningBar) -> None:
    bar.show_counts(AnalysisCounts(10, 8, 0, 2))
    bar.show_progress(AnalysisProgress(state="finished"))
    assert bar.label.text() == "8 of 10 tracks listened to · 2 out of reach for now"
    assert not bar.button.isVisible()


def test_a_scan_tells_what_it_reads(bar: ListeningBar) -> None:
    bar.show_scan(ScanProgress(Path("/music/Rock"), 5000, 1200, 64))
    assert bar.label.text() == "Looking through Rock: 5,000 files, 64 of 1,200 new ones read"
    bar.show_scan(None)
    assert "Looking" not in bar.label.text()
