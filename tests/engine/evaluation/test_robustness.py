from pathlib import Path

import numpy as np
import pytest

from engine.audio.decoding import decode_mono, probe
from engine.encoder.bundle import default_bundle
from engine.errors import EarshotError
from engine.evaluation.changes import CHANGES, write_changed
from engine.evaluation.describing import embed
from engine.evaluation.encoders import Encoder
from engine.evaluation.robustness import robustness, sample_of
from tests.support.audio_files import noise, sine, write_audio
from tests.support.labelled_music import LabelledMusic


def test_the_copies_are_what_their_names_say(tmp_path: Path) -> None:
    left, right = sine(4.0, frequency=440.0), sine(4.0, frequency=880.0, level=0.3)
    path = write_audio(tmp_path / "one.flac", np.stack([left, right], axis=1), codec="flac")
    copies = write_changed(path, tmp_path)
    original = decode_mono(path, 48_000)

    assert list(copies) == list(CHANGES)
    assert probe(copies["mp3 128 kbit/s"]).codec.startswith("mp3")
    assert probe(copies["mp3 128 kbit/s"]).bitrate == pytest.approx(128_000, rel=0.05)
    assert probe(copies["opus 48 kbit/s"]).codec.endswith("opus")
    assert decode_mono(copies["starts 1.2 s later"], 48_000) == pytest.approx(
        original[57_600:], abs=1e-4
    )
    assert decode_mono(copies["6 dB quieter"], 48_000) == pytest.approx(original * 0.5012, abs=1e-4)
    assert probe(copies["mono"]).channels == 1
    assert decode_mono(copies["mono"], 48_000) == pytest.approx(original, abs=1e-4)


def test_an_unreadable_file_has_no_copies(tmp_path: Path) -> None:
    (tmp_path / "broken.mp3").write_bytes(b"no music")

    with pytest.raises(EarshotError, match=r"broken\.mp3"):
        write_changed(tmp_path / "broken.mp3", tmp_path)


def test_a_short_mono_file_has_copies(tmp_path: Path) -> None:
    path = write_audio(tmp_path / "short.wav", noise(0.5))

    copies = write_changed(path, tmp_path)

    assert all(len(decode_mono(copy, 22_050)) > 0 for copy in copies.values())


def test_the_sample_is_always_the_same() -> None:
    assert sample_of(100, 10) == sample_of(100, 10) == sorted(set(sample_of(100, 10)))
    assert sample_of(3, 10) == [0, 1, 2]


def test_changes_move_a_track_less_than_another_track_is_away(
    labelled_music: LabelledMusic,
) -> None:
    encoder = Encoder(default_bundle())
    vectors, _ = embed(labelled_music.paths, encoder.bundle)
    told: list[tuple[int, int]] = []

    found = robustness(
        labelled_music.paths, [0, 11], {encoder: vectors}, lambda *done: told.append(done)
    )

    changes = found[encoder.name]
    assert list(changes) == list(CHANGES)
    assert told == [(1, 2), (2, 2)]
    assert changes["mono"]["cosine"] > 0.999
    assert changes["mono"]["top_10_overlap"] == 1.0
    for figures in changes.values():
        assert figures["tracks"] == 2
        assert figures["cosine_least"] <= figures["cosine"] <= 1.0001
        assert figures["cosine"] > float(vectors[0] @ vectors[11])
