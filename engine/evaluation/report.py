"""A report as tables for people, and as figures in a model's card."""

import json
from collections.abc import Sequence
from typing import Any

from engine.encoder.bundle import CARD_FILE, ModelBundle
from engine.errors import EarshotError
from engine.evaluation.encoders import Encoder

_METRICS = {
    "style_precision_1": "label P@1",
    "style_precision_10": "label P@10",
    "style_ndcg_10": "label nDCG@10",
    "artist_hit_10": "artist hit@10",
    "album_hit_10": "album hit@10",
}
_HUBS = {"hub_skewness": "hub skewness", "never_near": "never near"}


def report_lines(report: dict[str, Any]) -> list[str]:
    """Return the whole report as Markdown tables that a terminal shows in columns."""
    lines = [_summary(report), *_notes(report)]
    for ranking, title in (("cosine", "By cosine"), ("mutual_proximity", "By mutual proximity")):
        rows = {name: _figures(found[ranking]) for name, found in report["results"].items()}
        lines += ["", f"{title}:", "", *table([*_METRICS.values(), *_HUBS.values()], rows)]
    for ranking, title in (("cosine", "cosine"), ("mutual_proximity", "mutual proximity")):
        over = {
            name: [_interval(found["over_musly"][ranking][metric], 2) for metric in _METRICS]
            for name, found in report["results"].items()
            if found["kind"] == "model" and "over_musly" in found
        }
        if over:
            lines += ["", f"Times musly, by {title}:", "", *table(list(_METRICS.values()), over)]
    for name, changes in report.get("robustness", {}).items():
        lines += ["", f"What changing the file does to {name}:", "", *_robustness_table(changes)]
    for name, ways in report.get("listening", {}).items():
        lines += ["", f"What hearing more buys {name}:", "", *_listening_table(ways)]
    return lines


def table(columns: Sequence[str], rows: dict[str, list[str]]) -> list[str]:
    """Return a Markdown table with columns of even width."""
    grid = [["", *columns], *([name, *cells] for name, cells in rows.items())]
    widths = [max(len(row[place]) for row in grid) for place in range(len(grid[0]))]
    drawn = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in grid
    ]
    return [drawn[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *drawn[1:]]


def write_cards(bundles: Sequence[ModelBundle], report: dict[str, Any]) -> None:
    """Store each model's figures, and the yardsticks', in its card.

    Raises
    ------
    EarshotError
        When a card cannot be written.
    """
    for bundle in bundles:
        path = bundle.model_path.parent / CARD_FILE
        card = {**bundle.card, "evaluation": _evaluation(Encoder(bundle).name, report)}
        try:
            text = json.dumps(card, indent=2, ensure_ascii=False)
            path.write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            raise EarshotError(
                f"The card “{path}” cannot be written ({error.strerror})."
            ) from error


def _evaluation(name: str, report: dict[str, Any]) -> dict[str, Any]:
    """Return a report without what it says of other models."""
    others = {one for one, found in report["results"].items() if found["kind"] == "model"} - {name}
    card = {key: value for key, value in report.items() if key not in {"skipped", "seconds"}}
    for key in ("results", "robustness", "listening"):
        if key in report:
            card[key] = {one: found for one, found in report[key].items() if one not in others}
    return card


def _summary(report: dict[str, Any]) -> str:
    counts = ", ".join(
        f"{report[key]:,} {key}" for key in ("tracks", "artists", "albums", "labels")
    )
    return f"{counts}; {report['metric']}."


def _notes(report: dict[str, Any]) -> list[str]:
    left_out = [f"Not rated: {count:,} × {what}" for what, count in report["left_out"].items()]
    absent = [f"Left out: {one['name']}: {one['reason']}" for one in report["baselines_left_out"]]
    skipped = [f"Skipped: {one['path']}: {one['reason']}" for one in report["skipped"]]
    if skipped:
        skipped.insert(0, f"{len(skipped):,} files could not be listened to:")
    return [*left_out, *absent, *skipped]


def _figures(card: dict[str, Any]) -> list[str]:
    return [
        *(_interval(card[metric], 3) for metric in _METRICS),
        _number(card["hub_skewness"], 2),
        _number(card["never_near"], 3),
    ]


def _interval(estimate: dict[str, Any], digits: int) -> str:
    if estimate["value"] is None:
        return "–"
    low, high = estimate["interval_95"]
    value = _number(estimate["value"], digits)
    return f"{value} ({_number(low, digits)}–{_number(high, digits)})"


def _number(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _robustness_table(changes: dict[str, Any]) -> list[str]:
    rows = {
        change: [
            _number(found["cosine"], 4),
            _number(found["cosine_least"], 4),
            _number(found["top_10_overlap"], 2),
        ]
        for change, found in changes.items()
    }
    return table(["cosine", "least", "top-10 overlap"], rows)


def _listening_table(ways: dict[str, Any]) -> list[str]:
    rows = {
        way: [
            _number(found["windows"], 1),
            _number(found["seconds"], 0),
            _number(found["cosine_to_whole"], 4),
            _number(found["top_10_overlap_with_whole"], 2),
            *(
                _interval(found["score"]["cosine"][metric], 3)
                for metric in ("style_precision_10", "artist_hit_10", "album_hit_10")
            ),
        ]
        for way, found in ways.items()
    }
    heard = ["windows", "seconds", "cosine to whole", "overlap with whole"]
    return table([*heard, "label P@10", "artist hit@10", "album hit@10"], rows)
