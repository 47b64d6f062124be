"""What every test shares: no screen needed, a fresh library, no stray errors in the log."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The window speaks English in tests, whatever the language of the machine.
os.environ["LC_ALL"] = os.environ["LANGUAGE"] = "C.UTF-8"

from engine.store.store import Store

# No test asserts a time, of an example neither.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

OUR_LOGGERS = ("engine", "desktop")


class _Errors(logging.Handler):
    """Keeps what was logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def logged_errors() -> Iterator[list[logging.LogRecord]]:
    """Fail a test that logs an error; a test that means to clears this list at its end."""
    handler = _Errors()
    for name in OUR_LOGGERS:
        logging.getLogger(name).addHandler(handler)
    yield handler.records
    for name in OUR_LOGGERS:
        logging.getLogger(name).removeHandler(handler)
    assert not handler.records, [record.getMessage() for record in handler.records]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty library in a file of its own."""
    with Store(tmp_path / "library.db") as opened:
        yield opened
