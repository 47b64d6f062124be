"""Ratings, and what albums, artists, genres and folders are gathered by."""

import os

# The folder of a file, with a separator at its end: the path without its last letters that are
# anything but separators. Paths never move between systems, so the separator is this one's.
_DIRECTORY = f"rtrim(path, replace(path, '{os.sep}', ''))"
LIBRARY_VIEWS = (
    "ALTER TABLE tracks ADD COLUMN rating INTEGER NOT NULL DEFAULT 0",
    f"ALTER TABLE tracks ADD COLUMN directory TEXT GENERATED ALWAYS AS ({_DIRECTORY}) VIRTUAL",
    f"""
    ALTER TABLE tracks ADD COLUMN album_owner TEXT GENERATED ALWAYS AS (
        CASE
            WHEN album_artist IS NOT NULL THEN album_artist_key
            WHEN compilation THEN ''
            ELSE {_DIRECTORY}
        END
    ) VIRTUAL
    """,
    # Covering, so that to gather 10,000 albums never reads the rows.
    """
    CREATE INDEX tracks_of_albums ON tracks(
        album_key, album_owner, album, album_artist, artist, year, duration, added_at, id
    ) WHERE missing_since IS NULL AND album IS NOT NULL
    """,
    """
    CREATE INDEX tracks_of_album_artists ON tracks(
        album_artist_key, album_key, album_artist, artist, duration, id
    ) WHERE missing_since IS NULL
    """,
    "CREATE INDEX tracks_of_artists ON tracks(artist_key, id) WHERE missing_since IS NULL",
    "CREATE INDEX tracks_of_directories ON tracks(directory, duration, id)"
    " WHERE missing_since IS NULL",
    "CREATE INDEX tracks_by_rating ON tracks(rating, album_artist_key, album_key, id)"
    " WHERE missing_since IS NULL",
    "CREATE INDEX tracks_by_codec ON tracks(codec, album_artist_key, album_key, id)"
    " WHERE missing_since IS NULL",
    "CREATE INDEX tracks_by_path ON tracks(path, id) WHERE missing_since IS NULL",
)
