"""Stations on the screen, by mouse and keyboard, on real music with a null output."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QInputDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.radio.mix_dialog import MixDialog
from desktop.radio.rules_dialog import RulesDialog
from engine.radio.recipe import AHEAD, Recipe
from engine.store import feedback, plays, stations
from tests.desktop.conftest import MakeApp
from tests.support.radio_steps import CONTROL, LEFT, choose, dialog, ids, popup, some, start


def test_a_station_starts_from_a_selection_by_key(active: App, qtbot: QtBot) -> None:
    table = active.window.page.table
    table.setFocus()
    table.select_ids(some(active, 0, 2))
    with qtbot.waitSignal(active.stations.said, timeout=10_000):
        qtbot.keyClick(table, Qt.Key.Key_T, CONTROL)
    station = active.stations.current
    assert station is not None
    assert set(station.weights) == set(some(active, 0, 2))
    header = active.window.queue.station
    assert header.isVisible()
    assert header.name.text() == station.name
    assert set(ids(active)).isdisjoint(station.weights)
    assert len(ids(active)) <= AHEAD


def test_the_menu_offers_the_verbs_in_their_order(active: App, qtbot: QtBot) -> None:
    table = active.window.page.table
    table.select_ids(some(active, 1))
    active.window.tracks.open_track_menu(QPoint(0, 0))
    menu = popup(qtbot)
    words = [action.text() for action in menu.actions() if action.text()]
    wanted = [
        "Play",
        "Play next",
        "Add to queue",
        "Play similar",
        "Start station",
        "Journey to this",
    ]
    assert [word for word in words if word in wanted] == wanted
    with qtbot.waitSignal(active.stations.said, timeout=10_000):
        choose(menu, "Start station")
    menu.close()
    assert ids(active)[0] == some(active, 1)[0]


def test_moving_the_slider_chooses_anew_and_undo_brings_back(active: App, qtbot: QtBot) -> None:
    start(active, qtbot, 0)
    before = ids(active)
    slider = active.window.queue.station.adventure
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(active.stations.said, timeout=10_000):
        qtbot.keyClick(slider, Qt.Key.Key_PageUp)
        qtbot.keyClick(slider, Qt.Key.Key_PageUp)
        qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    station = active.stations.current
    assert station is not None
    assert Recipe.from_json(station.recipe).adventure == pytest.approx(0.9)
    assert ids(active)[0] == before[0]
    stored = active.store.read(stations.station, station.id)
    assert stored is not None
    assert stored.recipe == station.recipe
    active.history.undo()
    assert ids(active) == before


def test_the_anchor_is_chosen_by_mouse(active: App, qtbot: QtBot) -> None:
    start(active, qtbot, 0)
    vibe = active.window.queue.station.anchors.button(1)
    with qtbot.waitSignal(active.stations.said, timeout=10_000):
        qtbot.mouseClick(vibe, LEFT)
    station = active.stations.current
    assert station is not None
    assert Recipe.from_json(station.recipe).anchor == "vibe"


def test_a_thumb_down_skips_and_stays_away(active: App, qtbot: QtBot) -> None:
    start(active, qtbot, 0)
    active.player.next()
    qtbot.waitUntil(lambda: active.player.position > 0.1, timeout=10_000)
    disliked = active.player.current
    assert disliked is not None
    with qtbot.waitSignal(active.stations.said, timeout=10_000):
        qtbot.mouseClick(active.window.queue.station.down, LEFT)
    station = active.stations.current
    assert station is not None
    assert active.player.current is not None
    assert active.player.current.track_id != disliked.track_id
    assert active.store.read(feedback.thumbs, station.id) == {disliked.track_id: -1}
    with qtbot.waitSignal(active.stations.said, timeout=10_000):
        qtbot.keyClick(active.window, Qt.Key.Key_K, CONTROL)
    thumbs = active.store.read(feedback.thumbs, station.id)
    assert sorted(thumbs.values()) == [-1, 1]


def test_what_is_heard_is_written_down(active: App, qtbot: QtBot) -> None:
    start(active, qtbot, 0)
    qtbot.waitUntil(lambda: active.player.position > 1.5, timeout=20_000)
    skipped = active.player.current
    assert skipped is not None
    active.player.next()
    qtbot.waitUntil(lambda: active.player.position > 0.1, timeout=10_000)
    station = active.stations.current
    assert station is not None
    qtbot.waitUntil(
        lambda: bool(active.store.read(plays.plays_of_station, station.id)), timeout=10_000
    )
    (play,) = active.store.read(plays.plays_of_station, station.id)
    assert (play.track_id, play.ending) == (skipped.track_id, "skipped_early")
    assert 1.0 <= play.seconds < 15.0
    active.player.seek(active.player.duration - 1.5)
    completed = active.player.current
    assert completed is not None
    qtbot.waitUntil(
        lambda: len(active.store.read(plays.plays_of_station, station.id)) == 2, timeout=20_000
    )
    last = active.store.read(plays.plays_of_station, station.id)[-1]
    assert (last.track_id, last.ending) == (completed.track_id, "completed")


def test_a_saved_station_is_in_the_rail_and_survives_a_restart(
    active: App, make_app: MakeApp, qtbot: QtBot
) -> None:
    start(active, qtbot, 0)
    qtbot.mouseClick(active.window.queue.station.more, LEFT)
    menu = popup(qtbot)
    choose(menu, "Save station")
    menu.close()
    name = dialog(active, QInputDialog, qtbot)
    name.setTextValue("Morning")
    with qtbot.waitSignal(active.station_list.changed, timeout=10_000):
        name.accept()
    assert active.player.current is not None
    assert active.player.current.origin == "Radio: Morning"
    assert active.window.queue.station.name.text() == "Morning"
    heard = ids(active)
    active.window.close()
    second = make_app(active.store.path, listening=False)
    qtbot.waitUntil(lambda: second.stations.current is not None, timeout=10_000)
    qtbot.waitUntil(lambda: bool(second.station_list._names), timeout=10_000)
    assert ids(second) == heard
    assert second.window.queue.station.name.text() == "Morning"
    (number,) = second.station_list._names
    second.window.rail.select_place(f"station:{number}")
    page = second.window.stations.page
    qtbot.waitUntil(lambda: page._title.text() == "Morning", timeout=10_000)
    assert page._sentence.text().startswith("Sounds like “")
    with qtbot.waitSignal(second.stations.said, timeout=10_000):
        qtbot.mouseClick(page._button, LEFT)
    assert second.player.state == "playing"


def test_a_station_is_copied_deleted_and_brought_back(active: App, qtbot: QtBot) -> None:
    start(active, qtbot, 0)
    station = active.stations.current
    assert station is not None
    with qtbot.waitSignal(active.station_list.changed, timeout=10_000):
        active.station_list.fork(station.id, "Copy")
    (number,) = active.station_list._names
    assert number != station.id
    with qtbot.waitSignal(active.station_list.changed, timeout=10_000):
        active.station_list.remove(number)
    assert active.station_list._names == {}
    with qtbot.waitSignal(active.station_list.changed, timeout=10_000):
        active.history.undo()
    assert list(active.station_list._names.values()) == ["Copy"]


def test_a_deleted_station_comes_back_as_it_was(active: App, qtbot: QtBot) -> None:
    start(active, qtbot, 0)
    station = active.stations.current
    assert station is not None
    with qtbot.waitSignal(active.station_list.changed, timeout=10_000):
        active.station_list.save(station.id, "Mine")
    liked, heard = some(active, 1, 2)
    active.store.write(feedback.set_thumb, liked, 1, station.id)
    active.store.write(plays.save_plays, [plays.Play(heard, 1.0, 99.0, "completed", station.id)])
    queued = ids(active)
    with qtbot.waitSignal(active.station_list.changed, timeout=10_000):
        active.station_list.remove(station.id)
    assert active.stations.current is None, "nothing is learned for a station that is gone"
    assert ids(active) == queued, "the music goes on"
    with qtbot.waitSignal(active.station_list.changed, timeout=10_000):
        active.history.undo()
    assert active.station_list._names == {station.id: "Mine"}
    assert active.store.read(feedback.thumbs, station.id) == {liked: 1}
    (play,) = active.store.read(plays.plays_of_station, station.id)
    assert play.track_id == heard
    qtbot.waitUntil(lambda: active.stations.current is not None, timeout=10_000)
    with qtbot.waitSignal(active.station_list.changed, timeout=10_000):
        active.history.redo()
    assert active.store.read(stations.station, station.id) is None
    with qtbot.waitSignal(active.station_list.changed, timeout=10_000):
        active.history.undo()
    assert active.store.read(feedback.thumbs, station.id) == {liked: 1}


def test_what_a_station_learned_is_forgotten_until_that_is_undone(
    active: App, qtbot: QtBot
) -> None:
    start(active, qtbot, 0)
    station = active.stations.current
    assert station is not None
    (liked,) = some(active, 1)
    active.store.write(feedback.set_thumb, liked, 1, station.id)
    with qtbot.waitSignal(active.station_list.said, timeout=10_000):
        active.station_list.reset(station.id)
    assert active.store.read(feedback.thumbs, station.id) == {}
    with qtbot.waitSignal(active.station_list.changed, timeout=10_000):
        active.history.undo()
    assert active.store.read(feedback.thumbs, station.id) == {liked: 1}


def test_rules_are_asked_for_and_kept(active: App, qtbot: QtBot) -> None:
    start(active, qtbot, 0)
    station = active.stations.current
    assert station is not None
    active.window.stations.menu_of(station.id, station.name, saved=False).actions()
    active.station_list.ask_rules(station.id, active.window.stations._edit_rules)
    rules = dialog(active, RulesDialog, qtbot)
    rules.without_genres.setText("Nocturne, Chiptune")
    rules.longest.setValue(10)
    with qtbot.waitSignal(active.stations.said, timeout=10_000):
        rules.accept()
    changed = active.stations.current
    assert changed is not None
    kept = Recipe.from_json(changed.recipe).rules
    assert (kept.longest, kept.without_genres) == (600.0, {"Nocturne", "Chiptune"})


def test_rules_hold_to_folders_and_may_be_asked_for_by_a_button(active: App, qtbot: QtBot) -> None:
    active.window.rail.select_place("stations")
    qtbot.mouseClick(active.window.stations.overview._button, LEFT)
    rules = dialog(active, RulesDialog, qtbot)
    (folder,) = [one.path for one in active.window.folders]
    assert rules.folders.text() == "Any folder"
    rules.folders.choices.actions()[0].trigger()
    assert rules.folders.text() == folder.name
    rules.accept()
    assert active.station_list.app_rules().folders == {str(folder)}


def test_an_artist_never_comes_again_where_he_was_ruled_out(active: App, qtbot: QtBot) -> None:
    start(active, qtbot, 0)
    queue = active.window.queue
    unwanted = active.player.queue.entries[1].track_id
    queue.list.selectRow(1)
    queue._menu(queue.list.visualRect(queue.model.index(1, 0)).center())
    menu = popup(qtbot)
    never = next(a.menu() for a in menu.actions() if a.text() == "Never on this station")
    assert isinstance(never, QMenu)
    with qtbot.waitSignal(active.stations.said, timeout=10_000):
        choose(never, "This track")
    menu.close()
    assert unwanted not in ids(active)
    station = active.stations.current
    assert station is not None
    assert Recipe.from_json(station.recipe).rules.without_tracks == {unwanted}


def test_rules_for_every_station_hold_and_everything_can_be_forgotten(
    active: App, qtbot: QtBot
) -> None:
    places = active.window.stations
    choose(places._menu_of_all(), "Rules for every station")
    rules = dialog(active, RulesDialog, qtbot)
    rules.shortest.setValue(5)
    rules.accept()
    start(active, qtbot, 0)
    assert ids(active) == some(active, 0), "every piece of the demo library is shorter"
    assert "Nothing was found" in active.window.queue.station.relaxed.text()
    station = active.stations.current
    assert station is not None
    active.store.write(feedback.set_thumb, some(active, 1)[0], 1, station.id)
    choose(places._menu_of_all(), "Forget all")
    box = dialog(active, QMessageBox, qtbot)
    with qtbot.waitSignal(active.station_list.said, timeout=10_000):
        next(button for button in box.buttons() if button.text() == "Forget").click()
    assert active.store.read(feedback.all_thumbs) == {}


@pytest.mark.parametrize("suffix", [".m3u8", ".xspf"])
def test_the_queue_of_a_station_is_exported(
    active: App, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    start(active, qtbot, 0)
    file = tmp_path / f"radio{suffix}"
    with qtbot.waitSignal(active.station_list.said, timeout=10_000):
        active.station_list.export("Radio", file)
    text = file.read_text(encoding="utf-8")
    assert text.count(".flac") >= len(ids(active))


def test_a_station_is_frozen_into_a_playlist(active: App, qtbot: QtBot) -> None:
    start(active, qtbot, 0)
    with qtbot.waitSignal(active.playlists.said, timeout=10_000):
        active.station_list.freeze("Frozen")
    qtbot.waitUntil(lambda: [one.title for one in active.playlists.all] == ["Frozen"])
    assert active.playlists.all[0].length == len(ids(active))


def test_a_station_refills_ahead_and_clears_behind(active: App, qtbot: QtBot) -> None:
    start(active, qtbot, 0)
    found = len(ids(active))
    for _ in range(found - 1):
        active.player.next()
        qtbot.wait(30)
    # A small library is soon exhausted; what was heard before comes again only when it must.
    qtbot.waitUntil(lambda: active.stations._refilling is None, timeout=10_000)
    assert len(set(ids(active))) == len(ids(active))


def test_a_journey_goes_from_what_plays_to_what_is_selected(active: App, qtbot: QtBot) -> None:
    first, target = some(active, 0, 5)
    active.verbs.play([first])
    qtbot.waitUntil(lambda: active.player.position > 0.2, timeout=10_000)
    table = active.window.page.table
    table.setFocus()
    table.select_ids([target])
    with qtbot.waitSignal(active.stations.said, timeout=10_000):
        qtbot.keyClick(table, Qt.Key.Key_J, CONTROL)
    assert (ids(active)[0], ids(active)[-1]) == (first, target)
    assert active.player.position > 0.1
    assert active.player.queue.entries[0].track_id == first
    active.history.undo()
    assert ids(active) == [first]


def test_a_journey_to_nowhere_says_what_it_needs(active: App, qtbot: QtBot) -> None:
    with qtbot.waitSignal(active.verbs.failed, timeout=10_000) as told:
        active.radio_verbs.journey(some(active, 3))
    assert "needs two tracks" in told.args[0]


def test_two_entries_of_the_queue_are_bridged(active: App, qtbot: QtBot) -> None:
    first, other, third = some(active, 0, 6, 3)
    active.verbs.play([first, other, third])
    queue = active.window.queue
    queue.list.selectRow(0)
    flags = queue.list.selectionModel().SelectionFlag
    queue.list.selectionModel().select(queue.model.index(1, 0), flags.Select)
    queue._menu(queue.list.visualRect(queue.model.index(0, 0)).center())
    menu = popup(qtbot)
    with qtbot.waitSignal(active.stations.said, timeout=10_000):
        choose(menu, "Bridge these two")
    menu.close()
    assert (ids(active)[0], ids(active)[-2:]) == (first, [other, third])
    assert len(ids(active)) > 3
    active.history.undo()
    assert ids(active) == [first, other, third]


def test_sounds_are_mixed_while_the_neighbours_are_seen(active: App, qtbot: QtBot) -> None:
    table = active.window.page.table
    table.setFocus()
    table.select_ids(some(active, 0, 1))
    qtbot.keyClick(table, Qt.Key.Key_M, CONTROL)
    mix = dialog(active, MixDialog, qtbot)
    qtbot.waitUntil(lambda: bool(mix.preview.rows.suggestions), timeout=10_000)
    before = mix.preview.rows.suggestions
    assert all(one.reason for one in before)
    mix.sliders[1].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(8):
        qtbot.keyClick(mix.sliders[1], Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: mix.preview.rows.suggestions not in ([], before), timeout=10_000)
    assert mix.weights() == dict(zip(some(active, 0, 1), (1.0, -1.0), strict=True))
    mix.sliders[0].setValue(0)
    qtbot.waitUntil(lambda: not mix.start_button.isEnabled(), timeout=10_000)
    mix.sliders[0].setValue(20)
    qtbot.waitUntil(mix.start_button.isEnabled, timeout=10_000)
    with qtbot.waitSignal(active.stations.said, timeout=10_000):
        qtbot.mouseClick(mix.start_button, LEFT)
    station = active.stations.current
    assert station is not None
    assert sorted(station.weights.values()) == [-1.0, 1.0]


def test_a_station_of_an_artist_and_of_an_album(active: App, qtbot: QtBot) -> None:
    (track_id,) = some(active, 0)
    for begin in (active.radio_verbs.start_artist_station, active.radio_verbs.start_album_station):
        with qtbot.waitSignal(active.stations.said, timeout=10_000):
            begin(track_id)
        station = active.stations.current
        assert station is not None
        assert track_id in station.weights
