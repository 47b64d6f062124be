"""What was learned from the listener's habits."""

LEARNED_TASTE = (
    # One at the most: it belongs to the model whose vectors it was learned in.
    """
    CREATE TABLE learned_taste (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        model_id TEXT NOT NULL,
        model_version TEXT NOT NULL,
        learned_at REAL NOT NULL,
        learned_from TEXT NOT NULL,
        centre BLOB NOT NULL,
        leaning BLOB NOT NULL
    )
    """,
)
