"""Queue and settings across restarts."""

from pathlib import Path

from engine import settings
from engine.settings import Settings
from engine.store import folders, session
from engine.store.records import StoredQueueEntry
from engine.store.store import Store
from tests.support.library_rows import add_tracks


def test_the_queue_comes_back_in_order_with_its_reasons(store: Store) -> None:
    first, second = add_tracks(store, {}, {})
    entries = [
        StoredQueueEntry(second, "Radio: x", 0.91, "0.91 like “x”"),
        StoredQueueEntry(first),
        StoredQueueEntry(second),
    ]
    store.write(session.save_queue, entries)
    assert store.read(session.load_queue) == entries
    store.write(session.save_queue, entries[:1])
    assert store.read(session.load_queue) == entries[:1]


def test_entries_of_removed_tracks_leave_the_queue(store: Store) -> None:
    (track_id,) = add_tracks(store, {})
    store.write(session.save_queue, [StoredQueueEntry(track_id), StoredQueueEntry(99)])
    assert [entry.track_id for entry in store.read(session.load_queue)] == [track_id]
    store.write(folders.remove_folder, store.read(folders.all_folders)[0].id)
    assert store.read(session.load_queue) == []


def test_settings_survive_and_damaged_ones_fall_back(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Store(path) as store:
        first = Settings(store)
        assert first.get(settings.VOLUME) == settings.VOLUME.default
        first.set(settings.VOLUME, 0.25)
        first.set(settings.THEME, "dark")
        store.write(session.save_setting, settings.QUEUE_INDEX.key, "three")
        store.write(lambda d: d.execute("INSERT INTO settings VALUES ('player.x', '{broken')"))
    with Store(path) as store:
        again = Settings(store)
        assert again.get(settings.VOLUME) == 0.25
        assert again.get(settings.THEME) == "dark"
        assert again.get(settings.QUEUE_INDEX) == settings.QUEUE_INDEX.default


def test_a_whole_number_is_a_fine_volume(store: Store) -> None:
    store.write(session.save_setting, settings.VOLUME.key, 1)
    assert Settings(store).get(settings.VOLUME) == 1.0
