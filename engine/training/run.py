"""The training of the default encoder from beginning to end: prepare, mix, train, join, write."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from torch import Tensor

from engine.audio.window_plan import WindowPlan
from engine.errors import EarshotError
from engine.evaluation.labels import LabelledTrack
from engine.training.card import Origin, card_facts
from engine.training.collection import album_of, is_rated, unlabelled_tracks, worth_hearing
from engine.training.corpus import identity, load_tracks, make_batches
from engine.training.dataset import Batches
from engine.training.export import write_bundle
from engine.training.loop import Renew, TrainingSettings, is_trained, never, set_scale, train
from engine.training.mixing import Mixer
from engine.training.mixtures import Renewal, load_mixtures, make_mixtures
from engine.training.network import Encoder
from engine.training.preparation import load_prepared, prepare, to_float
from engine.training.projection import JoinSettings, set_projection, set_usual
from engine.training.steps import StepProgress, effort
from engine.training.teachers import Teachers

logger = logging.getLogger(__name__)

PLAN = WindowPlan(count=6, of_short=24)
LONGEST_UNLABELLED = 45.0
"""Seconds kept of each track of the other music: many tracks teach more than long ones."""

Device = Literal["auto", "cpu", "cuda"]
OnProgress = Callable[[int, int, str], None]
"""Told how much is done, of how much, and a note for people."""
OnStage = Callable[[str], OnProgress]
"""Told what begins; returns whom to tell how far it is."""


@dataclass(frozen=True, slots=True)
class EarshotRun:
    """One training: what it hears, where it keeps its notes, where the model goes.

    Attributes
    ----------
    music
        The folder of music.
    tracks
        What to learn from, paths relative to it.
    teachers
        Folder with ``yamnet.tflite`` and ``msd_fcn.pth``.
    also
        A folder of more music, of which nothing need be known: the teachers listen to it, and
        what they say is learned.
    cache, output
        Folders for what can be made again, and for the model bundle.
    version
        Of the vector space that comes out.
    command
        The command that repeats the run, for the card.
    settings, join
        How to train and how to join the branches.
    device
        Where the teachers listen and the network is trained; ``"auto"`` takes a GPU that torch can
        use.
    """

    music: Path
    tracks: Sequence[LabelledTrack]
    teachers: Path
    cache: Path
    output: Path
    version: str
    command: str
    also: Path | None = None
    settings: TrainingSettings = field(default_factory=TrainingSettings)
    join: JoinSettings = field(default_factory=JoinSettings)
    device: Device = "auto"

    @property
    def checkpoint(self) -> Path:
        """Where the training leaves what it has reached."""
        return self.cache / "checkpoint.pt"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a training came to: tracks learned from, and why others were skipped, by file."""

    learned: int
    skipped: dict[str, str]


def train_earshot(run: EarshotRun, on_stage: OnStage) -> Outcome:
    """Train the default encoder and write its bundle.

    Raises
    ------
    EarshotError
        When a teacher is missing, no file can be read, CUDA is asked for and absent, or the cache
        belongs to another training.
    """
    device = training_device(run.device)
    torch.manual_seed(run.settings.seed)
    encoder = Encoder()
    chosen = worth_hearing(run.tracks)
    skipped = _prepare(run, chosen, encoder, device, on_stage("Preparing"))
    tracks = [track for track in chosen if track.file not in skipped]
    if not tracks:
        raise EarshotError(f"None of the {len(skipped)} files in “{run.music}” can be read.")
    more = unlabelled_tracks(run.also) if run.also is not None else []
    if more:
        listening = on_stage("Preparing the other music")
        skipped |= _prepare(run, more, encoder, device, listening, longest=LONGEST_UNLABELLED)
        more = [track for track in more if track.file not in skipped]
    _train_style(run, tracks, more, encoder, device, on_stage)
    join_branches(encoder, tracks, run.cache, run.join, on_stage("Joining the branches"))
    origin = Origin(run.command, effort(run.checkpoint), len(skipped))
    facts = card_facts(run.settings, run.join, tracks, more, origin)
    identity = {
        "id": run.output.name,
        "version": run.version,
        "windows_per_track": PLAN.count,
        "windows_per_short_track": PLAN.of_short,
    }
    write_bundle(encoder, run.output, identity | facts)
    return Outcome(len(tracks), skipped)


def training_device(wanted: Device) -> torch.device:
    """Return where to train.

    Raises
    ------
    EarshotError
        When CUDA is asked for and torch cannot use it.
    """
    usable = torch.cuda.is_available()
    if wanted == "cuda" and not usable:
        raise EarshotError(
            "Training on the GPU was asked for, but this PyTorch cannot use one; install a PyTorch "
            "built for CUDA and an NVIDIA driver, or choose the device “auto” or “cpu”."
        )
    return torch.device("cuda" if usable and wanted != "cpu" else "cpu")


@torch.no_grad()
def join_branches(
    encoder: Encoder,
    tracks: Sequence[LabelledTrack],
    cache: Path,
    join: JoinSettings,
    on_progress: OnProgress,
) -> None:
    """Set what is usual and the matrix from the prepared tracks, renders and anthems left out."""
    encoder.eval()
    rated = [track for track in tracks if is_rated(track)] or list(tracks)
    parts = parts_of_tracks(encoder, rated, cache, on_progress)
    set_usual(encoder, parts)
    set_projection(encoder, parts, [album_of(track) for track in rated], join)


@torch.no_grad()
def parts_of_tracks(
    encoder: Encoder,
    tracks: Sequence[LabelledTrack],
    cache: Path,
    on_progress: OnProgress | None = None,
) -> list[Tensor]:
    """Return ``Encoder.parts`` of the windows of each prepared track."""
    found = []
    for done, track in enumerate(tracks, start=1):
        windows = torch.from_numpy(_windows(load_prepared(cache, track.file).samples, encoder))
        found.append(encoder.parts(windows))
        if on_progress is not None:
            on_progress(done, len(tracks), "")
    return found


def _prepare(
    run: EarshotRun,
    tracks: Sequence[LabelledTrack],
    encoder: Encoder,
    device: torch.device,
    progress: OnProgress,
    *,
    longest: float | None = None,
) -> dict[str, str]:
    """Fill the cache, and return why files were skipped."""
    names = [track.file for track in tracks]
    skipped: dict[str, str] = {}
    mel = encoder.settings
    preparing = prepare(
        run.music, names, run.cache, run.teachers, mel, longest=longest, device=device
    )
    for done, one in enumerate(preparing, start=1):
        if one.problem is not None:
            skipped[one.name] = one.problem
            logger.info("Skipped %s: %s", one.name, one.problem)
        progress(done, len(names), f"{len(skipped)} skipped" if skipped else "")
    return skipped


def _train_style(
    run: EarshotRun,
    tracks: Sequence[LabelledTrack],
    more: Sequence[LabelledTrack],
    encoder: Encoder,
    device: torch.device,
    on_stage: OnStage,
) -> None:
    settings = run.settings
    chosen = [*tracks, *more]
    extra = {track.file for track in tracks if not is_rated(track)}
    known = identity(chosen, extra, settings)
    if is_trained(encoder.style, settings, known, run.checkpoint):
        return
    batches, renew = _mix(run, chosen, extra, encoder, device, on_stage("Mixing"))
    encoder.style.to(device)
    set_scale(encoder.style, batches, settings.seed)
    progress = on_stage("Training")

    def report(now: StepProgress) -> None:
        progress(now.step, now.steps, _note(now))

    train(encoder.style, batches, settings, run.checkpoint, report, renew=renew)
    encoder.style.cpu()


def _mix(
    run: EarshotRun,
    tracks: Sequence[LabelledTrack],
    extra: set[str],
    encoder: Encoder,
    device: torch.device,
    progress: OnProgress,
) -> tuple[Batches, Renew]:
    """Make the mixtures, put everything together, and tell how mixtures are renewed.

    The tracks' sound, which takes gigabytes, is kept only where new mixtures are wanted.
    """
    settings, mel = run.settings, encoder.settings
    count, seed = settings.mixtures, settings.seed
    names = [track.file for track in tracks]
    mixer = Mixer(names, run.cache, Teachers(run.teachers, device), mel, seed)
    for done in make_mixtures(mixer, run.cache, count=count, seed=seed):
        progress(done, count, "")
    mixtures = load_mixtures(run.cache, count=count, seed=seed)
    training_tracks = load_tracks(tracks, run.cache, extra)
    batches = make_batches(training_tracks, mixtures, encoder, settings, device)
    if not settings.renewed:
        return batches, never
    return batches, Renewal(mixer, batches, settings).keep_up


def _note(now: StepProgress) -> str:
    losses = ", ".join(f"{name} {value:.4f}" for name, value in now.losses.items())
    return f"{losses}, {now.windows_per_second:.0f} windows/s"


def _windows(samples: np.ndarray, encoder: Encoder) -> np.ndarray:
    """Cut the windows that the product would listen to, float32 [windows, window_samples]."""
    rate, length = encoder.settings.sample_rate, encoder.window_samples
    starts = PLAN.starts(len(samples) / rate, length / rate)
    rows = np.zeros((len(starts), length), dtype=np.float32)
    for row, start in zip(rows, starts, strict=True):
        part = to_float(samples[int(start * rate) :][:length])
        row[: len(part)] = part
    return rows
