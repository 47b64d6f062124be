"""The player on the bus, as the real ``playerctl`` sees it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QUrl
from pytestqt.qtbot import QtBot

from desktop.app import App
from tests.support.session_bus import SessionBus

PATIENCE = 10_000


@pytest.fixture
def playing(app: App, qtbot: QtBot) -> App:
    app.window.tracks.play_row(0)
    qtbot.waitUntil(lambda: app.player.position > 0.1, timeout=PATIENCE)
    qtbot.waitUntil(
        lambda: app.desktop.playing.now is not None and app.desktop.playing.now.cover is not None
    )
    return app


def test_nothing_plays_at_first(app: App, bus: SessionBus, qtbot: QtBot) -> None:
    assert bus.run(qtbot, "playerctl", "--list-all") == "earshot"
    assert bus.run(qtbot, "playerctl", "status") == "Stopped"
    assert app.player.state == "stopped"


def test_what_plays_is_told_in_full(playing: App, bus: SessionBus, qtbot: QtBot) -> None:
    track = playing.window.page.model.track(0)
    assert track is not None
    form = "\n".join(
        f"{{{{{name}}}}}"
        for name in ("status", "xesam:title", "xesam:artist", "xesam:album", "xesam:url")
    )
    told = bus.run(qtbot, "playerctl", "metadata", "--format", form).splitlines()
    url = QUrl.fromLocalFile(str(track.path)).toEncoded().data().decode()
    assert told == ["Playing", track.title, track.artist, track.album, url]
    length = int(bus.run(qtbot, "playerctl", "metadata", "mpris:length"))
    assert length == pytest.approx(playing.player.duration * 1e6, abs=1)
    cover = QUrl(bus.run(qtbot, "playerctl", "metadata", "mpris:artUrl")).toLocalFile()
    assert Path(cover).read_bytes().startswith(b"\x89PNG")


def test_keys_and_programs_control_the_player(playing: App, bus: SessionBus, qtbot: QtBot) -> None:
    bus.run(qtbot, "playerctl", "pause")
    assert playing.player.state == "paused"
    bus.run(qtbot, "playerctl", "play-pause")
    assert playing.player.state == "playing"
    bus.run(qtbot, "playerctl", "next")
    assert playing.player.queue.current_index == 1
    bus.run(qtbot, "playerctl", "previous")
    assert playing.player.queue.current_index == 0
    bus.run(qtbot, "playerctl", "volume", "0.25")
    assert playing.player.volume == pytest.approx(0.25)
    assert playing.window.player_bar.volume.value() == 25
    bus.run(qtbot, "playerctl", "stop")
    assert playing.player.state == "stopped"


def test_shuffle_and_repeat_go_both_ways(playing: App, bus: SessionBus, qtbot: QtBot) -> None:
    assert bus.run(qtbot, "playerctl", "loop") == "None"
    assert bus.run(qtbot, "playerctl", "shuffle") == "Off"
    bus.run(qtbot, "playerctl", "loop", "Track")
    bus.run(qtbot, "playerctl", "shuffle", "On")
    assert (playing.player.repeat, playing.player.shuffle) == ("track", "tracks")
    playing.player.set_repeat("queue")
    playing.player.set_shuffle("albums")
    assert bus.run(qtbot, "playerctl", "loop") == "Playlist"
    assert bus.run(qtbot, "playerctl", "shuffle") == "On"
    bus.run(qtbot, "playerctl", "shuffle", "Off")
    assert playing.player.shuffle == "off"


def test_seeking_is_exact_and_counted_in_microseconds(
    playing: App, bus: SessionBus, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: playing.player.duration > 10, timeout=PATIENCE)
    bus.run(qtbot, "playerctl", "pause")
    bus.run(qtbot, "playerctl", "position", "7.5")
    qtbot.waitUntil(lambda: playing.player.position == pytest.approx(7.5, abs=0.05))
    assert float(bus.run(qtbot, "playerctl", "position")) == pytest.approx(7.5, abs=0.05)
    bus.run(qtbot, "playerctl", "position", "2-")
    qtbot.waitUntil(lambda: playing.player.position == pytest.approx(5.5, abs=0.05))


def test_changes_are_told_to_whoever_follows(playing: App, bus: SessionBus, qtbot: QtBot) -> None:
    followed = ""
    follower = bus.start(
        "playerctl", "--follow", "metadata", "--format", "{{status}} {{xesam:title}}"
    )

    def lines() -> list[str]:
        nonlocal followed
        followed += bytes(follower.readAllStandardOutput().data()).decode()
        return followed.splitlines()

    titles = [playing.window.page.model.track(row).title for row in (0, 1)]  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: f"Playing {titles[0]}" in lines(), timeout=PATIENCE)
    playing.player.next()
    qtbot.waitUntil(lambda: f"Playing {titles[1]}" in lines(), timeout=PATIENCE)
    playing.player.pause()
    qtbot.waitUntil(lambda: f"Paused {titles[1]}" in lines(), timeout=PATIENCE)
    follower.terminate()
    qtbot.waitUntil(lambda: follower.state() == QProcess.ProcessState.NotRunning)


def test_a_jump_is_told_and_the_way_on_is_not(playing: App, bus: SessionBus, qtbot: QtBot) -> None:
    monitor = bus.start("dbus-monitor", "--session", "member='Seeked'")
    heard = ""

    def count() -> int:
        nonlocal heard
        heard += bytes(monitor.readAllStandardOutput().data()).decode()
        return heard.count("member=Seeked")

    qtbot.waitUntil(lambda: count() == 0 and "NameAcquired" in heard, timeout=PATIENCE)
    qtbot.waitUntil(lambda: playing.player.position > 1.5, timeout=PATIENCE)
    assert count() == 0
    playing.player.seek(9.0)
    qtbot.waitUntil(lambda: count() == 1, timeout=PATIENCE)
    assert "int64 9000000" in heard
    monitor.terminate()
    qtbot.waitUntil(lambda: monitor.state() == QProcess.ProcessState.NotRunning)


def test_a_second_player_goes_by_a_name_of_its_own(app: App, bus: SessionBus, qtbot: QtBot) -> None:
    from desktop.desktop_integration.mpris import Mpris

    other = Mpris(bus.connect(), app.player, app.desktop.playing, lambda _: None)
    names = bus.run(qtbot, "playerctl", "--list-all").splitlines()
    assert len(names) == 2
    assert "earshot" in names
    other.close()
    assert bus.run(qtbot, "playerctl", "--list-all") == "earshot"


def test_the_player_leaves_the_bus_when_the_window_closes(
    app: App, bus: SessionBus, qtbot: QtBot
) -> None:
    app.window.close()
    process = bus.start("playerctl", "status")
    qtbot.waitUntil(lambda: process.state() == QProcess.ProcessState.NotRunning)
    assert process.exitCode() == 1
