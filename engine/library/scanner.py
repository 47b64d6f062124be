"""Keeps the library in step with the folders on disk.

A re-scan looks only at what changed (size or time of change). Files that vanish are marked
missing; a folder that is not mounted, or cannot be read, is left as it was.
"""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from engine.errors import EarshotError
from engine.library.tags import TrackTags, read_tags, with_fallbacks
from engine.library.walk import FoundFile, walk_audio_files
from engine.store import folders, tracks
from engine.store.records import Folder, KnownFile
from engine.store.store import Store
from engine.words import translate

logger = logging.getLogger(__name__)

_TAG_READERS = 4
_BATCH = 64


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A file or folder that could not be read, with a sentence that says why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class ScanProgress:
    """How far the scan of a folder has come: audio files found, new ones, and of those read."""

    folder: Path
    found: int
    to_read: int
    read: int


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What a scan did: counts of files, folders left alone and things that could not be read.

    `returned` are files that had been missing.
    """

    found: int = 0
    added: int = 0
    updated: int = 0
    missing: int = 0
    returned: int = 0
    unavailable: tuple[Path, ...] = ()
    problems: tuple[FileProblem, ...] = ()
    cancelled: bool = False

    @property
    def changed(self) -> bool:
        """Whether the library is not what it was."""
        return bool(self.added or self.updated or self.missing or self.returned)

    def __add__(self, other: "ScanReport") -> "ScanReport":
        return ScanReport(
            found=self.found + other.found,
            added=self.added + other.added,
            updated=self.updated + other.updated,
            missing=self.missing + other.missing,
            returned=self.returned + other.returned,
            unavailable=self.unavailable + other.unavailable,
            problems=self.problems + other.problems,
            cancelled=self.cancelled or other.cancelled,
        )


ReportProgress = Callable[[ScanProgress], None]
IsCancelled = Callable[[], bool]


def scan(
    store: Store,
    paths: Sequence[Path],
    *,
    on_progress: ReportProgress | None = None,
    cancelled: IsCancelled | None = None,
) -> ScanReport:
    """Add folders to the library, or look again at those that are in it.

    What was read before a cancel or a crash stays; the next scan goes on from there.

    Raises
    ------
    EarshotError
        When a folder that the library does not know yet is not a readable folder.
    """
    report = ScanReport()
    for path in paths:
        one = _FolderScan(
            store, path.absolute(), on_progress or (lambda _: None), cancelled or (lambda: False)
        )
        report += one.run()
        if report.cancelled:
            break
    return report


class _FolderScan:
    """One pass over one folder."""

    def __init__(
        self, store: Store, root: Path, on_progress: ReportProgress, cancelled: IsCancelled
    ) -> None:
        self._store = store
        self._root = root
        self._folder_root = root
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._problems: list[FileProblem] = []
        self._unreadable: list[Path] = []
        self._found = 0

    def run(self) -> ScanReport:
        """Scan the folder and return what changed."""
        known = self._store.read(tracks.known_files, self._root)
        if not _is_mounted(self._root, has_tracks=bool(known)):
            return self._leave_alone()
        folder = self._store.write(folders.add_folder, self._root)
        # The root may be a part of the listener's folder: names are still taken from all of it.
        self._folder_root = folder.path
        self._store.write(folders.set_available, folder.id, True)
        changed, unchanged = self._compare(known)
        added = sum(str(file.path) not in known for file in changed)
        self._save(folder, changed)
        updated = len(changed) - added
        report = ScanReport(found=self._found, added=added, updated=updated)
        if self._cancelled():
            return replace(report, problems=tuple(self._problems), cancelled=True)
        if not _is_mounted(self._root, has_tracks=bool(known)):
            # It was unplugged meanwhile: what was not seen is not gone.
            return self._leave_alone()
        back = [file.track_id for file in unchanged if file.missing]
        self._store.write(tracks.mark_present, back)
        seen = {file.track_id for file in unchanged} | self._ids(known, changed)
        missing = self._mark_missing(known, seen)
        return replace(report, missing=missing, returned=len(back), problems=tuple(self._problems))

    def _leave_alone(self) -> ScanReport:
        """Note that a known folder is away; an unknown one is the caller's mistake."""
        known = {folder.path: folder for folder in self._store.read(folders.all_folders)}
        if not any(self._root.is_relative_to(path) for path in known):
            raise EarshotError(
                translate(
                    "Library", "“{path}” is not a folder that can be read; check the path."
                ).format(path=self._root)
            )
        if self._root in known:
            self._store.write(folders.set_available, known[self._root].id, False)
        return ScanReport(unavailable=(self._root,))

    def _compare(self, known: dict[str, KnownFile]) -> tuple[list[FoundFile], list[KnownFile]]:
        """Divide what is on disk into changed files and unchanged ones."""
        changed: list[FoundFile] = []
        unchanged: list[KnownFile] = []
        for file in walk_audio_files(
            self._root, on_unreadable=self._note_unreadable, cancelled=self._cancelled
        ):
            before = known.get(str(file.path))
            if before and (before.size, before.mtime_ns) == (file.size, file.mtime_ns):
                unchanged.append(before)
            else:
                changed.append(file)
            self._found += 1
            if self._found % _BATCH == 0:
                self._tell(to_read=len(changed), read=0)
        return changed, unchanged

    def _note_unreadable(self, path: Path, error: OSError) -> None:
        self._unreadable.append(path)
        self._problems.append(FileProblem(path, error.strerror or str(error)))

    def _save(self, folder: Folder, files: Sequence[FoundFile]) -> None:
        """Read the tags of changed files and store them, batch by batch."""
        with ThreadPoolExecutor(_TAG_READERS, thread_name_prefix="tag-reader") as readers:
            for start in range(0, len(files), _BATCH):
                if self._cancelled():
                    return
                batch = files[start : start + _BATCH]
                rows = [
                    _row(folder, file, tags)
                    for file, tags in zip(batch, readers.map(self._tags, batch), strict=True)
                    if tags is not None
                ]
                self._store.write(tracks.save_tracks, rows)
                self._tell(to_read=len(files), read=start + len(batch))

    def _tags(self, file: FoundFile) -> TrackTags | None:
        try:
            return with_fallbacks(read_tags(file.path), file.path, self._folder_root)
        except EarshotError as error:
            self._problems.append(FileProblem(file.path, str(error)))
        except Exception:
            # One file in a hundred thousand that nobody thought of must not end every scan.
            logger.exception("The tags of “%s” could not be read.", file.path)
            self._problems.append(FileProblem(file.path, "Its tags are like no others."))
        return None

    def _ids(self, known: dict[str, KnownFile], files: Sequence[FoundFile]) -> set[int]:
        paths = (str(file.path) for file in files)
        return {known[path].track_id for path in paths if path in known}

    def _mark_missing(self, known: dict[str, KnownFile], seen: set[int]) -> int:
        """Mark what was not seen; what lies in an unreadable folder may still be there."""
        gone = [
            file.track_id
            for path, file in known.items()
            if file.track_id not in seen and not file.missing and not self._is_unreadable(path)
        ]
        self._store.write(tracks.mark_missing, gone)
        return len(gone)

    def _is_unreadable(self, path: str) -> bool:
        return any(Path(path).is_relative_to(folder) for folder in self._unreadable)

    def _tell(self, *, to_read: int, read: int) -> None:
        self._on_progress(ScanProgress(self._root, self._found, to_read, read))


def _is_mounted(root: Path, *, has_tracks: bool) -> bool:
    """Return whether the folder is there; an empty one that held tracks is an absent drive."""
    try:
        is_empty = next(root.iterdir(), None) is None
    except OSError as error:
        logger.info("“%s” cannot be listed: %s", root, error)
        return False
    return not (is_empty and has_tracks)


def _row(folder: Folder, file: FoundFile, tags: TrackTags) -> dict[str, object]:
    return asdict(tags) | {
        "folder_id": folder.id,
        "path": str(file.path),
        "size": file.size,
        "mtime_ns": file.mtime_ns,
    }
