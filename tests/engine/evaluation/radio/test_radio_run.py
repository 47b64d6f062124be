"""From a folder with labels to the report."""

from pathlib import Path

import pytest

from engine.encoder.bundle import default_bundle
from engine.errors import EarshotError
from engine.evaluation.radio import run
from engine.evaluation.radio.report import report_lines
from engine.evaluation.radio.run import RadioPlan, evaluate_radio
from engine.evaluation.radio.simulation import POLICIES
from engine.store.store import Store
from tests.support.labelled_music import LabelledMusic, write_labelled_music


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> LabelledMusic:
    return write_labelled_music(tmp_path_factory.mktemp("music"))


def test_a_labelled_folder_becomes_a_report(
    music: LabelledMusic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = RadioPlan(
        music.folder,
        music.labels,
        default_bundle(),
        listeners=2,
        sessions=2,
        cache=tmp_path,
    )
    stages: list[str] = []

    def on_stage(stage: str):  # type: ignore[no-untyped-def]
        stages.append(stage)
        return lambda _done, _total: None

    with pytest.raises(EarshotError, match=r"Only \d+ of the tracks .* needs at least 100"):
        evaluate_radio(plan, on_stage)
    monkeypatch.setattr(run, "_LEAST_TRACKS", 5)
    report = evaluate_radio(plan, on_stage)
    assert stages[-2:] == ["tiring listeners", "tireless listeners"]
    assert report["listeners"] == 2
    for name in ("tiring", "tireless"):
        policies = report[name]["policies"]
        assert tuple(one["policy"] for one in policies) == POLICIES
        assert all(0 <= one["skips_in_25"] <= 25 for one in policies)
    assert report["tiring"]["assumed"]["weary_of_artist"] > 0
    assert report["tireless"]["assumed"]["weary_of_artist"] == 0
    assert any("with feedback" in line for line in report_lines(report))
    with Store(tmp_path / "radio.db") as store:
        assert not store.read(lambda database: list(database.execute("SELECT * FROM plays")))
    again = evaluate_radio(plan, on_stage)
    assert again["tiring"] == report["tiring"]
