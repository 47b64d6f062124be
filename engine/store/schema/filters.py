"""What the encoder's learned filters say of each track, and how the listener calls them."""

FILTERS = (
    # Apart from the track vectors, so that loading those never reads past these.
    """
    CREATE TABLE filter_activations (
        analysis_id INTEGER PRIMARY KEY REFERENCES analyses(id) ON DELETE CASCADE,
        maxima BLOB NOT NULL,
        means BLOB NOT NULL,
        moments BLOB NOT NULL
    )
    """,
    """
    CREATE TABLE filter_names (
        model_id TEXT NOT NULL,
        model_version TEXT NOT NULL,
        filter INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (model_id, model_version, filter)
    ) WITHOUT ROWID
    """,
)
