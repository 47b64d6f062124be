"""The columns of the table of tracks: which are shown, in which order, and how wide."""

import json
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from desktop.library.track_table_model import COLUMNS, REASON_COLUMN
from engine.words import translate

_TEXT_COLUMNS_LEAST = 240
_NARROW = 600
_SPARED_WHEN_NARROW = frozenset({"rating", "year"})
"""Columns that make room for names when the table is narrower than so many pixels."""
_SHOWN_WITH_REASONS = ("title", "artist", "reason")
"""What cannot be read has nothing else to show."""


class TrackColumns(QObject):
    """Keeps the columns as the listener wants them, and the table's width filled with them.

    Parameters
    ----------
    table
        The table, with its model.

    Signals
    -------
    changed
        The listener has shown, hidden, moved or resized a column.
    """

    changed = Signal()

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._header = table.horizontalHeader()
        self._fitting = True
        self._reasons = False
        self._lent: str | None = None
        self._narrow = False
        self._widths: dict[int, int] = {}
        self._shown = {column.key for column in COLUMNS if column.shown}
        self._set_header()
        self._set_sections()
        self._apply()
        self._listen()

    @property
    def remembered(self) -> str:
        """Which columns are shown, in which order and how wide, as text to be remembered."""
        places = sorted(range(len(COLUMNS)), key=self._header.visualIndex)
        return json.dumps(
            [
                [
                    COLUMNS[n].key,
                    self._widths.get(n, COLUMNS[n].width),
                    COLUMNS[n].key in self._shown,
                ]
                for n in places
                if n != REASON_COLUMN
            ]
        )

    def restore(self, remembered: str) -> None:
        """Show the columns as they were; what is not understood counts as not remembered."""
        try:
            known = {key: (int(width), bool(shown)) for key, width, shown in json.loads(remembered)}
        except (ValueError, TypeError):
            return
        numbers = {column.key: n for n, column in enumerate(COLUMNS)}
        header = self._header
        self._fitting = True
        for place, key in enumerate(key for key in known if key in numbers):
            number, (width, shown) = numbers[key], known[key]
            header.moveSection(header.visualIndex(number), place)
            # Nobody resizes numbers; what is remembered of them is what an older version gave them.
            width = COLUMNS[number].width if COLUMNS[number].numeric else width
            header.resizeSection(number, max(header.minimumSectionSize(), width))
            (self._shown.add if shown else self._shown.discard)(key)
        self._shown.add(COLUMNS[0].key)
        self._apply()

    def show(self, key: str, shown: bool) -> None:
        """Show or hide a column, as the listener chose; the title always stays."""
        (self._shown.add if shown else self._shown.discard)(key)
        self._apply()
        self.changed.emit()

    def show_reasons(self, shown: bool) -> None:
        """Show why tracks could not be listened to, in place of what is not known of them."""
        if shown != self._reasons:
            self._reasons = shown
            self._apply()

    def lend(self, key: str | None) -> None:
        """Show a column as long as a place is shown that is about it; None takes it back."""
        if key != self._lent:
            self._lent = key
            self._apply()

    def fill_width(self) -> None:
        """Fill the table's width, which is another now."""
        if self._is_narrow() != self._narrow:
            self._apply()
        self._fit()

    def _is_narrow(self) -> bool:
        return 0 < self._table.viewport().width() < _NARROW

    def _apply(self) -> None:
        self._narrow = self._is_narrow()
        spared = _SPARED_WHEN_NARROW if self._narrow else frozenset()
        own = self._shown - spared | ({self._lent} if self._lent else set())
        shown = _SHOWN_WITH_REASONS if self._reasons else own
        self._fitting = True
        for number, column in enumerate(COLUMNS):
            self._table.setColumnHidden(number, column.key not in shown)
        self._fit()

    def _fit(self) -> None:
        """Share the width among the text columns in the proportions they have."""
        header = self._header
        texts = self._shown_texts()
        before = sum(header.sectionSize(number) for number in texts)
        numbers = header.length() - before
        available = max(self._table.viewport().width() - numbers, _TEXT_COLUMNS_LEAST)
        self._fitting = True
        for number in texts[:-1]:
            header.resizeSection(number, header.sectionSize(number) * available // before)
        others = sum(header.sectionSize(number) for number in texts[:-1])
        header.resizeSection(texts[-1], available - others)
        self._fitting = False

    def _shown_texts(self) -> list[int]:
        shown = (n for n in range(len(COLUMNS)) if not self._table.isColumnHidden(n))
        texts = [number for number in shown if not COLUMNS[number].numeric]
        return sorted(texts, key=self._header.visualIndex)

    def _absorb(self, section: int, _before: int, _after: int) -> None:
        """Let the columns behind one that is drawn wider give way, so that all stay in view."""
        if self._fitting:
            return
        header = self._header
        self._fitting = True
        place = header.visualIndex(section)
        behind = [n for n in self._shown_texts() if header.visualIndex(n) > place]
        for number in (*behind, section):
            overflow = header.length() - self._table.viewport().width()
            size = max(header.minimumSectionSize(), header.sectionSize(number) - overflow)
            header.resizeSection(number, size)
        self._fitting = False

    def _note(self, *_: int) -> None:
        """Remember what the listener did to a heading, not what fitting the width did."""
        if not self._fitting:
            sizes = {n: self._header.sectionSize(n) for n in range(len(COLUMNS))}
            self._widths = {n: size for n, size in sizes.items() if size}
            self.changed.emit()

    def _open_menu(self, position: QPoint) -> None:
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in COLUMNS[1:]:
            if column.key == COLUMNS[REASON_COLUMN].key:
                continue
            action = menu.addAction(translate("Library", column.heading))
            action.setCheckable(True)
            action.setChecked(column.key in self._shown)
            action.toggled.connect(partial(self.show, column.key))
        menu.popup(self._header.mapToGlobal(position))

    def _set_header(self) -> None:
        header = self._header
        header.setHighlightSections(False)
        # Told of the selection, each heading would ask about every selected row when painted.
        header.setSelectionModel(QItemSelectionModel(self._table.model(), header))
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setMinimumSectionSize(48)
        header.setStretchLastSection(False)

    def _set_sections(self) -> None:
        header = self._header
        for number, column in enumerate(COLUMNS):
            fixed = QHeaderView.ResizeMode.Fixed
            mode = fixed if column.numeric else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(number, mode)
            header.resizeSection(number, column.width)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)

    def _listen(self) -> None:
        header = self._header
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_menu)
        header.sectionResized.connect(self._absorb)
        header.sectionResized.connect(self._note)
        header.sectionMoved.connect(self._note)
