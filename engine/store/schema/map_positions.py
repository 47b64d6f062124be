"""Where tracks lie on the map."""

MAP_POSITIONS = (
    # They go with the analysis they came from.
    """
    CREATE TABLE map_positions (
        analysis_id INTEGER PRIMARY KEY REFERENCES analyses(id) ON DELETE CASCADE,
        x REAL NOT NULL,
        y REAL NOT NULL,
        laid_out INTEGER NOT NULL
    )
    """,
)
