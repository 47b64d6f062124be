"""From what is written on the command line to the library's tracks and folders."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import EarshotError

if TYPE_CHECKING:
    from engine.encoder.bundle import ModelBundle
    from engine.radio.filters import Filters
    from engine.radio.passages import PassageSearch
    from engine.radio.station import Radio
    from engine.radio.suggestion import Suggestion
    from engine.similarity.serving import ServingModel
    from engine.store.records import Track
    from engine.store.store import Store


@contextmanager
def existing_library(file: Path) -> Iterator["Store"]:
    """Open a library that must be there already, and close it again."""
    from engine.store.store import Store

    if not file.exists():
        raise EarshotError(f"There is no library at “{file}” yet; “earshot scan FOLDER” makes one.")
    with Store(file) as store:
        yield store


def listening_bundle(store: "Store", written: str | None = None) -> "ModelBundle":
    """Return the model that is to listen: the one named, else the one chosen in the settings.

    Raises
    ------
    EarshotError
        When the one named is not there or damaged.
    """
    from engine.encoder.bundle import find_bundle
    from engine.encoder.chosen import chosen_bundle
    from engine.settings import Settings

    return chosen_bundle(Settings(store)) if written is None else find_bundle(written)


def open_radio(store: "Store", model: str | None = None) -> "Radio":
    """Return a radio over the vectors of the model named, else of the one that serves."""
    from engine.radio.station import Radio
    from engine.similarity.index import SimilarityIndex

    space = serving_space(store) if model is None else listening_bundle(store, model)
    return Radio(store, SimilarityIndex(space.dimensions), space)


def open_filters(store: "Store", model: str | None = None) -> "Filters":
    """Return what the filters of the model named say, else of the one that listens."""
    from engine.radio.filter_columns import FilterColumns
    from engine.radio.filters import Filters
    from engine.similarity.index import SimilarityIndex

    bundle = listening_bundle(store, model)
    space = serving_space(store) if model is None else bundle
    index = SimilarityIndex(space.dimensions)
    return Filters(store, index, space, bundle, FilterColumns(store))


def open_passages(store: "Store", model: str | None = None) -> "PassageSearch":
    """Return a search in the places that the model named has listened to, else the one chosen."""
    from engine.radio.passages import PassageSearch
    from engine.similarity.index import SimilarityIndex

    bundle = listening_bundle(store, model)
    space = serving_space(store) if model is None else bundle
    return PassageSearch(store, SimilarityIndex(space.dimensions), space, bundle)


def serving_space(store: "Store") -> "ServingModel":
    """Return the model whose vectors answer: the chosen one as soon as it has caught up."""
    from engine.settings import Settings
    from engine.similarity.serving import serving_model

    return serving_model(store, Settings(store), listening_bundle(store))


def absolute(path: str | Path) -> Path:
    """Return an absolute path without ``..``; links stay, because the library keeps them too."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links


def find_track(store: "Store", written: str) -> "Track":
    """Return the track with this path or id.

    Raises
    ------
    EarshotError
        When the library has none.
    """
    from engine.store.tracks import track_at, tracks_by_id

    places = dict.fromkeys([absolute(written), Path(written).resolve()])
    tracks = [store.read(track_at, place) for place in places]
    if written.isascii() and written.isdigit() and len(written) < 19:
        tracks.append(store.read(tracks_by_id, [int(written)]).get(int(written)))
    for track in tracks:
        if track is not None:
            return track
    raise EarshotError(
        f"“{written}” is not a track of the library; give the path of a file in a folder that was"
        " scanned, or a track's number."
    )


def find_ids(store: "Store", written: Sequence[str]) -> list[int]:
    """Return the ids of tracks by paths or ids."""
    return [find_track(store, one).id for one in written]


def track_fields(track: "Track") -> dict[str, Any]:
    """Return what the answers say of a track."""
    return {
        "path": str(track.path),
        "title": track.title,
        "artist": track.artist,
        "album": track.album,
    }


def suggestion_fields(suggestion: "Suggestion") -> dict[str, Any]:
    """Return what the answers say of a result."""
    return {
        **track_fields(suggestion.track),
        "similarity": round(suggestion.similarity, 4),
        "reason": suggestion.reason,
    }


def track_line(track: "Track") -> str:
    """Describe a track in one line."""
    artist = f"{track.artist} – " if track.artist else ""
    return f"{artist}{track.title}" + (f" ({track.album})" if track.album else "")
