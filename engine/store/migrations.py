"""The schema, as the ordered list of steps that lead to it.

A step that has been released is never edited: a change of the schema is a new step at the end,
with its statements in ``schema/`` and a test that starts from the schema before it.
"""

import os
from collections.abc import Iterable

from sqlite_utils import Database, Migrations

from engine.store.schema.belonging import BELONGING
from engine.store.schema.cue_sheets import CUE_SHEETS
from engine.store.schema.filters import FILTERS
from engine.store.schema.first_edition import ANALYSES, LIBRARY, SEARCH, SESSION
from engine.store.schema.folder_rules import FOLDER_RULES
from engine.store.schema.learned_taste import LEARNED_TASTE
from engine.store.schema.library_views import LIBRARY_VIEWS
from engine.store.schema.listening_history import LISTENING_HISTORY
from engine.store.schema.map_positions import MAP_POSITIONS
from engine.store.schema.measurements import MEASUREMENTS
from engine.store.schema.opened_files import OPENED_FILES
from engine.store.schema.playlists import PLAYLISTS
from engine.store.text_keys import fold

migrations = Migrations("earshot")


def _execute(database: Database, statements: Iterable[str]) -> None:
    for statement in statements:
        database.execute(statement)


@migrations()
def first_schema(database: Database) -> None:
    """Create folders, tracks with their text index, analyses, the queue and the settings."""
    _execute(database, (*LIBRARY, *SEARCH, *ANALYSES, *SESSION))


@migrations()
def playlists(database: Database) -> None:
    """Create playlists; a smart one has the words of a search in place of entries."""
    _execute(database, PLAYLISTS)


@migrations()
def stations_and_plays(database: Database) -> None:
    """Create stations with their tracks, the history of plays, and thumbs."""
    _execute(database, LISTENING_HISTORY)


@migrations()
def library_views(database: Database) -> None:
    """Add ratings, and what albums, artists, genres and folders are gathered by."""
    _execute(database, LIBRARY_VIEWS)


@migrations()
def search_texts_in_lines(database: Database) -> None:
    """Keep the fields of a searched text apart, one line each, so that one can be searched."""
    database.execute("DROP TRIGGER tracks_search_update")
    rows = database.execute(
        "SELECT title, artist, nullif(album_artist, artist), album, genre, path, id FROM tracks"
    ).fetchall()
    database.conn.executemany(
        "UPDATE tracks SET search_text = ? WHERE id = ?",
        [
            ("\n".join(fold(text or "") for text in (*texts, path.rpartition(os.sep)[2])), number)
            for *texts, path, number in rows
        ],
    )
    database.execute("INSERT INTO tracks_search(tracks_search) VALUES ('rebuild')")
    database.execute(SEARCH[-1])


@migrations()
def map_positions(database: Database) -> None:
    """Create the places of tracks on the map."""
    _execute(database, MAP_POSITIONS)


@migrations()
def opened_files(database: Database) -> None:
    """Create the list of files that are played without being in the library."""
    _execute(database, OPENED_FILES)


@migrations()
def measurements(database: Database) -> None:
    """Create what is measured of tracks that are played: loudness, peak and outline."""
    _execute(database, MEASUREMENTS)


@migrations()
def order_by_track_number(database: Database) -> None:
    """Add the index along which the table is sorted by track numbers."""
    database.execute(
        "CREATE INDEX tracks_by_track_number ON tracks("
        "track_number, album_artist_key, album_key, id) WHERE missing_since IS NULL"
    )


@migrations()
def filters(database: Database) -> None:
    """Create what learned filters say of tracks, and the names that listeners give them."""
    _execute(database, FILTERS)


@migrations()
def cue_sheets(database: Database) -> None:
    """Let tracks be stretches of files, and keep the CUE sheets that divide them."""
    _execute(database, CUE_SHEETS)


@migrations()
def folder_rules(database: Database) -> None:
    """Let every folder have rules of its own."""
    _execute(database, FOLDER_RULES)


@migrations()
def learned_taste(database: Database) -> None:
    """Create the place of what was learned from the listener's habits."""
    _execute(database, LEARNED_TASTE)


@migrations()
def loudness_heard(database: Database) -> None:
    """Add how loud a track is, as far as the windows tell that were listened to."""
    database.execute("ALTER TABLE analyses ADD COLUMN loudness REAL")


@migrations()
def belonging(database: Database) -> None:
    """Create the list of tracks that belong to their album, however strange they sound there."""
    _execute(database, BELONGING)
