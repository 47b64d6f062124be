"""``python -m engine.evaluation FOLDER --labels FILE.csv``: how good is an encoder?"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from engine.encoder.bundle import CARD_FILE, ModelBundle, default_bundle, load_bundle
from engine.encoder.session import EncoderSession
from engine.errors import EarshotError
from engine.evaluation.baselines import random_vectors
from engine.evaluation.labels import PARTS, LabelledTrack, read_labels, read_split, tracks_of
from engine.evaluation.report import advantage, measure, table
from engine.evaluation.stability import stability
from engine.evaluation.subjects import (
    Describe,
    classic_subjects,
    describe_all,
    encoder_subject,
    stack,
    untrained_subject,
    yamnet_subject,
)

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_STABILITY_TRACKS = 30
_OURS = "Earshot"


@click.command()
@click.argument("folder", type=_FOLDER)
@click.option("--labels", type=_FILE, required=True, help="CSV: file, artist, album, group.")
@click.option("--model", type=_FOLDER, help="A model bundle; default: the shipped one.")
@click.option("--part", type=click.Choice(PARTS), multiple=True, help="Part of the fixed split.")
@click.option("--baselines", is_flag=True, help="Measure the classics and chance, too.")
@click.option("--teacher", type=_FILE, help="yamnet.tflite, to measure it, too.")
@click.option("--write-card", is_flag=True, help="Store the figures in the model's card.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def main(
    *,
    folder: Path,
    labels: Path,
    model: Path | None,
    part: tuple[str, ...],
    baselines: bool,
    teacher: Path | None,
    write_card: bool,
    as_json: bool,
) -> None:
    """Measure how well an encoder finds music that sounds alike in FOLDER."""
    bundle = load_bundle(model) if model else default_bundle()
    tracks = read_labels(labels)
    if part:
        tracks = tracks_of(tracks, read_split(), *part)
    subjects = _subjects(bundle, baselines, teacher)
    vectors = _describe(folder, tracks, subjects, bundle.sample_rate)
    if baselines:
        vectors = {"random": random_vectors(len(tracks)), **vectors}
    results = {name: measure(rows, tracks) for name, rows in vectors.items()}
    found = {
        "part": list(part),
        "tracks": len(tracks),
        "artists": len({track.artist for track in tracks}),
        "albums": len({track.album for track in tracks}),
        "metric": "artist-filtered, centred cosine; 95 % intervals by drawing artists",
        "results": {name: quality.as_card() for name, quality in results.items()},
        "style_precision_10_above": _advantages(vectors, tracks),
        "stability": _stability(folder, tracks, subjects[_OURS], bundle.sample_rate),
    }
    if write_card:
        _write_card(bundle, found)
    if as_json:
        click.echo(json.dumps(found))
        return
    click.echo(table(results))
    for name in ("style_precision_10_above", "stability"):
        click.echo(f"\n{name}: {json.dumps(found[name], ensure_ascii=False)}")


def _subjects(bundle: ModelBundle, baselines: bool, teacher: Path | None) -> dict[str, Describe]:
    subjects: dict[str, Describe] = {}
    if baselines:
        subjects |= classic_subjects(bundle.sample_rate)
        subjects["untrained network"] = untrained_subject(bundle)
    if teacher:
        subjects["YAMNet (teacher)"] = yamnet_subject(teacher, bundle.sample_rate)
    subjects[_OURS] = encoder_subject(EncoderSession(bundle))
    return subjects


def _describe(
    folder: Path,
    tracks: Sequence[LabelledTrack],
    subjects: Mapping[str, Describe],
    sample_rate: int,
) -> dict[str, NDArray[np.float32]]:
    described = describe_all(folder, tracks, subjects, sample_rate)
    with click.progressbar(described, length=len(tracks), file=sys.stderr) as rows:
        vectors = list(rows)
    return {name: stack([row[name] for row in vectors], name) for name in subjects}


def _advantages(
    vectors: Mapping[str, NDArray[np.float32]], tracks: Sequence[LabelledTrack]
) -> dict[str, object]:
    return {
        name: advantage(vectors[_OURS], rows, tracks).as_card()
        for name, rows in vectors.items()
        if name != _OURS
    }


def _stability(
    folder: Path, tracks: Sequence[LabelledTrack], describe: Describe, sample_rate: int
) -> dict[str, float]:
    from engine.audio.decoding import decode_mono

    found = [
        stability(describe, decode_mono(folder / track.file, sample_rate), sample_rate)
        for track in tracks[:: max(1, len(tracks) // _STABILITY_TRACKS)]
    ]
    return {
        "cosine_starting_1.2_s_later": round(float(np.mean([one.shifted for one in found])), 4),
        "cosine_6_dB_quieter": round(float(np.mean([one.quieter for one in found])), 4),
    }


def _write_card(bundle: ModelBundle, found: dict[str, object]) -> None:
    text = json.dumps({**bundle.card, "evaluation": found}, indent=2, ensure_ascii=False)
    (bundle.model_path.parent / CARD_FILE).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    try:
        main()
    except EarshotError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
