"""What the recordings are like: level, ends, determinism, cuts and other takes."""

from pathlib import Path

import av
import numpy as np
import pytest
from mutagen.flac import FLAC

from engine.demo.catalogue import Piece, catalogue
from engine.demo.mastering import TARGET_LOUDNESS, loudness
from engine.demo.recording import record
from engine.demo.writer import write_pieces


def find(title: str) -> Piece:
    return next(piece for piece in catalogue() if piece.track.title == title)


def decode(path: Path) -> np.ndarray:
    """Return the samples of a FLAC file, int16 [frames, channels]."""
    with av.open(path) as container:
        channels = container.streams.audio[0].channels
        parts = [frame.to_ndarray().reshape(-1, channels) for frame in container.decode(audio=0)]
    return np.concatenate(parts)


@pytest.mark.parametrize("piece", catalogue()[:18:2], ids=lambda piece: piece.artist.name)
def test_level_and_ends(piece: Piece) -> None:
    recording = record(piece, seed=1)
    samples = recording.samples / 32768.0
    assert np.abs(samples).max() <= 10 ** (-1 / 20)
    assert np.abs(samples.mean(axis=1)).max() < 1e-3
    assert np.abs(samples[:, [0, -1]]).max() < 1e-3
    level = loudness(samples.astype(np.float32), recording.rate)
    assert level == pytest.approx(TARGET_LOUDNESS, abs=0.7)
    assert recording.gain == pytest.approx(TARGET_LOUDNESS - level, abs=0.05)


def test_the_same_seed_gives_the_same_samples() -> None:
    piece = find("Plum Blossom Road")
    first, again, other = (record(piece, seed).samples for seed in (7, 7, 8))
    np.testing.assert_array_equal(first, again)
    assert first.shape != other.shape or np.any(first != other)


def bend(joined: np.ndarray, at: int) -> float:
    """Return how sharply a sound bends within two samples of a place."""
    near = joined[at - 3 : at + 3].astype(np.float64)
    return float(np.abs(np.diff(near, 2, axis=0)).max())


def test_the_gapless_pair_is_one_piece_cut_in_two(tmp_path: Path) -> None:
    paths = write_pieces(tmp_path, [find("Ebb"), find("Flood")])
    first, second = (decode(path) for path in paths)
    cut = len(first)
    joined = np.concatenate([first, second])
    assert np.abs(first[0]).max() == np.abs(second[-1]).max() == 0
    assert np.sqrt(np.mean(joined[cut - 400 : cut + 400].astype(float) ** 2)) > 300
    # Across the cut the sound bends no more than elsewhere; a lost millisecond would show.
    usual = max(bend(joined, at) for at in range(cut - 4000, cut - 10))
    assert bend(joined, cut) <= usual
    assert bend(np.concatenate([first[:-44], second]), cut - 44) > usual
    gains = {FLAC(path)["replaygain_track_gain"][0] for path in paths}
    assert len(gains) == 1


def chroma(piece: Piece) -> np.ndarray:
    """Return the energy of the twelve pitch classes in every 32nd of a piece, normalised."""
    recording = record(piece, seed=1)
    sound = recording.samples.mean(axis=0)
    # The applause and the last chord's length differ; the notes before do not.
    blocks = np.array_split(sound[: int(len(sound) * 0.85)], 32)
    rows = []
    for block in blocks:
        power = np.abs(np.fft.rfft(block * np.hanning(len(block)))) ** 2
        hertz = np.fft.rfftfreq(len(block), 1 / recording.rate)
        use = (hertz > 100) & (hertz < 1500)
        classes = np.round(12 * np.log2(hertz[use] / 440)).astype(int) % 12
        rows.append(np.bincount(classes, weights=power[use], minlength=12))
    values = np.array(rows)
    return np.asarray(values / np.linalg.norm(values, axis=1, keepdims=True))


@pytest.mark.parametrize(
    ("original", "take", "unrelated"),
    [
        ("Plum Blossom Road", "Plum Blossom Road (Live)", "Candle for the Ferryman (Live)"),
        ("Carburettor Heart", "Carburettor Heart (Remaster)", "Left on Dover Street"),
    ],
)
def test_other_takes_play_the_same_notes(original: str, take: str, unrelated: str) -> None:
    first, second, third = (chroma(find(title)) for title in (original, take, unrelated))
    same = float((first * second).sum(axis=1).mean())
    assert same > 0.85
    assert same > float((first * third).sum(axis=1).mean()) + 0.1
