"""How loud each track is played, from tags or from what was measured."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop.operations import Operations
from desktop.player.levels import Levels
from desktop.player.measurer import Measurer
from desktop.player.outputs import NullOutput
from desktop.player.playback_settings import PlaybackSettings
from desktop.player.player import Player
from desktop.player.timeline import Source
from engine import settings
from engine.settings import Settings
from engine.sound import Sound
from engine.store import measurements, tracks
from engine.store.store import Store
from tests.support.audio_files import sine, write_audio
from tests.support.library_rows import add_tracks


def decibels(factor: float) -> float:
    return float(20 * np.log10(factor))


class Desk:
    """A player on a null output, with files of known loudness."""

    def __init__(self, store: Store, folder: Path, rows: list[dict[str, object]]) -> None:
        self.store = store
        self.settings = Settings(store)
        self.operations = Operations()
        self.levels = Levels(store, self.settings)
        self.output = NullOutput(speed=1.0)
        self.player = Player(lambda: self.output, self.sound_of, prepare=self.levels.prepare)
        self.remembered = PlaybackSettings(self.settings, self.player, self.levels)
        self.measurer = Measurer(store, self.operations, self.player, self.levels)
        self.measured: list[int] = []
        self.measurer.measured.connect(self.measured.append)
        self.ids = add_tracks(store, *rows, folder=folder)

    def sound_of(self, track_id: int) -> Sound:
        return self.store.read(tracks.tracks_by_id, [track_id])[track_id].sound

    def gains(self, *track_ids: int) -> list[float]:
        """Return the gains in dB of tracks that follow each other."""
        sources = [Source(number, track_id, Path()) for number, track_id in enumerate(track_ids)]
        return [decibels(source.gain) for source in self.levels.prepare(sources)]

    def play(self, *track_ids: int) -> None:
        self.player.replace([self.player.queue.new_entry(i) for i in track_ids])

    def close(self) -> None:
        self.player.close()
        self.operations.close()


MakeDesk = Callable[..., Desk]


@pytest.fixture
def make_desk(store: Store, tmp_path: Path, qtbot: QtBot) -> Iterator[MakeDesk]:
    """Build desks that are closed after the test."""
    desks: list[Desk] = []

    def make(*rows: dict[str, object], folder: Path = tmp_path) -> Desk:
        desks.append(Desk(store, folder, list(rows)))
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(make_desk: MakeDesk, tmp_path: Path) -> Desk:
    """An album of two tracks at -14 and -26 LUFS without tags, and one at -20 alone."""
    folder = tmp_path / "music"
    folder.mkdir()
    for number, level in enumerate((-14, -26, -20)):
        samples = sine(30.0, frequency=997.0, level=10 ** (level / 20))
        write_audio(folder / f"{number:06}.flac", samples, codec="flac")
    rows: list[dict[str, object]] = [
        {"title": "a", "artist": "A", "album": "One", "track_number": 1},
        {"title": "b", "artist": "A", "album": "One", "track_number": 2},
        {"title": "c"},
    ]
    return make_desk(*rows, folder=folder)


def test_tags_are_believed(make_desk: MakeDesk) -> None:
    tags: dict[str, object] = {
        "artist": "A", "album": "One", "replaygain_track_gain": -3.0,
        "replaygain_album_gain": -7.5, "replaygain_track_peak": 0.9,
    }  # fmt: skip
    rows = [tags | {"title": str(n), "track_number": n} for n in (1, 2)]
    desk = make_desk(*rows)
    first, second = desk.ids
    assert desk.gains(first, second) == pytest.approx([-7.5, -7.5])
    # Played out of order they are tracks, not an album.
    assert desk.gains(second, first) == pytest.approx([-3.0, -3.0])
    desk.remembered.set_gain_mode("track")
    assert desk.gains(first, second) == pytest.approx([-3.0, -3.0])
    desk.remembered.set_gain_mode("album")
    assert desk.gains(second) == pytest.approx([-7.5])
    desk.remembered.set_gain_mode("off")
    assert desk.gains(first) == pytest.approx([0.0])


def test_the_preamp_raises_everything_but_no_peak(make_desk: MakeDesk) -> None:
    rows: list[dict[str, object]] = [
        {"title": "a", "replaygain_track_gain": -3.0, "replaygain_track_peak": 0.9}
    ]
    desk = make_desk(*rows)
    desk.remembered.set_preamp(2.0)
    assert desk.gains(desk.ids[0]) == pytest.approx([-1.0])
    desk.remembered.set_preamp(8.0)
    assert desk.gains(desk.ids[0]) == pytest.approx([decibels(1 / 0.9)])
    desk.remembered.set_prevents_clipping(False)
    assert desk.gains(desk.ids[0]) == pytest.approx([5.0])


def test_what_plays_and_what_follows_is_measured_and_levelled(desk: Desk, qtbot: QtBot) -> None:
    first, second, alone = desk.ids
    desk.play(alone, first)
    qtbot.waitUntil(lambda: desk.measured == [alone, first, second][:2], timeout=20_000)
    gains = desk.gains(alone, first)
    assert gains == pytest.approx([2.0, -4.0], abs=0.1)
    assert desk.store.read(measurements.waveform_of, alone) is not None
    # The gain arrives in what is being played: -20 dBFS become -18.
    qtbot.waitUntil(
        lambda: decibels(float(np.abs(desk.output.recording()[-4800:]).max())) > -18.2,
        timeout=20_000,
    )
    assert decibels(float(np.abs(desk.output.recording()).max())) < -17.8


def test_an_album_played_in_order_keeps_its_own_dynamics(desk: Desk, qtbot: QtBot) -> None:
    first, second, _ = desk.ids
    desk.play(first, second)
    qtbot.waitUntil(lambda: sorted(desk.measured) == [first, second], timeout=20_000)
    loud, quiet = desk.gains(first, second)
    assert loud == pytest.approx(quiet)
    # Both count: -14 and -26 LUFS for equally long have a mean power of -16.7 LUFS.
    assert loud == pytest.approx(-1.27, abs=0.1)


def test_the_rest_of_an_album_is_measured_although_it_is_not_in_the_queue(
    desk: Desk, qtbot: QtBot
) -> None:
    first, second, _ = desk.ids
    desk.play(second)
    qtbot.waitUntil(lambda: desk.measured == [second, first], timeout=20_000)


def test_a_file_that_cannot_be_measured_does_not_hold_up_the_next(desk: Desk, qtbot: QtBot) -> None:
    first, _, alone = desk.ids
    desk.sound_of(first).path.write_bytes(b"no music")
    desk.remembered.set_gain_mode("track")
    desk.play(alone, first)
    desk.player.move(1, 0)
    desk.player.previous()
    qtbot.waitUntil(lambda: alone in desk.measured, timeout=20_000)
    assert first not in desk.measured


def test_what_was_chosen_is_there_again(store: Store, make_desk: MakeDesk) -> None:
    desk = make_desk({"title": "a"})
    desk.remembered.set_crossfade(6.0)
    desk.remembered.set_device("headphones")
    desk.remembered.set_gain_mode("album")
    desk.player.set_shuffle("albums")
    desk.player.set_repeat("queue")
    desk.player.set_speed(1.5)
    # The store writes one thing after the other: now the settings are written.
    store.write(lambda database: None)
    again = make_desk({"title": "a"})
    assert (again.player.shuffle, again.player.repeat, again.player.speed) == (
        "albums",
        "queue",
        1.5,
    )
    assert again.remembered.crossfade == 6.0
    assert again.remembered.device == "headphones"
    assert again.remembered.gain_mode == "album"


def test_nonsense_that_was_stored_is_not_taken(store: Store, make_desk: MakeDesk) -> None:
    stored = Settings(store)
    stored.set(settings.SHUFFLE, "backwards")
    stored.set(settings.GAIN_MODE, "very loud")
    stored.set(settings.SPEED, 900.0)
    stored.set(settings.CROSSFADE_SECONDS, -5.0)
    store.write(lambda database: None)
    desk = make_desk({"title": "a"})
    assert desk.player.shuffle == "off"
    assert desk.player.speed == 2.0
    assert desk.remembered.gain_mode == "auto"
    assert desk.remembered.crossfade == 0.0
