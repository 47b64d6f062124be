"""The command as a process of its own."""

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.encoder.bundle import default_bundle
from engine.store import analyses
from engine.store.store import Store
from tests.support.analysis_library import write_noises
from tests.support.command import Command, first_track
from tests.support.scanned_library import ROOT, ScannedLibrary, earshot, earshot_command


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
