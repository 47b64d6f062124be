"""Fixtures for the tests that need a real library."""

import pytest

from tests.support.scanned_library import ScannedLibrary, scan_demo_library


@pytest.fixture(scope="session")
def scanned_library(tmp_path_factory: pytest.TempPathFactory) -> ScannedLibrary:
    """Demo music that was scanned and listened to; nobody may change it."""
    return scan_demo_library(tmp_path_factory.mktemp("scanned"))
