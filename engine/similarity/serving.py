"""Which model's vectors answer: the chosen one, or an older one until the chosen has caught up."""

from dataclasses import dataclass
from typing import Protocol

from engine.settings import SERVING_MODEL, SERVING_VERSION, Settings
from engine.similarity.index import VectorSpace
from engine.store.model_coverage import model_coverage
from engine.store.records import ModelCoverage
from engine.store.store import Store


class ChosenModel(VectorSpace, Protocol):
    """What must be known of the model that shall serve; a model bundle is one."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    @property
    def same_sound(self) -> float | None:
        """Cosine from which on two tracks are one recording, where that was measured."""


@dataclass(frozen=True, slots=True)
class ServingModel:
    """A vector space of the library that questions are answered from.

    Its model need not be installed any more: its vectors are enough.
    """

    id: str
    version: str
    dimensions: int
    same_sound: float | None = None


def serving_model(store: Store, settings: Settings, chosen: ChosenModel) -> ServingModel:
    """Return the chosen model, or the one that served before until the chosen has caught up.

    The chosen model takes over as soon as it has dealt with at least as many tracks as the old one
    has vectors of, and the settings remember it. What it could not listen to counts as dealt with,
    or one damaged file would hold it up for ever.
    """
    wanted = ServingModel(chosen.id, chosen.version, chosen.dimensions, chosen.same_sound)
    if (settings.get(SERVING_MODEL), settings.get(SERVING_VERSION)) == (wanted.id, wanted.version):
        # It need not be counted anew at every start: nothing takes its place but another choice.
        return wanted
    coverage = store.read(model_coverage)
    old = _old(settings, coverage, wanted)
    reached = sum(one.analysed + one.failed for one in coverage if _is(one, wanted))
    serving = wanted
    if old is not None and old.analysed > reached:
        serving = ServingModel(old.id, old.version, old.dimensions)
    settings.set(SERVING_MODEL, serving.id)
    settings.set(SERVING_VERSION, serving.version)
    return serving


def _old(
    settings: Settings, coverage: list[ModelCoverage], wanted: ServingModel
) -> ModelCoverage | None:
    """Return the model that served before.

    A library from before this was remembered was served by whatever has vectors of most tracks,
    unless the chosen model has any.
    """
    name, version = settings.get(SERVING_MODEL), settings.get(SERVING_VERSION)
    if name:
        return next((one for one in coverage if (one.id, one.version) == (name, version)), None)
    if any(_is(one, wanted) for one in coverage):
        return None
    return max(coverage, key=lambda one: one.analysed, default=None)


def _is(one: ModelCoverage, model: ServingModel) -> bool:
    return (one.id, one.version) == (model.id, model.version)
