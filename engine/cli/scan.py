"""``earshot scan``: read the folders, then listen to what is new."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from engine.cli.options import Settings, common_options, model_option

if TYPE_CHECKING:
    from engine.analysis.progress import AnalysisProgress
    from engine.encoder.bundle import ModelBundle
    from engine.library.scanner import ScanReport
    from engine.store.store import Store

Device = Literal["auto", "cpu", "cuda"]


@dataclass(frozen=True, slots=True)
class _Work:
    """What a scan is asked to do."""

    folders: Sequence[Path]
    device: Device
    jobs: int | None
    bundle: "ModelBundle"
    watched: bool


@click.command()
@click.argument("folders", metavar="[FOLDER]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--device",
    type=click.Choice(["auto", "cpu", "cuda"]),
    default="auto",
    show_default=True,
    help="What to listen with; auto takes a GPU that works.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help="How many files to decode at a time; half of the cores by default.",
)
@model_option
@common_options
def scan(
    settings: Settings,
    folders: tuple[Path, ...],
    device: Device,
    jobs: int | None,
    model: str | None,
) -> None:
    """Read folders and listen to what is new.

    Each FOLDER becomes part of the library; without one, all its folders are looked at again.
    What is done stays done: an interrupted scan goes on where it was.
    """
    from engine.cli.library import listening_bundle
    from engine.store.store import Store

    began = time.monotonic()
    with Store(settings.library) as store:
        work = _Work(
            _folders(store, folders),
            device,
            jobs,
            listening_bundle(store, model),
            watched=not settings.as_json,
        )
        report = _read(store, work)
        heard = _listen(store, work)
        failed = _failed(store, report, work)
    value = {
        "found": report.found,
        "added": report.added,
        "updated": report.updated,
        "missing": report.missing,
        "analysed": heard.done,
        "failed": [{"path": path, "reason": reason} for path, reason in failed.items()],
        "seconds": round(time.monotonic() - began, 3),
        "device": heard.device,
    }
    for folder in report.unavailable:
        click.echo(f"“{folder}” is away; its tracks stay in the library.", err=True)
    settings.answer(value, lambda: _lines(value))


def _folders(store: "Store", written: Sequence[Path]) -> list[Path]:
    """Return the folders to scan; a name that is none is refused before any work begins."""
    from engine.cli.library import absolute
    from engine.errors import EarshotError
    from engine.store.folders import all_folders

    known = [folder.path for folder in store.read(all_folders)]
    if not written and not known:
        raise click.UsageError("The library has no folders yet: name one to scan.")
    folders = list(dict.fromkeys(absolute(path) for path in written)) or known
    for folder in folders:
        if not folder.is_dir() and not any(folder.is_relative_to(path) for path in known):
            what = "is not a folder" if folder.exists() else "is not there"
            raise EarshotError(f"“{folder}” {what}; check the path.")
    return [
        one
        for one in folders
        if one in known or not any(one.is_relative_to(other) for other in folders if other != one)
    ]


def _read(store: "Store", work: _Work) -> "ScanReport":
    from engine.cli.progress import Progress
    from engine.library.scanner import scan as scan_folders

    with Progress("Reading tags", shown=work.watched) as progress:
        return scan_folders(
            store,
            work.folders,
            on_progress=lambda now: progress.update(
                now.read, now.to_read or None, f"{now.found:,} found"
            ),
        )


def _listen(store: "Store", work: _Work) -> "AnalysisProgress":
    from engine.analysis.pipeline import AnalysisPipeline
    from engine.cli.progress import Progress

    with Progress("Listening to your music", shown=work.watched) as progress:
        pipeline = AnalysisPipeline(
            store,
            work.bundle,
            device=work.device,
            workers=work.jobs,
            on_progress=lambda now: progress.update(
                now.done + now.failed, now.total, now.device.upper()
            ),
        )
        pipeline.start()
        try:
            return pipeline.wait()
        finally:
            # Ctrl-C lands here as well: workers end, and what has arrived is stored.
            pipeline.cancel()


def _failed(store: "Store", report: "ScanReport", work: _Work) -> dict[str, str]:
    """Return why, by path, whatever lies in the folders and cannot be listened to."""
    from engine.store.analyses import failed_tracks

    failed = {str(problem.path): problem.reason for problem in report.problems}
    for track in store.read(failed_tracks, work.bundle.id, work.bundle.version):
        if any(track.path.is_relative_to(folder) for folder in work.folders):
            failed[str(track.path)] = track.reason
    return dict(sorted(failed.items()))


def _lines(value: dict[str, Any]) -> list[str]:
    return [
        f"Files: {value['found']:,} ({value['added']:,} new, {value['updated']:,} changed,"
        f" {value['missing']:,} gone)",
        f"Listened to: {value['analysed']:,}, on {value['device'].upper()},"
        f" in {value['seconds']:.0f} s",
        *(f"Failed: {one['path']}: {one['reason']}" for one in value["failed"]),
    ]
