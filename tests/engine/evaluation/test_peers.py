from pathlib import Path

import numpy as np
import pytest

from engine.evaluation.baselines import baselines
from engine.evaluation.describing import describe
from engine.evaluation.labels import read_labels
from engine.evaluation.peers import Musly, Teacher
from engine.evaluation.scoring import judge
from engine.evaluation.subjects import Sound
from tests.support.audio_files import noise, sine, write_audio
from tests.support.labelled_music import LabelledMusic

TEACHERS = Path(__file__).resolve().parents[4] / "shared" / "teachers"


def test_musly_tells_hum_from_hiss(labelled_music: LabelledMusic) -> None:
    pytest.importorskip("pymusly")
    rows = describe(labelled_music.paths, [Musly()]).rows[Musly().name]

    found = judge(Musly().space(rows), read_labels(labelled_music.labels), mutual_proximity=False)

    assert np.mean(found.each["style_precision_1"]) == 1.0


def test_what_is_too_short_for_musly_is_skipped(tmp_path: Path) -> None:
    pytest.importorskip("pymusly")
    path = write_audio(tmp_path / "short.wav", noise(0.01))

    found = describe([path], [Musly()])

    assert [one.path for one in found.skipped] == [path]
    assert "Musly cannot describe" in found.skipped[0].reason


@pytest.mark.parametrize(
    ("name", "needs", "weights", "size"),
    [
        ("YAMNet", "ai_edge_litert", "yamnet.tflite", 1024),
        ("MSD-FCN", "torch", "msd_fcn.pth", 64),
    ],
)
def test_a_teacher_hears_also_what_is_shorter_than_its_window(
    tmp_path: Path, name: str, needs: str, weights: str, size: int
) -> None:
    pytest.importorskip(needs, reason="needs the extra “train”")
    if not (TEACHERS / weights).is_file():
        pytest.skip("the teachers are not on this machine")
    listen = Teacher(name, TEACHERS / weights).open()

    hum, hiss = (
        listen(Sound(write_audio(tmp_path / f"{number}.wav", samples)))
        for number, samples in enumerate((sine(0.5), noise(3.0)))
    )

    assert hum.shape == hiss.shape == (size,)
    assert not np.allclose(hum, hiss)


def test_teachers_have_rows_of_their_own_in_the_table(labelled_music: LabelledMusic) -> None:
    for needed in ("ai_edge_litert", "torch"):
        pytest.importorskip(needed, reason="needs the extra “train”")
    if not TEACHERS.is_dir():
        pytest.skip("the teachers are not on this machine")
    found, left_out = baselines([], TEACHERS)
    teachers = [one for one in found if isinstance(one, Teacher)]
    assert [one.name for one in teachers] == ["YAMNet", "MSD-FCN"]
    assert not {"YAMNet", "MSD-FCN"} & {one.name for one in left_out}

    rows = describe(labelled_music.paths, teachers).rows

    tracks = read_labels(labelled_music.labels)
    for teacher in teachers:
        quality = judge(teacher.space(rows[teacher.name]), tracks, mutual_proximity=False)
        assert np.mean(quality.each["style_precision_1"]) == 1.0, teacher.name


def test_yardsticks_that_cannot_be_had_say_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, left_out = baselines([], None)
    assert [one.name for one in found][:2] == ["random", "mean log-mel"]
    assert {one.name for one in left_out} >= {"YAMNet", "MSD-FCN"}
    assert all("--teachers" in one.reason for one in left_out if one.name == "YAMNet")

    (tmp_path / "yamnet.tflite").touch()
    monkeypatch.setattr("engine.evaluation.baselines.find_spec", lambda name: None)
    found, left_out = baselines([], tmp_path)
    reasons = {one.name: one.reason for one in left_out}
    assert len(found) == 4
    assert "pymusly" in reasons["musly timbre"]
    assert "“onnx”" in reasons["untrained network"]
    assert "ai_edge_litert" in reasons["YAMNet"]
    assert "holds no “msd_fcn.pth”" in reasons["MSD-FCN"]
