"""Finds the colours of a scene: at once from what it knows, or off the UI thread from the store."""

from functools import partial
from typing import cast

import numpy as np
from PySide6.QtCore import QObject, Signal

from desktop.map.colour_choice import LOUDNESS, filter_of
from desktop.map.colouring import ColourBy, Colouring, colouring
from desktop.map.scales import scale_colouring
from desktop.map.scene import MapScene
from desktop.operations import Operation, Operations
from engine.errors import EarshotError
from engine.radio.filter_columns import FilterColumns
from engine.radio.filter_seed import FilterSeed
from engine.similarity.index import VectorSpace
from engine.store.filter_activations import filter_count, filter_names
from engine.store.store import Store
from engine.words import number, translate


class Colourist(QObject):
    """Colours scenes.

    Parameters
    ----------
    store, operations
        What the filters say, and the way off the UI thread to it.
    model
        Whose filters these are.
    columns
        Holds the filters that are asked for again.

    Signals
    -------
    coloured
        A MapScene and its Colouring; during the call where nothing has to be read.
    filters_known
        How many filters there are, and the listener's names by number.
    failed
        A sentence.
    """

    coloured = Signal(object, object)
    filters_known = Signal(int, object)
    failed = Signal(str)

    def __init__(
        self,
        store: Store,
        operations: Operations,
        model: VectorSpace,
        columns: FilterColumns,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._operations = operations
        self._model = (model.id, model.version)
        self._columns = columns
        self._reading: Operation | None = None

    def colour(self, scene: MapScene, key: str, theme: str) -> None:
        """Find the colours of a scene; an answer to an earlier question does not come any more."""
        if self._reading:
            self._reading.cancel()
            self._reading = None
        which = filter_of(key)
        if which is not None:
            self._reading = self._operations.run(
                partial(self._by_filter, scene, which, theme),
                partial(self._tell, scene),
                self._fail,
            )
        elif key == LOUDNESS:
            self._tell(scene, _by_loudness(scene, theme))
        else:
            self._tell(scene, colouring(scene, cast(ColourBy, key), theme))

    def look_for_filters(self) -> None:
        """Find out which filters there are, and how they are called now."""
        self._operations.run(self._filters, lambda found: self.filters_known.emit(*found))

    def _filters(self) -> tuple[int, dict[int, str]]:
        return (
            self._store.read(filter_count, *self._model),
            self._store.read(filter_names, *self._model),
        )

    def _by_filter(self, scene: MapScene, which: int, theme: str) -> Colouring:
        column = self._columns.of(FilterSeed(*self._model, which, "mean"))
        ids, said = column.track_ids, column.said
        order = np.argsort(ids)
        values = np.full(len(scene.track_ids), np.nan, np.float32)
        if len(ids):
            where = np.searchsorted(ids[order], scene.track_ids).clip(0, len(ids) - 1)
            known = ids[order[where]] == scene.track_ids
            values[known] = said[order[where[known]]]
        name = self._store.read(filter_names, *self._model).get(which, "")
        title = translate("Map", "Filter {number}, on average").format(number=number(which))
        return scale_colouring(
            values,
            theme,
            title=translate("Map", "“{name}”, on average").format(name=name) if name else title,
            unknown=translate("Map", "Heard before filters"),
        )

    def _tell(self, scene: MapScene, found: Colouring) -> None:
        self._reading = None
        self.coloured.emit(scene, found)

    def _fail(self, error: EarshotError) -> None:
        self._reading = None
        self.failed.emit(str(error))


def _by_loudness(scene: MapScene, theme: str) -> Colouring:
    return scale_colouring(
        scene.facts.loudness[scene.rows],
        theme,
        title=translate("Map", "Loudness in LUFS"),
        unknown=translate("Map", "Not measured yet"),
    )
