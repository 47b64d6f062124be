"""What was learned of the listener on the screen: offered, switched, told, forgotten, undone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.settings.habits_part import HabitsPart
from desktop.settings.settings_dialog import SettingsDialog
from engine import settings
from engine.radio.taste import evidence
from engine.store import learned_taste, plays
from engine.store.plays import Play

LEFT = Qt.MouseButton.LeftButton
SESSIONS = 7
DAY = 86_400.0


def all_ids(app: App) -> list[int]:
    return [int(track_id) for track_id in app.window.page.model.ids]


def hear(app: App, sessions: int = SESSIONS) -> None:
    """Have the first half of the library heard to the end and the rest skipped, every evening."""
    ids = all_ids(app)
    now = plays.now()
    heard = [
        Play(
            track_id,
            now - (session + 1) * DAY + 20.0 * place,
            20.0,
            "completed" if place < len(ids) / 2 else "skipped_early",
        )
        for session in range(sessions)
        for place, track_id in enumerate(ids)
    ]
    app.store.write(plays.save_plays, heard)


@pytest.fixture(autouse=True)
def few_tracks_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo library has far fewer tracks than it takes."""
    monkeypatch.setattr(evidence, "LEAST_JUDGED", 5)


@pytest.fixture
def active(app: App, qtbot: QtBot) -> App:
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    return app


@pytest.fixture
def learned(active: App, qtbot: QtBot) -> App:
    """An app that has learned, and has offered what comes of it."""
    hear(active)
    with qtbot.waitSignal(active.habits.said, timeout=30_000):
        active.habits.learn()
    return active


def start_station(app: App, qtbot: QtBot) -> None:
    with qtbot.waitSignal(app.stations.said, timeout=30_000):
        app.radio_verbs.start_station(all_ids(app)[:1])
    qtbot.waitUntil(lambda: app.stations.current is not None, timeout=30_000)


def open_page(app: App, qtbot: QtBot) -> HabitsPart:
    app.window.settings_wanted.emit()
    dialog = app.window.findChild(SettingsDialog)
    assert dialog is not None
    dialog.list.setFocus()
    while dialog.list.currentItem().text() != "Listening habits":
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    part = dialog.findChild(HabitsPart)
    assert part is not None
    qtbot.waitUntil(part.isVisible, timeout=5_000)
    qtbot.waitUntil(lambda: bool(part.progress.text()), timeout=30_000)
    return part


def test_before_there_is_enough_nothing_is_offered(active: App, qtbot: QtBot) -> None:
    hear(active, sessions=2)
    said: list[str] = []
    active.habits.said.connect(lambda words, *_: said.append(words))
    part = open_page(active, qtbot)
    assert "in 2 of 6 sessions" in part.progress.text()
    assert not part.switch.isEnabled()
    assert not part.raised.isVisible()
    start_station(active, qtbot)
    header = active.window.queue.station
    assert header.isVisible()
    assert not header.tuned.isVisible()
    active.habits.switch(True)
    assert active.habits.taste() is None
    assert not said


def test_what_is_learned_is_offered_once_and_off_until_it_is_taken(
    learned: App, qtbot: QtBot
) -> None:
    assert learned.habits.knows
    assert not learned.habits.is_on
    assert learned.habits.taste() is None
    notice = learned.window.notice
    assert "tune stations to you" in notice.text
    [button] = [one for one in notice.findChildren(QPushButton) if one.isVisible()]
    said: list[str] = []
    learned.habits.said.connect(lambda words, *_: said.append(words))
    with qtbot.waitSignal(learned.habits.changed, timeout=30_000):
        learned.habits.learn()
    assert not said
    qtbot.mouseClick(button, LEFT)
    assert learned.habits.is_on
    assert learned.habits.taste() is not None
    assert learned.settings.get(settings.TUNED)


def test_the_head_of_the_queue_switches_by_key_and_chooses_anew(learned: App, qtbot: QtBot) -> None:
    start_station(learned, qtbot)
    header = learned.window.queue.station
    qtbot.waitUntil(header.tuned.isVisible, timeout=30_000)
    header.tuned.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(learned.stations.said, timeout=30_000):
        qtbot.keyClick(header.tuned, Qt.Key.Key_Space)
    assert learned.habits.is_on
    reasons = [entry.reason or "" for entry in learned.player.queue.entries]
    assert any("more like what you hear to the end" in reason for reason in reasons)
    with qtbot.waitSignal(learned.stations.said, timeout=30_000):
        qtbot.mouseClick(header.tuned, LEFT)
    assert not learned.habits.is_on
    coming = learned.player.queue.entries[1:]
    assert not any("more like what you hear" in (entry.reason or "") for entry in coming)


def test_the_head_of_the_queue_leads_to_what_was_learned(learned: App, qtbot: QtBot) -> None:
    start_station(learned, qtbot)
    qtbot.mouseClick(learned.window.queue.station.why_tuned, LEFT)
    dialog = learned.window.findChild(SettingsDialog)
    assert dialog is not None
    part = dialog.findChild(HabitsPart)
    assert part is not None
    assert part.isVisible()


def test_the_page_tells_what_was_learned_and_from_what(learned: App, qtbot: QtBot) -> None:
    part = open_page(learned, qtbot)
    qtbot.waitUntil(lambda: part.raised.count() > 0, timeout=30_000)
    half = len(all_ids(learned)) // 2
    assert f"{SESSIONS * (half + len(all_ids(learned)) % 2)} tracks heard to the end" in (
        part.progress.text()
    )
    assert part.lowered.count() > 0
    assert part.switch.isEnabled()
    assert not part.switch.isChecked()
    part.switch.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(part.switch, Qt.Key.Key_Space)
    assert learned.habits.is_on
    assert learned.window.queue.station.tuned.isChecked()


def known(app: App) -> bool:
    space = app.serving
    return app.store.read(learned_taste.taste_of, space.id, space.version) is not None


def test_all_is_forgotten_at_a_click_and_known_again_at_another(learned: App, qtbot: QtBot) -> None:
    learned.habits.switch(True)
    part = open_page(learned, qtbot)
    qtbot.waitUntil(lambda: part.raised.count() > 0, timeout=30_000)
    taste = learned.habits.taste()
    assert taste is not None
    qtbot.mouseClick(part.forget_button, LEFT)
    assert learned.habits.taste() is None
    assert not learned.habits.knows
    assert not part.switch.isEnabled()
    qtbot.waitUntil(lambda: not known(learned), timeout=30_000)
    qtbot.waitUntil(lambda: "0 of" in part.progress.text(), timeout=30_000)
    assert not part.forget_button.isEnabled()
    qtbot.mouseClick(part.undo_button, LEFT)
    again = learned.habits.taste()
    assert again is not None
    assert (again.leaning == taste.leaning).all()
    qtbot.waitUntil(lambda: known(learned), timeout=30_000)
    qtbot.waitUntil(part.raised.isVisible, timeout=30_000)
    assert part.switch.isChecked()


def test_undo_by_key_and_redo_forget_and_know(learned: App, qtbot: QtBot) -> None:
    learned.habits.forget()
    assert not learned.habits.knows
    learned.window.page.table.setFocus()
    qtbot.keyClick(learned.window.page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert learned.habits.knows
    learned.history.redo()
    assert not learned.habits.knows


def test_with_its_plays_what_was_learned_goes_and_stays_off(learned: App, qtbot: QtBot) -> None:
    learned.habits.switch(True)
    learned.station_list.forget_everything()
    qtbot.waitUntil(lambda: not learned.habits.knows, timeout=30_000)
    assert not learned.settings.get(settings.TUNED)
    qtbot.waitUntil(lambda: not known(learned), timeout=30_000)


def test_what_was_learned_is_there_at_the_next_start(
    learned: App, make_app: Callable[..., App], qtbot: QtBot
) -> None:
    learned.habits.switch(True)
    library = learned.store.path
    learned.window.close()
    learned.close()
    again = make_app(library)
    qtbot.waitUntil(lambda: again.habits.is_on, timeout=30_000)
    assert again.habits.taste() is not None


def test_silence_after_music_is_the_time_to_learn(active: App, qtbot: QtBot) -> None:
    hear(active)
    active.habits._quiet.setInterval(10)
    active.habits.follow_player("playing")
    assert not active.habits._quiet.isActive()
    with qtbot.waitSignal(active.habits.changed, timeout=30_000):
        active.habits.follow_player("paused")
    assert active.habits.knows
