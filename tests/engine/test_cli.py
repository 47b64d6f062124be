"""The command line as other programs rely on it: answers, exit codes, sentences."""

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from engine import __version__
from engine.cli import app_library, default_library, main, wants_app
from engine.encoder.bundle import default_bundle
from engine.store import analyses
from engine.store.store import Store
from tests.support.analysis_library import write_noises
from tests.support.audio_files import noise, write_audio
from tests.support.scanned_library import PIECES, ROOT, ScannedLibrary, earshot, earshot_command

RESULT_KEYS = {"path", "title", "artist", "album", "similarity", "reason"}


class Command:
    """Runs the command in this process on one library."""

    def __init__(self, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.library = library
        self._capsys = capsys

    def __call__(self, *arguments: str | Path, library: bool = True) -> tuple[int, str, str]:
        """Return exit code, stdout and stderr."""
        place = ("--library", self.library) if library else ()
        code = main([str(argument) for argument in (*arguments, *place)])
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def json(self, *arguments: str | Path) -> dict[str, Any]:
        """Return the answer of a call that must succeed without a word on stderr."""
        code, out, err = self(*arguments, "--json")
        assert (code, err) == (0, "")
        answer: dict[str, Any] = json.loads(out)
        return answer


@pytest.fixture
def command(scanned_library: ScannedLibrary, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the command on the shared library, which must not be changed."""
    return Command(scanned_library.file, capsys)


@pytest.fixture
def own_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the command on a library that is not there yet."""
    return Command(tmp_path / "own.db", capsys)


def first_track(library: ScannedLibrary) -> Path:
    return sorted(library.music.rglob("*.flac"))[0]


# scan


def test_scan_answers_with_exactly_what_was_agreed(scanned_library: ScannedLibrary) -> None:
    answer = dict(scanned_library.answer)
    assert answer.pop("seconds") > 0
    [failed] = answer.pop("failed")
    assert answer == {
        "found": PIECES + 1,
        "added": PIECES + 1,
        "updated": 0,
        "missing": 0,
        "analysed": PIECES,
        "device": "cpu",
    }
    assert failed["path"] == str(scanned_library.broken)
    assert set(failed) == {"path", "reason"}
    assert failed["reason"].endswith(".")


def test_scan_follows_what_changes_and_never_listens_twice(
    own_command: Command, tmp_path: Path
) -> None:
    music = tmp_path / "music"
    one, two = write_noises(music, 2)
    broken = music / "broken.flac"
    broken.write_bytes(b"no music")
    assert own_command.json("scan", music)["analysed"] == 2
    again = own_command.json("scan", music)
    assert (again["found"], again["added"], again["updated"], again["analysed"]) == (3, 0, 0, 0)
    assert [failed["path"] for failed in again["failed"]] == [str(broken)]
    one.unlink()
    broken.unlink()
    write_audio(two, noise(3.0, seed=8))
    write_noises(music / "more", 1)
    after = own_command.json("scan")
    assert (after["found"], after["added"], after["updated"], after["missing"]) == (2, 1, 1, 2)
    assert (after["analysed"], after["failed"]) == (2, [])


def test_scan_names_failures_of_the_folders_asked_for_only(
    own_command: Command, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        write_noises(tmp_path / name, 1)
        (tmp_path / name / "broken.mp3").write_bytes(b"no music")
    own_command.json("scan", tmp_path / "a")
    failed = own_command.json("scan", tmp_path / "b")["failed"]
    assert [one["path"] for one in failed] == [str(tmp_path / "b" / "broken.mp3")]


def test_scan_counts_a_folder_within_another_once(own_command: Command, tmp_path: Path) -> None:
    write_noises(tmp_path / "music" / "inner", 2)
    found = own_command.json("scan", tmp_path / "music" / "inner", tmp_path / "music")["found"]
    assert found == 2


def test_scan_says_which_known_folder_is_away_and_keeps_its_tracks(
    own_command: Command, tmp_path: Path
) -> None:
    write_noises(tmp_path / "drive", 2)
    own_command.json("scan", tmp_path / "drive")
    (tmp_path / "drive").rename(tmp_path / "elsewhere")
    code, out, err = own_command("scan", "--json")
    assert (code, json.loads(out)["missing"]) == (0, 0)
    assert f"“{tmp_path / 'drive'}” is away" in err
    status = own_command.json("status")
    assert status["folders"] == [{"path": str(tmp_path / "drive"), "available": False}]
    (tmp_path / "elsewhere").rename(tmp_path / "drive")
    assert own_command.json("scan")["analysed"] == 0
    assert own_command.json("status")["analysed"] == 2


def test_scan_checks_every_folder_before_it_begins(own_command: Command, tmp_path: Path) -> None:
    write_noises(tmp_path / "music", 1)
    code, out, err = own_command("scan", tmp_path / "music", tmp_path / "typo", "--json")
    assert (code, out) == (1, "")
    assert err == f"“{tmp_path / 'typo'}” is not there; check the path.\n"
    assert own_command.json("status")["tracks"] == 0


# status, models, demo


def test_status_counts(command: Command, scanned_library: ScannedLibrary) -> None:
    status = command.json("status")
    assert status.pop("database_bytes") >= scanned_library.file.stat().st_size
    assert status == {
        "library": str(scanned_library.file),
        "folders": [{"path": str(scanned_library.music), "available": True}],
        "tracks": PIECES + 1,
        "analysed": PIECES,
        "pending": 0,
        "failed": 1,
        "model": "earshot",
        "model_version": status["model_version"],
        "device": "cpu",
    }


def test_status_of_no_library_is_empty_and_makes_none(own_command: Command) -> None:
    status = own_command.json("status")
    assert (status["tracks"], status["database_bytes"], status["folders"]) == (0, 0, [])
    assert not own_command.library.exists()


def test_models_are_listed_with_their_figures(command: Command) -> None:
    models = command.json("models")["models"]
    assert [model["id"] for model in models if model["default"]] == ["earshot"]
    for model in models:
        assert set(model) == {"id", "version", "dimensions", "default", "bytes", "quality"}
        assert model["dimensions"] > 0
        assert model["bytes"] > 0
        assert isinstance(model["quality"], dict)


def test_demo_says_what_to_do_next(own_command: Command, tmp_path: Path) -> None:
    place = tmp_path / "demo"
    assert own_command.json("demo", place, "--pieces", "1") == {"folder": str(place), "tracks": 1}
    code, out, _ = own_command("demo", place, "--pieces", "1")
    assert code == 0
    assert f'earshot scan "{place}"' in out


# similar, radio


def test_similar_answers_by_path_and_by_number(
    command: Command, scanned_library: ScannedLibrary
) -> None:
    path = first_track(scanned_library)
    answer = command.json("similar", path, "-n", "3")
    assert set(answer) == {"seed", "results"}
    assert set(answer["seed"]) == {"path", "title", "artist", "album"}
    assert answer["seed"]["path"] == str(path)
    assert 1 <= len(answer["results"]) <= 3
    similarities = [result["similarity"] for result in answer["results"]]
    assert similarities == sorted(similarities, reverse=True)
    for result in answer["results"]:
        assert set(result) == RESULT_KEYS
        assert result["path"] != str(path)
        assert result["reason"].endswith(f"like “{answer['seed']['title']}”")
    with Store(scanned_library.file) as store:
        row = store.read(
            lambda database: database.execute("SELECT id FROM tracks WHERE path = ?", [str(path)])
        ).fetchone()
    assert command.json("similar", str(row[0]), "-n", "3") == answer
    roundabout = path.parent / ".." / path.parent.name / path.name
    assert command.json("similar", roundabout, "-n", "3") == answer


def test_similar_finds_a_track_through_a_link(
    command: Command, scanned_library: ScannedLibrary, tmp_path: Path
) -> None:
    path = first_track(scanned_library)
    link = tmp_path / "link.flac"
    link.symlink_to(path)
    assert command.json("similar", link)["seed"]["path"] == str(path)


def test_similar_for_people_is_one_line_a_track(
    command: Command, scanned_library: ScannedLibrary
) -> None:
    path = first_track(scanned_library)
    answer = command.json("similar", path)
    code, out, err = command("similar", path)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert answer["seed"]["title"] in lines[0]
    assert len(lines) == 1 + len(answer["results"])
    for line, result in zip(lines[1:], answer["results"], strict=True):
        assert result["title"] in line
        # The line is rounded from more digits than the answer for machines has.
        assert float(line.split()[0]) == pytest.approx(result["similarity"], abs=0.006)


def test_radio_is_repeatable_and_never_holds_its_seeds(
    command: Command, scanned_library: ScannedLibrary
) -> None:
    seeds = sorted(scanned_library.music.rglob("*.flac"))
    arguments = ["radio", seeds[0], seeds[1], "--minus", seeds[2], "--adventure", "0.7"]
    answer = command.json(*arguments, "--seed-number", "5", "-n", "4")
    assert set(answer) == {"tracks", "relaxed"}
    assert all(set(track) == RESULT_KEYS for track in answer["tracks"])
    paths = [track["path"] for track in answer["tracks"]]
    assert paths
    assert len(set(paths)) == len(paths)
    assert not set(paths) & {str(seed) for seed in seeds[:3]}
    assert command.json(*arguments, "--seed-number", "5", "-n", "4") == answer


def test_radio_says_when_it_found_too_few(
    command: Command, scanned_library: ScannedLibrary
) -> None:
    seed = first_track(scanned_library)
    answer = command.json("radio", seed, "-n", "30")
    assert f"only {len(answer['tracks'])} of 30 tracks were found" in answer["relaxed"]
    _, out, _ = command("radio", seed, "-n", "30")
    assert "Note: only" in out


def test_radio_writes_a_playlist(
    command: Command, scanned_library: ScannedLibrary, tmp_path: Path
) -> None:
    file = tmp_path / "radio.m3u8"
    answer = command.json("radio", first_track(scanned_library), "-n", "3", "--m3u", file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#EXTM3U"
    assert lines[2::2] == [track["path"] for track in answer["tracks"]]


def test_a_track_that_failed_is_refused_with_its_reason(
    command: Command, scanned_library: ScannedLibrary
) -> None:
    code, out, err = command("similar", scanned_library.broken, "--json")
    assert (code, out) == (1, "")
    assert "could not be listened to" in err


# errors


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["similar", "/nowhere.mp3"], 1, "“/nowhere.mp3” is not a track of the library"),
        (["similar", "99999999999999999999999"], 1, "is not a track"),
        (["radio", "2", "--minus", "2"], 1, "cancel each other"),
        (["radio", "2", "--m3u", "/nowhere/at/all.m3u"], 1, "cannot be written"),
        (["scan", "/nowhere"], 1, "“/nowhere” is not there"),
        (["scan", __file__], 1, "is not a folder"),
        (["rado"], 2, "radio"),
        (["similar"], 2, "TRACK"),
        (["radio"], 2, "SEED"),
        (["radio", "1", "--adventure", "2"], 2, "0.0<=x<=1.0"),
        (["radio", "2", "-n", "0"], 2, "1<=x"),
        (["similar", "1", "--nonsense"], 2, "--nonsense"),
        (["scan", "--device", "tpu"], 2, "tpu"),
        (["scan", ".", "--jobs", "many"], 2, "many"),
    ],
)
@pytest.mark.parametrize("as_json", [True, False])
def test_errors_are_one_sentence_on_stderr(
    command: Command, arguments: list[str], code: int, says: str, as_json: bool
) -> None:
    result, out, err = command(*arguments, *(["--json"] if as_json else []))
    assert (result, out) == (code, "")
    assert says in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_a_library_that_is_not_there_is_named_with_the_remedy(own_command: Command) -> None:
    for arguments in (["similar", "1"], ["radio", "1"]):
        code, out, err = own_command(*arguments)
        assert (code, out) == (1, "")
        assert str(own_command.library) in err
        assert "earshot scan FOLDER" in err
    assert not own_command.library.exists()


def test_a_file_that_is_no_library_is_refused(own_command: Command) -> None:
    own_command.library.write_text("This is a letter, not a library. " * 50)
    code, _, err = own_command("status")
    assert code == 1
    assert "is not an Earshot library" in err


def test_scan_without_a_folder_needs_a_library_with_folders(own_command: Command) -> None:
    code, _, err = own_command("scan")
    assert code == 2
    assert "name one to scan" in err


def test_cuda_where_there_is_none_is_refused_in_a_sentence(
    own_command: Command, tmp_path: Path
) -> None:
    from engine.encoder.gpu import gpu_may_be_present

    if gpu_may_be_present():
        pytest.skip("this machine may have a GPU")
    write_noises(tmp_path / "music", 1)
    code, out, err = own_command("scan", tmp_path / "music", "--device", "cuda", "--json")
    assert (code, out) == (1, "")
    assert "CUDA" in err
    assert err.count("\n") == 1


# the window or the command


@pytest.mark.parametrize(
    ("arguments", "library"),
    [
        ([], default_library()),
        (["--library", "x.db"], Path("x.db")),
        (["--library=x.db"], Path("x.db")),
    ],
)
def test_without_a_command_the_window_opens(arguments: list[str], library: Path) -> None:
    assert wants_app(arguments)
    assert app_library(arguments) == library


@pytest.mark.parametrize(
    "arguments",
    [
        ["scan"],
        ["--library", "x.db", "status"],
        ["--help"],
        ["-h"],
        ["--version"],
        ["--library"],
        ["--library", "--help"],
        ["--library="],
        ["nonsense"],
        ["--library", "x.db", "--nonsense"],
    ],
)
def test_everything_else_is_for_the_command(arguments: list[str]) -> None:
    assert not wants_app(arguments)


def test_the_library_may_be_named_before_the_command(
    command: Command, scanned_library: ScannedLibrary
) -> None:
    before = command("--library", scanned_library.file, "status", "--json", library=False)
    assert before == command("status", "--json")


def test_help_and_version(command: Command) -> None:
    code, out, _ = command("--help", library=False)
    assert code == 0
    for word in ("scan", "status", "similar", "radio", "models", "demo", "opens its window"):
        assert word in out
    assert command("--version", library=False) == (0, f"earshot {__version__}\n", "")


# as a process of its own


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from engine.cli import main; main(['radio', '--help']);"
        "heavy = {'numpy', 'av', 'onnxruntime', 'sqlite_utils', 'rich', 'PySide6'};"
        "print(heavy & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert run.stdout.endswith("set()\n")


def test_the_process_answers_and_exits_as_agreed(scanned_library: ScannedLibrary) -> None:
    track = first_track(scanned_library)
    good = earshot("similar", track, "--json", "--library", scanned_library.file)
    assert (good.returncode, good.stderr) == (0, "")
    assert json.loads(good.stdout)["seed"]["path"] == str(track)
    failed = earshot("similar", "nowhere.mp3", "--json", "--library", scanned_library.file)
    assert (failed.returncode, failed.stdout) == (1, "")
    wrong = earshot("similar", "--library", scanned_library.file)
    assert (wrong.returncode, wrong.stdout) == (2, "")


def test_nothing_is_drawn_where_nobody_watches(tmp_path: Path) -> None:
    write_noises(tmp_path / "music", 1)
    run = earshot("scan", tmp_path / "music", "--library", tmp_path / "library.db")
    assert (run.returncode, run.stderr) == (0, "")
    assert "Files: 1 (1 new, 0 changed, 0 gone)" in run.stdout


def test_a_reader_that_leaves_early_is_no_crash(scanned_library: ScannedLibrary) -> None:
    process = subprocess.Popen(
        earshot_command("status", "--library", scanned_library.file),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait() == 1


def test_names_that_are_not_utf8_do_not_end_the_command(
    own_command: Command, tmp_path: Path
) -> None:
    music = tmp_path / "music"
    [noise_file] = write_noises(music, 1)
    odd = Path(str(music / "odd-\udcff.wav"))
    try:
        shutil.copy(noise_file, odd)
    except OSError:
        pytest.skip("this file system only holds UTF-8 names")
    answer = own_command.json("scan", music)
    assert answer["analysed"] == 1 or answer["failed"] == []
    code, _, _ = own_command("scan", music)
    assert code == 0


def _analysed(store: Store) -> int:
    bundle = default_bundle()
    return store.read(analyses.counts, bundle.id, bundle.version).analysed


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise on Windows")
def test_ctrl_c_ends_in_order_and_keeps_what_is_done(tmp_path: Path, own_command: Command) -> None:
    music = tmp_path / "music"
    write_noises(music / "first", 1)
    own_command.json("scan", music)
    write_noises(music, 300, seconds=1.0)
    # Behind a shell’s “&” the signal is ignored, and processes inherit that.
    inherited = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        earshot_command("scan", music, "--library", own_command.library),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    )
    signal.signal(signal.SIGINT, inherited)
    # The command `status` takes half a second to start, in which a fast machine gets far.
    with Store(own_command.library) as store:
        while process.poll() is None and _analysed(store) < 2:
            time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out) == (1, "")
    assert err.strip() == "Interrupted; what was done until now is kept."
    status = own_command.json("status")
    assert 1 < status["analysed"] < status["tracks"] == 301
    assert status["failed"] == 0
    rest = own_command.json("scan")
    assert rest["analysed"] == 301 - status["analysed"]
