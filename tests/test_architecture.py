"""The walls between the rooms."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
QT = {"PySide6", "shiboken6", "qtawesome", "qtpy"}
SQL = {"sqlite3", "sqlite_utils"}
TRAINING = {"torch", "librosa"}
ROOMS = ("engine/training", "engine/evaluation")


def python_files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imported_roots(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def offenders(folder: str, forbidden: set[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)} imports {root}"
        for path in python_files(folder)
        for root in imported_roots(path)
        if root in forbidden
    ]


def test_engine_imports_no_qt_and_no_desktop() -> None:
    assert offenders("engine", QT | {"desktop"}) == []


def test_desktop_holds_no_sql() -> None:
    assert offenders("desktop", SQL) == []
    statements = ("SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM")
    texts = {path: path.read_text(encoding="utf-8") for path in python_files("desktop")}
    assert [str(p) for p, text in texts.items() if any(word in text for word in statements)] == []


def test_torch_and_librosa_stay_in_training_and_evaluation() -> None:
    found = offenders("engine", TRAINING) + offenders("desktop", TRAINING)
    assert [line for line in found if not line.startswith(ROOMS)] == []


def test_store_knows_no_other_room() -> None:
    allowed = {"engine.errors", "engine.sound", "engine.store", "engine.words"}
    for path in python_files("engine/store"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("engine"):
                assert any((node.module or "").startswith(room) for room in allowed), path


def test_sql_stays_in_the_store() -> None:
    found = offenders("engine", SQL)
    assert [line for line in found if not line.startswith("engine/store")] == []


@pytest.mark.parametrize("module", ["desktop.app", "engine.cli", "engine.analysis.worker"])
def test_the_runtime_never_loads_torch_or_librosa(module: str) -> None:
    code = (
        f"import sys, {module}; bad = {{'torch', 'librosa', 'sklearn'}} & set(sys.modules);"
        " assert not bad, bad"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for folder in ("engine", "desktop")
        for path in python_files(folder)
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []
