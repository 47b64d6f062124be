"""What stands above the tracks of an album, artist or genre: its cover, its name, what to do."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.library.cover_cache import CoverCache
from desktop.library.cover_painting import paint_cover
from desktop.theme.theme import Theme
from desktop.widgets.elided_label import ElidedLabel

_SIDE = 96


class GroupHero(QWidget):
    """A cover, a name in large letters, a line on it, and a button that plays it.

    Signals
    -------
    play_wanted
        The listener wants to hear what is shown, from its beginning.
    """

    play_wanted = Signal()

    def __init__(self, theme: Theme, covers: CoverCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cover = HeroCover(theme, covers)
        self._title = ElidedLabel()
        self._subtitle = ElidedLabel()
        self._play = QPushButton(self.tr("Play"))
        # Clicked, it must not take the keyboard from the tracks.
        self._play.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._play.clicked.connect(self.play_wanted)
        self._arrange()

    def show_group(self, title: str, subtitle: str, cover_track: int, *, circle: bool) -> None:
        """Show another group."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._cover.show_cover(cover_track, title, circle=circle)

    def _arrange(self) -> None:
        self._title.setProperty("role", "hero")
        self._subtitle.setProperty("role", "muted")
        lines = QVBoxLayout()
        lines.setSpacing(4)
        lines.addStretch()
        lines.addWidget(self._title)
        lines.addWidget(self._subtitle)
        lines.addSpacing(4)
        lines.addWidget(self._play, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 12)
        layout.setSpacing(16)
        layout.addWidget(self._cover)
        layout.addLayout(lines, 1)


class HeroCover(QWidget):
    """A cover from the cache, at a fixed size."""

    def __init__(self, theme: Theme, covers: CoverCache) -> None:
        super().__init__()
        self._theme = theme
        self._covers = covers
        self._track = 0
        self._title = ""
        self._circle = False
        self.setFixedSize(QSize(_SIDE, _SIDE))
        covers.arrived.connect(self._note_arrival)
        theme.changed.connect(self.update)

    def show_cover(self, track_id: int, title: str, *, circle: bool) -> None:
        """Show the cover of another track, of a group of that title."""
        self._track = track_id
        self._title = title
        self._circle = circle
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cover, or what stands for it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        pixmap = self._covers.pixmap(self._track, round(_SIDE * self.devicePixelRatioF()))
        paint_cover(painter, self.rect(), self._theme, pixmap, self._title, circle=self._circle)

    def _note_arrival(self, track_id: int) -> None:
        if track_id == self._track:
            self.update()
