"""Playlists and their entries."""

PLAYLISTS = (
    """
    CREATE TABLE playlists (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        title_key TEXT NOT NULL,
        query TEXT,
        created_at REAL NOT NULL
    )
    """,
    # By path, not by track: a folder that leaves the library and comes back leaves no holes, and
    # what was imported before its folder was added is there when it is.
    """
    CREATE TABLE playlist_entries (
        playlist_id INTEGER NOT NULL REFERENCES playlists(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        path TEXT NOT NULL,
        name TEXT NOT NULL DEFAULT '',
        duration REAL,
        PRIMARY KEY (playlist_id, position)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX playlist_entries_of_path ON playlist_entries(path)",
    """
    CREATE TRIGGER playlists_follow_moved_tracks AFTER UPDATE OF path ON tracks
    WHEN old.path IS NOT new.path BEGIN
        UPDATE playlist_entries SET path = new.path WHERE path = old.path;
    END
    """,
)
