"""What each folder of the library is for."""

FOLDER_RULES = (
    "ALTER TABLE folders ADD COLUMN watched INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE folders ADD COLUMN in_radio INTEGER NOT NULL DEFAULT 1",
    # One pattern a line.
    "ALTER TABLE folders ADD COLUMN excluded TEXT NOT NULL DEFAULT ''",
)
