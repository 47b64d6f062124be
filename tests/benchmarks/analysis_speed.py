"""How fast the analysis is, next to decoding alone and to musly, on this machine, in one go.

``python -m tests.benchmarks.analysis_speed [FOLDER] [--rounds N] [--copies N]``

Every kind of work uses two processes of low priority, and the kinds take turns, so that a busy
machine is equally busy for all of them. On a machine with other work to do, processor seconds
tell more than tracks a second. Musly (PyPI ``pymusly``) needs the ``ffmpeg`` command.
"""

import argparse
import datetime
import multiprocessing
import os
import platform
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.analysis.pipeline import AnalysisPipeline
from engine.analysis.priority import limit_threads, lower_priority
from engine.encoder.bundle import default_bundle
from engine.store.store import Store
from tests.support.analysis_library import remember_files

_MUSIC = Path(__file__).parents[3] / "shared" / "music" / "full"
_PROCESSES = 2
_MUSLY_SECONDS = 30.0
_NEEDED_OVER_MUSLY = 3.0
_MOST_OVER_DECODING = 1.6

_jukebox: Any = None


def main() -> None:
    """Measure in alternating rounds and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=_MUSIC)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--copies", type=int, default=4, help="how often each file is used")
    options = parser.parse_args()
    files = sorted(path for path in options.folder.resolve().rglob("*") if path.is_file())
    with tempfile.TemporaryDirectory() as place:
        copies = _link(files, Path(place) / "music", options.copies)
        rounds = [_round(files, copies, Path(place)) for _ in range(options.rounds)]
    _print_report(rounds, len(files), len(copies))


def _link(files: list[Path], folder: Path, copies: int) -> list[Path]:
    """Make each file appear several times in one folder."""
    folder.mkdir()
    links = []
    for number in range(copies):
        for index, file in enumerate(files):
            link = folder / f"{number:02}-{index:03}{file.suffix}"
            link.symlink_to(file)
            links.append(link)
    return links


@dataclass(frozen=True, slots=True)
class Speed:
    """Tracks a second by the clock, and processor seconds a track in all processes together."""

    rate: float
    processor: float


def _round(files: list[Path], copies: list[Path], place: Path) -> dict[str, Speed]:
    """Do each kind of work once."""
    return {
        "analysis": _measured(lambda: _analyse(copies, place), len(copies)),
        "decoding": _measured(lambda: _in_pool(_decode, copies), len(copies)),
        "musly": _measured(lambda: _in_pool(_run_musly, files), len(files)),
    }


def _measured(work: Callable[[], object], tracks: int) -> Speed:
    clock, processor = time.perf_counter(), _processor_seconds()
    work()
    return Speed(
        rate=tracks / (time.perf_counter() - clock),
        processor=(_processor_seconds() - processor) / tracks,
    )


def _processor_seconds() -> float:
    """Return what this process and its ended children have used."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _analyse(copies: list[Path], place: Path) -> None:
    library = place / "library.db"
    with Store(library) as store:
        remember_files(store, copies[0].parent)
        pipeline = AnalysisPipeline(store, default_bundle(), device="cpu", workers=_PROCESSES)
        pipeline.start()
        last = pipeline.wait()
    assert last.done == len(copies), last
    for leftover in place.glob("library.db*"):
        leftover.unlink()


def _in_pool(work: Callable[[Path], None], files: list[Path]) -> None:
    with multiprocessing.get_context("spawn").Pool(_PROCESSES, _set_up) as pool:
        for _ in pool.imap_unordered(work, files):
            pass
        pool.close()
        pool.join()


def _set_up() -> None:
    limit_threads()
    lower_priority()


def _decode(path: Path) -> None:
    """Seek and decode what the analysis would hear, and do nothing with it."""
    from engine.audio.windows import read_windows

    bundle = default_bundle()
    read_windows(
        path,
        sample_rate=bundle.sample_rate,
        window_samples=bundle.window_samples,
        plan=bundle.plan,
    )


def _run_musly(path: Path) -> None:
    global _jukebox  # noqa: PLW0603 - one for each process, as musly wants it
    import pymusly

    _jukebox = _jukebox or pymusly.MuslyJukebox("timbre", "none")
    # A negative start asks for the middle of the file.
    _jukebox.track_from_audiofile(str(path), _MUSLY_SECONDS, -1.0)


def _print_report(rounds: list[dict[str, Speed]], files: int, tracks: int) -> None:
    load = f"load {os.getloadavg()[0]:.1f}"
    print(f"{datetime.date.today()}, {platform.machine()}, {os.cpu_count()} cores, {load};")
    print(f"{files} files, {tracks} tracks a round, {len(rounds)} rounds, two processes each\n")
    print("| work | tracks/s | processor seconds/track |\n|---|---|---|")
    for kind in rounds[0]:
        rates = [one[kind].rate for one in rounds]
        processor = [one[kind].processor for one in rounds]
        print(f"| {kind} | {_listed(rates)} | {_listed(processor)} |")
    print("\n| ratio | goal | by the clock | by processor seconds |\n|---|---|---|---|")
    _print_ratio(rounds, "analysis", "decoding", f"at most {_MOST_OVER_DECODING}")
    _print_ratio(rounds, "musly", "analysis", f"at least {_NEEDED_OVER_MUSLY}")


def _print_ratio(rounds: list[dict[str, Speed]], slow: str, fast: str, goal: str) -> None:
    by_clock = [one[fast].rate / one[slow].rate for one in rounds]
    by_processor = [one[slow].processor / one[fast].processor for one in rounds]
    print(
        f"| time of {slow} / time of {fast} | {goal}"
        f" | {_listed(by_clock)} | {_listed(by_processor)} |"
    )


def _listed(numbers: list[float]) -> str:
    """Return the median, and in brackets every round."""
    every = ", ".join(f"{number:.2f}" for number in numbers)
    return f"**{statistics.median(numbers):.2f}** ({every})"


if __name__ == "__main__":
    main()
