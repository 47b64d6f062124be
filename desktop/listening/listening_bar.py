"""The status bar: how far listening to the music has come, and pausing it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop import formatting
from desktop.theme import tokens
from desktop.theme.theme import Theme
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.icon_button import IconButton
from engine.analysis.progress import AnalysisProgress
from engine.failures import retold
from engine.library.scanner import ScanProgress
from engine.store.records import AnalysisCounts
from engine.words import plural

_DEVICES = {"cpu": "CPU", "cuda": "GPU"}
_ACTIVE = ("starting", "running")


class ListeningBar(QWidget):
    """One line of words, a thin progress bar, one button: pause, go on, or try again."""

    pause_wanted = Signal(bool)
    retry_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(tokens.STATUS_HEIGHT)
        self._counts = AnalysisCounts(0, 0, 0, 0)
        self._counted_done = 0
        self._progress: AnalysisProgress | None = None
        self._scan: ScanProgress | None = None
        self._paused = False
        self.label = ElidedLabel()
        self.label.setProperty("role", "meta")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(128)
        self._bar.setAccessibleName(self.tr("Listened to"))
        self.button = IconButton(
            theme, "pause", self.tr("Pause listening"), size=16, token="text_muted"
        )
        self.button.clicked.connect(self._toggle)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 8, 0)
        layout.setSpacing(12)
        layout.addWidget(self.label, 1)
        layout.addWidget(self._bar)
        layout.addWidget(self.button)
        self._refresh()

    def show_paused(self, paused: bool) -> None:
        """Show whether listening is paused by the listener's wish."""
        self._paused = paused
        self._refresh()

    def show_counts(self, counts: AnalysisCounts) -> None:
        """Take over fresh counts of the whole library."""
        self._counts = counts
        self._counted_done = self._done_in_run()
        self._refresh()

    def show_progress(self, progress: AnalysisProgress) -> None:
        """Take over a report of the pipeline."""
        if progress.done + progress.failed < self._done_in_run():
            self._counted_done = 0
        self._progress = progress
        self._refresh()

    def show_scan(self, progress: ScanProgress | None) -> None:
        """Take over a report of the scan; None when it is over."""
        self._scan = progress
        self._refresh()

    def _done_in_run(self) -> int:
        return self._progress.done + self._progress.failed if self._progress else 0

    def _done(self) -> int:
        """How many tracks of the library were listened to: counted, and come in since."""
        since = self._done_in_run() - self._counted_done
        return min(self._counts.analysed + self._counts.failed + since, self._counts.tracks)

    def _refresh(self) -> None:
        pending = self._counts.tracks - self._done()
        self.label.setText(self._words(pending))
        self._bar.setVisible(pending > 0)
        self._bar.setRange(0, max(1, self._counts.tracks))
        self._bar.setValue(self._done())
        self.button.setVisible((pending > 0 and not self._is_over()) or self._has_failed())
        name, label = self._button()
        self.button.set_icon(name)
        self.button.set_label(label)

    def _button(self) -> tuple[str, str]:
        """Return the icon of the button and what it does."""
        if self._has_failed():
            return "arrow-clockwise", self.tr("Try listening again")
        return (
            ("play", self.tr("Go on listening"))
            if self._paused
            else ("pause", self.tr("Pause listening"))
        )

    def _has_failed(self) -> bool:
        return self._progress is not None and self._progress.state == "error"

    def _is_over(self) -> bool:
        """Whether a run has ended; what is pending then is out of reach."""
        return self._progress is not None and self._progress.state == "finished"

    def _words(self, pending: int) -> str:
        progress = self._progress
        if progress and self._has_failed():
            return self.tr("Listening stopped: {reason}").format(
                reason=retold(progress.error) if progress.error else self.tr("nobody knows why")
            )
        if self._scan:
            return self._scan_words(self._scan)
        if not self._counts.tracks:
            return self.tr("Nothing leaves this computer.")
        if not pending:
            return self._finished_words()
        of = self.tr("{done} of {all}").format(
            done=formatting.count(self._done()), all=formatting.count(self._counts.tracks)
        )
        if self._is_over():
            return plural(
                "Listening",
                "{done} tracks listened to · %n out of reach for now",
                "{done} tracks listened to · %n out of reach for now",
                pending,
            ).format(done=of)
        return self._listening_words(of)

    def _listening_words(self, of: str) -> str:
        if self._paused:
            return self.tr("Listening is paused: {done}").format(done=of)
        return " · ".join(
            [self.tr("Listening to your music: {done}").format(done=of), *self._pace()]
        )

    def _pace(self) -> list[str]:
        progress = self._progress
        if progress is None or progress.state not in _ACTIVE:
            return []
        words = []
        if progress.rate > 0:
            words.append(formatting.rate(progress.rate))
        if progress.seconds_left is not None:
            words.append(formatting.remaining(progress.seconds_left))
        return [*words, self._device()]

    def _finished_words(self) -> str:
        words = [
            plural(
                "Listening",
                "%n track, all listened to",
                "%n tracks, all listened to",
                self._counts.tracks,
            )
        ]
        if self._counts.failed:
            words.append(
                plural("Listening", "%n could not be", "%n could not be", self._counts.failed)
            )
        if self._progress:
            words.append(self._device())
        return " · ".join(words)

    def _device(self) -> str:
        device = self._progress.device if self._progress else "cpu"
        return _DEVICES.get(device, device)

    def _scan_words(self, scan: ScanProgress) -> str:
        name = scan.folder.name or str(scan.folder)
        words = plural(
            "Listening",
            "Looking through {folder}: %n file",
            "Looking through {folder}: %n files",
            scan.found,
        ).format(folder=name)
        if scan.to_read and scan.read:
            return self.tr("{words}, {read} of {all} new ones read").format(
                words=words,
                read=formatting.count(scan.read),
                all=formatting.count(scan.to_read),
            )
        return words

    def _toggle(self) -> None:
        if self._has_failed():
            self.retry_wanted.emit()
        else:
            self.pause_wanted.emit(not self._paused)
