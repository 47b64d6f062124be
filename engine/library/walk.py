"""Finds the music files below a folder, quickly and in an order that never changes.

What is passed over is what listeners expect: hidden files and folders, the rubbish bins and
thumbnail stores of common systems, and every folder that holds a file `.nomedia` or `.nomusic`,
together with all below it. Whatever cannot be read is reported and never silently left out, so
that the tracks in it are not taken for deleted.
"""

import errno
import os
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.library.formats import is_audio_name
from engine.words import translate

SKIPPED_FOLDERS: frozenset[str] = frozenset(
    {"@eadir", "__macosx", "$recycle.bin", "system volume information", "lost+found", "#recycle"}
)
"""Folders of operating systems and storage boxes, in lower case, that hold copies or nothing."""

SKIP_MARKERS: frozenset[str] = frozenset({".nomedia", ".nomusic"})
"""A folder that holds a file of this name is left out with everything below it."""

OnUnreadable = Callable[[Path, OSError], None]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A music file as the disk describes it: `size` in bytes, `mtime_ns` since the epoch."""

    path: Path
    size: int
    mtime_ns: int


def walk_audio_files(
    folder: Path,
    *,
    on_unreadable: OnUnreadable,
    cancelled: Callable[[], bool] | None = None,
    wanted: Callable[[str], bool] = is_audio_name,
    leaves_out: Callable[[Path], bool] | None = None,
) -> Iterator[FoundFile]:
    """Yield every music file below `folder`, sorted by name, a folder's files before its folders.

    Links to folders are followed after all real folders, and no folder is entered twice: a link
    that leads back up ends there, and one to another place in the tree adds no second copy.

    Parameters
    ----------
    folder
        Where to start. It is searched even if its own name is hidden.
    on_unreadable
        Called with each file or folder that cannot be looked at, and why. What lies below such a
        folder is unknown, not gone. Names that are no valid text are reported here too.
    cancelled
        Asked before each folder; the walk ends early when it answers true.
    wanted
        Tells by their names which files are yielded.
    leaves_out
        Tells which files and folders are passed over.
    """
    walk = _Walk(on_unreadable, wanted, leaves_out)
    walk.linked.append(folder)
    while walk.waiting or walk.linked:
        if cancelled is not None and cancelled():
            return
        here = walk.waiting.pop() if walk.waiting else walk.linked.popleft()
        yield from walk.files_of(here)


class _Walk:
    """The folders still to visit and those already seen."""

    def __init__(
        self,
        on_unreadable: OnUnreadable,
        wanted: Callable[[str], bool],
        leaves_out: Callable[[Path], bool] | None,
    ) -> None:
        self._wanted = wanted
        self._leaves_out = leaves_out
        self.waiting: list[Path] = []
        self.linked: deque[Path] = deque()
        self._seen: set[tuple[int, int]] = set()
        self._on_unreadable = on_unreadable

    def files_of(self, folder: Path) -> Iterator[FoundFile]:
        """Yield the music files in `folder` itself and note the folders in it for later."""
        entries = self._entries(folder)
        if any(entry.name in SKIP_MARKERS for entry in entries):
            return
        below: list[Path] = []
        for entry in entries:
            if entry.name.startswith(".") or self._is_left_out(folder, entry):
                continue
            try:
                found = self._look_at(folder, entry, below)
            except OSError as error:
                self._on_unreadable(folder / entry.name, error)
                continue
            if found is not None:
                yield found
        self.waiting.extend(reversed(below))

    def _is_left_out(self, folder: Path, entry: os.DirEntry[str]) -> bool:
        return self._leaves_out is not None and self._leaves_out(folder / entry.name)

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        """Return what is in `folder` by name; nothing if it was seen before or cannot be read."""
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in self._seen:
                return []
            self._seen.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._on_unreadable(folder, error)
            return []

    def _look_at(
        self, folder: Path, entry: os.DirEntry[str], below: list[Path]
    ) -> FoundFile | None:
        """Return the music file that `entry` is; put it on one of the lists if it is a folder.

        Raises
        ------
        OSError
            When the entry cannot be looked at, its name is no text, or it is a dead link.
        """
        if entry.is_dir():
            if entry.name.lower() not in SKIPPED_FOLDERS:
                _require_text(entry.name)
                (self.linked if entry.is_symlink() else below).append(folder / entry.name)
            return None
        if entry.is_symlink():
            # A dead link may stand for a whole folder on a disk that is not connected.
            entry.stat()
        if not self._wanted(entry.name) or not entry.is_file():
            return None
        _require_text(entry.name)
        status = entry.stat()
        return FoundFile(folder / entry.name, status.st_size, status.st_mtime_ns)


def _require_text(name: str) -> None:
    """Raise an OSError when `name` holds bytes that are no UTF-8 (Python keeps them as surrogates).

    Such a name cannot be stored, shown or handed to another program without damage.
    """
    if name.isascii():
        return
    try:
        name.encode()
    except UnicodeEncodeError:
        reason = translate(
            "Library", "The name is not valid UTF-8; rename it to bring it into the library"
        )
        raise OSError(errno.EILSEQ, reason) from None
