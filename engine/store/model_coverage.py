"""How far each model has come with the library: the old one and the one that is filling up."""

from sqlite_utils import Database

from engine.store.records import ModelCoverage

_STORED_BYTES = 2


def model_coverage(database: Database) -> list[ModelCoverage]:
    """Return, for each model that has vectors, of how many present tracks they are current."""
    rows = database.execute(
        "SELECT model_id, model_version, max(length(vector)), count(vector), count(failure)"
        " FROM analyses JOIN tracks ON tracks.id = analyses.track_id"
        " JOIN folders ON folders.id = tracks.folder_id"
        " WHERE analyses.size = tracks.size AND analyses.mtime_ns = tracks.mtime_ns"
        " AND tracks.missing_since IS NULL AND folders.available"
        " GROUP BY model_id, model_version HAVING count(vector) ORDER BY model_id, model_version"
    )
    return [
        ModelCoverage(
            id=row[0],
            version=row[1],
            dimensions=row[2] // _STORED_BYTES,
            analysed=row[3],
            failed=row[4],
        )
        for row in rows
    ]
