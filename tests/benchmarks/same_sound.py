"""How alike copies of a recording are to a model, and how alike different recordings.

Run with ``python -m tests.benchmarks.same_sound MUSIC [FILES] [--model ID]``. It prints, for each
kind of copy, how alike it is to its original; the cosines between different recordings of one
length; and which share of both every threshold would call the same. ``same_sound`` in a model's
card is the threshold; :func:`engine.radio.recordings.same_sound` reads it.
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np

from engine.audio.windows import read_windows
from engine.encoder.bundle import DEFAULT_MODEL_ID, find_bundle
from engine.encoder.pooling import track_vector
from engine.encoder.session import EncoderSession
from engine.radio.recordings import same_sound
from tests.support.planted_copies import PLANTS, Original, plant

THRESHOLDS = (0.95, 0.96, 0.97, 0.975, 0.98, 0.985, 0.99, 0.995)


def main() -> None:
    """Plant copies of some of the files and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("music", type=Path)
    parser.add_argument("files", type=int, nargs="?", default=24)
    parser.add_argument("--model", default=DEFAULT_MODEL_ID)
    chosen = parser.parse_args()
    files = sorted(path for path in chosen.music.rglob("*") if path.suffix not in {".csv", ".md"})
    files = [path for path in files if path.is_file()]
    places = np.linspace(0, len(files) - 1, min(chosen.files, len(files))).astype(int)
    session = EncoderSession(find_bundle(chosen.model), "cpu")
    originals, copies = [], {one.name: [] for one in PLANTS}
    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(files[place] for place in places):
            original = Original(path, str(number), None, None)
            originals.append(_vector(session, path))
            for one in PLANTS:
                copy = plant(original, one, "none", Path(folder) / str(number))
                copies[one.name].append(_vector(session, copy))
                copy.unlink()
    print(f"{session.bundle.id} {session.bundle.version}: {len(originals)} recordings,")
    print(f"called the same from {same_sound(session.bundle)} on")
    _report(np.stack(originals), {name: np.stack(rows) for name, rows in copies.items()})


def _vector(session: EncoderSession, path: Path) -> np.ndarray:
    bundle = session.bundle
    windows = read_windows(
        path,
        sample_rate=bundle.sample_rate,
        window_samples=bundle.window_samples,
        plan=bundle.plan,
    )
    return track_vector(session.encode(windows.samples))


def _report(originals: np.ndarray, copies: dict[str, np.ndarray]) -> None:
    print(f"\n{'cosine to the original':<28} least   5 %     median  at or above")
    print(f"{'':<53}" + "".join(f"{value:>7}" for value in THRESHOLDS))
    for name, vectors in copies.items():
        cosines = (originals * vectors).sum(axis=1)
        least, low, median = np.percentile(cosines, [0, 5, 50])
        shares = "".join(f"{np.mean(cosines >= value):>7.0%}" for value in THRESHOLDS)
        print(f"{name:<28} {least:.4f}  {low:.4f}  {median:.4f} {shares}")
    different = (originals @ originals.T)[np.triu_indices(len(originals), 1)]
    highest = np.percentile(different, [50, 99, 100])
    shares = "".join(f"{np.mean(different >= value):>7.2%}" for value in THRESHOLDS)
    print(f"{'different (50, 99, 100 %)':<28} " + "  ".join(f"{v:.4f}" for v in highest), shares)


if __name__ == "__main__":
    main()
