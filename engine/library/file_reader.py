"""Reads the files of a scan, several at the same time."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from engine.errors import EarshotError
from engine.library.cue.scanned import ScannedSheets
from engine.library.file_rows import Row, rows_of
from engine.library.problems import FileProblem
from engine.library.walk import FoundFile
from engine.store.records import Folder

logger = logging.getLogger(__name__)

_READERS = 4
_MOST_SHARED = 64
"""So many files a reader takes at once; one by one, threads would mostly wait for each other."""


class FileReader:
    """Makes rows of files. No file, whatever is in it, keeps others from being read.

    Parameters
    ----------
    folder
        The listener's folder. Names are taken from all of it where tags are silent, though only a
        part of it may be looked through.
    sheets
        The CUE sheets beside the files, already read.
    on_problem
        Hears, on any thread, what could not be read.
    cancelled
        Looked at before each file.
    """

    def __init__(
        self,
        folder: Folder,
        sheets: ScannedSheets,
        on_problem: Callable[[FileProblem], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._folder = folder
        self._sheets = sheets
        self._on_problem = on_problem
        self._cancelled = cancelled
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="tag-reader")

    def __enter__(self) -> "FileReader":
        return self

    def __exit__(self, *_: object) -> None:
        self._readers.shutdown()

    def read(self, files: Sequence[FoundFile]) -> list[list[Row]] | None:
        """Return the rows of each file, ready to be stored; none where it could not be read.

        Return None once the scan is cancelled: what was read by then is of no use.
        """
        size = min(_MOST_SHARED, -(-len(files) // _READERS))
        shares = [files[at : at + size] for at in range(0, len(files), size or 1)]
        parts = list(self._readers.map(self._share_of_rows, shares))
        if self._cancelled():
            return None
        return [rows for part in parts for rows in part]

    def _share_of_rows(self, files: Sequence[FoundFile]) -> list[list[Row]]:
        rows = []
        for file in files:
            if self._cancelled():
                break
            rows.append(self._located_rows(file))
        return rows

    def _located_rows(self, file: FoundFile) -> list[Row]:
        place: Row = {"folder_id": self._folder.id, "size": file.size, "mtime_ns": file.mtime_ns}
        return [row | place for row in self._rows(file)]

    def _rows(self, file: FoundFile) -> list[Row]:
        directions = self._sheets.directions(file.path)
        try:
            rows, problem = rows_of(file.path, self._folder.path, directions)
            if problem:
                self._on_problem(problem)
            return rows
        except EarshotError as error:
            self._on_problem(FileProblem(file.path, str(error)))
        except Exception:
            # One file in a hundred thousand that nobody thought of must not end every scan.
            logger.exception("The tags of “%s” could not be read.", file.path)
            self._on_problem(FileProblem(file.path, "Its tags are like no others."))
        return []
