from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from engine.errors import EarshotError  # noqa: E402
from engine.training.steps import (  # noqa: E402
    Plan,
    StepProgress,
    _load,
    effort,
    generators,
    load_checkpoint,
    run_steps,
)


class PowerCutError(Exception):
    """The power goes off."""


def plan(folder: Path, identity: str = "this one", steps: int = 30) -> Plan:
    return Plan(steps, 4, folder / "checkpoint.pt", identity, report_every=10, checkpoint_every=10)


def fit_a_line(how: Plan, fail_at: int = -1) -> tuple[torch.Tensor, list[StepProgress]]:
    torch.manual_seed(0)
    network = torch.nn.Linear(2, 1)
    optimiser = torch.optim.Adam(network.parameters(), lr=0.05)
    reports: list[StepProgress] = []

    def step(number: int) -> dict[str, float]:
        if number == fail_at:
            raise PowerCutError
        _, chance = generators(1, number)
        points = torch.randn(how.batch, 2, generator=chance)
        loss = (network(points)[:, 0] - points.sum(dim=1)).square().mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        return {"error": float(loss.detach())}

    run_steps(network, [optimiser], step, how, reports.append)
    return network.weight.detach(), reports


def test_progress_tells_losses_rate_and_time_left(tmp_path: Path) -> None:
    _, reports = fit_a_line(plan(tmp_path))

    assert [report.step for report in reports] == [10, 20, 30]
    assert reports[-1].losses["error"] < reports[0].losses["error"]
    assert all(report.windows_per_second > 0 for report in reports)
    assert (reports[0].seconds_left > 0, reports[-1].seconds_left) == (True, 0)


def test_a_resumed_run_ends_where_an_unbroken_one_does(tmp_path: Path) -> None:
    unbroken, _ = fit_a_line(plan(tmp_path / "one"))
    with pytest.raises(PowerCutError):
        fit_a_line(plan(tmp_path / "two"), fail_at=25)
    resumed, reports = fit_a_line(plan(tmp_path / "two"))

    assert [report.step for report in reports] == [30]
    assert torch.equal(unbroken, resumed)


def test_a_finished_run_is_not_trained_again(tmp_path: Path) -> None:
    first, _ = fit_a_line(plan(tmp_path))
    again, reports = fit_a_line(plan(tmp_path))

    assert reports == []
    assert torch.equal(first, again)


def test_the_checkpoint_of_another_training_is_refused(tmp_path: Path) -> None:
    fit_a_line(plan(tmp_path))

    with pytest.raises(EarshotError, match=r"checkpoint\.pt.*other settings"):
        fit_a_line(plan(tmp_path, identity="another"))


def test_the_checkpoint_of_another_network_is_refused(tmp_path: Path) -> None:
    fit_a_line(plan(tmp_path))
    stored = torch.load(tmp_path / "checkpoint.pt", weights_only=True)
    torch.save({**stored, "network": {"other": torch.zeros(1)}}, tmp_path / "checkpoint.pt")

    with pytest.raises(EarshotError, match="another Earshot"):
        fit_a_line(plan(tmp_path))


def test_a_damaged_checkpoint_is_refused(tmp_path: Path) -> None:
    (tmp_path / "checkpoint.pt").write_bytes(b"half a file")

    with pytest.raises(EarshotError, match="is damaged"):
        fit_a_line(plan(tmp_path))


def test_a_checkpoint_tells_where_it_was_trained(tmp_path: Path) -> None:
    how = plan(tmp_path)
    fit_a_line(how)

    assert effort(how.checkpoint).hardware.endswith("threads, no GPU")


def test_hardware_of_all_runs_is_told_once_each(tmp_path: Path) -> None:
    first, second = plan(tmp_path, steps=10), plan(tmp_path, steps=20)
    fit_a_line(first)
    here = effort(first.checkpoint).hardware
    fit_a_line(second)
    assert effort(first.checkpoint).hardware == here

    torch.save(load_checkpoint(first.checkpoint) | {"hardware": "a card"}, first.checkpoint)
    fit_a_line(plan(tmp_path))
    assert effort(first.checkpoint).hardware == f"a card; then {here}"


def test_a_checkpoint_from_before_it_was_told_says_so(tmp_path: Path) -> None:
    how = plan(tmp_path)
    fit_a_line(how)
    stored = load_checkpoint(how.checkpoint)
    del stored["hardware"]
    torch.save(stored | {"seconds": 90.0}, how.checkpoint)

    assert (effort(how.checkpoint).minutes, effort(how.checkpoint).hardware) == (1.5, "unknown")


@pytest.mark.parametrize(("left", "here"), [(True, False), (False, True)])
def test_how_an_optimiser_computes_is_not_taken_from_another_machine(
    left: bool, here: bool
) -> None:
    def stepped(fused: bool) -> torch.optim.Optimizer:
        weight = torch.nn.Parameter(torch.ones(2))
        optimiser = torch.optim.AdamW([weight], lr=0.1, fused=fused)
        weight.grad = torch.ones(2)
        optimiser.step()
        return optimiser

    there, optimiser = stepped(left), stepped(here)
    _load(optimiser, there.state_dict())
    optimiser.step()

    assert optimiser.param_groups[0]["fused"] is here
    (state,) = optimiser.state.values()
    assert float(state["step"]) == 2.0
