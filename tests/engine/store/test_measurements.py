"""What was measured of tracks, in the library file."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from engine.store import measurements, tracks
from engine.store.connection import open_database
from engine.store.measurements import StoredMeasurement
from engine.store.store import Store
from tests.support.library_rows import FOLDER, add_tracks
from tests.support.schema_before import schema_before


def measured(track_id: int, size: int = 1000) -> StoredMeasurement:
    return StoredMeasurement(track_id, size, 5, -14.2, 0.98, b"blocks", b"peaks", b"levels")


def test_a_library_of_the_schema_before_gets_measurements(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(open_database(path, steps=schema_before("measurements")).conn) as old:
        old.execute("INSERT INTO folders(path, added_at) VALUES ('/music', 1)")
        old.commit()
    with Store(path) as store:
        (track_id,) = add_tracks(store, {"title": "Starfall"}, folder=Path("/music"))
        store.write(measurements.save_measurement, measured(track_id))
        assert store.read(measurements.waveform_of, track_id) == (b"peaks", b"levels")


def test_what_was_measured_counts_until_the_file_changes(store: Store) -> None:
    row: dict[str, object] = {"title": "Starfall"}
    (track_id,) = add_tracks(store, row)
    assert [t.track_id for t in store.read(measurements.unmeasured, [track_id])] == [track_id]
    store.write(measurements.save_measurement, measured(track_id))
    assert store.read(measurements.unmeasured, [track_id]) == []
    facts = store.read(measurements.playback_facts, [track_id])[track_id]
    assert (facts.measured_loudness, facts.measured_peak) == (-14.2, 0.98)
    store.write(measurements.save_measurement, measured(track_id, size=999))
    assert store.read(measurements.waveform_of, track_id) is None
    assert store.read(measurements.playback_facts, [track_id])[track_id].measured_peak is None
    assert len(store.read(measurements.unmeasured, [track_id])) == 1


def test_tracks_are_measured_in_the_order_given_and_missing_ones_not_at_all(store: Store) -> None:
    ids = add_tracks(store, *({"title": str(number)} for number in range(4)))
    store.write(tracks.mark_missing, [ids[2]])
    wanted = [ids[3], ids[2], ids[0]]
    found = store.read(measurements.unmeasured, wanted)
    assert [track.track_id for track in found] == [ids[3], ids[0]]
    assert found[1].path == FOLDER / "000000.flac"


def test_facts_of_a_track_with_and_without_an_album(store: Store) -> None:
    with_album, without = add_tracks(
        store,
        {"title": "a", "artist": "Obsidian Shell", "album": "Angelic", "track_number": 3,
         "disc_number": 2, "replaygain_album_gain": -8.5},
        {"title": "b"},
    )  # fmt: skip
    facts = store.read(measurements.playback_facts, [with_album, without, 12_345])
    assert set(facts) == {with_album, without}
    known = facts[with_album]
    assert (known.disc_number, known.track_number, known.album_gain) == (2, 3, -8.5)
    assert known.album
    assert facts[without].album == ""


def test_an_album_in_its_order_and_what_was_measured_of_it(store: Store) -> None:
    rows: list[dict[str, object]] = [
        {"title": "x", "artist": "A", "album": "One", "track_number": number}
        for number in (2, 1, 3)
    ]
    other: dict[str, object] = {"title": "y", "artist": "B", "album": "One", "track_number": 1}
    second, first, third, foreign, single = add_tracks(store, *rows, other, {"title": "z"})
    assert store.read(measurements.album_track_ids, third) == [first, second, third]
    assert store.read(measurements.album_track_ids, single) == []
    store.write(measurements.save_measurement, replace(measured(first, 1001), true_peak=0.5))
    store.write(measurements.save_measurement, measured(foreign, 1003))
    album = [first, second, third]
    assert store.read(measurements.album_blocks, album) == [(b"blocks", 0.5)]


def test_measurements_leave_with_their_track(store: Store) -> None:
    (track_id,) = add_tracks(store, {"title": "Starfall"})
    store.write(measurements.save_measurement, measured(track_id))
    store.write(lambda database: database.execute("DELETE FROM tracks"))
    store.write(measurements.save_measurement, measured(track_id))
    count = store.read(lambda d: d.execute("SELECT count(*) FROM measurements").fetchone())
    assert count == (0,)
