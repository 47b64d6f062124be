"""``earshot evaluate`` as other programs rely on it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.encoder.bundle import available_bundles, default_bundle
from tests.support.command import Command
from tests.support.labelled_music import LabelledMusic, write_labelled_music
from tests.support.scanned_library import ROOT, earshot_command

METRICS = {
    "style_precision_1",
    "style_precision_10",
    "style_ndcg_10",
    "artist_hit_10",
    "album_hit_10",
    "hub_skewness",
    "never_near",
}


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> LabelledMusic:
    return write_labelled_music(tmp_path_factory.mktemp("music"))


def model_copy(folder: Path, model_id: str) -> Path:
    """Copy the shipped bundle under another id."""
    shutil.copytree(default_bundle().model_path.parent, folder)
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    (folder / "card.json").write_text(json.dumps({**card, "id": model_id}), encoding="utf-8")
    return folder


def test_models_and_baselines_stand_in_one_answer(
    own_command: Command, music: LabelledMusic, tmp_path: Path
) -> None:
    shutil.copytree(music.folder, tmp_path / "music")
    (tmp_path / "music" / "11.wav").write_bytes(b"no music")
    other = model_copy(tmp_path / "other", "other")

    answer = own_command.json(
        "evaluate", tmp_path / "music", "--labels", tmp_path / "music" / "labels.csv",
        "--model", default_bundle().id, "--model", other, "--robustness", "1",
    )  # fmt: skip

    assert {key: answer[key] for key in ("tracks", "artists", "labels", "left_out")} == {
        "tracks": 11,
        "artists": 6,
        "labels": 2,
        "left_out": {},
    }
    assert [Path(one["path"]).name for one in answer["skipped"]] == ["11.wav"]
    models = [name for name, one in answer["results"].items() if one["kind"] == "model"]
    assert [name.split()[0] for name in models] == ["earshot", "other"]
    assert {"random", "mean log-mel", "MFCC mean and deviation"} < set(answer["results"])
    for found in answer["results"].values():
        assert set(found["cosine"]) == set(found["mutual_proximity"]) == METRICS
    assert set(answer["robustness"]) == set(models)
    assert "YAMNet" in [one["name"] for one in answer["baselines_left_out"]]


def test_people_get_tables(own_command: Command, music: LabelledMusic) -> None:
    code, out, err = own_command(
        "evaluate",
        music.folder,
        "--labels",
        music.labels,
        "--model",
        default_bundle().id,
        "--robustness",
        "1",
        "--listening",
    )

    assert (code, err) == (0, "")
    for words in (
        "12 tracks, 6 artists, 12 albums, 2 labels",
        "By cosine:",
        "By mutual proximity:",
        "starts 1.2 s later",
        "whole track",
        "Left out: YAMNet",
    ):
        assert words in out
    widths = {len(line) for line in out.split("By mutual")[0].splitlines() if line[:1] == "|"}
    assert len(widths) == 1


def test_what_flatters_is_left_out_and_counted(
    own_command: Command, music: LabelledMusic, tmp_path: Path
) -> None:
    lines = music.labels.read_text(encoding="utf-8").splitlines()
    labels = tmp_path / "labels.csv"
    rows = [f"{line},{number in (0, 1):d}" for number, line in enumerate(lines[1:])]
    rows[-1] = rows[-1].replace("hiss", "anthem/brass")
    labels.write_text("\n".join([f"{lines[0]},rendered_midi", *rows]), encoding="utf-8")
    model = default_bundle().id
    arguments = (
        "evaluate", music.folder, "--labels", labels, "--model", model, "--robustness", "0",
    )  # fmt: skip

    answer = own_command.json(*arguments)

    assert answer["left_out"] == {"renders of MIDI files": 2, "anthem/brass": 1}
    assert answer["tracks"] == 9
    assert "robustness" not in answer
    assert own_command.json(*arguments, "--everything")["tracks"] == 12


def test_the_card_holds_the_figures_of_its_model_alone(
    own_command: Command, music: LabelledMusic, tmp_path: Path
) -> None:
    first, second = (model_copy(tmp_path / name, name) for name in ("first", "second"))

    own_command.json(
        "evaluate", music.folder, "--labels", music.labels, "--model", first, "--model", second,
        "--robustness", "0", "--write-card",
    )  # fmt: skip

    for folder, name, other in ((first, "first", "second"), (second, "second", "first")):
        card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        names = {one.split()[0] for one in card["evaluation"]["results"]}
        assert card["id"] == name
        assert name in names
        assert other not in names
        assert card["sha256"] == default_bundle().card["sha256"]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("0.wav,A,1,hum\ntypo.wav,B,2,hiss\n", "line 3 names “typo.wav”"),
        ("0.wav,A,1,hum\n1.wav,B,2,hum\n", "line 3 carries the same label, “hum”"),
        ("0.wav,A,1,hum\n11.wav,A,2,hiss\n", "line 3 carries the same artist"),
        ("0.wav,A,1\n", "line 2 has 3 fields"),
        ("0.wav,A,1,hum\n11.wav,B,2,hiss\n", "Only 2 of the files"),
    ],
)
def test_wrong_labels_are_one_sentence(
    own_command: Command, music: LabelledMusic, tmp_path: Path, rows: str, says: str
) -> None:
    labels = tmp_path / "labels.csv"
    labels.write_text(f"path,artist,album,genre\n{rows}", encoding="utf-8")

    code, out, err = own_command("evaluate", music.folder, "--labels", labels, "--json")

    assert (code, out, err.count("\n")) == (1, "", 1)
    assert says in err


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--labels", "labels.csv", "--model", "nobody"], 1, "“nobody” is neither a folder nor"),
        (["--labels", "none.csv"], 1, "none.csv” cannot be read"),
        (["--labels", "labels.csv", "--label", "mood"], 1, "line 1 lacks the column “mood”"),
        (["--labels", "labels.csv", "--part", "test"], 1, "is left to be rated"),
        ([], 2, "--labels"),
        (["--labels", "labels.csv", "--part", "best"], 2, "best"),
        (["--labels", "labels.csv", "--robustness", "-1"], 2, "x>=0"),
    ],
)
def test_wrong_calls_are_one_sentence(
    own_command: Command,
    music: LabelledMusic,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    says: str,
) -> None:
    monkeypatch.chdir(music.folder)

    found, out, err = own_command("evaluate", ".", *arguments)

    assert (found, out, err.count("\n")) == (code, "", 1)
    assert says in err


def test_without_the_training_extra_it_still_runs(music: LabelledMusic) -> None:
    code = (
        "import sys\n"
        "missing = {'torch', 'librosa', 'onnx', 'pymusly', 'ai_edge_litert', 'sklearn', 'scipy'}\n"
        "class Absent:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in missing: raise ModuleNotFoundError(name)\n"
        "import importlib.util as util\n"
        "known = util.find_spec\n"
        "util.find_spec = lambda name, *rest: None if name in missing else known(name, *rest)\n"
        "sys.meta_path.insert(0, Absent())\n"
        "from engine.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, "evaluate", music.folder, "--labels", music.labels,
         "--robustness", "0", "--json"],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip

    assert (run.returncode, run.stderr) == (0, "")
    answer = json.loads(run.stdout)
    left_out = {one["name"] for one in answer["baselines_left_out"]}
    assert left_out == {"untrained network", "musly timbre", "YAMNet", "MSD-FCN"}
    assert len(answer["results"]) == 4 + len(available_bundles())


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise on Windows")
def test_ctrl_c_ends_in_order(tmp_path: Path) -> None:
    music = write_labelled_music(tmp_path / "music", seconds=40.0)
    cache = tmp_path / "cache"
    inherited = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        earshot_command(
            "evaluate", music.folder, "--labels", music.labels, "--cache", cache, "--jobs", "2",
            "--listening",
        ),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
        start_new_session=True,
    )  # fmt: skip
    signal.signal(signal.SIGINT, inherited)
    while process.poll() is None and not list(cache.glob("*.npz")):
        time.sleep(0.02)
    # As a terminal does it: every process of the group hears it.
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=120)

    assert (process.returncode, out) == (1, "")
    assert err.strip() == (
        "Interrupted before the figures were ready; the next run goes on from here."
    )
