"""Stations, the history of plays, and thumbs."""

LISTENING_HISTORY = (
    """
    CREATE TABLE stations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        recipe TEXT NOT NULL,
        saved INTEGER NOT NULL DEFAULT 0,
        created_at REAL NOT NULL,
        used_at REAL NOT NULL
    )
    """,
    # Apart from the recipe, so that a track that leaves the library leaves its stations as well.
    """
    CREATE TABLE station_tracks (
        station_id INTEGER NOT NULL REFERENCES stations(id) ON DELETE CASCADE,
        track_id INTEGER NOT NULL REFERENCES tracks(id) ON DELETE CASCADE,
        weight REAL NOT NULL,
        PRIMARY KEY (station_id, track_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX station_tracks_of_track ON station_tracks(track_id)",
    """
    CREATE TABLE plays (
        id INTEGER PRIMARY KEY,
        track_id INTEGER NOT NULL REFERENCES tracks(id) ON DELETE CASCADE,
        station_id INTEGER REFERENCES stations(id) ON DELETE SET NULL,
        started_at REAL NOT NULL,
        seconds REAL NOT NULL,
        ending TEXT NOT NULL
    )
    """,
    "CREATE INDEX plays_of_track ON plays(track_id, started_at)",
    "CREATE INDEX plays_by_time ON plays(started_at, track_id)",
    "CREATE INDEX plays_of_station ON plays(station_id, id)",
    """
    CREATE TABLE thumbs (
        track_id INTEGER NOT NULL REFERENCES tracks(id) ON DELETE CASCADE,
        station_id INTEGER REFERENCES stations(id) ON DELETE CASCADE,
        thumb INTEGER NOT NULL CHECK (thumb IN (-1, 1)),
        given_at REAL NOT NULL
    )
    """,
    "CREATE UNIQUE INDEX thumbs_of_track ON thumbs(track_id, coalesce(station_id, 0))",
    "CREATE INDEX thumbs_of_station ON thumbs(station_id)",
)
