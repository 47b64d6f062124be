"""Scans folders and listens to what is in them, in the background, for as long as the app runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.listening.scan_queue import ScanQueue
from desktop.operations import Operation, Operations
from engine.analysis.pipeline import AnalysisPipeline
from engine.analysis.progress import AnalysisProgress
from engine.encoder.bundle import ModelBundle
from engine.encoder.session import Device
from engine.errors import EarshotError
from engine.library.scanner import ScanProgress, ScanReport
from engine.store import analyses, browse, folders
from engine.store.records import AnalysisCounts, FailedTrack, Folder, FolderRules
from engine.store.store import Store

_NEWS_MILLISECONDS = 1500


@dataclass(frozen=True, slots=True)
class LibraryCounts:
    """How far listening has come, and how many tracks are missing."""

    listening: AnalysisCounts
    missing: int


class LibraryService(QObject):
    """Owns the scans and the analysis pipeline.

    Listening starts by itself whenever a scan found something and at the start of the app, unless
    it is paused. All signals are sent on the UI thread.

    Signals
    -------
    scanning_changed
        Whether folders are being looked through.
    scan_progressed, scan_finished
        A ScanProgress or ScanReport.
    tracks_changed
        Rows of the library came, changed or went.
    folder_removed
        A folder left the library with its tracks.
    folders_changed
        All folders.
    counts_changed
        LibraryCounts.
    listening_progressed
        An AnalysisProgress.
    listened
        The ids of tracks that were just listened to.
    failed
        A sentence.
    """

    scanning_changed = Signal(bool)

    scan_progressed = Signal(object)
    scan_finished = Signal(object)
    tracks_changed = Signal()
    folder_removed = Signal()
    folders_changed = Signal(object)
    counts_changed = Signal(object)
    listening_progressed = Signal(object)
    listened = Signal(list)
    failed = Signal(str)
    _progress_came = Signal(object)
    _stored_came = Signal(list)

    def __init__(
        self,
        store: Store,
        bundle: ModelBundle,
        operations: Operations,
        parent: QObject | None = None,
        *,
        device: Device = "auto",
        workers: int = 0,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._bundle = bundle
        self._operations = operations
        self._closing = False
        self._counting: Operation | None = None
        self._reading_folders: Operation | None = None
        self._last_state = ""
        self._pipeline = AnalysisPipeline(
            store,
            bundle,
            device=device,
            workers=workers or None,
            on_progress=self._progress_came.emit,
            on_stored=self._note_stored,
        )
        # While a scan runs, news come many times a second: listeners hear of them more calmly.
        self._news = QTimer(self, singleShot=True, interval=_NEWS_MILLISECONDS)
        self._news.timeout.connect(self._tell_news)
        self._progress_came.connect(self._follow_listening)
        self._stored_came.connect(self.listened)
        self._scans = ScanQueue(store, operations, self)
        self._scans.scanning_changed.connect(self.scanning_changed)
        self._scans.progressed.connect(self._follow_scan)
        self._scans.finished.connect(self._finish_scan)
        self._scans.failed.connect(self._fail_scan)

    @property
    def scanning(self) -> bool:
        """Whether folders are being looked through."""
        return self._scans.scanning

    def start(self, *, paused: bool) -> None:
        """Listen to what is pending; the folders are looked through as well."""
        if paused:
            self._pipeline.pause()
        self.refresh_counts()
        self._pipeline.start()
        self._operations.run(lambda: self._store.read(folders.all_folders), self._rescan_all)

    def add_folders(self, paths: Sequence[Path]) -> None:
        """Add folders, or look again at those that are known."""
        self._scans.add(paths)

    def rescan(self, paths: Sequence[Path]) -> None:
        """Look again at folders of the library or parts of them, unless they are gone by then."""
        self._scans.add(paths, known_only=True)

    def remove_folder(self, folder: Folder) -> None:
        """Take a folder and its tracks out of the library; the files stay.

        A scan of it is ended first, or it would bring back what is removed.
        """
        self._scans.drop(folder.path)
        self._operations.run(lambda: self._scans.remove(folder), lambda _: self._tell_removed())

    def set_rules(self, folder: Folder, rules: FolderRules) -> None:
        """Give a folder other rules, and look through it where they decide what is in it."""
        other_files = rules.excluded != folder.rules.excluded
        again = [folder.path] if other_files or (rules.watched and not folder.rules.watched) else []

        def tell(_: object) -> None:
            self.refresh_folders()
            self.rescan(again)

        self._operations.run(lambda: self._store.write(folders.set_rules, folder.id, rules), tell)

    def separate(self, path: Path) -> None:
        """Let a part of a folder be one of its own, which can have rules of its own."""
        self._operations.run(
            lambda: self._store.write(folders.separate_folder, path),
            lambda _: self.refresh_folders(),
        )

    def try_again(self, track_ids: Sequence[int]) -> None:
        """Listen once more to tracks that could not be listened to."""
        self._operations.run(
            lambda: self._store.write(analyses.forget_failures, track_ids),
            lambda _: self._tell_news(),
        )

    def listen_again(self) -> None:
        """Look for tracks that are pending once more."""
        self._tell_news()

    def failures(self) -> dict[int, str]:
        """Return by id why tracks could not be listened to; reads, so call it off the UI thread.

        Files go by their names: beside their rows, paths would only take the room.
        """
        failed = self._store.read(analyses.failed_tracks, self._bundle.id, self._bundle.version)
        return {track.track_id: _without_folder(track) for track in failed}

    def prefer(self, track_id: int) -> None:
        """Listen to a track before all others."""
        self._pipeline.prefer(track_id)

    def pause(self) -> None:
        """Stop listening until :meth:`resume`."""
        self._pipeline.pause()

    def resume(self) -> None:
        """Go on listening, or try again after an error."""
        self._pipeline.resume()
        self._pipeline.start()

    def refresh_counts(self) -> None:
        """Count anew how many tracks there are and how many were listened to."""
        # An older question may be answered later than this one, and must not have the last word.
        if self._counting:
            self._counting.cancel()
        self._counting = self._operations.run(self._count, self.counts_changed.emit)

    def refresh_folders(self) -> None:
        """Tell which folders there are."""
        if self._reading_folders:
            self._reading_folders.cancel()
        self._reading_folders = self._operations.run(
            lambda: self._store.read(folders.all_folders), self.folders_changed.emit
        )

    def close(self) -> None:
        """Stop scanning and listening; what is done stays done."""
        self._closing = True
        self._scans.close()
        self._pipeline.cancel()

    def _rescan_all(self, known: list[Folder]) -> None:
        self.folders_changed.emit(known)
        self.rescan([folder.path for folder in known if folder.rules.watched])

    def _tell_removed(self) -> None:
        self.folder_removed.emit()
        self._tell_all()

    def _follow_scan(self, progress: ScanProgress) -> None:
        self.scan_progressed.emit(progress)
        if progress.read and not self._news.isActive():
            self._news.start()

    def _tell_news(self) -> None:
        if not self._closing:
            self._pipeline.start()
            self._tell_all()

    def _finish_scan(self, report: ScanReport) -> None:
        self._news.stop()
        self.scan_finished.emit(report)
        if report.changed:
            self._tell_news()
        else:
            self._tell_numbers()

    def _fail_scan(self, error: EarshotError) -> None:
        self._news.stop()
        self.failed.emit(str(error))
        self._tell_all()

    def _tell_all(self) -> None:
        self.tracks_changed.emit()
        self._tell_numbers()

    def _tell_numbers(self) -> None:
        self.refresh_folders()
        self.refresh_counts()

    def _follow_listening(self, progress: AnalysisProgress) -> None:
        if progress.state != self._last_state:
            self._last_state = progress.state
            self.refresh_counts()
        self.listening_progressed.emit(progress)

    def _note_stored(self, track_ids: Sequence[int]) -> None:
        self._stored_came.emit(list(track_ids))

    def _count(self) -> LibraryCounts:
        listening = self._store.read(analyses.counts, self._bundle.id, self._bundle.version)
        missing = self._store.read(browse.ordered_ids, browse.View("missing"))
        return LibraryCounts(listening, len(missing))


def _without_folder(track: FailedTrack) -> str:
    return track.reason.replace(str(track.path), track.path.name)
