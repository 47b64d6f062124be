"""``earshot status``, ``earshot models`` and ``earshot demo``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.cli.options import Settings, common_options

if TYPE_CHECKING:
    from engine.encoder.bundle import ModelBundle
    from engine.store.records import AnalysisCounts, Folder


@click.command()
@common_options
def status(settings: Settings) -> None:
    """Tell what is in the library and how far listening has come."""
    bundle, counts, folders = _bundle_and_counts(settings.library)
    value = {
        "library": str(settings.library),
        "database_bytes": _database_bytes(settings.library),
        "folders": [
            {"path": str(folder.path), "available": folder.available} for folder in folders
        ],
        "tracks": counts.tracks,
        "analysed": counts.analysed,
        "pending": counts.pending,
        "failed": counts.failed,
        "model": bundle.id,
        "model_version": bundle.version,
        "device": _device(bundle),
    }
    settings.answer(value, lambda: _status_lines(value))


@click.command()
@common_options
def models(settings: Settings) -> None:
    """List the models that can listen to music, with what their cards tell of them.

    A damaged model is named on stderr; the others are listed all the same.
    """
    from engine.encoder.bundle import installed_models

    installed = installed_models()
    rows = [_model_fields(bundle) for bundle in installed.bundles]
    for reason in installed.refused.values():
        click.echo(reason, err=True)
    refused = [{"path": str(path), "reason": why} for path, why in installed.refused.items()]
    settings.answer(
        {"models": rows, "refused": refused},
        lambda: [line for row in rows for line in _model_lines(row)],
    )


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--pieces", type=click.IntRange(min=1), metavar="N", help="Only N pieces.")
@common_options
def demo(settings: Settings, folder: Path | None, pieces: int | None) -> None:
    """Write a small library to try Earshot with.

    Its pieces are composed by the program. By default it goes to your data folder.
    """
    from engine.cli import data_folder
    from engine.cli.library import absolute
    from engine.cli.progress import Progress
    from engine.demo import write_demo_library

    place = absolute(folder or data_folder() / "Demo library")
    with Progress("Composing", shown=not settings.as_json) as progress:
        paths = write_demo_library(place, pieces=pieces, progress=progress.update)
    settings.answer(
        {"folder": str(place), "tracks": len(paths)},
        lambda: [f"{len(paths)} pieces are in {place}", f'Next: earshot scan "{place}"'],
    )


def _bundle_and_counts(
    library: Path,
) -> "tuple[ModelBundle, AnalysisCounts, list[Folder]]":
    from engine.cli.library import listening_bundle
    from engine.encoder.bundle import default_bundle
    from engine.store.analyses import counts
    from engine.store.folders import all_folders
    from engine.store.records import AnalysisCounts
    from engine.store.store import Store

    if not library.exists():
        # A question must not leave a file behind.
        return default_bundle(), AnalysisCounts(tracks=0, analysed=0, failed=0, pending=0), []
    with Store(library) as store:
        bundle = listening_bundle(store)
        found = store.read(counts, bundle.id, bundle.version)
        return bundle, found, store.read(all_folders)


def _database_bytes(library: Path) -> int:
    files = (library, library.with_name(library.name + "-wal"))
    return sum(file.stat().st_size for file in files if file.exists())


def _device(bundle: "ModelBundle") -> str:
    """Return what a scan with ``--device auto`` would run on."""
    from engine.encoder.gpu import gpu_may_be_present
    from engine.encoder.session import EncoderSession

    return EncoderSession(bundle).device if gpu_may_be_present() else "cpu"


def _status_lines(value: dict[str, Any]) -> list[str]:
    away = [folder["path"] for folder in value["folders"] if not folder["available"]]
    return [
        f"Library   {value['library']} ({value['database_bytes'] / 1e6:.1f} MB)",
        f"Tracks    {value['tracks']:,}",
        f"Listened  {value['analysed']:,}, {value['pending']:,} to go, {value['failed']:,} failed",
        f"Model     {value['model']} {value['model_version']} on {value['device']}",
        *(f"Away      {path}" for path in away),
    ]


def _model_fields(bundle: "ModelBundle") -> dict[str, Any]:
    from engine.encoder.bundle import DEFAULT_MODEL_ID
    from engine.encoder.quality import quality

    return {
        "id": bundle.id,
        "version": bundle.version,
        "dimensions": bundle.dimensions,
        "default": bundle.id == DEFAULT_MODEL_ID,
        "bytes": bundle.model_path.stat().st_size,
        "quality": quality(bundle.card),
    }


def _model_lines(row: dict[str, Any]) -> list[str]:
    mark = ", default" if row["default"] else ""
    size = f"{row['bytes'] / 1e6:.1f} MB"
    figures = [f"{name.replace('_', ' ')} {value}" for name, value in row["quality"].items()]
    head = f"{row['id']} {row['version']}: {row['dimensions']} dimensions, {size}{mark}"
    return [head, *([f"    {', '.join(figures)}"] if figures else [])]
