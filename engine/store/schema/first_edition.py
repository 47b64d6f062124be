"""Folders, tracks with their text index, analyses, the queue and the settings."""

LIBRARY = (
    """
    CREATE TABLE folders (
        id INTEGER PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        added_at REAL NOT NULL,
        available INTEGER NOT NULL DEFAULT 1
    )
    """,
    """
    CREATE TABLE tracks (
        id INTEGER PRIMARY KEY,
        folder_id INTEGER NOT NULL REFERENCES folders(id) ON DELETE CASCADE,
        path TEXT NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        title TEXT NOT NULL,
        artist TEXT,
        album_artist TEXT,
        album TEXT,
        track_number INTEGER,
        track_total INTEGER,
        disc_number INTEGER,
        disc_total INTEGER,
        year INTEGER,
        genre TEXT,
        compilation INTEGER NOT NULL DEFAULT 0,
        replaygain_track_gain REAL,
        replaygain_track_peak REAL,
        replaygain_album_gain REAL,
        replaygain_album_peak REAL,
        musicbrainz_recording_id TEXT,
        musicbrainz_track_id TEXT,
        musicbrainz_album_id TEXT,
        musicbrainz_artist_id TEXT,
        musicbrainz_album_artist_id TEXT,
        duration REAL,
        sample_rate INTEGER,
        channels INTEGER,
        bitrate INTEGER,
        codec TEXT,
        has_embedded_cover INTEGER NOT NULL DEFAULT 0,
        problem TEXT,
        title_key TEXT NOT NULL,
        artist_key TEXT NOT NULL,
        album_artist_key TEXT NOT NULL,
        album_key TEXT NOT NULL,
        search_text TEXT NOT NULL,
        added_at REAL NOT NULL,
        missing_since REAL
    )
    """,
    "CREATE INDEX tracks_of_folder ON tracks(folder_id)",
    # One covering index for each order the table offers: a sort is then a walk along it.
    """
    CREATE INDEX tracks_by_artist ON tracks(
        album_artist_key, album_key, disc_number, track_number, title_key, id
    ) WHERE missing_since IS NULL
    """,
    """
    CREATE INDEX tracks_by_title ON tracks(title_key, artist_key, id)
        WHERE missing_since IS NULL
    """,
    """
    CREATE INDEX tracks_by_album ON tracks(album_key, disc_number, track_number, title_key, id)
        WHERE missing_since IS NULL
    """,
    "CREATE INDEX tracks_by_added ON tracks(added_at, id) WHERE missing_since IS NULL",
    "CREATE INDEX tracks_by_duration ON tracks(duration, id) WHERE missing_since IS NULL",
    "CREATE INDEX tracks_by_year ON tracks(year, album_key, id) WHERE missing_since IS NULL",
    "CREATE INDEX tracks_by_genre ON tracks(genre, album_artist_key, album_key, id)"
    " WHERE missing_since IS NULL",
    # All texts are read at once for words too short for trigrams: without reading the rows.
    "CREATE INDEX tracks_by_search_text ON tracks(search_text)",
    "CREATE INDEX tracks_missing ON tracks(missing_since) WHERE missing_since IS NOT NULL",
)

SEARCH = (
    """
    CREATE VIRTUAL TABLE tracks_search USING fts5(
        search_text, content='tracks', content_rowid='id', tokenize='trigram'
    )
    """,
    """
    CREATE TRIGGER tracks_search_insert AFTER INSERT ON tracks BEGIN
        INSERT INTO tracks_search(rowid, search_text) VALUES (new.id, new.search_text);
    END
    """,
    """
    CREATE TRIGGER tracks_search_delete AFTER DELETE ON tracks BEGIN
        INSERT INTO tracks_search(tracks_search, rowid, search_text)
            VALUES ('delete', old.id, old.search_text);
    END
    """,
    """
    CREATE TRIGGER tracks_search_update AFTER UPDATE OF search_text ON tracks
    WHEN old.search_text IS NOT new.search_text BEGIN
        INSERT INTO tracks_search(tracks_search, rowid, search_text)
            VALUES ('delete', old.id, old.search_text);
        INSERT INTO tracks_search(rowid, search_text) VALUES (new.id, new.search_text);
    END
    """,
)

ANALYSES = (
    # AUTOINCREMENT: the id grows with every stored result, so "what is new since" is one range.
    """
    CREATE TABLE analyses (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        track_id INTEGER NOT NULL REFERENCES tracks(id) ON DELETE CASCADE,
        model_id TEXT NOT NULL,
        model_version TEXT NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        vector BLOB,
        failure TEXT,
        analysed_at REAL NOT NULL,
        UNIQUE (track_id, model_id, model_version),
        CHECK ((vector IS NULL) != (failure IS NULL))
    )
    """,
    # Apart from the track vectors, so that loading those never reads past these.
    """
    CREATE TABLE window_vectors (
        analysis_id INTEGER PRIMARY KEY REFERENCES analyses(id) ON DELETE CASCADE,
        starts BLOB NOT NULL,
        vectors BLOB NOT NULL
    )
    """,
)

SESSION = (
    """
    CREATE TABLE queue_entries (
        position INTEGER PRIMARY KEY,
        track_id INTEGER NOT NULL REFERENCES tracks(id) ON DELETE CASCADE,
        origin TEXT NOT NULL DEFAULT '',
        similarity REAL,
        reason TEXT NOT NULL DEFAULT ''
    )
    """,
    # Without it, removing a folder would read the whole queue for each of its tracks.
    "CREATE INDEX queue_entries_of_track ON queue_entries(track_id)",
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
)
