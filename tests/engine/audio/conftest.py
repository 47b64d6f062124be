"""Fixtures for the audio tests: one file a codec, and files which are not what they claim."""

from pathlib import Path

import numpy as np
import pytest

from tests.support.audio_files import CODECS, STAIRCASE, can_encode, sine, staircase, write_audio


@pytest.fixture(scope="session", params=sorted(CODECS))
def staircase_file(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Eight seconds of a tone that gets louder every second, in every codec."""
    codec = request.param
    if not can_encode(codec):
        pytest.skip(f"this build of PyAV cannot encode {codec}")
    rate = 48000 if codec == "opus" else 44100
    samples = staircase(STAIRCASE, 1.0, sample_rate=rate)
    path = tmp_path_factory.mktemp("audio") / f"stairs-{codec}"
    return write_audio(path, np.stack([samples, samples], 1), codec=codec, sample_rate=rate)


def _text(path: Path) -> None:
    path.write_text("This is a shopping list and no music.\n" * 200)


def _empty(path: Path) -> None:
    path.touch()


def _random(path: Path) -> None:
    path.write_bytes(np.random.default_rng(1).bytes(60_000))


def _playlist(path: Path) -> None:
    path.write_text("#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9\nhttp://localhost:9/a.ts\n")


def _picture(path: Path) -> None:
    header = b"P6 16 16 255\n"
    path.write_bytes(header + bytes(16 * 16 * 3))


def _header_only(path: Path) -> None:
    whole = write_audio(path.with_suffix(".flac"), sine(1.0), codec="flac")
    path.write_bytes(whole.read_bytes()[:60])


def _vanished(path: Path) -> None:
    path.unlink(missing_ok=True)


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.fixture(
    params=[_text, _empty, _random, _playlist, _picture, _header_only, _vanished, _folder],
    ids=lambda make: make.__name__.strip("_"),
)
def unreadable_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Something named like music which is none."""
    path = tmp_path / "not music.mp3"
    request.param(path)
    return path
