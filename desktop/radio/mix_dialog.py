"""Song arithmetic: tracks are added and taken away, and what comes of it is heard to be seen."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from desktop.operations import Operation, Operations
from desktop.radio.suggestion_list import SuggestionList
from desktop.theme.theme import Theme
from desktop.widgets.elided_label import ElidedLabel
from engine.errors import EarshotError
from engine.radio.station import Radio
from engine.radio.suggestion import Suggestion
from engine.store.records import Track

PREVIEWED = 12
_WIDTH = 560
_STEPS = 20
_PAUSE_MILLISECONDS = 20


class MixDialog(QDialog):
    """A slider for every track, from wholly against to wholly for, and the nearest of the sum.

    Parameters
    ----------
    theme
        How the list looks.
    operations, radio
        Find the neighbours while sliders move.
    tracks
        What is mixed, at least one; the first counts fully at the beginning.
    start
        Called with the weights by track, for a station of them.
    """

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        operations: Operations,
        radio: Radio,
        tracks: Sequence[Track],
        start: Callable[[Mapping[int, float]], None],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Mix sounds"))
        self._operations = operations
        self._radio = radio
        self._tracks = list(tracks)
        self._start = start
        self._asking: Operation | None = None
        self.sliders = [self._slider(track) for track in tracks]
        self.heading = QLabel(self.tr("What sounds like this sum"))
        self.preview = SuggestionList(theme, self.heading.text())
        self.message = QLabel()
        self.start_button = QPushButton(self.tr("Start station"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._ask)
        self._arrange()
        self._ask()

    def weights(self) -> dict[int, float]:
        """Return how much each track counts, -1 to 1; those that do not are left out."""
        values = [slider.value() / _STEPS for slider in self.sliders]
        pairs = zip(self._tracks, values, strict=True)
        return {track.id: value for track, value in pairs if value}

    def accept(self) -> None:
        """Start the station and close."""
        self._start(self.weights())
        super().accept()

    def done(self, result: int) -> None:
        """Want no more answers."""
        self._pause.stop()
        if self._asking:
            self._asking.cancel()
        super().done(result)

    def _ask(self) -> None:
        if self._asking:
            self._asking.cancel()
        weights = self.weights()
        plus = {track_id: weight for track_id, weight in weights.items() if weight > 0}
        minus = {track_id: -weight for track_id, weight in weights.items() if weight < 0}
        self.start_button.setEnabled(bool(plus))
        if not plus:
            self._say(self.tr("Move a slider to the right: something has to be wanted."))
            return
        self._asking = self._operations.run(
            lambda: self._radio.blend(plus, minus, PREVIEWED), self._show, self._fail
        )

    def _show(self, found: list[Suggestion]) -> None:
        self._asking = None
        self._say("" if found else self.tr("Nothing else has been listened to yet."))
        self.preview.rows.set_rows(found)

    def _fail(self, error: EarshotError) -> None:
        self._asking = None
        self.preview.rows.set_rows(())
        self._say(str(error))

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _slider(self, track: Track) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(-_STEPS, _STEPS)
        slider.setPageStep(_STEPS // 4)
        slider.setValue(_STEPS)
        name = self.tr("How much “{title}” counts").format(title=track.title)
        slider.setAccessibleName(name)
        slider.valueChanged.connect(lambda _: self._pause.start())
        return slider

    def _arrange(self) -> None:
        rows = QGridLayout()
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(8)
        rows.setColumnStretch(0, 1)
        rows.setColumnStretch(1, 1)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        sides = ((self.tr("less like it"), left), (self.tr("more like it"), right))
        for words, side in sides:
            label = QLabel(words)
            label.setProperty("role", "meta")
            rows.addWidget(label, 0, 1, side)
        for number, (track, slider) in enumerate(zip(self._tracks, self.sliders, strict=True), 1):
            artist = f" · {track.artist}" if track.artist else ""
            rows.addWidget(ElidedLabel(track.title + artist), number, 0)
            rows.addWidget(slider, number, 1)
        self.heading.setProperty("role", "emphasis")
        self.preview.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.message.setProperty("role", "muted")
        self.message.setWordWrap(True)
        self.start_button.setProperty("role", "primary")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.start_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(rows)
        layout.addSpacing(12)
        layout.addWidget(self.heading)
        layout.addWidget(self.message)
        layout.addWidget(self.preview, 1)
        layout.addWidget(buttons)
        self.resize(_WIDTH, 560)
