"""A closer look at one or many tracks: their tags to change, their files and their sound."""

import time
from collections.abc import Sequence

from PySide6.QtCore import QLocale, QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import formatting
from desktop.widgets.elided_label import ElidedLabel
from engine.failures import retold
from engine.library.tag_edit import TagEdit
from engine.library.tag_editing import PART_OF_A_FILE
from engine.sound import WHOLE
from engine.store.track_facts import TrackFacts
from engine.words import mark, plural, translate

_WIDTH = 520
_LABELS = {
    "title": mark("Library", "Title"),
    "artist": mark("Library", "Artist"),
    "album_artist": mark("Library", "Album artist"),
    "album": mark("Library", "Album"),
    "track_number": mark("Library", "Track"),
    "disc_number": mark("Library", "Disc"),
    "year": mark("Library", "Year"),
    "genre": mark("Library", "Genre"),
}
_NUMBERS = {"track_number": r"\d{0,4}", "disc_number": r"\d{0,4}", "year": r"|(1[4-9]|20)\d{2}"}
_SEVERAL = mark("Library", "Several values")


class PropertiesDialog(QDialog):
    """Shows facts; what was typed is handed on when it is saved.

    Signals
    -------
    save_wanted
        A :class:`TagEdit` for each track by id, as a dict.
    """

    save_wanted = Signal(object)

    def __init__(self, facts: Sequence[TrackFacts], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._facts = list(facts)
        self.fields: dict[str, QLineEdit] = {}
        one = len(self._facts) == 1
        self.setWindowTitle(
            self.tr("Properties of “{title}”").format(title=self._facts[0].tags["title"])
            if one
            else plural(
                "Library", "Properties of %n track", "Properties of %n tracks", len(self._facts)
            )
        )
        self.setMinimumWidth(_WIDTH)
        tabs = QTabWidget()
        tabs.addTab(self._tags(), self.tr("Tags"))
        tabs.addTab(_details(self._facts), self.tr("Details"))
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._save_button = self._buttons.button(QDialogButtonBox.StandardButton.Save)
        self._buttons.accepted.connect(self._save)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        part = next((one for one in self._facts if one.span != WHOLE), None)
        if part is not None:
            layout.addWidget(_why_not(part))
        layout.addWidget(tabs)
        layout.addWidget(self._buttons)
        self._note_typing()

    def _tags(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(16, 16, 16, 16)
        form.setSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        numbers = QHBoxLayout()
        numbers.setSpacing(8)
        part = next((facts for facts in self._facts if facts.span != WHOLE), None)
        for name, marked in _LABELS.items():
            label = translate("Library", marked)
            field = self._field(name, label)
            field.setReadOnly(part is not None)
            if name not in _NUMBERS:
                form.addRow(label, field)
                continue
            if name == "track_number":
                form.addRow(label, numbers)
            else:
                numbers.addWidget(QLabel(label))
            numbers.addWidget(field)
        return page

    def _field(self, name: str, label: str) -> QLineEdit:
        values = {facts.tags[name] for facts in self._facts}
        field = QLineEdit(_text(next(iter(values))) if len(values) == 1 else "")
        field.setAccessibleName(label)
        field.setCursorPosition(0)
        if len(values) > 1:
            field.setPlaceholderText(
                self.tr("Several") if name in _NUMBERS else translate("Library", _SEVERAL)
            )
        if name in _NUMBERS:
            expression = QRegularExpression(_NUMBERS[name])
            field.setValidator(QRegularExpressionValidator(expression, field))
        field.textEdited.connect(lambda _: self._note_typing())
        self.fields[name] = field
        return field

    def _note_typing(self) -> None:
        changed = [field for field in self.fields.values() if field.isModified()]
        acceptable = all(field.hasAcceptableInput() for field in changed)
        self._save_button.setEnabled(bool(changed) and acceptable)

    def _save(self) -> None:
        typed = {
            name: field.text().strip() for name, field in self.fields.items() if field.isModified()
        }
        values = {n: int(text or 0) if n in _NUMBERS else text for n, text in typed.items()}
        edits = {facts.id: edit for facts in self._facts if (edit := _edit(facts, values))}
        if edits:
            self.save_wanted.emit(edits)
        self.accept()


def _why_not(part: TrackFacts) -> QLabel:
    """Return the words that say why the tags of a part of a file are not to be changed."""
    words = QLabel(translate("Library", PART_OF_A_FILE).format(name=part.path.name))
    words.setWordWrap(True)
    words.setProperty("role", "muted")
    return words


def _edit(facts: TrackFacts, values: dict[str, str | int]) -> TagEdit | None:
    """Return what really is to be changed of a track, if anything is."""
    new = {n: value for n, value in values.items() if value != (facts.tags[n] or type(value)())}
    return TagEdit(**new) if new else None  # type: ignore[arg-type]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _details(facts: Sequence[TrackFacts]) -> QWidget:
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(16, 16, 16, 16)
    form.setSpacing(8)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    rows = _of_one(facts[0]) if len(facts) == 1 else _of_many(facts)
    for name, words in rows:
        label = QLabel(name)
        label.setProperty("role", "muted")
        form.addRow(label, ElidedLabel(words, mode=Qt.TextElideMode.ElideMiddle))
    return page


def _of_one(facts: TrackFacts) -> list[tuple[str, str]]:
    rows = [
        (translate("Library", "File"), str(facts.path)),
        *_part(facts),
        (translate("Library", "Size"), _size(facts.size)),
        (translate("Library", "Changed"), _date(facts.mtime_ns / 1e9)),
        (translate("Library", "Added"), _date(facts.added_at)),
        (translate("Library", "Format"), _format(facts)),
        (translate("Library", "Time"), formatting.clock(facts.duration)),
        (
            translate("Library", "Played"),
            translate("Library", "never")
            if not facts.plays
            else f"{formatting.count(facts.plays)}×",
        ),
        (translate("Library", "Listening"), _listening(facts)),
    ]
    if facts.missing:
        rows.append(
            (
                translate("Library", "Missing"),
                translate("Library", "The file is not there at the moment."),
            )
        )
    if facts.problem:
        rows.append((translate("Library", "Problem"), retold(facts.problem)))
    return rows


def _part(facts: TrackFacts) -> list[tuple[str, str]]:
    """Return where in its file a track begins and ends."""
    if facts.span == WHOLE:
        return []
    begin = facts.span.start
    words = translate("Library", "{begin} to {end}").format(
        begin=formatting.clock(begin), end=formatting.clock(begin + (facts.duration or 0))
    )
    return [(translate("Library", "Part of the file"), words)]


def _of_many(facts: Sequence[TrackFacts]) -> list[tuple[str, str]]:
    listened = sum(one.listened for one in facts)
    codecs = sorted({one.codec for one in facts if one.codec})
    folders = {one.path.parent for one in facts}
    folder = (
        str(next(iter(folders)))
        if len(folders) == 1
        else plural("Library", "%n folder", "%n folders", len(folders))
    )
    return [
        (translate("Library", "Tracks"), formatting.count(len(facts))),
        (translate("Library", "Where"), folder),
        (translate("Library", "Size"), _size(sum(one.size for one in facts))),
        (translate("Library", "Time"), formatting.clock(sum(one.duration or 0 for one in facts))),
        (translate("Library", "Format"), ", ".join(codecs) or translate("Library", "unknown")),
        (translate("Library", "Played"), f"{formatting.count(sum(one.plays for one in facts))}×"),
        (
            translate("Library", "Listening"),
            plural("Library", "%n listened to", "%n listened to", listened),
        ),
    ]


def _format(facts: TrackFacts) -> str:
    channels = {1: translate("Library", "mono"), 2: translate("Library", "stereo")}.get(
        facts.channels or 0, plural("Library", "%n channel", "%n channels", facts.channels or 0)
    )
    parts = (
        facts.codec,
        f"{formatting.decimal(facts.sample_rate / 1000)} kHz" if facts.sample_rate else None,
        channels if facts.channels else None,
        f"{facts.bitrate // 1000} kbit/s" if facts.bitrate else None,
    )
    return " · ".join(filter(None, parts)) or translate("Library", "unknown")


def _listening(facts: TrackFacts) -> str:
    if facts.failure:
        return retold(facts.failure)
    return (
        translate("Library", "listened to")
        if facts.listened
        else translate("Library", "not listened to yet")
    )


def _size(number: int) -> str:
    return QLocale().formattedDataSize(number, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _date(seconds: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds))
