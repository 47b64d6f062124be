"""Work off the UI thread."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from desktop.operations import Operations
from engine.errors import EarshotError


@pytest.fixture
def operations(qtbot: QtBot) -> Iterator[Operations]:
    made = Operations()
    yield made
    made.close()


def fail(error: Exception) -> None:
    raise error


def test_work_runs_elsewhere_and_its_result_arrives_here(
    operations: Operations, qtbot: QtBot
) -> None:
    results: list[tuple[int, int]] = []
    operations.run(
        threading.get_ident, lambda worker: results.append((worker, threading.get_ident()))
    )
    qtbot.waitUntil(lambda: bool(results))
    worker, here = results[0]
    assert here == threading.get_ident() != worker


def test_an_error_for_the_user_arrives_as_one(operations: Operations, qtbot: QtBot) -> None:
    errors: list[EarshotError] = []
    operations.run(lambda: fail(EarshotError("The disk is full.")), on_error=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "The disk is full."


def test_an_error_nobody_asked_for_is_told_to_everybody(
    operations: Operations, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(operations.failed) as told:
        operations.run(lambda: fail(EarshotError("The disk is full.")))
    assert told.args == ["The disk is full."]


def test_a_bug_reaches_the_exception_hook(operations: Operations, qtbot: QtBot) -> None:
    with capture_exceptions() as bugs:
        operations.run(lambda: fail(ZeroDivisionError("a bug")))
        qtbot.waitUntil(lambda: bool(bugs))
    assert bugs[0][0] is ZeroDivisionError


def test_a_cancelled_operation_delivers_nothing(operations: Operations, qtbot: QtBot) -> None:
    results: list[str] = []
    gate = threading.Event()
    slow = operations.run(lambda: gate.wait(5), lambda _: results.append("slow"))
    slow.cancel()
    gate.set()
    operations.run(lambda: None, lambda _: results.append("next"))
    qtbot.waitUntil(lambda: bool(results))
    qtbot.wait(50)
    assert results == ["next"]


def test_closing_does_not_wait_for_work_that_never_began(operations: Operations) -> None:
    goes_on, begun = threading.Event(), threading.Semaphore(0)

    def work() -> None:
        begun.release()
        goes_on.wait()

    for _ in range(20):
        operations.run(work)
    for _ in range(4):
        assert begun.acquire(timeout=30)
    threading.Timer(0.2, goes_on.set).start()
    assert operations.close(patience=30)
