"""A small folder of sounds in two styles with the labels file that describes them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.support.audio_files import noise, sine, write_audio

STYLES = ("hum", "hiss")


@dataclass(frozen=True)
class LabelledMusic:
    """Where the sounds and their labels are.

    Attributes
    ----------
    folder, labels
        The sounds and the CSV.
    paths
        Twelve files: six artists with two albums of one track each, three artists a style.
    """

    folder: Path
    labels: Path
    paths: list[Path]


def write_labelled_music(folder: Path, seconds: float = 2.0) -> LabelledMusic:
    """Write low hums and hisses, so that even simple statistics can tell the styles apart."""
    lines, paths = ["path,artist,album,genre"], []
    for number in range(12):
        artist, style = number // 2, STYLES[number % 12 // 6]
        samples = noise(seconds, seed=number, level=0.1 if style == "hiss" else 0.001)
        if style == "hum":
            samples = samples + sine(seconds, frequency=110.0 + 20 * artist)
        folder.mkdir(parents=True, exist_ok=True)
        paths.append(write_audio(folder / f"{number}.wav", samples.astype(np.float32)))
        lines.append(f"{number}.wav,Artist {artist},Album {number},{style}")
    labels = folder / "labels.csv"
    labels.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return LabelledMusic(folder, labels, paths)
