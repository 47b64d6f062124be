"""What can be measured: encoders, classic statistics, and a teacher, each track → vector."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.audio.decoding import decode_mono
from engine.audio.windows import choose_window_starts
from engine.encoder.bundle import ModelBundle
from engine.encoder.pooling import track_vector
from engine.encoder.session import EncoderSession
from engine.evaluation.baselines import mean_log_mel, mfcc_statistics, standardised
from engine.evaluation.labels import LabelledTrack

Vector = NDArray[np.float32]
Describe = Callable[[Vector], Vector]
"""Samples of a whole track, float32 [samples], to its vector."""


def windows_of(samples: Vector, bundle: ModelBundle) -> Vector:
    """Cut the windows the product would listen to, float32 [windows, window_samples]."""
    duration = len(samples) / bundle.sample_rate
    starts = choose_window_starts(duration, bundle.window_seconds, bundle.windows_per_track)
    rows = np.zeros((len(starts), bundle.window_samples), dtype=np.float32)
    for row, start in zip(rows, starts, strict=True):
        part = samples[int(start * bundle.sample_rate) :][: bundle.window_samples]
        row[: len(part)] = part
    return rows


def encoder_subject(session: EncoderSession) -> Describe:
    """Return the product's own way from samples to a track vector."""

    def describe(samples: Vector) -> Vector:
        return track_vector(session.encode(windows_of(samples, session.bundle)))

    return describe


def classic_subjects(sample_rate: int) -> dict[str, Describe]:
    """Return the baselines that need no training."""
    return {
        "mean log-mel": lambda samples: mean_log_mel(samples, sample_rate),
        "MFCC mean and deviation": lambda samples: mfcc_statistics(samples, sample_rate),
    }


def untrained_subject(bundle: ModelBundle, seed: int = 0) -> Describe:
    """Return the trained network's shape with random weights. Needs torch.

    The mel bands are brought to mean 0 and deviation 1 over the track, because without that
    random weights would hear little but loudness.
    """
    import torch

    from engine.training.network import Encoder

    torch.manual_seed(seed)
    network = Encoder(window_samples=bundle.window_samples, dimensions=bundle.dimensions).eval()

    @torch.no_grad()
    def describe(samples: Vector) -> Vector:
        log_mel = network.log_mel(torch.from_numpy(windows_of(samples, bundle)))
        log_mel = (log_mel + 4.0) / 3.0
        return np.asarray(network.raw(log_mel).mean(dim=0).numpy(), dtype=np.float32)

    return describe


def yamnet_subject(path: Path, sample_rate: int) -> Describe:
    """Return the teacher itself, its mean over the whole track. Needs the extra ``train``."""
    import librosa

    from engine.training.teachers import TEACHER_RATE, Yamnet

    teacher = Yamnet(path)

    def describe(samples: Vector) -> Vector:
        heard = librosa.resample(samples, orig_sr=sample_rate, target_sr=TEACHER_RATE)
        return np.asarray(teacher.embed(heard, teacher.window_samples).mean(axis=0))

    return describe


def describe_all(
    folder: Path,
    tracks: Sequence[LabelledTrack],
    subjects: Mapping[str, Describe],
    sample_rate: int,
) -> Iterator[dict[str, Vector]]:
    """Decode each track once and yield what every subject says about it."""
    for track in tracks:
        samples = decode_mono(folder / track.file, sample_rate)
        yield {name: describe(samples) for name, describe in subjects.items()}


def stack(rows: Sequence[Vector], name: str) -> Vector:
    """Join vectors to a matrix, float32 [tracks, dimensions].

    The classic statistics mix units, so their columns are standardised; encoders are left alone.
    """
    return standardised(rows) if name in classic_subjects(1) else np.stack(rows)
