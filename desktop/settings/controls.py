"""The control of each kind of field; a change is in force at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from desktop.settings.fields import Choice, Field, Number, Switch
from desktop.theme.theme import Theme
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.toggle_switch import ToggleSwitch
from engine import words

_SLIDER_WIDTH = 200
_VALUE_WIDTH = 64


def control(theme: Theme, field: Field) -> QWidget:
    """Return a control that shows the field's value and changes it."""
    if isinstance(field, Switch):
        made: QWidget = _switch(theme, field)
    elif isinstance(field, Choice):
        made = _choice_box(theme, field)
    else:
        made = NumberSlider(field)
    named = made.focusProxy() or made
    named.setAccessibleName(field.title)
    named.setAccessibleDescription(field.hint)
    return made


class NumberSlider(QWidget):
    """A slider with its value in words behind it."""

    def __init__(self, field: Number, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(field.least / field.step), round(field.most / field.step))
        self.slider.setValue(round(field.get() / field.step))
        self.slider.setFixedWidth(_SLIDER_WIDTH)
        self.value = QLabel()
        self.value.setMinimumWidth(_VALUE_WIDTH)
        self.setFocusProxy(self.slider)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(12)
        layout.addWidget(self.slider)
        layout.addWidget(self.value)
        self._show()
        self.slider.valueChanged.connect(self._change)

    def _change(self, steps: int) -> None:
        self._field.set(steps * self._field.step)
        self._show()

    def _show(self) -> None:
        number = self.slider.value() * self._field.step
        digits = 0 if float(self._field.step).is_integer() else 1
        self.value.setText(f"{words.number(number, digits)} {self._field.unit}")


def _switch(theme: Theme, field: Switch) -> ToggleSwitch:
    switch = ToggleSwitch(theme, field.title)
    switch.setChecked(field.get())
    switch.setEnabled(field.enabled)
    switch.toggled.connect(field.set)
    return switch


def _choice_box(theme: Theme, field: Choice) -> ChoiceBox:
    box = ChoiceBox(theme)
    for value, name in field.choices:
        box.addItem(name, value)
    values = [value for value, _ in field.choices]
    current = field.get()
    box.setCurrentIndex(values.index(current) if current in values else 0)
    box.activated.connect(lambda index: field.set(values[index]))
    return box
