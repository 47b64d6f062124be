"""What the map is coloured by: scales of numbers, learned filters, and the legend that says so."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.map.colour_choice import ColourChoice, filter_of
from desktop.map.map_page import MapPage
from desktop.map.scales import scale_colouring
from engine.store.filter_activations import activations_of_filter, filter_count, name_filter

LEFT = Qt.MouseButton.LeftButton
LONG = 30_000


def test_a_scale_is_read_from_above_and_counts_everybody() -> None:
    values = np.array([-20.0, -17.5, -14.0, -11.0, -8.0, np.nan], np.float32)
    found = scale_colouring(values, "light", title="Loudness in LUFS", unknown="Not measured yet")
    names = [entry.name for entry in found.legend]
    assert names[-1] == "Not measured yet"
    assert names[0].endswith("and more")
    assert names[-2].startswith("less than −")
    assert sum(entry.count for entry in found.legend) == 6
    assert found.title == "Loudness in LUFS"
    assert (np.diff(found.codes[:5]) > 0).all(), "louder is further along"
    for line, entry in enumerate(found.legend):
        assert found.of_line(line).sum() == entry.count
    assert found.of_line(len(found.legend) - 1).tolist() == [False] * 5 + [True]


@pytest.mark.parametrize("value", [0.0, -14.2, 3e-4])
def test_a_scale_of_equal_numbers_is_one_too(value: float) -> None:
    found = scale_colouring(np.full(7, value, np.float32), "dark", title="", unknown="?")
    assert sum(entry.count for entry in found.legend) == 7
    assert len(set(found.codes.tolist())) == 1


def test_a_scale_without_numbers_says_that_nothing_is_known() -> None:
    found = scale_colouring(np.full(3, np.nan, np.float32), "dark", title="", unknown="Unknown")
    assert [(entry.name, entry.count) for entry in found.legend] == [("Unknown", 3)]
    assert found.of_line(0).all()


def test_one_loud_track_does_not_take_the_scale_from_the_others() -> None:
    values = np.append(np.linspace(0, 1, 400), 1000.0).astype(np.float32)
    found = scale_colouring(values, "light", title="", unknown="")
    assert len(set(found.codes.tolist())) > 20


def test_named_filters_come_first_and_the_choice_stays(qtbot: QtBot) -> None:
    choice = ColourChoice()
    qtbot.addWidget(choice)
    choice.show_filters(4, {})
    choice.choose("filter:2")
    choice.show_filters(4, {3: "Warm pads"})
    assert choice.key == "filter:2"
    texts = [choice.itemText(n) for n in range(choice.count()) if choice.itemData(n)]
    assert texts[6:9] == [
        "Colour by loudness", "Colour by filter 3, “Warm pads”", "Colour by filter 0",
    ]  # fmt: skip
    assert [filter_of(key) for key in ("genre", "loudness", "filter:3")] == [None, None, 3]
    choice.show_filters(0, {})
    assert choice.key == "genre"


@pytest.fixture
def page(app: App, qtbot: QtBot) -> MapPage:
    """The map of the demo library."""
    app.window.rail.select_place("map")
    made = app.map.page
    qtbot.waitUntil(lambda: made.scene is not None, timeout=LONG)
    qtbot.waitUntil(lambda: not app.map.service.is_laying_out, timeout=LONG)
    qtbot.waitUntil(lambda: made.head.colours.findData("filter:0") > 0, timeout=LONG)
    return made


def choose(page: MapPage, key: str) -> None:
    page.head.colours.choose(key)
    page.head.colours.activated.emit(page.head.colours.currentIndex())


def test_music_that_was_listened_to_is_coloured_by_loudness(page: MapPage) -> None:
    choose(page, "loudness")
    assert page.scene is not None
    assert page._colouring is not None
    assert page._colouring.title == "Loudness in LUFS"
    known = np.isfinite(page.scene.facts.loudness[page.scene.rows])
    assert known.all()
    assert sum(entry.count for entry in page.legend.entries) == len(page.scene.track_ids)
    assert "Loudness in LUFS" in page.legend.accessibleDescription()


def test_the_map_is_coloured_by_a_filter_under_its_name(
    app: App, page: MapPage, qtbot: QtBot
) -> None:
    model = (app.serving.id, app.serving.version)
    count = app.store.read(filter_count, *model)
    assert page.head.colours.findData(f"filter:{count - 1}") > 0
    app.store.write(name_filter, *model, 5, "Bells")
    page.colourist.look_for_filters()
    qtbot.waitUntil(
        lambda: (
            page.head.colours.itemText(page.head.colours.findData("filter:5"))
            == "Colour by filter 5, “Bells”"
        ),
        timeout=LONG,
    )
    choose(page, "filter:5")
    qtbot.waitUntil(lambda: page._colouring.title == "“Bells”, on average", timeout=LONG)
    assert page._colouring is not None
    assert page.scene is not None
    ids, said, _ = app.store.read(activations_of_filter, *model, 5, "mean")
    order = [page._colouring.codes[page.scene.row_of[i]] for i in ids[np.argsort(said)].tolist()]
    assert order == sorted(order), "what says more is further along"


def test_a_filter_stays_chosen_when_the_map_changes(app: App, page: MapPage, qtbot: QtBot) -> None:
    choose(page, "filter:1")
    qtbot.waitUntil(lambda: "Filter 1" in page._colouring.title, timeout=LONG)
    before = page.scene
    app.map.service.lay_out()
    qtbot.waitUntil(lambda: page.scene is not before, timeout=LONG)
    assert page._colouring is not None
    assert "Filter 1" in page._colouring.title


def test_the_legend_is_walked_and_chosen_by_key(page: MapPage, qtbot: QtBot) -> None:
    choose(page, "artist")
    legend = page.legend
    legend.setFocus()
    qtbot.keyClick(legend, Qt.Key.Key_Down)
    assert legend.entries[0].name in legend.accessibleDescription()
    qtbot.keyClick(legend, Qt.Key.Key_Return)
    assert f"{legend.entries[0].count} stand out" in page.foot.text()
    qtbot.keyClick(legend, Qt.Key.Key_Escape)
    assert "stand out" not in page.foot.text()


def test_a_band_of_a_scale_shows_its_tracks_alone(page: MapPage, qtbot: QtBot) -> None:
    choose(page, "loudness")
    line = next(n for n, entry in enumerate(page.legend.entries) if 0 < entry.count < 8)
    spot = next(y for y in range(page.legend.height()) if page.legend.line_at(y) == line)
    qtbot.mouseClick(page.legend, LEFT, pos=QPoint(40, spot + 4))
    assert f"{page.legend.entries[line].count} stand out" in page.foot.text()
