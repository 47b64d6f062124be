"""Plays, thumbs and stations in the library file, and the upgrade that brings their tables."""

from pathlib import Path

import pytest

from engine.store import feedback, folders, plays, stations
from engine.store.connection import open_database
from engine.store.plays import Play
from engine.store.store import Store
from tests.support.library_rows import add_tracks
from tests.support.schema_before import schema_before

DAY = 86_400.0


@pytest.fixture
def ids(store: Store) -> list[int]:
    return add_tracks(store, *({} for _ in range(6)))


def test_a_library_from_before_gets_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    old = open_database(path, steps=schema_before("stations_and_plays"))
    assert "plays" not in old.table_names()
    old.close()
    with Store(path) as store:
        (track_id,) = add_tracks(store, {})
        store.write(plays.save_plays, [Play(track_id, 1.0, 2.0, "completed")])
        assert store.read(plays.last_heard, [track_id]) == {track_id: 1.0}
    assert (tmp_path / "library.db.before-stations_and_plays.backup").exists()


def test_history_tells_when_tracks_were_heard(store: Store, ids: list[int]) -> None:
    one, other, third, *_ = ids
    store.write(
        plays.save_plays,
        [
            Play(one, 1 * DAY, 200.0, "completed"),
            Play(one, 3 * DAY, 200.0, "completed"),
            Play(other, 2 * DAY, 100.0, "skipped_late"),
            Play(third, 4 * DAY, 4.0, "skipped_early"),
            Play(999, 4 * DAY, 4.0, "completed"),
        ],
    )
    assert store.read(plays.last_heard, ids) == {one: 3 * DAY, other: 2 * DAY}
    assert store.read(plays.heard_since, 2.5 * DAY) == {one: 3 * DAY}
    assert store.read(plays.most_completed, 5) == {one: 2}
    store.write(plays.forget_plays)
    assert store.read(plays.last_heard, ids) == {}


def test_a_station_remembers_its_plays_and_survives_without_it(
    store: Store, ids: list[int]
) -> None:
    number = store.write(stations.add_station, "Mine", "{}", {ids[0]: 1.0})
    heard = [Play(ids[n], n * DAY, 9.0, "completed", number) for n in range(4)]
    store.write(plays.save_plays, [*heard, Play(ids[5], 9.0, 9.0, "completed")])
    assert store.read(plays.plays_of_station, number) == heard
    assert store.read(plays.plays_of_station, number, limit=2) == heard[-2:]
    assert store.read(plays.station_plays, limit=1) == heard[-1:]
    store.write(stations.remove_station, number)
    assert store.read(plays.plays_of_station, number) == []
    assert set(store.read(plays.last_heard, ids)) == {*ids[:4], ids[5]}


def test_a_removed_station_comes_back_with_what_it_had_learned(
    store: Store, ids: list[int]
) -> None:
    number = store.write(stations.add_station, "Mine", "{}", {ids[0]: 1.0}, saved=True)
    other = store.write(stations.add_station, "Other", "{}", {ids[0]: 1.0}, saved=True)
    store.write(feedback.set_thumb, ids[1], 1, number)
    store.write(feedback.set_thumb, ids[2], -1, number)
    heard = [
        Play(ids[3], DAY, 9.0, "completed", number),
        Play(ids[4], DAY, 2.0, "skipped_early", number),
    ]
    store.write(plays.save_plays, [*heard, Play(ids[3], DAY, 9.0, "completed", other)])
    before = store.read(stations.station, number)
    removed = store.write(stations.remove_station, number)
    assert removed is not None
    assert store.read(stations.station, number) is None
    assert store.read(feedback.thumbs, number) == {}
    store.write(stations.restore_station, removed)
    assert store.read(stations.station, number) == before
    assert store.read(feedback.thumbs, number) == {ids[1]: 1, ids[2]: -1}
    assert store.read(plays.plays_of_station, number) == heard
    assert len(store.read(plays.plays_of_station, other)) == 1
    assert store.write(stations.remove_station, 999) is None


def test_what_a_station_learned_is_forgotten_and_learned_again(
    store: Store, ids: list[int]
) -> None:
    number = store.write(stations.add_station, "Mine", "{}", {ids[0]: 1.0})
    store.write(feedback.set_thumb, ids[1], 1, number)
    store.write(plays.save_plays, [Play(ids[3], DAY, 9.0, "completed", number)])
    lessons = store.write(stations.forget_lessons, number)
    assert store.read(feedback.thumbs, number) == {}
    assert store.read(plays.plays_of_station, number) == []
    # Said anew meanwhile: that stands.
    store.write(feedback.set_thumb, ids[1], -1, number)
    store.write(stations.restore_lessons, number, lessons)
    assert store.read(feedback.thumbs, number) == {ids[1]: -1}
    assert len(store.read(plays.plays_of_station, number)) == 1


def test_thumbs_are_given_taken_back_and_forgotten(store: Store, ids: list[int]) -> None:
    number = store.write(stations.add_station, "Mine", "{}", {ids[0]: 1.0})
    for track_id, thumb in ((ids[0], 1), (ids[1], -1), (ids[1], 1), (ids[2], -1), (ids[2], 0)):
        store.write(feedback.set_thumb, track_id, thumb, number)
    store.write(feedback.set_thumb, ids[3], -1)
    store.write(feedback.set_thumb, 999, 1)
    assert store.read(feedback.thumbs, number) == {ids[0]: 1, ids[1]: 1}
    assert store.read(feedback.all_thumbs) == {ids[0]: 1, ids[1]: 1, ids[3]: -1}
    store.write(feedback.forget_thumbs, number)
    assert store.read(feedback.all_thumbs) == {ids[3]: -1}
    store.write(feedback.forget_thumbs)
    assert store.read(feedback.all_thumbs) == {}


def test_stations_are_kept_changed_and_removed(store: Store, ids: list[int]) -> None:
    kept = store.write(stations.add_station, "b", "{}", {ids[0]: 1.0, ids[1]: -0.5}, saved=True)
    store.write(stations.add_station, "A", "{}", {ids[0]: 1.0}, saved=True)
    store.write(stations.change_station, kept, name="Best", weights={ids[2]: 2.0})
    found = store.read(stations.station, kept)
    assert found is not None
    assert (found.name, found.recipe, found.weights, found.saved) == (
        "Best", "{}", {ids[2]: 2.0}, True,
    )  # fmt: skip
    assert [name for _, name in store.read(stations.saved_stations)] == ["A", "Best"]
    store.write(stations.remove_station, kept)
    assert store.read(stations.station, kept) is None


def test_of_stations_that_nobody_keeps_only_the_newest_stay(store: Store, ids: list[int]) -> None:
    kept = store.write(stations.add_station, "kept", "{}", {ids[0]: 1.0}, saved=True)
    numbers = [store.write(stations.add_station, str(n), "{}", {ids[0]: 1.0}) for n in range(25)]
    there = [number for number in numbers if store.read(stations.station, number)]
    assert there == numbers[-20:]
    assert store.read(stations.station, kept) is not None


def test_tracks_that_leave_the_library_leave_stations_and_history(
    store: Store, ids: list[int]
) -> None:
    number = store.write(stations.add_station, "Mine", "{}", {ids[0]: 1.0})
    store.write(plays.save_plays, [Play(ids[0], 1.0, 2.0, "completed", number)])
    store.write(folders.remove_folder, store.read(folders.all_folders)[0].id)
    found = store.read(stations.station, number)
    assert found is not None
    assert found.weights == {}
    assert store.read(plays.plays_of_station, number) == []
