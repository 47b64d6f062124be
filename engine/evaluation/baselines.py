"""Which yardsticks stand beside the models, and why others had to be left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from engine.encoder.bundle import ModelBundle
from engine.evaluation.classics import (
    CepstralStatistics,
    Chance,
    LogEuclideanGaussian,
    MeanLogMel,
)
from engine.evaluation.encoders import UntrainedEncoder
from engine.evaluation.peers import Musly, Teacher
from engine.evaluation.subjects import Subject

_TRAIN = "pip install 'earshot[train]'"
_TEACHERS = (
    ("YAMNet", "yamnet.tflite", ("ai_edge_litert", "torch")),
    ("MSD-FCN", "msd_fcn.pth", ("torch",)),
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A yardstick that cannot be had here, and why."""

    name: str
    reason: str


def baselines(
    bundles: Sequence[ModelBundle], teachers: Path | None
) -> tuple[list[Subject], list[LeftOut]]:
    """Return every yardstick that this installation allows, weakest first, and the rest."""
    found: list[Subject] = [Chance(), MeanLogMel(), CepstralStatistics(), LogEuclideanGaussian()]
    left_out: list[LeftOut] = []
    if find_spec("onnx"):
        found.extend(UntrainedEncoder(bundle) for bundle in bundles)
    else:
        reason = f"needs the package “onnx” ({_TRAIN})"
        left_out.append(LeftOut("untrained network", reason))
    if find_spec("pymusly"):
        found.append(Musly())
    else:
        left_out.append(LeftOut(Musly().name, "needs “pymusly” (pip install pymusly)"))
    for name, file, packages in _TEACHERS:
        missing = _why_not(teachers, file, packages)
        if missing is None and teachers is not None:
            found.append(Teacher(name, teachers / file))
        else:
            left_out.append(LeftOut(name, str(missing)))
    return found, left_out


def _why_not(teachers: Path | None, file: str, packages: Sequence[str]) -> str | None:
    if teachers is None:
        return f"its weights were not given (--teachers FOLDER with “{file}”)"
    if not (teachers / file).is_file():
        return f"“{teachers}” holds no “{file}”"
    missing = next((package for package in packages if not find_spec(package)), None)
    return f"needs the package “{missing}” ({_TRAIN})" if missing else None
