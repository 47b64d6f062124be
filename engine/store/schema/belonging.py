"""Tracks of which the listener said that they belong where they are."""

BELONGING = (
    """
    CREATE TABLE belonging (
        track_id INTEGER PRIMARY KEY REFERENCES tracks(id) ON DELETE CASCADE
    )
    """,
)
