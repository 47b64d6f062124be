"""Asks what a station, or the whole app, may play."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.theme.theme import Theme
from desktop.widgets.checked_menu import CheckedMenu
from desktop.widgets.toggle_switch import ToggleSwitch
from engine.radio.exclusions import Excluded, excluding
from engine.radio.rules import Rules
from engine.words import mark, translate

_WIDTH = 440
_ANY = mark("RulesDialog", "any")
_MINUTE = 60.0


class RulesDialog(QDialog):
    """Shows rules and hands changed ones on.

    Parameters
    ----------
    rules, excluded
        What is shown, and what the rules exclude by name.
    folders
        Those of the library.
    accept
        Called with the Rules that were agreed to.
    """

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        rules: Rules,
        excluded: Sequence[Excluded],
        folders: Sequence[Path],
        accept: Callable[[Rules], None],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Rules"))
        self._rules = rules
        self._accept = accept
        self.genres = _names(rules.genres, self.tr("Any genre; Jazz, Ambient…"))
        self.without_genres = _names(rules.without_genres, self.tr("None; Audiobook, Children…"))
        self.folders = CheckedMenu(self.tr("Only folders"), self._describe_folders)
        self.excluded = CheckedMenu(self.tr("Never these"), self._describe_excluded)
        self._offer_folders(folders)
        self.excluded.add_all(((one, one.name) for one in excluded), checked=True)
        self.excluded.setEnabled(bool(excluded))
        self.first_year = _number(rules.first_year, 9999)
        self.last_year = _number(rules.last_year, 9999)
        minutes = self.tr(" min")
        self.shortest = _number(_minutes(rules.shortest), 600, minutes)
        self.longest = _number(_minutes(rules.longest), 600, minutes)
        words = self.tr("No spoken word, intros or interludes")
        self.music_only = ToggleSwitch(theme, words)
        self.in_season = ToggleSwitch(theme, self.tr("No songs outside their season"))
        self.music_only.setChecked(rules.music_only)
        self.in_season.setChecked(rules.in_season)
        self._arrange()

    def accept(self) -> None:
        """Hand the rules on and close."""
        self._accept(self.rules())
        super().accept()

    def rules(self) -> Rules:
        """Return the rules as they are shown."""
        kept = [one for one in self.excluded.checked if isinstance(one, Excluded)]
        return replace(
            excluding(self._rules, kept),
            folders=frozenset(str(folder) for folder in self.folders.checked),
            genres=_split(self.genres),
            without_genres=_split(self.without_genres),
            first_year=self.first_year.value() or None,
            last_year=self.last_year.value() or None,
            shortest=_MINUTE * self.shortest.value() or None,
            longest=_MINUTE * self.longest.value() or None,
            music_only=self.music_only.isChecked(),
            in_season=self.in_season.isChecked(),
        )

    def _offer_folders(self, folders: Sequence[Path]) -> None:
        chosen = self._rules.folders
        paths = [str(folder) for folder in folders]
        for path in (*paths, *sorted(chosen - set(paths))):
            self.folders.add(path, _short(path), checked=path in chosen)
        self.folders.choices.addSeparator()
        self.folders.choices.addAction(self.tr("Another folder…"), self._ask_for_folder)

    def _ask_for_folder(self) -> None:
        start = str(self.folders.checked[0]) if self.folders.checked else str(Path.home())
        heading = self.tr("Only from a folder")
        if chosen := QFileDialog.getExistingDirectory(self, heading, start):
            self.folders.add(chosen, _short(chosen), checked=True)

    def _describe_folders(self, names: list[str]) -> str:
        return ", ".join(names) or self.tr("Any folder")

    def _describe_excluded(self, names: list[str]) -> str:
        return ", ".join(names) or self.tr("Nothing excluded")

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Only genres"), self.genres)
        form.addRow(self.tr("Never genres"), self.without_genres)
        form.addRow(self.tr("Only folders"), self.folders)
        form.addRow(self.tr("Never these"), self.excluded)
        form.addRow(self.tr("Years"), _range(self.first_year, self.last_year))
        form.addRow(self.tr("Length"), _range(self.shortest, self.longest))
        form.addRow("", self.music_only)
        form.addRow("", self.in_season)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.resize(_WIDTH, self.sizeHint().height())


def _short(path: str) -> str:
    return Path(path).name or path


def _names(chosen: frozenset[str], hint: str) -> QLineEdit:
    field = QLineEdit(", ".join(sorted(chosen)))
    field.setPlaceholderText(hint)
    return field


def _split(field: QLineEdit) -> frozenset[str]:
    return frozenset(name for part in field.text().split(",") if (name := part.strip()))


def _number(value: float | None, most: int, unit: str = "") -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, most)
    box.setSpecialValueText(translate("RulesDialog", _ANY))
    box.setSuffix(unit)
    box.setValue(round(value or 0))
    # The style sheet's padding does not reach the line within.
    box.lineEdit().setTextMargins(9, 0, 9, 0)
    return box


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None else seconds / _MINUTE


def _range(first: QSpinBox, last: QSpinBox) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(first, 1)
    row.addWidget(QLabel(translate("RulesDialog", "to")))
    row.addWidget(last, 1)
    return row
