import math
from pathlib import Path

import numpy as np
import pytest

from engine.evaluation.cepstra import cepstra, mel_decibels
from engine.evaluation.classics import (
    CepstralStatistics,
    Chance,
    LogEuclideanGaussian,
    MeanLogMel,
)
from engine.evaluation.describing import describe
from engine.evaluation.labels import read_labels
from engine.evaluation.scoring import judge
from engine.evaluation.subjects import Sound, middle
from engine.training.filters import MelSettings
from tests.support.audio_files import noise, sine, write_audio
from tests.support.labelled_music import LabelledMusic

CLASSICS = [MeanLogMel(), CepstralStatistics(), LogEuclideanGaussian()]


def test_the_loudest_band_of_a_tone_holds_its_frequency() -> None:
    settings = MelSettings(bands=96)
    decibels = mel_decibels(sine(1.0, sample_rate=22_050, frequency=1_000.0), settings, 80.0)

    def mel(hertz: float) -> float:
        return 2595 * math.log10(1 + hertz / 700)

    step = (mel(settings.highest) - mel(settings.lowest)) / 97
    expected = round((mel(1_000.0) - mel(settings.lowest)) / step) - 1
    assert abs(int(decibels.mean(axis=0).argmax()) - expected) <= 1
    assert decibels.max() - decibels.min() == pytest.approx(80.0)


def test_blocks_of_frames_make_no_difference() -> None:
    settings = MelSettings(bands=20)
    samples = noise(4_200 * 512 / 22_050, sample_rate=22_050)

    whole = mel_decibels(samples, settings, 200.0)
    tail = mel_decibels(samples[4_100 * 512 :], settings, 200.0)

    assert whole[4_100:] == pytest.approx(tail)


def test_less_than_a_frame_and_silence_have_a_spectrum() -> None:
    for samples in (noise(0.001), np.zeros(5_000, np.float32)):
        assert np.isfinite(mel_decibels(samples, MelSettings(), 60.0)).all()


def test_cepstra_keep_length_and_the_first_is_the_mean() -> None:
    decibels = np.random.default_rng(0).standard_normal((5, 12))
    values = cepstra(decibels, 12)

    assert np.linalg.norm(values, axis=1) == pytest.approx(np.linalg.norm(decibels, axis=1))
    assert values[:, 0] == pytest.approx(decibels.mean(axis=1) * math.sqrt(12))


@pytest.mark.parametrize("subject", CLASSICS, ids=lambda one: one.name)
def test_statistics_tell_hum_from_hiss(
    subject: LogEuclideanGaussian, labelled_music: LabelledMusic
) -> None:
    tracks = read_labels(labelled_music.labels)
    rows = describe(labelled_music.paths, [subject]).rows[subject.name]

    found = judge(subject.space(rows), tracks, mutual_proximity=False)

    assert np.mean(found.each["style_precision_1"]) == 1.0


def test_the_logarithm_of_the_covariance_is_one_of_a_matrix(labelled_music: LabelledMusic) -> None:
    subject = LogEuclideanGaussian(shrinkage=0.1)
    row = subject.open()(Sound(labelled_music.paths[11]))
    size = subject.coefficients
    logarithm = np.zeros((size, size))
    logarithm[np.triu_indices(size)] = row[size - 1 :]
    logarithm = np.where(np.eye(size), logarithm, (logarithm + logarithm.T) / math.sqrt(2))
    values, vectors = np.linalg.eigh(logarithm)
    covariance = (vectors * np.exp(values)) @ vectors.T

    sound = Sound(labelled_music.paths[11]).mono(22_050)
    expected = np.cov(
        cepstra(mel_decibels(sound, MelSettings(bands=48), 60.0), size), rowvar=False, bias=True
    )

    off_diagonal = ~np.eye(size, dtype=bool)
    assert covariance[off_diagonal] == pytest.approx(
        0.9 * expected[off_diagonal], rel=0.01, abs=0.01
    )
    assert np.trace(covariance) == pytest.approx(np.trace(expected), rel=1e-3)


def test_chance_knows_the_path_only(tmp_path: Path) -> None:
    describer = Chance().open()
    one, other = Sound(tmp_path / "one"), Sound(tmp_path / "other")

    assert np.array_equal(describer(one), Chance().open()(one))
    assert not np.array_equal(describer(one), describer(other))


def test_a_sound_is_decoded_once_for_each_rate(tmp_path: Path) -> None:
    sound = Sound(write_audio(tmp_path / "one.wav", noise(0.5)))

    assert len(sound.mono(16_000)) == pytest.approx(8_000, abs=40)
    assert sound.mono(16_000) is sound.mono(16_000)
    assert len(sound.mono(22_050)) == pytest.approx(11_025, abs=40)


def test_the_middle_is_in_the_middle() -> None:
    assert middle(np.arange(10, dtype=np.float32), 4).tolist() == [3, 4, 5, 6]
    assert middle(np.arange(3, dtype=np.float32), 4).tolist() == [0, 1, 2]
