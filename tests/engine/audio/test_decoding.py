import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.audio.decoding import decode_mono, probe
from engine.errors import EarshotError
from tests.support.audio_files import STAIRCASE, noise, sine, write_audio


def test_every_format_decodes_to_its_loudness(staircase_file: Path) -> None:
    samples = decode_mono(staircase_file, 22050)
    assert samples.dtype == np.float32
    assert len(samples) == pytest.approx(8 * 22050, abs=2300)
    for second, level in enumerate(STAIRCASE):
        middle = samples[round((second + 0.3) * 22050) : round((second + 0.7) * 22050)]
        assert np.sqrt(2 * np.mean(middle**2)) == pytest.approx(level, rel=0.08)


def test_probe_tells_what_is_inside(staircase_file: Path) -> None:
    properties = probe(staircase_file)
    assert properties.duration == pytest.approx(8.0, abs=0.1)
    assert properties.sample_rate in {44100, 48000}
    assert properties.channels == 2
    assert properties.bitrate is not None
    assert properties.bitrate > 10_000


def test_same_rate_mono_pcm_is_exact(tmp_path: Path) -> None:
    original = noise(1.0, sample_rate=22050)
    path = write_audio(tmp_path / "exact", original, codec="flac", sample_rate=22050)
    assert np.abs(decode_mono(path, 22050) - original).max() <= 1.01 / 32768


def test_downmix_is_the_mean_of_the_channels(tmp_path: Path) -> None:
    left, right = sine(1.0, frequency=300), noise(1.0)
    path = write_audio(tmp_path / "two", np.stack([left, right], 1), codec="wav")
    assert np.abs(decode_mono(path, 44100) - (left + right) / 2).max() < 1e-4


def test_unreadable_files_are_named(unreadable_file: Path) -> None:
    with pytest.raises(EarshotError, match=r"not music\.mp3"):
        decode_mono(unreadable_file, 22050)


def test_probe_names_unreadable_files(tmp_path: Path) -> None:
    (tmp_path / "list.mp3").write_text("eggs, bread\n" * 100)
    with pytest.raises(EarshotError, match=r"list\.mp3.*damaged"):
        probe(tmp_path / "list.mp3")


def test_odd_names_are_files_not_protocols(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("http:song.wav", "100% ~ 愛 #1?.wav", "-v.wav"):
        write_audio(tmp_path / name, sine(0.2))
        assert len(decode_mono(Path(name), 44100)) == 8820


def test_a_damaged_middle_is_stepped_over(tmp_path: Path) -> None:
    path = write_audio(tmp_path / "damaged", sine(6.0), codec="mp3")
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 3000] = bytes(3000)
    path.write_bytes(content)
    assert len(decode_mono(path, 22050)) > 5 * 22050


def test_ffmpeg_stays_silent(tmp_path: Path) -> None:
    path = write_audio(tmp_path / "broken", sine(4.0), codec="flac")
    content = bytearray(path.read_bytes())
    content[20_000:24_000] = bytes(4000)
    path.write_bytes(content)
    program = (
        "import sys; from pathlib import Path; from engine.audio.decoding import decode_mono;"
        "decode_mono(Path(sys.argv[1]), 22050)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert done.stdout == ""
