"""Tracks that are stretches of a file, and the CUE sheets that say so."""

CUE_SHEETS = (
    # In CD frames, 75 a second; both NULL for a track that is a whole file. The path of a stretch
    # is that of its file with “#” and its number behind: no music file is called so, and
    # everything that tells tracks apart by their paths goes on doing so.
    "ALTER TABLE tracks ADD COLUMN first_frame INTEGER",
    "ALTER TABLE tracks ADD COLUMN last_frame INTEGER",
    # The file is there, but it is divided in another way now.
    "ALTER TABLE tracks ADD COLUMN replaced INTEGER NOT NULL DEFAULT 0",
    """
    CREATE TABLE cue_sheets (
        path TEXT PRIMARY KEY,
        folder_id INTEGER NOT NULL REFERENCES folders(id) ON DELETE CASCADE,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX tracks_divided ON tracks(path) WHERE first_frame IS NOT NULL",
    "CREATE INDEX cue_sheets_of_folder ON cue_sheets(folder_id)",
    # Other limits are another sound, though the file is as large and as old as before.
    """
    CREATE TRIGGER tracks_cut_anew AFTER UPDATE OF first_frame, last_frame ON tracks
    WHEN old.first_frame IS NOT new.first_frame OR old.last_frame IS NOT new.last_frame BEGIN
        DELETE FROM analyses WHERE track_id = new.id;
        DELETE FROM measurements WHERE track_id = new.id;
    END
    """,
)
