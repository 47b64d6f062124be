"""What can be typed into the search field, on a small page beside it."""

from html import escape

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from engine.search.fields import FIELDS, SIGNS
from engine.words import translate

_EXAMPLE_WIDTH = 168
_MEANING_WIDTH = 400


class SearchHelp(QFrame):
    """Opens below a widget and goes away with the next click or Escape."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("How to search"))
        title = QLabel(self.tr("How to search"))
        title.setProperty("role", "emphasis")
        table = QLabel(_table())
        table.setTextFormat(Qt.TextFormat.RichText)
        table.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addWidget(table)

    def open_below(self, widget: QWidget) -> None:
        """Show it below a widget, their right edges in line, inside the screen."""
        self.adjustSize()
        corner = widget.mapToGlobal(widget.rect().bottomRight())
        screen = widget.screen().availableGeometry()
        left = max(screen.left() + 8, corner.x() - self.width())
        top = min(corner.y() + 4, max(screen.top(), screen.bottom() - self.height()))
        self.move(QPoint(left, top))
        self.show()


def _table() -> str:
    rows: list[tuple[tuple[str, ...], str]] = [
        *(((example,), meaning) for example, meaning in SIGNS),
        *((field.examples, field.meaning) for field in FIELDS),
    ]
    cells = (
        f"<tr><td width='{_EXAMPLE_WIDTH}' style='padding: 3px 24px 3px 0'>"
        f"{'<br>'.join(f'<b>{escape(example)}</b>' for example in examples)}</td>"
        f"<td width='{_MEANING_WIDTH}' style='padding: 3px 0'>{escape(meaning)}</td></tr>"
        for examples, meaning in ((one, translate("Search", told)) for one, told in rows)
    )
    return f"<table>{''.join(cells)}</table>"
