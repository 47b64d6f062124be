"""Seeking, ReplayGain and the crossfade's curve, measured in what PulseAudio plays."""

from pathlib import Path

import numpy as np
import pytest

from engine import settings
from engine.audio.loudness import LoudnessMeter, integrated_loudness, pack_blocks
from engine.audio.measuring import measure
from engine.store import measurements, session
from engine.store.measurements import StoredMeasurement
from engine.store.store import Store
from tests.support.audio_files import noise, sine, write_audio
from tests.support.library_rows import add_tracks
from tests.support.pulse import RATE, pulse_server
from tests.support.real_playback import FloatArray, assert_in_one_of_three_plays

pytestmark = pytest.mark.sound


def test_seeking_goes_to_the_very_sample(tmp_path: Path) -> None:
    samples = noise(9.0, sample_rate=RATE, level=0.2)
    path = write_audio(tmp_path / "noise", samples, codec="flac", sample_rate=RATE)

    def complaint(sound: FloatArray) -> str:
        # Backwards from the end, file and recording are the same up to where the jump went.
        count = min(len(sound), len(samples))
        ends = [samples[len(samples) - count :], sound[len(sound) - count :]]
        shift = _shift(*ends)
        differs = np.flatnonzero(np.abs(ends[0] - np.roll(ends[1], -shift)) > 0.01)
        differs = differs[differs < count - abs(shift) - 1]
        landed = (len(samples) - count + int(differs[-1]) + 1) / RATE
        return "" if landed == pytest.approx(7.0, abs=1.5 / RATE) else f"landed at {landed} s"

    with pulse_server(tmp_path) as server:
        assert_in_one_of_three_plays(server, tmp_path, complaint, str(path), "--seek", "7")


def test_tracks_of_different_loudness_come_out_equally_loud(tmp_path: Path) -> None:
    levels = (-10.0, -27.0)
    paths = [
        write_audio(
            tmp_path / f"{number:06}",
            sine(2.0, frequency=997.0, sample_rate=RATE, level=10 ** (level / 20)),
            codec="flac",
            sample_rate=RATE,
        )
        for number, level in enumerate(levels)
    ]
    with Store(tmp_path / "library.db") as store:
        store.write(session.save_setting, settings.GAIN_MODE.key, "track")
        _measure_all(store, tmp_path, paths)

    def complaint(sound: FloatArray) -> str:
        halves = sound[: 2 * RATE], sound[2 * RATE :]
        loudness = [_loudness(half) for half in halves]
        return "" if loudness == pytest.approx([-18.0, -18.0], abs=0.3) else f"{loudness} LUFS"

    arguments = [*map(str, paths), "--library", str(tmp_path / "library.db")]
    with pulse_server(tmp_path) as server:
        assert_in_one_of_three_plays(server, tmp_path, complaint, *arguments)


def test_a_crossfade_follows_its_curve(tmp_path: Path) -> None:
    first, second = (noise(3.0, sample_rate=RATE, seed=seed, level=0.2) for seed in (1, 2))
    paths = [
        write_audio(tmp_path / str(number), samples, codec="flac", sample_rate=RATE)
        for number, samples in enumerate((first, second))
    ]

    def complaint(sound: FloatArray) -> str:
        sound = np.roll(sound, -_shift(first[:RATE], sound[:RATE]))
        worst = 0.0
        for step in range(20):
            # Twentieths of the last second of the first track.
            middle = (step + 0.5) / 20 * np.pi / 2
            begin, count = 2 * RATE + step * RATE // 20, RATE // 20
            span = slice(begin, begin + count)
            incoming = second[begin - 2 * RATE :][:count]
            weights = np.linalg.lstsq(
                np.stack([first[span], incoming], axis=1), sound[span], rcond=None
            )[0]
            worst = max(worst, *np.abs(weights - [np.cos(middle), np.sin(middle)]))
        length = len(sound) / RATE
        if worst < 0.03 and length == pytest.approx(5.0, abs=0.02):
            return ""
        return f"{worst} away from the curve, {length} s long"

    with pulse_server(tmp_path) as server:
        arguments = [*map(str, paths), "--crossfade", "1"]
        assert_in_one_of_three_plays(server, tmp_path, complaint, *arguments)


def _measure_all(store: Store, folder: Path, paths: list[Path]) -> None:
    ids = add_tracks(store, *({"title": str(n)} for n in range(len(paths))), folder=folder)
    for number, (track_id, path) in enumerate(zip(ids, paths, strict=True)):
        found = measure(path)
        assert found is not None
        row = StoredMeasurement(
            track_id, 1000 + number, 5, found.loudness, found.true_peak,
            pack_blocks(found.blocks), found.waveform.peaks.tobytes(), b"",
        )  # fmt: skip
        store.write(measurements.save_measurement, row)


def _loudness(sound: FloatArray) -> float | None:
    meter = LoudnessMeter(RATE)
    meter.add(np.stack([sound, sound], axis=1))
    return integrated_loudness([meter.blocks()])


def _shift(wanted: FloatArray, heard: FloatArray) -> int:
    """Return by how many samples the second of two equally long sounds lies behind the first."""
    spectrum = np.fft.rfft(heard, 2 * len(heard)) * np.conj(np.fft.rfft(wanted, 2 * len(heard)))
    place = int(np.fft.irfft(spectrum).argmax())
    return place if place < len(heard) else place - 2 * len(heard)
