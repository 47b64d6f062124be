"""Keeps the library in step with the folders on disk.

A re-scan looks only at what changed (size or time of change). Files that vanish are marked
missing; a folder that is not mounted, or cannot be read, is left as it was. CUE sheets divide files
into tracks; where a sheet comes, changes or goes, the files beside it are read again.
"""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from engine.errors import EarshotError
from engine.library.cue.scanned import ScannedSheets
from engine.library.exclusions import Exclusions
from engine.library.file_reader import FileReader
from engine.library.formats import is_audio_name, is_sheet_name
from engine.library.known_tracks import KnownTracks
from engine.library.problems import FileProblem
from engine.library.walk import FoundFile, walk_audio_files
from engine.store import cue_sheets, folders, tracks
from engine.store.records import Folder, FolderRules, KnownFile
from engine.store.store import Store
from engine.words import translate

logger = logging.getLogger(__name__)

_BATCH = 256


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
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._problems: list[FileProblem] = []
        self._unreadable: list[Path] = []
        self._found = 0
        self._sheets = ScannedSheets(store.read(cue_sheets.known_sheets, root))
        self._exclusions = _exclusions(store.read(folders.all_folders), root)

    def run(self) -> ScanReport:
        """Scan the folder and return what changed."""
        known = self._known()
        if not _is_mounted(self._root, has_tracks=bool(known)):
            return self._leave_alone()
        folder = self._store.write(folders.add_folder, self._root)
        self._store.write(folders.set_available, folder.id, True)
        changed, unchanged = self._compare(known)
        added = sum(not known.knows(file) for file in changed)
        self._save(folder, changed, known)
        updated = len(changed) - added
        report = ScanReport(found=self._found, added=added, updated=updated)
        if self._cancelled():
            return replace(report, problems=tuple(self._problems), cancelled=True)
        if not _is_mounted(self._root, has_tracks=bool(known)):
            # It was unplugged meanwhile: what was not seen is not gone.
            return self._leave_alone()
        self._store.write(
            cue_sheets.remember_sheets,
            folder.id,
            self._sheets.seen(),
            self._sheets.gone(self._is_unreadable),
        )
        back = [file.track_id for file in unchanged if file.missing]
        self._store.write(tracks.mark_present, back)
        seen = {file.track_id for file in unchanged} | known.ids(changed)
        missing = self._mark_missing(known, seen)
        return replace(report, missing=missing, returned=len(back), problems=tuple(self._problems))

    def _known(self) -> KnownTracks:
        """Return what is stored of this folder, without folders of their own within it."""
        is_apart = self._exclusions.is_apart if self._exclusions.has_apart else None
        return KnownTracks(self._store.read(tracks.known_files, self._root), is_apart)

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

    def _compare(self, known: KnownTracks) -> tuple[list[FoundFile], list[KnownFile]]:
        """Divide what is on disk into changed files and the tracks of unchanged ones."""
        changed: list[FoundFile] = []
        unchanged: list[FoundFile] = []
        for file in walk_audio_files(
            self._root,
            on_unreadable=self._note_unreadable,
            cancelled=self._cancelled,
            wanted=_is_wanted,
            leaves_out=self._exclusions.leaves_out,
        ):
            if is_sheet_name(file.path.name):
                self._sheets.note(file)
                continue
            (unchanged if known.is_unchanged(file) else changed).append(file)
            self._found += 1
            if self._found % _BATCH == 0:
                self._tell(to_read=len(changed), read=0)
        anew = self._sheets.changed_folders(self._is_unreadable)
        if anew:
            changed += [file for file in unchanged if file.path.parent in anew]
            unchanged = [file for file in unchanged if file.path.parent not in anew]
        self._problems += self._sheets.read(changed, also=anew)
        return changed, [track for file in unchanged for track in known.of(file)]

    def _note_unreadable(self, path: Path, error: OSError) -> None:
        self._unreadable.append(path)
        self._problems.append(FileProblem(path, error.strerror or str(error)))

    def _save(self, folder: Folder, files: Sequence[FoundFile], known: KnownTracks) -> None:
        """Read changed files batch by batch, and store one while the next is read."""
        stored: Future[None] | None = None
        with FileReader(folder, self._sheets, self._problems.append, self._cancelled) as reader:
            for start in range(0, len(files), _BATCH):
                batch = files[start : start + _BATCH]
                read = reader.read(batch)
                if read is None:
                    break
                rows = [row for of_file in read for row in of_file]
                if stored:
                    stored.result()
                stored = self._store.submit(tracks.save_files, rows, known.outdated(batch, read))
                self._tell(to_read=len(files), read=start + len(batch))
        if stored:
            stored.result()

    def _mark_missing(self, known: KnownTracks, seen: set[int]) -> int:
        """Mark what was not seen; what lies in an unreadable folder may still be there."""
        gone = [track for track in known.unseen(seen) if not self._is_unreadable(track.file)]
        excluded = {track.track_id for track in gone if self._exclusions.excludes(Path(track.file))}
        missing = [track.track_id for track in gone if track.track_id not in excluded]
        self._store.write(tracks.save_files, (), sorted(excluded))
        self._store.write(tracks.mark_missing, missing)
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


def _exclusions(known: Sequence[Folder], root: Path) -> Exclusions:
    """Return what is left out when a folder of the library, or a part of one, is looked through."""
    around = folders.folder_of(known, root)
    within = folders.folders_within(known, root)
    if around is None:
        # Folders without rules of their own become part of it.
        apart = [folder.path for folder in within if folder.rules != FolderRules()]
        return Exclusions(root, (), apart)
    return Exclusions(around.path, around.rules.excluded, [folder.path for folder in within])


def _is_wanted(name: str) -> bool:
    return is_audio_name(name) or is_sheet_name(name)
