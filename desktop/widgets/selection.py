"""Which rows of a view are selected."""

import numpy as np
from PySide6.QtCore import QItemSelectionModel


def selected_rows(model: QItemSelectionModel) -> list[int]:
    """Return the selected rows from top to bottom.

    By ranges: a list of 100,000 indexes, which Qt offers, would take a noticeable moment.
    """
    selection = model.selection()
    ranges = [selection.at(number) for number in range(selection.size())]
    marked = np.zeros(1 + max((part.bottom() for part in ranges), default=-1), np.bool_)
    for part in ranges:
        marked[part.top() : part.bottom() + 1] = True
    rows: list[int] = np.flatnonzero(marked).tolist()
    return rows
