"""Loudness, peak and outline of tracks that were played."""

MEASUREMENTS = (
    # Of the file as it had this size and time of change: an older row counts as none.
    """
    CREATE TABLE measurements (
        track_id INTEGER PRIMARY KEY REFERENCES tracks(id) ON DELETE CASCADE,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        loudness REAL,
        true_peak REAL NOT NULL,
        loudness_blocks BLOB NOT NULL,
        waveform_peaks BLOB NOT NULL,
        waveform_levels BLOB NOT NULL
    )
    """,
)
