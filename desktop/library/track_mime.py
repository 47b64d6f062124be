"""Tracks that are dragged: as ids for our own lists, as files for other programs."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

TRACK_IDS_MIME = "application/x-earshot-tracks"
MOST_FILES = 1000
"""How many files a drag carries for other programs; our own lists go by the ids of all."""


def track_mime_data(track_ids: Sequence[int], paths: Sequence[Path]) -> QMimeData:
    """Return what a drag of tracks carries."""
    data = QMimeData()
    if track_ids:
        data.setData(TRACK_IDS_MIME, " ".join(map(str, track_ids)).encode("ascii"))
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in dict.fromkeys(paths)])
    return data


def dragged_tracks(data: QMimeData) -> list[int]:
    """Return the ids of dragged tracks; none when something else is dragged."""
    text = bytes(data.data(TRACK_IDS_MIME).data()).decode("ascii", "ignore")
    return [int(word) for word in text.split() if word.removeprefix("-").isdigit()]


def dragged_files(data: QMimeData) -> list[Path]:
    """Return the files and folders that another program drags here."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
