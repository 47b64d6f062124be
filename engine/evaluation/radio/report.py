"""What simulated listeners skipped, as tables for people."""

from typing import Any

from engine.evaluation.radio.run import TEMPERS
from engine.evaluation.report import table

_COLUMNS = ("skips in 25", "fewer than the line above")


def report_lines(report: dict[str, Any]) -> list[str]:
    """Return the report as Markdown tables that a terminal shows in columns."""
    lines = [
        f"{report['listeners']} listeners of each kind, {report['tracks']} tracks by"
        f" {report['artists']} artists, {report['model']}. A taste is learned from"
        f" {report['sessions_learned_from']} sessions; {report['sessions_counted']} others are"
        " counted, without what was heard before. 95 % intervals by drawing listeners."
    ]
    for name in TEMPERS:
        found = report[name]
        rows = {one["policy"]: _cells(one) for one in found["policies"]}
        lines += ["", _assumed(name, found["assumed"]), "", *table(_COLUMNS, rows)]
    return lines


def _cells(policy: dict[str, Any]) -> list[str]:
    low, high = policy["interval_95"]
    least, most = policy["fewer_interval_95"]
    first = policy["fewer_than_before"] == least == most == 0
    fewer = "" if first else f"{policy['fewer_than_before']:.2f} ({least:.2f} to {most:.2f})"
    return [f"{policy['skips_in_25']:.2f} ({low:.2f} to {high:.2f})", fewer]


def _assumed(name: str, temper: dict[str, float]) -> str:
    spreads = ", ".join(
        f"{temper[part]:g} for the {part}" for part in ("group", "style", "artist", "track")
    )
    return (
        f"{name.capitalize()} listeners. Assumed, in log odds that a track is heard to its end:"
        f" {temper['base']:g} of what was asked for; tastes spread by {spreads}; less by"
        f" {temper['wish_group']:g} in another group than the seed's and {temper['wish_style']:g}"
        f" in another style, by {temper['weary_of_artist']:g} where the artist was among the last"
        f" four, by {temper['weary_of_album']:g} where the album was among the last eight."
    )
