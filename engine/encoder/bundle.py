"""A model bundle: the folder that holds one ONNX network and the card that describes it."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeGuard

from engine.audio.window_plan import WindowPlan
from engine.errors import EarshotError
from engine.resource_files import resource_path
from engine.words import translate

MODEL_FILE = "model.onnx"
CARD_FILE = "card.json"
DEFAULT_MODEL_ID = "earshot"

FILTER_OUTPUTS = ("filter_maximum", "filter_mean", "filter_moment")
"""What a network with filters says beside ``vector``, each float32 [batch, filters].

Of the last convolution's rectified activations in a window: their maximum over time, their mean
over time, and where in the window the maximum is, as a share of its length in (0, 1). The first of
equal maxima counts. Filters differ in range: compare tracks within a filter, not filters.
"""

_TEXT_KEYS = ("id", "version", "sha256")
_NUMBER_KEYS = ("dimensions", "sample_rate", "window_samples", "windows_per_track")
_OPTIONAL_NUMBER_KEYS = ("filters", "windows_per_short_track")


@dataclass(frozen=True, slots=True)
class ModelBundle:
    """One encoder on disk.

    Attributes
    ----------
    id, version
        Together they name the vector space; vectors of different spaces never mix.
    model_path
        The ONNX file. Input ``samples`` float32 [batch, window_samples] in [-1, 1], output
        ``vector`` float32 [batch, dimensions] with rows of length 1. With filters, also
        :data:`FILTER_OUTPUTS`.
    dimensions
        Length of a vector.
    sample_rate
        Hertz, mono.
    window_samples
        Samples in one window.
    windows_per_track
        How many windows the model wants to hear of a track.
    windows_per_short_track
        How many of a short one: see :class:`~engine.audio.window_plan.WindowPlan`. The card need
        not tell; 0 then.
    card
        Everything ``card.json`` says, for people: data, method, licences, measured quality.
    filters
        How many learned filters' activations the network tells, 0 when it tells of none: the
        card's ``filters``, which need not be there.
    """

    id: str
    version: str
    model_path: Path
    dimensions: int
    sample_rate: int
    window_samples: int
    windows_per_track: int
    card: dict[str, Any]
    filters: int = 0
    windows_per_short_track: int = 0

    @property
    def plan(self) -> WindowPlan:
        """Which windows of a track the model wants to hear."""
        return WindowPlan(self.windows_per_track, self.windows_per_short_track)

    @property
    def same_sound(self) -> float | None:
        """Cosine from which on two tracks are one recording, where that was measured."""
        measured = self.card.get("same_sound")
        return float(measured) if isinstance(measured, int | float) else None

    @property
    def window_seconds(self) -> float:
        """Length of one window in seconds."""
        return self.window_samples / self.sample_rate


def load_bundle(folder: Path) -> ModelBundle:
    """Read and check a bundle.

    Raises
    ------
    EarshotError
        When the card or the network is missing or damaged. The network's checksum is compared
        with the card's, because a damaged network would silently give wrong neighbours.
    """
    card = _read_card(folder / CARD_FILE)
    model_path = folder / MODEL_FILE
    if _sha256(model_path) != card["sha256"]:
        raise EarshotError(
            translate(
                "Library", "The model file {path} does not match its card; reinstall the model."
            ).format(path=model_path)
        )
    return ModelBundle(
        model_path=model_path,
        card=card,
        id=card["id"],
        version=card["version"],
        **{key: card.get(key, 0) for key in _OPTIONAL_NUMBER_KEYS},
        **{key: card[key] for key in _NUMBER_KEYS},
    )


@dataclass(frozen=True, slots=True)
class InstalledModels:
    """What lies in the folder of models.

    Attributes
    ----------
    bundles
        Those that can be used, ordered by id.
    refused
        Why, by folder, the others cannot.
    """

    bundles: tuple[ModelBundle, ...]
    refused: dict[Path, str]


def model_ids() -> list[str]:
    """Return the ids of what ships with Earshot, unchecked: the networks are not read."""
    cards = resource_path("models").glob(f"*/{CARD_FILE}")
    return sorted(card.parent.name for card in cards)


def installed_models() -> InstalledModels:
    """Look at the bundles that ship with Earshot; a damaged one does not hide the others."""
    bundles, refused = [], {}
    for card in sorted(resource_path("models").glob(f"*/{CARD_FILE}")):
        try:
            bundles.append(load_bundle(card.parent))
        except EarshotError as error:
            refused[card.parent] = str(error)
    return InstalledModels(tuple(bundles), refused)


def available_bundles() -> list[ModelBundle]:
    """Return the bundles that ship with Earshot and can be used, ordered by id."""
    return list(installed_models().bundles)


def find_bundle(written: str) -> ModelBundle:
    """Return the bundle with this id, or in this folder.

    Raises
    ------
    EarshotError
        When there is none, or it is damaged.
    """
    shipped = resource_path("models")
    known = model_ids()
    if written in known:
        return load_bundle(shipped / written)
    if (Path(written) / CARD_FILE).is_file():
        return load_bundle(Path(written))
    raise EarshotError(
        translate(
            "Library", "“{name}” is neither one of the models {models} nor a model’s folder."
        ).format(
            name=written,
            models=", ".join(translate("Library", "“{name}”").format(name=one) for one in known),
        )
    )


@cache
def default_bundle() -> ModelBundle:
    """Return the bundle that is used when nobody asks for another."""
    return load_bundle(resource_path("models") / DEFAULT_MODEL_ID)


def _read_card(path: Path) -> dict[str, Any]:
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise EarshotError(
            translate("Library", "The model card {path} is missing; reinstall the model.").format(
                path=path
            )
        ) from None
    except (OSError, ValueError) as error:
        raise EarshotError(
            translate("Library", "The model card {path} cannot be read ({reason}).").format(
                path=path, reason=error
            )
        ) from error
    if not _is_complete(card):
        raise EarshotError(
            translate("Library", "The model card {path} is damaged; reinstall the model.").format(
                path=path
            )
        )
    return card


def _is_complete(card: object) -> TypeGuard[dict[str, Any]]:
    return (
        isinstance(card, dict)
        and all(isinstance(card.get(key), str) for key in _TEXT_KEYS)
        and all(isinstance(card.get(key), int) and card[key] > 0 for key in _NUMBER_KEYS)
        and all(isinstance(card.get(key, 0), int) for key in _OPTIONAL_NUMBER_KEYS)
        and all(card.get(key, 0) >= 0 for key in _OPTIONAL_NUMBER_KEYS)
    )


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        raise EarshotError(
            translate("Library", "The model file {path} is missing; reinstall the model.").format(
                path=path
            )
        ) from None
    except OSError as error:
        raise EarshotError(
            translate("Library", "The model file {path} cannot be read ({reason}).").format(
                path=path, reason=error
            )
        ) from error
