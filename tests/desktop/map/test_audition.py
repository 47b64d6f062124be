"""Hearing tracks on the map, in the samples that would have been heard."""

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.map.audition import Audition
from desktop.map.audition_worker import Piece
from desktop.player.outputs import NullOutput
from engine import settings
from engine.audio.stream import AudioStream
from engine.map.excerpt import LEVEL
from engine.map.library_map import LibraryMap

LONG = 30_000
RATE = 48_000


class Bench:
    """An audition of the demo library, with the output it plays to."""

    def __init__(self, app: App) -> None:
        self.outputs: list[NullOutput] = []
        self.map = LibraryMap(app.store, app.bundle)
        self.device = ""
        self.audition = Audition(
            self._output, app.player, self.map, app.operations, lambda: self.device
        )
        self.heard: list[int | None] = []
        self.audition.heard.connect(self.heard.append)
        self.ids = self.map.plane().track_ids.tolist()

    def _output(self) -> NullOutput:
        self.outputs.append(NullOutput())
        return self.outputs[-1]

    def recording(self) -> np.ndarray:
        return self.outputs[0].recording() if self.outputs else np.empty((0, 2), np.float32)

    def seconds(self) -> float:
        return len(self.recording()) / RATE


@pytest.fixture
def bench(app: App) -> Iterator[Bench]:
    made = Bench(app)
    yield made
    made.audition.close()


def test_resting_on_a_track_plays_its_most_typical_place_softly(bench: Bench, qtbot: QtBot) -> None:
    bench.audition.rest_on(bench.ids[0])
    qtbot.waitUntil(lambda: bench.seconds() > 1.5, timeout=LONG)
    assert bench.heard == [bench.ids[0]]
    sound, start = bench.map.typical_place(bench.ids[0])
    stream = AudioStream(sound.path, RATE, 2)
    stream.seek(start)
    original = stream.read(round(1.4 * RATE))
    stream.close()
    heard = bench.recording()[: len(original)]
    assert np.abs(heard[: RATE // 100]).max() < 0.01 * np.abs(original).max() + 1e-4
    late = slice(round(0.5 * RATE), None)
    np.testing.assert_allclose(heard[late], LEVEL * original[late], atol=2e-3)


def test_leaving_fades_and_ends(bench: Bench, qtbot: QtBot) -> None:
    bench.audition.rest_on(bench.ids[1])
    qtbot.waitUntil(lambda: bench.seconds() > 1.0, timeout=LONG)
    bench.audition.rest_on(None)
    qtbot.waitUntil(lambda: bench.heard[-1:] == [None], timeout=LONG)
    heard = bench.recording()
    assert len(heard) < 10 * RATE
    assert np.abs(heard[-48:]).max() < 0.005
    loudest = np.abs(heard).max()
    assert np.abs(heard[-RATE // 10 :]).max() < loudest


def test_a_pointer_that_passes_by_is_silent(bench: Bench, qtbot: QtBot) -> None:
    bench.audition.rest_on(bench.ids[0])
    bench.audition.rest_on(None)
    bench.audition.rest_on(bench.ids[1])
    qtbot.waitUntil(lambda: bench.ids[1] in bench.heard, timeout=LONG)
    assert bench.ids[0] not in bench.heard


def test_the_next_track_follows_when_the_first_has_faded(bench: Bench, qtbot: QtBot) -> None:
    bench.audition.rest_on(bench.ids[0])
    qtbot.waitUntil(lambda: bench.seconds() > 0.5, timeout=LONG)
    bench.audition.rest_on(bench.ids[1])
    qtbot.waitUntil(lambda: bench.ids[1] in bench.heard, timeout=LONG)
    assert len(bench.outputs) == 1


def test_an_excerpt_is_heard_on_the_chosen_device_also_after_another_choice(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.device = "headphones"
    bench.audition.rest_on(bench.ids[0])
    qtbot.waitUntil(lambda: bench.seconds() > 0.2, timeout=LONG)
    assert bench.outputs[0].device == "headphones"
    bench.device, bench.outputs[0].moving = "speakers", True
    bench.audition.rest_on(bench.ids[1])
    qtbot.waitUntil(lambda: bench.ids[1] in bench.heard, timeout=LONG)
    assert [output.device for output in bench.outputs] == ["speakers", "speakers"]
    assert not bench.outputs[0].is_open


def test_the_window_hears_excerpts_on_the_device_of_its_settings(app: App, qtbot: QtBot) -> None:
    app.settings.set(settings.OUTPUT_DEVICE, "headphones")
    track_id = app.map.service._map.plane().track_ids.tolist()[0]
    pieces: list[Piece] = []
    app.map.audition._commands.play.connect(pieces.append)
    app.map.audition.hear(track_id)
    qtbot.waitUntil(lambda: bool(pieces), timeout=LONG)
    assert pieces[0].device == "headphones"


def test_the_music_that_plays_is_not_disturbed(app: App, bench: Bench, qtbot: QtBot) -> None:
    app.verbs.play([bench.ids[2]])
    qtbot.waitUntil(lambda: app.player.position > 0.2, timeout=LONG)
    bench.audition.rest_on(bench.ids[0])
    place = app.player.position
    qtbot.waitUntil(lambda: app.player.position > place + 1.0, timeout=LONG)
    assert bench.outputs == []
    assert app.player.state == "playing"


def test_the_music_silences_an_excerpt(app: App, bench: Bench, qtbot: QtBot) -> None:
    bench.audition.rest_on(bench.ids[0])
    qtbot.waitUntil(lambda: bench.seconds() > 0.3, timeout=LONG)
    app.verbs.play([bench.ids[2]])
    qtbot.waitUntil(lambda: bench.heard[-1:] == [None], timeout=LONG)
    assert bench.seconds() < 10


def test_who_asks_hears_it_and_the_music_goes_on_afterwards(
    app: App, bench: Bench, qtbot: QtBot
) -> None:
    app.verbs.play([bench.ids[2]])
    qtbot.waitUntil(lambda: app.player.position > 0.2, timeout=LONG)
    bench.audition.hear(bench.ids[0])
    qtbot.waitUntil(lambda: bench.seconds() > 0.5, timeout=LONG)
    assert app.player.state == "paused"
    bench.audition.rest_on(None)
    qtbot.waitUntil(lambda: app.player.state == "playing", timeout=LONG)


def test_switched_off_nothing_is_heard_unless_asked(bench: Bench, qtbot: QtBot) -> None:
    bench.audition.switch(False)
    bench.audition.rest_on(bench.ids[0])
    bench.audition.hear(bench.ids[1])
    qtbot.waitUntil(lambda: bench.heard == [bench.ids[1]], timeout=LONG)


def test_a_track_that_is_gone_is_one_sentence(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.audition.failed, timeout=LONG) as caught:
        bench.audition.hear(99_999)
    assert "was not listened to" in caught.args[0]


def test_the_map_remembers_whether_tracks_are_heard(app: App) -> None:
    assert app.map.page.head.hear.isChecked()
    app.map.page.head.hear.click()
    assert not app.map.audition.is_on
