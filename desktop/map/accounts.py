"""Who is on the map and who is not, in words."""

from desktop import formatting
from desktop.listening.library_service import LibraryCounts


def accounts(
    on_map: int, counts: LibraryCounts | None, matching: int | None, progress: float
) -> str:
    """Return the line below the map.

    Parameters
    ----------
    on_map
        Tracks with a point.
    counts
        How far listening has come; None while that is not known.
    matching
        Points that stand out, if not all do.
    progress
        How far a layout is; 1 when there is none under way.
    """
    words = [f"{formatting.tracks(on_map)} on the map"]
    if matching is not None:
        words.append(f"{formatting.count(matching)} stand out")
    if counts is not None:
        listening = counts.listening
        others = (
            (listening.pending, "not listened to yet"),
            (listening.failed, "could not be listened to"),
            (counts.missing, "missing"),
        )
        words += [f"{formatting.count(number)} {what}" for number, what in others if number]
    if progress < 1.0:
        words.append(f"arranging by what sounds alike: {round(100 * progress)} %")
    return " · ".join(words)
