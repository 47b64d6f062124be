"""Ratings and tags: what the listener changes of tracks, and how it is taken back."""

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.operations import Operations
from desktop.undo import UndoHistory
from engine.library import tag_editing
from engine.library.tag_edit import TagEdit
from engine.library.tag_editing import TagEditReport
from engine.library.tag_writer import RawTags
from engine.store import ratings
from engine.store.store import Store
from engine.words import plural


class TrackChanges(QObject):
    """Changes tracks in the background, one change after the other.

    Signals
    -------
    said
        A quiet sentence, the name of an action to go with it, and what that action does.
    failed
        A sentence about what could not be done.
    ratings_changed
        Tracks have other stars.
    tags_changed
        Tracks have other tags.
    """

    said = Signal(str, str, object)
    failed = Signal(str)
    ratings_changed = Signal()
    tags_changed = Signal()

    def __init__(
        self,
        store: Store,
        operations: Operations,
        history: UndoHistory,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._operations = operations
        self._history = history
        self._turn = threading.Lock()

    def rate(self, track_ids: Sequence[int], stars: int) -> None:
        """Give tracks stars, or take them away with 0."""
        ids = list(track_ids)
        if ids:
            self._operations.run(partial(self._rate, ids, stars), partial(self._rated, ids, stars))

    def edit_tags(self, edits: Mapping[int, TagEdit]) -> None:
        """Give tracks, by id, new tags."""
        self._operations.run(partial(self._edit, edits), self._edited)

    def restore_ratings(self, stars: Mapping[int, int]) -> None:
        """Give tracks, by id, the stars they had."""
        self._operations.run(
            lambda: self._store.write(ratings.restore, dict(stars)),
            lambda _: self.ratings_changed.emit(),
        )

    def restore_tags(self, swap: Callable[[], TagEditReport]) -> None:
        """Give tracks the tags back that they had; `swap` does it off the UI thread, in turn."""
        self._operations.run(lambda: self._in_turn(swap), self._tell_restored)

    def restored(self, changed: Mapping[int, RawTags]) -> TagEditReport:
        """Put tags back, off the UI thread."""
        return tag_editing.restore(self._store, changed)

    def _rate(self, ids: list[int], stars: int) -> dict[int, int]:
        before = self._store.read(ratings.ratings_of, ids)
        self._store.write(ratings.rate, ids, stars)
        return before

    def _rated(self, ids: list[int], stars: int, before: dict[int, int]) -> None:
        after = dict.fromkeys(before, stars)
        words = plural("Library", "Track rated", "%n tracks rated", len(ids))
        self._record(_RatingChange(self, words, before, after))
        self.ratings_changed.emit()

    def _edit(self, edits: Mapping[int, TagEdit]) -> TagEditReport:
        return self._in_turn(lambda: tag_editing.edit(self._store, edits))

    def _in_turn(self, work: Callable[[], TagEditReport]) -> TagEditReport:
        """Do one change of files after the other: an undo waits for what it takes back."""
        with self._turn:
            return work()

    def _edited(self, report: TagEditReport) -> None:
        problem = _problem(report)
        if not report.changed:
            self.failed.emit(problem)
            return
        words = plural(
            "Library", "Tags of %n track changed", "Tags of %n tracks changed", len(report.changed)
        )
        self._record(_TagChange(self, words, report.changed), problem)
        self.tags_changed.emit()

    def _tell_restored(self, report: TagEditReport) -> None:
        if report.problems:
            self.failed.emit(_problem(report))
        self.tags_changed.emit()

    def _record(self, change: "_RatingChange | _TagChange", problem: str = "") -> None:
        """Announce a change; what went wrong stands first, or nobody would read it."""
        self._history.record(change)
        words = f"{problem} {change.words}" if problem else change.words
        self.said.emit(words, self.tr("Undo"), partial(self._history.undo, change))


def _problem(report: TagEditReport) -> str:
    """Return the first problem in words, and how many more there are; empty without any."""
    if not report.problems:
        return ""
    reason, others = report.problems[0].reason, len(report.problems) - 1
    if not others:
        return reason
    return plural(
        "Library", "{reason} (and %n track more)", "{reason} (and %n tracks more)", others
    ).format(reason=reason)


class _RatingChange:
    """Stars before and after."""

    def __init__(
        self, changes: TrackChanges, words: str, before: Mapping[int, int], after: Mapping[int, int]
    ) -> None:
        self.words = words
        self._changes = changes
        self._before = before
        self._after = after

    def undo(self) -> None:
        """Give the old stars back."""
        self._changes.restore_ratings(self._before)

    def redo(self) -> None:
        """Give the new stars again."""
        self._changes.restore_ratings(self._after)


class _TagChange:
    """The tags that are not in the files at the moment: the old ones, or once undone the new."""

    def __init__(self, changes: TrackChanges, words: str, other: Mapping[int, RawTags]) -> None:
        self.words = words
        self._changes = changes
        self._other = other

    def undo(self) -> None:
        """Put the other tags into the files, and keep those that were there."""
        self._changes.restore_tags(self._swap)

    redo = undo

    def _swap(self) -> TagEditReport:
        report = self._changes.restored(self._other)
        self._other = report.changed
        return report
