"""The words of all tracks, in memory or in the trigram index."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

from engine.store.criteria import TextField
from engine.store.text_keys import fold

Ids = npt.NDArray[np.int64]

NUMBERS = ("year", "added_at", "duration")
"""Columns that change when texts may, too; ratings and plays change at any time."""

_SHORTEST_TRIGRAM = 3
_LINES: dict[TextField, tuple[int, ...]] = {"artist": (1, 2), "album": (3,), "genre": (4,)}


def search_text(
    title: str,
    artist: str | None,
    album_artist: str | None,
    album: str | None,
    genre: str | None,
    file_name: str,
) -> str:
    """Return what is searched of a track: one folded line a field, so that none runs into another.

    An album artist that is the artist too is not said twice.
    """
    other = album_artist if album_artist != artist else None
    return "\n".join(fold(text or "") for text in (title, artist, other, album, genre, file_name))


class FoldedTexts:
    """What is searched in each track, in memory: letter by letter faster than any index.

    To look through 100,000 texts takes some milliseconds a word; an index is quicker to find what
    is rare, but the letters that a listener types first stand in most of the texts, and to carry
    as many row numbers out of the database takes several times longer.

    Attributes
    ----------
    ids
        int64 [tracks].
    texts
        The :func:`search_text` of each.
    """

    def __init__(self, ids: Ids, texts: list[str]) -> None:
        self.ids = ids
        self.texts = texts
        self._names: dict[int, SharedNames] = {}
        self._directories: SharedNames | None = None
        self._titles: list[str] | None = None
        self._numbers: TrackNumbers | None = None

    def prepare(self, database: Database) -> None:
        """Find now what else a listener may look for, so that no first search waits for it."""
        self.directories(database)
        self.numbers(database)
        self._all_titles()
        for lines in _LINES.values():
            for line in lines:
                self._names_in(line)

    def matching(self, words: Sequence[str]) -> Ids:
        """Return the ids of the tracks in which all folded words occur, int64 [matches]."""
        left: Iterable[int] = range(len(self.texts))
        for word in words:
            left = [place for place in left if word in self.texts[place]]
        return self.ids[np.fromiter(left, np.int64)]

    def with_field(self, field: TextField, word: str) -> Ids:
        """Return the ids of the tracks with a folded word in one field, int64 [matches].

        Without a word, those whose field is empty. The field is not ``folder``.
        """
        if field == "title":
            return self._with_title(word)
        names = [self._names_in(line) for line in _LINES[field]]
        found = [shared.holding(word) for shared in names]
        return self.ids[np.logical_or.reduce(found) if word else np.logical_and.reduce(found)]

    def below(self, database: Database, word: str) -> Ids:
        """Return the ids of the tracks in whose folders' path a folded word occurs, int64 [n]."""
        directories = self.directories(database)
        return directories.ids[directories.holding(word)]

    def directories(self, database: Database) -> "SharedNames":
        """Return the folders of the tracks, which are read once."""
        if self._directories is None:
            self._directories = _shared_directories(database)
        return self._directories

    def numbers(self, database: Database) -> "TrackNumbers":
        """Return the numbers of the tracks, which are read once."""
        if self._numbers is None:
            self._numbers = TrackNumbers.read(database)
        return self._numbers

    def _with_title(self, word: str) -> Ids:
        found = [word in title if word else not title for title in self._all_titles()]
        return self.ids[np.array(found, np.bool_)]

    def _all_titles(self) -> list[str]:
        if self._titles is None:
            self._titles = [text.split("\n", 1)[0] for text in self.texts]
        return self._titles

    def _names_in(self, line: int) -> "SharedNames":
        if line not in self._names:
            names = [text.split("\n", line + 1)[line] for text in self.texts]
            self._names[line] = SharedNames.of(self.ids, names)
        return self._names[line]


@dataclass(frozen=True, slots=True)
class SharedNames:
    """Names that many tracks share: each is looked at once.

    Attributes
    ----------
    ids
        int64 [tracks].
    names
        The different folded names.
    numbers
        int32 [tracks]: which name each track has.
    """

    ids: Ids
    names: list[str]
    numbers: npt.NDArray[np.int32]

    @classmethod
    def of(cls, ids: Ids, names: Sequence[str]) -> "SharedNames":
        """Find out which of the names are the same."""
        known: dict[str, int] = {}
        numbers = np.fromiter(
            (known.setdefault(name, len(known)) for name in names), np.int32, len(names)
        )
        return cls(ids, list(known), numbers)

    def holding(self, word: str) -> npt.NDArray[np.bool_]:
        """Return for each track whether a word is in its name; without one, whether it has none."""
        found = [word in name if word else not name for name in self.names]
        return np.array(found, np.bool_)[self.numbers]


@dataclass(frozen=True, slots=True)
class TrackNumbers:
    """Numbers of all tracks.

    Attributes
    ----------
    ids
        int64 [tracks].
    columns
        float64 [tracks] each; NaN where there is none.
    """

    ids: Ids
    columns: dict[str, npt.NDArray[np.float64]]

    @classmethod
    def read(cls, database: Database) -> "TrackNumbers":
        """Read the columns of all tracks."""
        rows = database.execute(f"SELECT id, {', '.join(NUMBERS)} FROM tracks").fetchall()
        ids, *columns = zip(*rows, strict=True) if rows else [()] * (1 + len(NUMBERS))
        read = (np.array(column, np.float64) for column in columns)
        return cls(np.array(ids, np.int64), dict(zip(NUMBERS, read, strict=True)))

    def between(self, column: str, least: float | None, below: float | None) -> Ids:
        """Return the ids of the tracks with a number between limits, int64 [matches].

        The column is one of `NUMBERS`; a limit of None leaves its side open.
        """
        numbers = self.columns[column]
        inside = ~np.isnan(numbers)
        if least is not None:
            inside &= numbers >= least
        if below is not None:
            inside &= numbers < below
        return self.ids[inside]


def _shared_directories(database: Database) -> SharedNames:
    """Read each folder once; its tracks come as one text, not as a row each."""
    rows = database.execute(
        "SELECT directory, count(*), group_concat(id) FROM tracks WHERE missing_since IS NULL"
        " GROUP BY directory UNION ALL"
        " SELECT directory, count(*), group_concat(id) FROM tracks WHERE missing_since IS NOT NULL"
        " GROUP BY directory"
    ).fetchall()
    ids = np.fromstring(",".join(row[2] for row in rows), np.int64, sep=",")
    numbers = np.repeat(np.arange(len(rows), dtype=np.int32), [row[1] for row in rows])
    return SharedNames(ids, [fold(row[0]) for row in rows], numbers)


def folded_texts(database: Database) -> FoldedTexts:
    """Read the texts of all tracks; 100,000 take some 15 MB."""
    rows = database.execute("SELECT id, search_text FROM tracks").fetchall()
    ids = np.fromiter((row[0] for row in rows), np.int64, len(rows))
    return FoldedTexts(ids, [row[1] for row in rows])


def texts_at_hand(database: Database) -> FoldedTexts:
    """Read the texts of all tracks, and what else a listener may look for in them at once."""
    texts = folded_texts(database)
    texts.prepare(database)
    return texts


def indexed_matches(database: Database, words: Sequence[str]) -> Ids:
    """Return what the trigram index finds; for words too short for it, what a scan finds."""
    conditions, parameters = [], []
    phrases = [_quoted(word) for word in words if len(word) >= _SHORTEST_TRIGRAM]
    if phrases:
        conditions.append("id IN (SELECT rowid FROM tracks_search WHERE tracks_search MATCH ?)")
        parameters.append(" AND ".join(phrases))
    for word in words:
        if len(word) < _SHORTEST_TRIGRAM:
            conditions.append("instr(search_text, ?) > 0")
            parameters.append(word)
    rows = database.execute(f"SELECT id FROM tracks WHERE {' AND '.join(conditions)}", parameters)
    return np.fromiter((row[0] for row in rows), np.int64)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
