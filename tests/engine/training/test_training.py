"""A whole training run in small: synthetic music, a made-up teacher, a network that learns it."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from engine.training.dataset import Batches, TrainingTrack, crop, teacher_mean  # noqa: E402
from engine.training.filters import MelSettings, reference_log_mel  # noqa: E402
from engine.training.loop import (  # noqa: E402
    Progress,
    TrainingSettings,
    learning_rate_share,
    set_centre,
    set_scale,
    train,
)
from engine.training.mixtures import Mixtures  # noqa: E402
from engine.training.network import Encoder, unit  # noqa: E402
from engine.training.targets import HalfWhitening, unit_rows  # noqa: E402
from tests.engine.encoder.synthetic import chord  # noqa: E402

SETTINGS = MelSettings()
WINDOW = 11_025
QUICK = TrainingSettings(steps=40, batch=24, learning_rate=3e-3, geometry=0.5, checkpoint_every=20)


def made_up_teacher(log_mel: np.ndarray) -> np.ndarray:
    """Level of eight parts of the spectrum: something a network can learn in seconds."""
    parts = log_mel.reshape(len(log_mel), 8, -1).mean(axis=(0, 2))
    return np.concatenate([parts, np.zeros(1016)]).astype(np.float16)


@pytest.fixture(scope="module")
def batches() -> Batches:
    tracks, embeddings = [], []
    for number in range(12):
        samples = chord(samples=3 * 22_050, seed=number).astype(np.float64)
        log_mel = reference_log_mel(samples, SETTINGS).astype(np.float16)
        heard = made_up_teacher(log_mel.astype(np.float32))
        embeddings.append(heard.astype(np.float32))
        tracks.append(
            TrainingTrack(
                name=f"{number}",
                artist=f"{number // 2}",
                album=f"{number // 3}",
                weight=1.0,
                log_mel=log_mel,
                yamnet=np.tile(heard, (5, 1)),
            )
        )
    frames = SETTINGS.frames(WINDOW)
    mixtures = Mixtures(
        log_mel=np.stack([track.log_mel[:frames] for track in tracks]),
        yamnet=np.stack([track.yamnet[0] for track in tracks]),
    )
    space = HalfWhitening.fit(np.stack(embeddings), 4)
    return Batches(
        tracks, mixtures, space=space, settings=SETTINGS, frames=frames, size=QUICK.batch
    )


def new_encoder(batches: Batches) -> Encoder:
    torch.manual_seed(0)
    encoder = Encoder(window_samples=WINDOW, dimensions=4, channels=16, blocks=(1, 1))
    set_scale(encoder, batches, seed=0, draws=1)
    return encoder


def run(encoder: Encoder, batches: Batches, settings: TrainingSettings, path: Path) -> list[float]:
    losses: list[float] = []

    def note(progress: Progress) -> None:
        losses.append(progress.loss)

    train(encoder, batches, settings, path, note, report_every=10)
    return losses


def test_a_short_run_learns(batches: Batches, tmp_path: Path) -> None:
    reports: list[Progress] = []
    train(
        new_encoder(batches), batches, QUICK, tmp_path / "one.pt", reports.append, report_every=10
    )

    assert [report.step for report in reports] == [10, 20, 30, 40]
    assert reports[-1].loss < reports[0].loss
    assert reports[-1].cosine > reports[0].cosine + 0.2
    assert reports[-1].seconds_left == 0


def test_a_resumed_run_ends_where_an_unbroken_one_does(batches: Batches, tmp_path: Path) -> None:
    unbroken = new_encoder(batches)
    run(unbroken, batches, QUICK, tmp_path / "one.pt")

    class PowerCutError(Exception):
        """The power goes off."""

    def stop_half_way(progress: Progress) -> None:
        if progress.step == 30:
            raise PowerCutError

    with pytest.raises(PowerCutError):
        train(
            new_encoder(batches),
            batches,
            QUICK,
            tmp_path / "two.pt",
            stop_half_way,
            report_every=10,
        )
    resumed = new_encoder(batches)
    losses = run(resumed, batches, QUICK, tmp_path / "two.pt")

    assert len(losses) == 2
    for name, values in unbroken.state_dict().items():
        assert torch.allclose(values, resumed.state_dict()[name], atol=1e-6), name


@torch.no_grad()
def test_the_centre_is_the_mean_of_the_vectors(batches: Batches) -> None:
    encoder = new_encoder(batches)
    set_centre(encoder, batches, seed=3, draws=1)
    batch = batches.draw(np.random.default_rng(3))
    vectors = unit(encoder.raw(batch.log_mel[batch.tracks >= 0]))

    assert torch.allclose(vectors.mean(dim=0), encoder.centre, atol=1e-6)


def test_a_batch_holds_pairs_and_mixtures(batches: Batches) -> None:
    batch = batches.draw(np.random.default_rng(0))
    real = batch.tracks >= 0

    assert batch.log_mel.shape == (24, SETTINGS.frames(WINDOW), 80)
    assert torch.linalg.norm(batch.targets, dim=1).numpy() == pytest.approx(np.ones(24), abs=1e-5)
    assert int(real.sum()) == 16
    assert all(int((batch.tracks == track).sum()) >= 2 for track in batch.tracks[real])
    assert len(set(batch.tracks[~real].tolist())) == 8


def test_the_same_seed_draws_the_same_batch(batches: Batches) -> None:
    first, again = (batches.draw(np.random.default_rng(5)) for _ in range(2))

    assert torch.equal(first.log_mel, again.log_mel)
    assert torch.equal(first.targets, again.targets)


def test_the_teacher_is_averaged_over_the_window_only() -> None:
    yamnet = np.arange(10, dtype=np.float16)[:, None].repeat(2, axis=1)

    # Embeddings start every 0.4875 s and last 0.975 s.
    assert teacher_mean(yamnet, 0.0, 0.975)[0] == pytest.approx((0 + 0.5) / 1.5, abs=1e-3)
    assert teacher_mean(yamnet, 0.0, 100.0)[0] == pytest.approx(4.5)
    assert teacher_mean(yamnet, 500.0, 5.0)[0] == pytest.approx(4.5)


def test_a_short_track_is_repeated(batches: Batches) -> None:
    track = TrainingTrack("x", "y", "z", 1.0, np.eye(3, dtype=np.float16), np.zeros((1, 1024)))

    assert crop(track, 0, 7).shape == (7, 3)
    assert crop(track, 1, 2).tolist() == [[0, 1, 0], [0, 0, 1]]


def test_half_whitening_halves_the_spread() -> None:
    rows = np.random.default_rng(0).standard_normal((5000, 3)) * [100.0, 10.0, 0.0]
    space = HalfWhitening.fit(rows.astype(np.float32) + 7, 2)
    spread = ((rows + 7 - space.mean) @ space.matrix).std(axis=0)

    assert spread == pytest.approx([10.0, 10**0.5], rel=0.1)
    assert np.linalg.norm(space.apply(rows), axis=1) == pytest.approx(np.ones(5000), abs=1e-5)


def test_a_row_of_zeros_stays_finite() -> None:
    assert unit_rows(np.zeros((1, 3), dtype=np.float32)).tolist() == [[0, 0, 0]]


def test_the_learning_rate_rises_and_falls() -> None:
    shares = [learning_rate_share(step, 100) for step in range(100)]

    assert max(shares) == pytest.approx(1.0)
    assert shares.index(max(shares)) in {4, 5}
    assert shares[-1] < 0.01
