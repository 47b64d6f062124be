"""What the trainings of the seeds' models share: the music they hear, the facts on their cards."""

import hashlib
import shlex
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import EarshotError
from engine.evaluation.labels import read_split
from engine.library.walk import walk_audio_files
from engine.training.excerpts import Excerpts, ExcerptSettings, read_excerpts
from engine.training.export import write_bundle
from engine.training.spectrogram_encoder import SpectrogramEncoder
from engine.training.steps import StepProgress, effort

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_TELL_EVERY = 50

LICENCES = {
    "network": "GPL-3.0-or-later, with the project",
    "music": "stays where it is; nothing of it is in the model",
}


@dataclass(frozen=True, slots=True)
class SeedRun:
    """One training: what it hears, where it keeps its notes, where the model goes.

    Attributes
    ----------
    music
        The folder of music.
    files
        Files in it to learn from, relative to it.
    held_out
        Files in it that are only looked at when the training is over.
    cache, output
        Folders for what can be made again, and for the model bundle.
    command
        The command that repeats the run, for the card.
    say
        Called with a line for people.
    """

    music: Path
    files: tuple[str, ...]
    held_out: tuple[str, ...]
    cache: Path
    output: Path
    command: str
    say: Callable[[str], None]

    @property
    def checkpoint(self) -> Path:
        """Where the training leaves what it has reached."""
        return self.cache / "checkpoint.pt"

    def excerpts(self, settings: ExcerptSettings, files: Sequence[str] | None = None) -> Excerpts:
        """Read the music, by default what is learned from, and tell what had to be skipped."""
        names = self.files if files is None else files
        found = read_excerpts(self.music, names, self.cache, settings, self._reading())
        for name, reason in found.skipped.items():
            self.say(f"Skipped {name}: {reason}")
        return found

    def _reading(self) -> Callable[[int, int], None]:
        """Return what tells now and then how much is read."""
        began = time.monotonic()

        def tell(done: int, total: int) -> None:
            if done % _TELL_EVERY == 0 or done == total:
                rate = done / max(1e-3, time.monotonic() - began)
                left = timedelta(seconds=round((total - done) / rate))
                self.say(f"read {done}/{total}  {rate:.1f} files/s  {left} left")

        return tell

    def say_progress(self, now: StepProgress) -> None:
        """Tell in one line how far the training is."""
        losses = "  ".join(f"{name} {value:.4f}" for name, value in now.losses.items())
        left = timedelta(seconds=round(now.seconds_left))
        self.say(
            f"step {now.step}/{now.steps}  {losses}  "
            f"{now.windows_per_second:.0f} windows/s  {left} left"
        )

    def write(self, network: SpectrogramEncoder, facts: dict[str, Any]) -> None:
        """Write the bundle."""
        write_bundle(network, self.output, facts)

    def facts(self, settings: "DataclassInstance", excerpts: Excerpts) -> dict[str, Any]:
        """Return what every card tells of the training."""
        names = "\n".join(sorted(excerpts.names))
        return {
            "data": {
                "tracks": len(excerpts.names),
                "excerpts": len(excerpts.log_mel),
                "skipped": len(excerpts.skipped),
                "sha256_of_names": hashlib.sha256(names.encode()).hexdigest(),
            },
            "training": {
                "command": self.command,
                **asdict(settings),
                **asdict(effort(self.checkpoint)),
            },
            "licences": LICENCES,
        }


def training_files(music: Path, *, fixed_split: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the files to learn from and those held out, relative to the folder of music.

    With Earshot's own split they are its parts “train” and “validation”; else all music files are
    learned from.

    Raises
    ------
    EarshotError
        When there is nothing to learn from.
    """
    if fixed_split:
        parts = read_split()
        here = [name for name in parts if (music / name).is_file()]
        files = tuple(name for name in here if parts[name] == "train")
        held_out = tuple(name for name in here if parts[name] == "validation")
    else:
        found = walk_audio_files(music, on_unreadable=lambda path, error: None)
        files, held_out = tuple(str(file.path.relative_to(music)) for file in found), ()
    if not files:
        raise EarshotError(f"There is no music to train on in “{music}”.")
    return files, held_out


def command_line(*words: str) -> str:
    """Return a command as people would type it."""
    return shlex.join(["earshot", "train", *words])
