"""How times and numbers read on the screen."""


def clock(seconds: float | None) -> str:
    """Return a duration as ``3:27`` or ``1:02:03``; an unknown one as an en dash."""
    if seconds is None or seconds < 0:
        return "–"
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def count(number: int) -> str:
    """Return a number with its thousands set apart: ``1,204``."""
    return f"{number:,}"


def tracks(number: int) -> str:
    """Return ``1 track`` or ``1,204 tracks``."""
    return f"{count(number)} track{'' if number == 1 else 's'}"


def remaining(seconds: float) -> str:
    """Return how long something still takes, as roughly as it is known: ``11 min left``."""
    if seconds < 60:
        return "under a minute left"
    minutes = round(seconds / 60)
    if minutes < 90:
        return f"{minutes} min left"
    return f"{round(minutes / 60)} hours left"


def rate(per_second: float) -> str:
    """Return a rate in the unit in which it is a readable number: ``11 a second``."""
    if per_second >= 1:
        return f"{per_second:.0f} a second"
    return f"{per_second * 60:.0f} a minute"
