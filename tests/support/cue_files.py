"""Albums in one file, with the CUE sheets that divide them."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.sound import CD_FRAMES
from tests.support.audio_files import noise, write_audio

RATE = 44100
SAMPLES = RATE // CD_FRAMES
STARTS = (0, 151, 262)
"""Where the three tracks begin, in CD frames; the second has a pregap of one second."""
LENGTH = 400
SHEET = """\
REM GENRE "Dream Pop"
REM DATE 1991
REM DISCNUMBER 2
PERFORMER "Slow Tide"
TITLE "Undertow"
FILE "{file}" WAVE
  TRACK 01 AUDIO
    TITLE "Harbour"
    ISRC GBAYE9000001
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Lamps, at Night"
    PERFORMER "Slow Tide & Ann Lo"
    INDEX 00 00:01:01
    INDEX 01 00:02:01
  TRACK 03 AUDIO
    TITLE "Ebb"
    FLAGS DCP
    INDEX 01 00:03:37
"""


def album_sound(seed: int = 5) -> npt.NDArray[np.float32]:
    """Return the sound of the whole album, shape [samples]."""
    return noise(LENGTH / CD_FRAMES, seed=seed)


def write_album(folder: Path, name: str = "album", *, codec: str = "flac") -> Path:
    """Write the album's file and its sheet; return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = write_audio(folder / name, album_sound(), codec=codec)
    file.with_suffix(".cue").write_text(SHEET.format(file=file.name), encoding="utf-8")
    return file
