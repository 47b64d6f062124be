"""How many processes prepare the training data."""

import os

import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from engine.training import workers  # noqa: E402


@pytest.mark.parametrize(
    ("cores", "device", "free_gigabytes", "processes"),
    [
        (4, None, 0, 4),
        (4, "cpu", 0, 4),
        (64, "cpu", 0, 16),
        (16, "cuda", 79, 16),
        (16, "cuda", 11, 3),
        (16, "cuda", 1, 1),
    ],
)
def test_as_many_processes_as_find_room(
    monkeypatch: pytest.MonkeyPatch,
    cores: int,
    device: str | None,
    free_gigabytes: int,
    processes: int,
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda at: (free_gigabytes << 30, 80 << 30))

    with workers.worker_pool(torch.device(device) if device else None) as pool:
        assert pool._max_workers == processes
