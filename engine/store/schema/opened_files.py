"""Files that are played without being in the library."""

OPENED_FILES = (
    # AUTOINCREMENT: the number of a file that was forgotten never comes to stand for another.
    """
    CREATE TABLE opened_files (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL UNIQUE,
        tags TEXT NOT NULL
    )
    """,
)
