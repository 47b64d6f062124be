"""Hearing tracks on the map, measured in what PulseAudio plays."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.map.excerpt import LEVEL
from tests.desktop.map.hear_tracks import RESTED, TYPICAL
from tests.support.audio_files import noise, sine, write_audio
from tests.support.pulse import RATE, SINK, PulseServer, pulse_server, read_recording
from tests.support.real_playback import ROOT, FloatArray

pytestmark = pytest.mark.sound

PROGRAM = "tests.desktop.map.hear_tracks"
PLAYS = 3
STEP = RATE // 20
"""Twentieths of a second: the resolution of a measured envelope."""

SAMPLES = noise(20.0, sample_rate=RATE, level=0.2)
TONE = 0.2


def command(folder: Path, scenario: str, *options: str) -> list[str]:
    """Return what hears a file of noise, while or before another one of a tone is played."""
    rested, music = folder / "noise.flac", folder / "tone.flac"
    if not rested.exists():
        write_audio(rested.with_suffix(""), SAMPLES, codec="flac", sample_rate=RATE)
        tone = sine(20.0, frequency=997.0, sample_rate=RATE, level=TONE)
        write_audio(music.with_suffix(""), tone, codec="flac", sample_rate=RATE)
    return [sys.executable, "-m", PROGRAM, scenario, str(rested), str(music), str(folder), *options]


def hear(
    server: PulseServer, folder: Path, scenario: str, *options: str
) -> tuple[dict[str, Any], FloatArray]:
    """Run a scenario; return what it tells and the left channel of all that was heard."""
    (folder / "heard.db").unlink(missing_ok=True)
    with server.recording(folder / "heard.raw"):
        done = subprocess.run(
            command(folder, scenario, *options),
            env=os.environ | server.environment | {"QT_QPA_PLATFORM": "offscreen"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert told["failures"] == []
    return told, read_recording(folder / "heard.raw")[:, 0]


def in_one_of_three(measure: Callable[[], str]) -> None:
    """Fail when there is a complaint each time: a busy machine may make a hole once."""
    complaints: list[str] = []
    while len(complaints) < PLAYS:
        complaint = measure()
        if not complaint:
            return
        complaints.append(complaint)
    pytest.fail(str(complaints))


def noise_levels(heard: FloatArray) -> FloatArray:
    """Return how loud the file's noise is in what was heard, step by step, from where it begins.

    Amplitudes against the file's, from its most typical place on.
    """
    first = int(np.flatnonzero(np.abs(heard) > 0.002)[0])
    original = SAMPLES[round(TYPICAL * RATE) :]
    # The beginning is faint: the shift is found half a second later, where the level is full.
    piece = heard[first + RATE // 2 :][:RATE]
    spectrum = np.fft.rfft(original[: 4 * RATE], 8 * RATE)
    shift = int(np.fft.irfft(spectrum * np.conj(np.fft.rfft(piece, 8 * RATE))).argmax())
    begin = first + RATE // 2 - shift
    levels = []
    for start in range(0, len(heard) - begin - STEP, STEP):
        one, other = heard[begin + start :][:STEP], original[start:][:STEP]
        levels.append(float(one @ other / (other @ other)))
    return np.array(levels)


def test_an_excerpt_begins_softly_at_the_typical_place_keeps_its_level_and_fades(
    tmp_path: Path,
) -> None:
    def measure() -> str:
        told, heard = hear(server, tmp_path, "rest")
        assert [track for _, track in told["heard"]] == [RESTED, None]
        levels = noise_levels(heard)
        middles = (np.arange(len(levels)) + 0.5) * STEP / RATE
        rising = LEVEL * np.minimum(middles / 0.4, 1.0) ** 2
        end = int(np.flatnonzero(levels > 0.95 * LEVEL)[-1]) + 1
        wrong = float(np.abs(levels[:end] - rising[:end]).max())
        # Three steps are the 150 ms in which it fades; a fourth is one that both ends share.
        tail = levels[end : end + 4]
        falls = bool((np.diff(np.concatenate([[LEVEL], tail])) < 0.01).all())
        is_silent = bool((np.abs(levels[end + 4 :]) < 0.005).all())
        lasted = end * STEP / RATE
        if wrong < 0.02 and falls and is_silent and 2.0 < lasted < 3.2:
            return ""
        return f"{wrong:.3f} off, tail {tail}, silent {is_silent}, {lasted:.2f} s"

    with pulse_server(tmp_path) as server:
        in_one_of_three(measure)


def test_the_music_goes_on_untouched_while_the_pointer_rests(tmp_path: Path) -> None:
    def measure() -> str:
        told, heard = hear(server, tmp_path, "while-playing")
        assert all(track is None for _, track in told["heard"])
        assert "paused" not in told["states"]
        loud = np.flatnonzero(np.abs(heard) > 0.1 * TONE)
        sound = heard[loud[0] : loud[-1] + 1]
        # A tone of that pitch is what its neighbours two samples away predict; all else shows.
        turn = 2 * np.cos(2 * np.pi * 997 / RATE)
        strange = np.abs(sound[2:] - turn * sound[1:-1] + sound[:-2])
        levels = np.abs(sound[: len(sound) // STEP * STEP]).reshape(-1, STEP).max(axis=1)[1:-1]
        if strange[RATE // 10 : -RATE // 10].max() < 0.01 and np.ptp(levels) < 0.02 * TONE:
            return ""
        return f"{strange.max():.3f} that is not the tone, levels from {levels.min()}"

    with pulse_server(tmp_path) as server:
        in_one_of_three(measure)


def test_who_asks_hears_the_excerpt_alone_and_the_music_goes_on_where_it_was(
    tmp_path: Path,
) -> None:
    def measure() -> str:
        told, heard = hear(server, tmp_path, "asked")
        assert "paused" in told["states"]
        assert [track for _, track in told["heard"] if track is not None] == [RESTED]
        # The tone is in its own band; the noise is everywhere, so it is looked for beside it.
        tone, beside = np.array([_bands(part) for part in _steps(heard)]).T
        alone = (beside > 0.02) & (tone < 0.3 * TONE)
        playing = (tone > 0.8 * TONE) & (beside < 0.01)
        first = int(np.flatnonzero(playing)[0])
        excerpt = int(np.flatnonzero(alone)[0]) if alone.any() else -1
        after = int(np.flatnonzero(playing)[-1])
        both = int(((beside > 0.03) & (tone > 0.5 * TONE)).sum())
        if first < excerpt < after and alone.sum() > 20 and both <= 2:
            return ""
        return f"tone from {first}, excerpt {excerpt} ({alone.sum()}), both {both}, until {after}"

    with pulse_server(tmp_path) as server:
        in_one_of_three(measure)


def test_an_excerpt_is_heard_on_the_chosen_device(tmp_path: Path) -> None:
    with pulse_server(tmp_path) as server:
        _control(server, "set-default-sink", SINK)
        _control(server, "load-module", "module-null-sink", "sink_name=headphones")
        running = subprocess.Popen(
            command(tmp_path, "rest", "--device", "headphones"),
            env=os.environ | server.environment | {"QT_QPA_PLATFORM": "offscreen"},
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        try:
            end = time.monotonic() + 20
            while not (played := _plays_on(server)):
                assert time.monotonic() < end, "nothing was heard"
                assert running.poll() is None, "it ended and nothing was heard"
                time.sleep(0.02)
            assert played == ["headphones"]
        finally:
            running.terminate()
            running.wait()


def _steps(sound: FloatArray) -> FloatArray:
    return sound[: len(sound) // STEP * STEP].reshape(-1, STEP)


def _bands(part: FloatArray) -> tuple[float, float]:
    """Return the amplitudes of the tone and of what lies above 5 kHz."""
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)))) / (len(part) / 4)
    frequencies = np.fft.rfftfreq(len(part), 1 / RATE)
    near = np.abs(frequencies - 997) < 40
    above = spectrum[(frequencies > 5000) & (frequencies < 20_000)]
    return float(spectrum[near].max()), float(np.sqrt((above**2).sum() / 2))


def _control(server: PulseServer, *arguments: str) -> str:
    return subprocess.run(
        ["pactl", *arguments],
        env=os.environ | server.environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def _plays_on(server: PulseServer) -> list[str]:
    sinks = dict(
        line.split("\t")[:2] for line in _control(server, "list", "short", "sinks").splitlines()
    )
    inputs = _control(server, "list", "short", "sink-inputs").splitlines()
    return [sinks.get(line.split("\t")[1], "") for line in inputs]
