"""Tooltips of names that look like something else."""

from PySide6.QtGui import Qt

from desktop.widgets.tooltips import plain_tooltip


def test_a_plain_name_stays_as_it_is() -> None:
    assert plain_tooltip("Me & you < 3") == "Me & you < 3"


def test_markup_is_shown_and_not_obeyed() -> None:
    tooltip = plain_tooltip("<b>Bold</b> & brave")
    assert tooltip == "<p>&lt;b&gt;Bold&lt;/b&gt; &amp; brave</p>"
    assert Qt.mightBeRichText(tooltip)
