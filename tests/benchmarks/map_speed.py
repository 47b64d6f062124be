"""How quick the map is: frames, nearest point, layouts, memory.

Run with ``python -m tests.benchmarks.map_speed [TRACKS] [LAID_OUT]``, by default 100,000 and
20,000.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import psutil
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QApplication

from desktop.map.colouring import colouring
from desktop.map.map_covers import MapCovers
from desktop.map.map_view import MapView
from desktop.map.scene import MapScene
from desktop.operations import Operations
from desktop.theme.theme import Theme
from engine.map.layout_process import lay_out_apart
from engine.map.library_map import LibraryMap, MapPoints
from engine.map.projection import principal_plane
from engine.map.quality import map_quality
from engine.store.map_facts import map_facts
from engine.store.map_positions import map_rows, save_positions
from engine.store.store import Store
from tests.support.vector_library import Space, random_units, store_tracks, store_vectors

DIMENSIONS = 128
WIDTH, HEIGHT = 1920, 1080
FRAMES = 150
FRAME_LIMIT, NEAREST_LIMIT = 33.0, 5.0
GENRES = (
    *("Ambient", "Folk", "Jazz", "Rock", "Techno", "Classical", "Dub", "Soul", "Metal"),
    *("Hip-Hop", "House", "Blues", "Country", "Punk", "Funk", "Disco", "Reggae", "Choral"),
)
TRACKS_AN_ARTIST = 25


def unit(vectors: np.ndarray) -> np.ndarray:
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def library_vectors(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return vectors of artists around genres, and the genre of each: float32 and int64 [count]."""
    chance = np.random.default_rng(7)
    weights = 1 / np.arange(1, len(GENRES) + 1) ** 0.7
    artists = count // TRACKS_AN_ARTIST + 1
    genre_of = chance.choice(len(GENRES), artists, p=weights / weights.sum())
    mixed = chance.choice(len(GENRES), artists)
    centres = random_units(len(GENRES), DIMENSIONS, 1)
    lean = chance.uniform(0, 0.9, (artists, 1)).astype(np.float32)
    styles = unit(
        centres[genre_of] + lean * centres[mixed] + 0.9 * random_units(artists, DIMENSIONS, 2)
    )
    artist = np.arange(count) // TRACKS_AN_ARTIST
    return unit(styles[artist] + 0.6 * random_units(count, DIMENSIONS, 3)), genre_of[artist]


def fill(store: Store, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Store the library; return its vectors and genres."""
    vectors, genres = library_vectors(count)
    rows = [
        {
            "genre": GENRES[genres[n]],
            "artist": f"Artist {n // TRACKS_AN_ARTIST}",
            "album": f"Album {n // 12}",
            "year": 1960 + int(n // 12 * 7919 % 65),
        }
        for n in range(count)
    ]
    ids = store_tracks(store, rows)
    for start in range(0, count, 10_000):
        part = slice(start, start + 10_000)
        store_vectors(store, ids[part], vectors[part])
    return vectors, genres


def islands(genres: np.ndarray) -> np.ndarray:
    """Return places as a layout would give them, without the minutes that it takes."""
    chance = np.random.default_rng(5)
    centres = chance.standard_normal((len(GENRES), 2)) * 100
    artist = np.arange(len(genres)) // TRACKS_AN_ARTIST
    around = chance.standard_normal((artist[-1] + 1, 2)) * 22
    places = centres[genres] + around[artist] + chance.standard_normal((len(genres), 2)) * 2
    return places.astype(np.float32)


def report(name: str, measured: list[tuple[float, float]], limit: float) -> None:
    """Print how long it took by the clock and on the processor, and how often over the limit.

    On a machine that others use, only the processor's time tells what the work costs.
    """
    cells = []
    for milliseconds in np.array(measured).T:
        median, late, slowest = np.percentile(milliseconds, [50, 95, 100])
        over = int((milliseconds > limit).sum())
        cells.append(f"{median:.1f}, {late:.1f}, {slowest:.1f} ms | {over} of {len(milliseconds)}")
    print(f"| {name} | {cells[0]} | {cells[1]} |")


def timed(call: Callable[[], object]) -> float:
    """Return milliseconds by the clock."""
    start = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - start)


def worked(call: Callable[[], object]) -> tuple[float, float]:
    """Return milliseconds by the clock and of this thread's processor."""
    start, processor = time.perf_counter(), time.thread_time()
    call()
    return 1000 * (time.perf_counter() - start), 1000 * (time.thread_time() - processor)


def frames(view: MapView, step: Callable[[int], None]) -> Iterator[tuple[float, float]]:
    """Yield how long each frame takes; between frames the event loop runs as it would."""
    for number in range(FRAMES):
        step(number)
        yield worked(view.repaint)
        QApplication.processEvents()


def measure_frames(store: Store, application: QApplication) -> None:
    """Print the frames of panning and zooming."""
    operations = Operations()
    points = LibraryMap(store, Space()).stored()
    assert points is not None
    before = psutil.Process().memory_info().rss / 1e6
    start = time.perf_counter()
    scene = MapScene.of(points, store.read(map_facts))
    print(f"Scene of {len(scene.track_ids):,} tracks: {time.perf_counter() - start:.2f} s")
    covers = MapCovers(store, operations)
    nobody = np.empty(0, np.int64)
    view = MapView(Theme(application, "dark"), operations, covers, lambda _: nobody)
    view.resize(WIDTH, HEIGHT)
    view.show()
    view.show_scene(scene, colouring(scene, "genre", "dark"))
    print(f"First frame: {timed(view.repaint):.0f} ms")
    print(
        "\n| what | clock: median, 95 %, slowest | over | processor | over |\n|---|---|---|---|---|"
    )
    pan = list(frames(view, lambda n: view.pan(9 if n % 60 < 30 else -9, 4)))
    report("pan, whole map", pan, FRAME_LIMIT)
    zoom = list(frames(view, lambda n: view.zoom(1.03 if n < FRAMES / 2 else 1 / 1.03, 800, 500)))
    report("zoom in and out", zoom, FRAME_LIMIT)
    view.viewport = view.viewport.centred(*scene.positions[0].tolist())
    view.zoom(6, WIDTH / 2, HEIGHT / 2)
    near = list(frames(view, lambda n: view.pan(14 if n % 60 < 30 else -14, 5)))
    report(f"pan, {len(view.visible_rows()):,} points in the window", near, FRAME_LIMIT)
    view.grab().save(os.environ.get("MAP_PICTURE", os.devnull), "PNG")
    pixels = np.random.default_rng(0).uniform(0, 1, (2000, 2)) * [WIDTH, HEIGHT]
    places = view.viewport.fitted(scene.positions).to_map(pixels.astype(np.float32))
    nearest = [worked(lambda place=place: scene.grid.nearest(place, 10.0)) for place in places]
    report("nearest point", nearest, NEAREST_LIMIT)
    measure_motion(view, scene)
    print(f"\nMemory of the map: {psutil.Process().memory_info().rss / 1e6 - before:.0f} MB")
    operations.close(patience=20)


def measure_motion(view: MapView, scene: MapScene) -> None:
    """Print what it costs that all points go to new places, and how long it is seen."""
    view.show_everything()
    while view.is_moving or not view.is_sharp:
        QApplication.processEvents()
    turned = scene.positions @ np.array([[0, 1], [-1, 0]], np.float32)
    points = MapPoints("neighbours", scene.track_ids, turned)
    other = MapScene.of(points, scene.facts)
    colours = colouring(other, "genre", "dark")
    start = time.perf_counter()
    taken = worked(lambda: view.show_scene(other, colours))
    moving, began = [], 0.0
    while view.is_moving:
        QApplication.processEvents()
        if view.is_in_motion:
            began = began or time.perf_counter()
            moving.append(worked(view.repaint))
    ended = time.perf_counter()
    report("frame on the way to new places", moving, FRAME_LIMIT)
    print(
        f"\nNew places: taken over in {taken[0]:.0f} ms ({taken[1]:.0f} ms of the processor), the"
        f" way drawn after {began - start:.2f} s, seen for {1000 * (ended - began):.0f} ms"
    )


def measure_layout(vectors: np.ndarray) -> None:
    """Print how long a layout takes, and how late timers of the UI thread come meanwhile."""
    operations, ticks, clock = Operations(), [], QElapsedTimer()
    clock.start()
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: ticks.append(clock.nsecsElapsed() / 1e6))
    timer.start()
    found: list[np.ndarray] = []
    start = time.perf_counter()
    operations.run(lambda: lay_out_apart(vectors), found.append)
    while not found:
        QApplication.processEvents()
        time.sleep(0.001)
    seconds = time.perf_counter() - start
    late = np.percentile([b - a - 10 for a, b in pairwise(ticks)], 99)
    quality = map_quality(vectors, found[0])
    assert quality is not None
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    memory, processor = child.ru_maxrss / 1e3, child.ru_utime + child.ru_stime
    print(
        f"Layout of {len(vectors):,}: {seconds:.0f} s ({processor:.0f} s of the processor),"
        " trustworthiness"
        f" {quality.trustworthiness:.3f}, preservation {quality.neighbourhood_preservation:.3f},"
        f" its process {memory:.0f} MB, timers of the UI thread {late:.1f} ms late (99 %)"
    )
    operations.close()


def main() -> None:
    """Build the library, then measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    laid_out = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    application = QApplication([])
    # First: what a process weighs at its start counts as the child's.
    measure_layout(library_vectors(laid_out)[0])
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "library.db") as store:
        vectors, genres = fill(store, count)
        rows = store.read(map_rows, Space().id, Space().version)
        store.write(save_positions, rows.analysis_ids, islands(genres), laid_out=True)
        print(f"PCA of {count:,}: {timed(lambda: principal_plane(vectors)) / 1000:.2f} s")
        measure_frames(store, application)


if __name__ == "__main__":
    main()
