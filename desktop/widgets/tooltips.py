"""Tooltips of names that other people chose."""

from html import escape

from PySide6.QtGui import Qt


def plain_tooltip(text: str) -> str:
    """Return a tooltip that shows the text as it is: Qt takes what looks like markup for it."""
    return f"<p>{escape(text)}</p>" if Qt.mightBeRichText(text) else text
