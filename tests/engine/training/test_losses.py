import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from engine.training.augmentation import augment  # noqa: E402
from engine.training.filters import MelSettings  # noqa: E402
from engine.training.losses import (  # noqa: E402
    contrastive_loss,
    distillation_loss,
    geometry_loss,
)

UNITS = torch.eye(4)
TRACKS = torch.tensor([0, 0, 1, 1])
TOGETHER = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])
CROSSED = TOGETHER[[0, 2, 1, 3]]


def test_agreeing_with_the_teacher_costs_nothing() -> None:
    assert float(distillation_loss(UNITS, UNITS)) == pytest.approx(0.0)
    assert float(geometry_loss(UNITS, UNITS)) == pytest.approx(0.0)


def test_disagreeing_costs() -> None:
    assert float(distillation_loss(UNITS, -UNITS)) == pytest.approx(2.0)
    assert float(geometry_loss(TOGETHER, CROSSED)) > 0.1


def test_geometry_ignores_a_rotation() -> None:
    rotation, _ = torch.linalg.qr(torch.randn(4, 4, generator=torch.Generator().manual_seed(0)))

    assert float(geometry_loss(UNITS @ rotation, UNITS)) == pytest.approx(0.0, abs=1e-6)


def test_windows_of_one_track_belong_together() -> None:
    good = contrastive_loss(TOGETHER, TRACKS, TRACKS, TRACKS)
    bad = contrastive_loss(CROSSED, TRACKS, TRACKS, TRACKS)

    assert float(good) < float(bad)


def test_an_album_counts_less_than_a_track_and_more_than_an_artist() -> None:
    """Moving a stranger's window close costs the same; losing a partner costs by its kind."""
    alone = torch.arange(4)
    strangers = torch.tensor([0, 0, 0, 3])
    close = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]])
    costs = [
        float(contrastive_loss(close, tracks, albums, strangers))
        for tracks, albums in (
            (torch.tensor([0, 1, 0, 3]), alone),
            (alone, torch.tensor([0, 1, 0, 3])),
            (alone, alone),
        )
    ]

    assert costs == sorted(costs, reverse=True)
    assert costs[0] > costs[2]


def test_an_artists_works_are_never_held_against_each_other() -> None:
    tracks = torch.tensor([0, 0, 1, 2])
    artists = torch.tensor([0, 0, 0, 1])
    vectors = torch.tensor([[1.0, 0.0], [0.8, 0.6], [0.9, 0.435], [0.0, 1.0]], requires_grad=True)
    loss = contrastive_loss(vectors, tracks, tracks, artists)
    (gradient,) = torch.autograd.grad(loss, vectors)

    # The other work by the artist is drawn nearer, if only a little, and the stranger pushed away.
    assert float(gradient[2] @ vectors[0].detach()) < 0.0
    assert float(gradient[3] @ vectors[0].detach()) > 0.0


def test_windows_without_a_partner_cost_nothing() -> None:
    alone = torch.arange(4)

    assert float(contrastive_loss(UNITS, alone, alone, alone)) == 0.0


def test_one_artist_alone_costs_nothing() -> None:
    same = torch.zeros(4, dtype=torch.int64)

    assert float(contrastive_loss(UNITS, same, same, same)) == 0.0


def test_augmentation_keeps_the_floor_and_is_seeded() -> None:
    settings = MelSettings()
    silence = torch.full((3, 40, 80), float(torch.log(torch.tensor(settings.floor))))
    sound = torch.randn(3, 40, 80, generator=torch.Generator().manual_seed(0))

    kept = augment(silence, settings, torch.Generator().manual_seed(1))
    once = augment(sound, settings, torch.Generator().manual_seed(1))
    again = augment(sound, settings, torch.Generator().manual_seed(1))
    other = augment(sound, settings, torch.Generator().manual_seed(2))

    assert kept == pytest.approx(silence, abs=1e-3)
    assert torch.equal(once, again)
    assert not torch.equal(once, other)
    assert once.shape == sound.shape
