"""A library of many short files that were scanned, with made-up vectors: enough for a station."""

from pathlib import Path

from engine.encoder.bundle import default_bundle
from engine.library.scanner import scan
from engine.store.store import Store
from tests.support.audio_files import sine, write_audio
from tests.support.vector_library import Space, near_units, random_units, store_vectors


def write_station_library(folder: Path, count: int) -> Path:
    """Write sounds and a library of them; return the library's file.

    They are long enough that no rule takes them for interludes, and nobody's, so that no spacing
    stands in a station's way.
    """
    music = folder / "music"
    music.mkdir(parents=True)
    for number in range(count):
        write_audio(music / f"{number:03}.wav", sine(16.0, sample_rate=8000), sample_rate=8000)
    bundle = default_bundle()
    file = folder / "library.db"
    with Store(file) as store:
        scan(store, [music])
        ids = store.read(
            lambda database: [row[0] for row in database.execute("SELECT id FROM tracks")]
        )
        centre = random_units(1, bundle.dimensions)[0]
        vectors = near_units(centre, count, spread=1.5)
        store_vectors(store, ids, vectors, Space(bundle.id, bundle.version))
        # As of the files that were scanned: they were listened to in their present form.
        store.write(
            lambda database: database.execute(
                "UPDATE analyses SET size = (SELECT size FROM tracks WHERE id = track_id),"
                " mtime_ns = (SELECT mtime_ns FROM tracks WHERE id = track_id)"
            )
        )
    return file
