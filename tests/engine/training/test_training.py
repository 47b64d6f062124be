"""A whole training run in small: synthetic music, a made-up teacher, a network that learns it."""

import copy
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from engine.errors import EarshotError  # noqa: E402
from engine.evaluation.spaces import unit_rows  # noqa: E402
from engine.training.dataset import Batches, TrainingTrack  # noqa: E402
from engine.training.filters import MelSettings, reference_log_mel  # noqa: E402
from engine.training.hearing import Hearing  # noqa: E402
from engine.training.loop import (  # noqa: E402
    TrainingSettings,
    is_trained,
    learning_rate_share,
    set_scale,
    train,
)
from engine.training.mixing import Mixtures  # noqa: E402
from engine.training.sounds import Sound  # noqa: E402
from engine.training.steps import StepProgress  # noqa: E402
from engine.training.style_network import StyleNetwork  # noqa: E402
from engine.training.targets import HalfWhitening, TargetSpace  # noqa: E402
from engine.training.vectors import unit  # noqa: E402
from tests.engine.encoder.synthetic import chord  # noqa: E402

SETTINGS = MelSettings()
WINDOW = 11_025
QUICK = TrainingSettings(steps=40, batch=24, learning_rate=3e-3, geometry=0.5)


def made_up_teacher(log_mel: np.ndarray) -> np.ndarray:
    """Level of eight parts of the spectrum: something a network can learn in seconds."""
    parts = log_mel.reshape(len(log_mel), 8, -1).mean(axis=(0, 2))
    return np.concatenate([parts, np.zeros(1016)]).astype(np.float16)


def heard_all_along(embedding: np.ndarray, seconds: float) -> Hearing:
    return Hearing(np.tile(embedding, (5, 1)).astype(np.float16), seconds / 5, seconds / 5)


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
                artist=f"{number // 4}",
                album=f"{number // 2}",
                weight=1.0,
                sound=Sound(log_mel, heard_all_along(heard, 3.0), heard_all_along(heard[:64], 3.0)),
            )
        )
    rows = np.stack(embeddings)
    return Batches(
        tracks,
        [track.sound for track in tracks],
        space=TargetSpace.fit(rows, rows[:, :64], (3, 2)),
        settings=SETTINGS,
        frames=SETTINGS.frames(WINDOW),
        size=QUICK.batch,
        mixed=QUICK.mixed,
        fcn=QUICK.fcn,
        device=torch.device("cpu"),
    )


def new_network(batches: Batches) -> StyleNetwork:
    torch.manual_seed(0)
    network = StyleNetwork(SETTINGS.bands, dimensions=5, channels=16, blocks=(1, 1))
    set_scale(network, batches, seed=0, draws=1)
    return network


def run(
    network: StyleNetwork, batches: Batches, settings: TrainingSettings, path: Path
) -> list[StepProgress]:
    reports: list[StepProgress] = []
    train(network, batches, settings, path, reports.append, report_every=10, checkpoint_every=20)
    return reports


def test_a_short_run_learns(batches: Batches, tmp_path: Path) -> None:
    reports = run(new_network(batches), batches, QUICK, tmp_path / "one.pt")

    assert [report.step for report in reports] == [10, 20, 30, 40]
    assert reports[-1].losses["loss"] < reports[0].losses["loss"]
    assert reports[-1].losses["cosine"] > reports[0].losses["cosine"] + 0.2
    assert reports[-1].seconds_left == 0


def test_a_resumed_run_ends_where_an_unbroken_one_does(batches: Batches, tmp_path: Path) -> None:
    unbroken = new_network(batches)
    run(unbroken, batches, QUICK, tmp_path / "one.pt")

    def stop_half_way(progress: StepProgress) -> None:
        if progress.step == 30:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(
            new_network(batches),
            batches,
            QUICK,
            tmp_path / "two.pt",
            stop_half_way,
            report_every=10,
            checkpoint_every=20,
        )
    resumed = new_network(batches)
    reports = run(resumed, batches, QUICK, tmp_path / "two.pt")

    assert len(reports) == 2
    for name, values in unbroken.state_dict().items():
        assert torch.allclose(values, resumed.state_dict()[name], atol=1e-5), name


def test_a_checkpoint_of_another_training_is_refused(batches: Batches, tmp_path: Path) -> None:
    run(new_network(batches), batches, TrainingSettings(steps=2, batch=24), tmp_path / "one.pt")

    with pytest.raises(EarshotError, match="other settings, other music"):
        run(new_network(batches), batches, QUICK, tmp_path / "one.pt")


def test_a_batch_holds_pairs_and_mixtures(batches: Batches) -> None:
    batch = batches.draw(np.random.default_rng(0))
    real = batch.tracks

    assert batch.log_mel.shape == (24, SETTINGS.frames(WINDOW), 80)
    assert torch.linalg.norm(batch.targets, dim=1).numpy() == pytest.approx(np.ones(24), abs=1e-5)
    # The other half are mixtures, which are nobody's.
    assert len(real) == 12
    assert all(int((real == track).sum()) >= 2 for track in real)
    assert torch.equal(batch.artists, real // 4)


@pytest.mark.parametrize("mixed", [0.0, 0.5, 1.0])
def test_a_batch_may_have_an_odd_number_of_windows(mixed: float) -> None:
    heard = heard_all_along(np.zeros(1024), 3.0)
    sound = Sound(np.zeros((129, 80), np.float16), heard, heard_all_along(np.zeros(64), 3.0))
    tracks = [TrainingTrack(name, name, name, 1.0, sound) for name in "abc"]
    rows = np.random.default_rng(0).standard_normal((9, 1024)).astype(np.float32)
    odd = Batches(
        tracks,
        [sound],
        space=TargetSpace.fit(rows, rows[:, :64], (3, 2)),
        settings=SETTINGS,
        frames=SETTINGS.frames(WINDOW),
        size=7,
        mixed=mixed,
        fcn=0.5,
        device=torch.device("cpu"),
    )

    assert len(odd.draw(np.random.default_rng(0)).log_mel) == 7


def test_the_same_seed_draws_the_same_batch(batches: Batches) -> None:
    first, again = (batches.draw(np.random.default_rng(5)) for _ in range(2))

    assert torch.equal(first.log_mel, again.log_mel)
    assert torch.equal(first.targets, again.targets)


def test_before_every_step_mixtures_may_be_renewed(batches: Batches, tmp_path: Path) -> None:
    told: list[int] = []
    settings = TrainingSettings(steps=3, batch=24)
    network = new_network(batches)
    train(network, batches, settings, tmp_path / "one.pt", lambda now: None, renew=told.append)

    assert told == [0, 1, 2]


def test_new_mixtures_are_drawn_instead_of_old_ones(batches: Batches) -> None:
    frames = SETTINGS.frames(3 * 22_050)
    new = Mixtures(
        torch.full((12, frames, 80), 7.0), torch.ones(12, 5, 1024), torch.ones(12, 5, 64)
    )
    renewed = copy.deepcopy(batches)
    renewed.renew(0, new)
    before, after = (one.draw(np.random.default_rng(0)) for one in (batches, renewed))
    real = len(after.tracks)

    assert after.log_mel[real:].unique().tolist() == [7.0]
    assert torch.equal(after.log_mel[:real], before.log_mel[:real])
    assert float(after.targets[real:].std(dim=0).max()) < 1e-5 < float(before.targets.std())


def test_a_checkpoint_of_other_layers_is_no_finished_training(
    batches: Batches, tmp_path: Path
) -> None:
    settings = TrainingSettings(steps=2, batch=24)
    run(new_network(batches), batches, settings, tmp_path / "one.pt")
    other = StyleNetwork(SETTINGS.bands, dimensions=5, channels=8, blocks=(1, 1))

    assert not is_trained(other, settings, batches.identity, tmp_path / "one.pt")
    torch.save({"network": {}}, tmp_path / "two.pt")
    assert not is_trained(other, settings, batches.identity, tmp_path / "two.pt")


def test_a_finished_training_need_not_be_put_together_again(
    batches: Batches, tmp_path: Path
) -> None:
    trained, settings = new_network(batches), TrainingSettings(steps=2, batch=24)
    run(trained, batches, settings, tmp_path / "one.pt")
    network = new_network(batches)

    assert not is_trained(network, settings, batches.identity, tmp_path / "none.pt")
    assert not is_trained(network, QUICK, batches.identity, tmp_path / "one.pt")
    assert not is_trained(network, settings, "other music", tmp_path / "one.pt")
    assert is_trained(network, settings, batches.identity, tmp_path / "one.pt")
    for name, values in trained.state_dict().items():
        assert torch.equal(values, network.state_dict()[name]), name


def test_both_teachers_have_an_equal_say() -> None:
    random = np.random.default_rng(0)
    rows = [random.standard_normal((50, 8)).astype(np.float32) for _ in range(2)]
    space = TargetSpace.fit(*rows, (4, 3))
    parts = [
        teacher.project(torch.from_numpy(heard))
        for teacher, heard in zip((space.yamnet, space.fcn), rows, strict=True)
    ]
    joined = space.join(*parts)

    assert torch.linalg.norm(joined, dim=1).numpy() == pytest.approx(np.ones(50), abs=1e-5)
    cosines = [float(unit(part)[0] @ unit(part)[1]) for part in parts]
    assert float(joined[0] @ joined[1]) == pytest.approx(sum(cosines) / 2, abs=1e-5)


def test_a_teacher_may_have_all_the_say() -> None:
    yamnet, fcn = torch.randn(5, 4), torch.randn(5, 4)

    assert torch.allclose(TargetSpace.join(yamnet, fcn, 0.0)[:, :4], unit(yamnet))
    assert not TargetSpace.join(yamnet, fcn, 1.0)[:, :4].any()
    for share in (0.0, 0.3, 1.0):
        lengths = torch.linalg.norm(TargetSpace.join(yamnet, fcn, share), dim=1)
        assert lengths.numpy() == pytest.approx(np.ones(5), abs=1e-5)


def test_half_whitening_halves_the_spread() -> None:
    rows = np.random.default_rng(0).standard_normal((5000, 3)) * [100.0, 10.0, 0.0]
    space = HalfWhitening.fit(rows.astype(np.float32) + 7, 2)
    spread = ((rows + 7 - space.mean.numpy()) @ space.matrix.numpy()).std(axis=0)

    assert spread == pytest.approx([10.0, 10**0.5], rel=0.1)
    assert space.project(torch.from_numpy(rows)).std(dim=0).numpy() == pytest.approx(
        spread, rel=0.01
    )


def test_a_row_of_zeros_stays_finite() -> None:
    assert unit_rows(np.zeros((1, 3), dtype=np.float32)).tolist() == [[0, 0, 0]]


def test_the_learning_rate_rises_and_falls() -> None:
    shares = [learning_rate_share(step, 100) for step in range(100)]

    assert max(shares) == pytest.approx(1.0)
    assert shares.index(max(shares)) in {4, 5}
    assert shares[-1] < 0.01
