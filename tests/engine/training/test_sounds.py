"""Windows and what the teachers heard in them, cut out of many pieces at once."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from engine.training.hearing import Hearing, Hearings  # noqa: E402
from engine.training.sounds import Cuts, Sound, Sounds  # noqa: E402
from engine.training.targets import HalfWhitening, TargetSpace  # noqa: E402

CPU = torch.device("cpu")
AS_IT_IS = HalfWhitening(torch.zeros(2), torch.eye(2))
HOP = 0.1


def heard(rows: list[float]) -> Hearing:
    """Say one number a second, and its opposite."""
    return Hearing(np.array([[row, -row] for row in rows], dtype=np.float16), 1.0, 1.0)


def rising(frames: int, start: float = 0.0) -> np.ndarray:
    return (start + np.arange(frames, dtype=np.float32))[:, None].repeat(3, axis=1)


def sounds(*pieces: Sound) -> Sounds:
    return Sounds(
        pieces, space=TargetSpace(AS_IT_IS, AS_IT_IS), hop_seconds=HOP, longest=40, device=CPU
    )


def cuts(*places: tuple[int, int, int]) -> Cuts:
    return Cuts(*(torch.tensor(one) for one in zip(*places, strict=True)))


def test_the_teacher_is_averaged_over_the_excerpt_only() -> None:
    rows = np.arange(10, dtype=np.float16)[:, None].repeat(2, axis=1)
    other = np.full((3, 2), 100, dtype=np.float16)
    hearings = Hearings([Hearing(other, 0.4875, 0.975), Hearing(rows, 0.4875, 0.975)], 100.0, CPU)
    pieces = torch.tensor([1, 1, 0, 1])
    starts, seconds = torch.tensor([0.0, 0.0, 1.0, 500.0]), torch.tensor([0.975, 100.0, 5.0, 5.0])

    means = hearings.means(pieces, starts, seconds)[:, 0]

    # Where nothing was heard the last row counts.
    assert means.tolist() == pytest.approx([0.0, 4.5, 100.0, 9.0], abs=1e-3)


@pytest.mark.parametrize(
    ("start", "of_a_second"),
    [(0.0, 0.0), (1.0, 0.0), (1.25, 0.0), (2.5, 0.5), (4.0, 0.5), (7.5, 2.5)],
)
def test_between_two_rows_the_nearer_says_more(start: float, of_a_second: float) -> None:
    """As long as a row, an excerpt lies between two of them: what it is told is on the line."""
    rows = np.arange(4, dtype=np.float16)[:, None]
    hearings = Hearings([Hearing(rows, 2.5, 5.0)], 6.0, CPU)
    start_of = torch.tensor([start])

    whole = hearings.means(torch.tensor([0]), start_of, torch.tensor([5.0]))
    short = hearings.means(torch.tensor([0]), start_of, torch.tensor([1.0]))

    assert float(whole) == pytest.approx(start / 2.5)
    assert float(short) == pytest.approx(of_a_second)


def test_teachers_with_different_steps_stand_side_by_side() -> None:
    rows = np.arange(8, dtype=np.float16)[:, None]
    hearings = Hearings([Hearing(rows, 0.5, 1.0), Hearing(rows, 1.0, 1.0)], 2.0, CPU)

    means = hearings.means(torch.tensor([0, 1]), torch.tensor([2.0, 2.0]), torch.tensor([1.0, 1.0]))

    assert means.ravel().tolist() == pytest.approx([4.0, 2.0])


def test_windows_come_from_their_own_piece() -> None:
    both = sounds(
        Sound(rising(50), heard([1.0] * 5), heard([2.0] * 5)),
        Sound(rising(30, 500.0), heard([3.0, 3.0, 5.0]), heard([4.0] * 3)),
    )

    windows = both.windows(cuts((0, 10, 8), (1, 20, 8)), 8)

    assert windows.shape == (2, 8, 3)
    assert windows[0, :, 0].tolist() == pytest.approx(range(10, 18))
    assert windows[1, :, 0].tolist() == pytest.approx(range(520, 528))


def test_another_tempo_keeps_the_ends_and_the_order() -> None:
    piece = sounds(Sound(rising(50), heard([1.0] * 5), heard([2.0] * 5)))

    slower, faster = piece.windows(cuts((0, 5, 10), (0, 5, 37)), 19)

    assert slower[:, 0].tolist() == pytest.approx(np.linspace(5, 14, 19))
    assert faster[:, 0].tolist() == pytest.approx(np.linspace(5, 41, 19))


def test_a_short_piece_is_repeated() -> None:
    piece = sounds(
        Sound(rising(3), heard([1.0]), heard([2.0])), Sound(rising(9, 90.0), heard([1]), heard([2]))
    )

    assert piece.windows(cuts((0, 0, 7)), 7)[0, :, 0].tolist() == pytest.approx(
        [0, 1, 2, 0, 1, 2, 0], abs=1e-4
    )


def test_what_is_to_be_learned_is_what_was_heard_there() -> None:
    piece = sounds(Sound(rising(40), heard([1.0, 1.0, -9.0, -9.0]), heard([-1.0] * 4)))

    first, second = piece.targets(cuts((0, 0, 20), (0, 20, 20)), 0.5)

    half = 0.5
    assert first.tolist() == pytest.approx([half, -half, -half, half])
    assert second.tolist() == pytest.approx([-half, half, -half, half])


def test_other_sounds_take_the_places_of_old_ones() -> None:
    all_three = sounds(*(Sound(rising(20), heard([1.0, 1.0]), heard([1.0])) for _ in range(3)))
    new = torch.from_numpy(rising(20, 100.0)).half()

    all_three.replace(
        1, new[None], torch.tensor([[[-1.0, 1.0]] * 2]), torch.tensor([[[-1.0, 1.0]]])
    )

    windows = all_three.windows(cuts((0, 0, 5), (1, 0, 5), (2, 0, 5)), 5)
    assert windows[:, 0, 0].tolist() == [0, 100, 0]
    targets = all_three.targets(cuts((0, 0, 5), (1, 0, 5), (2, 0, 5)), 0.5)
    assert targets[:, 0].tolist() == pytest.approx([0.5, -0.5, 0.5])
