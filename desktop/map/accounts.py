"""Who is on the map and who is not, in words."""

from desktop.listening.library_service import LibraryCounts
from engine.words import plural, translate


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
    words = [plural("Map", "%n track on the map", "%n tracks on the map", on_map)]
    if matching is not None:
        words.append(plural("Map", "%n stand out", "%n stand out", matching))
    if counts is not None:
        pending, failed = counts.listening.pending, counts.listening.failed
        if pending:
            words.append(plural("Map", "%n not listened to yet", "%n not listened to yet", pending))
        if failed:
            words.append(
                plural("Map", "%n could not be listened to", "%n could not be listened to", failed)
            )
        if counts.missing:
            words.append(plural("Map", "%n missing", "%n missing", counts.missing))
    if progress < 1.0:
        arranging = translate("Map", "arranging by what sounds alike: {percent} %")
        words.append(arranging.format(percent=round(100 * progress)))
    return " · ".join(words)
