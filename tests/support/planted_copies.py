"""Copies of real recordings as libraries hold them: other formats, edits, releases and tags."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import mutagen
import numpy as np
import numpy.typing as npt

from engine.audio.decoding import decode_mono
from tests.support.audio_files import write_audio

RATE = 48_000
FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Original:
    """A recording: its file and what its tags say."""

    path: Path
    title: str
    artist: str | None
    album: str | None


@dataclass(frozen=True, slots=True)
class Plant:
    """A way to copy a recording.

    Attributes
    ----------
    name
        For people.
    codec, bit_rate
        What it is encoded with.
    edit
        What is done to the samples, float32 [n] at :data:`RATE`.
    """

    name: str
    codec: str
    bit_rate: int
    edit: Callable[[FloatArray], FloatArray] = lambda samples: samples


def _later(seconds: float) -> Callable[[FloatArray], FloatArray]:
    return lambda samples: samples[round(seconds * RATE) :]


def _faded(samples: FloatArray) -> FloatArray:
    """Two seconds in and four out."""
    envelope = np.ones(len(samples), np.float32)
    rise, fall = 2 * RATE, 4 * RATE
    envelope[:rise] = np.linspace(0.0, 1.0, rise)
    envelope[-fall:] = np.linspace(1.0, 0.0, fall)
    return samples * envelope


def _shortened(samples: FloatArray) -> FloatArray:
    """A fifth shorter, as a radio edit."""
    return samples[: round(0.8 * len(samples))]


PLANTS = (
    Plant("mp3 96k", "mp3", 96_000),
    Plant("mp3 128k", "mp3", 128_000),
    Plant("mp3 192k", "mp3", 192_000),
    Plant("opus 96k", "opus", 96_000),
    Plant("aac 128k", "aac", 128_000),
    Plant("mp3 128k, 0.5 s later", "mp3", 128_000, _later(0.5)),
    Plant("opus 96k, 2 s later", "opus", 96_000, _later(2.0)),
    Plant("mp3 192k, faded", "mp3", 192_000, _faded),
    Plant("aac 128k, cut by a fifth", "aac", 128_000, _shortened),
)

TAGS: dict[str, Callable[[Original], dict[str, str]]] = {
    "best of": lambda one: _tags(one, one.title.upper(), f"The Best of {one.artist or one.album}"),
    "live": lambda one: _tags(one, f"{one.title} (Live at the Apollo)", "Live"),
    "remaster": lambda one: _tags(one, f"{one.title} - 2011 Remaster", one.album),
    "none": lambda one: {},
}
"""What a copy's tags say; one without any has its title in its file's name."""


def plant(original: Original, how: Plant, tags: str, folder: Path) -> Path:
    """Write a copy of a recording below a folder and return its path."""
    samples = how.edit(decode_mono(original.path, RATE))
    named = "".join(letter for letter in original.title if letter not in '/\\:*?"<>|')
    target = folder / f"{original.path.parent.name}-{original.path.stem}-{tags}" / f"07 - {named}"
    target.parent.mkdir(parents=True, exist_ok=True)
    # The suffix by hand: a title may have a dot in it.
    suffix = {"mp3": ".mp3", "opus": ".opus", "aac": ".m4a"}[how.codec]
    written = write_audio(
        target.with_name(target.name + suffix),
        samples,
        codec=how.codec,
        sample_rate=RATE,
        bit_rate=how.bit_rate,
    )
    said = TAGS[tags](original)
    if said:
        file = mutagen.File(written, easy=True)
        for key, value in said.items():
            file[key] = value
        file.save()
    return written


def _tags(one: Original, title: str, album: str | None) -> dict[str, str]:
    said = {"title": title, "artist": one.artist, "album": album}
    return {key: value for key, value in said.items() if value}
