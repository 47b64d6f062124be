"""How alike copies of a recording are to the model, and how alike different recordings.

Run with ``python -m tests.benchmarks.same_sound FOLDER [FILES]``. Between the two distributions
lies :data:`engine.radio.recordings.SAME_SOUND`; measure again whenever the model changes.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np

from engine.audio.decoding import decode_mono
from engine.audio.windows import read_windows
from engine.encoder.bundle import default_bundle
from engine.encoder.pooling import track_vector
from engine.encoder.session import EncoderSession
from engine.radio.recordings import SAME_SOUND
from tests.support.audio_files import write_audio

RATE = 48_000
SECONDS = 60
COPIES = {
    "mp3 192k": ("mp3", 192_000, 0.0),
    "mp3 96k": ("mp3", 96_000, 0.0),
    "opus 96k": ("opus", 96_000, 0.0),
    "aac 128k": ("aac", 128_000, 0.0),
    "mp3 128k, starts 0.5 s later": ("mp3", 128_000, 0.5),
}


def main() -> None:
    """Encode copies of the folder's files and compare."""
    files = sorted(path for path in Path(sys.argv[1]).rglob("*") if path.is_file())
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 24
    chosen = [files[number] for number in np.linspace(0, len(files) - 1, count).astype(int)]
    session = EncoderSession(default_bundle(), "cpu")
    originals, copies = [], {name: [] for name in COPIES}
    with tempfile.TemporaryDirectory() as folder:
        for file in chosen:
            samples = decode_mono(file, RATE)[: SECONDS * RATE]
            originals.append(_vector(session, Path(folder) / "copy", samples, "flac", None))
            for name, (codec, bit_rate, late) in COPIES.items():
                cut = samples[int(late * RATE) :]
                copies[name].append(_vector(session, Path(folder) / "copy", cut, codec, bit_rate))
    _report(np.stack(originals), {name: np.stack(rows) for name, rows in copies.items()})


def _vector(
    session: EncoderSession, path: Path, samples: np.ndarray, codec: str, bit_rate: int | None
) -> np.ndarray:
    bundle = session.bundle
    written = write_audio(path, samples, codec=codec, sample_rate=RATE, bit_rate=bit_rate)
    windows = read_windows(
        written,
        sample_rate=bundle.sample_rate,
        window_samples=bundle.window_samples,
        count=bundle.windows_per_track,
    )
    return track_vector(session.encode(windows.samples))


def _report(originals: np.ndarray, copies: dict[str, np.ndarray]) -> None:
    print(f"{'to the original':<32} least   5 %     median  above {SAME_SOUND}")
    for name, vectors in copies.items():
        _line(name, (originals * vectors).sum(axis=1))
    different = (originals @ originals.T)[~np.eye(len(originals), dtype=bool)]
    highest = np.percentile(different, [50, 95, 99, 100])
    print("different recordings: 50 / 95 / 99 / 100 %:", *(f"{value:.4f}" for value in highest))
    print(f"pairs of different recordings above: {np.mean(different > SAME_SOUND):.2%}")


def _line(name: str, cosines: np.ndarray) -> None:
    least, low, median = np.percentile(cosines, [0, 5, 50])
    share = np.mean(cosines > SAME_SOUND)
    print(f"{name:<32} {least:.4f}  {low:.4f}  {median:.4f}  {share:.0%}")


if __name__ == "__main__":
    main()
