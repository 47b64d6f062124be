"""Why a track is in a queue, in plain words."""

from collections.abc import Sequence
from datetime import datetime

_AS_LIKE = 0.03
"""Two similarities that differ by no more are the same to a listener."""

_CLEARLY_ALIKE = 0.3
"""Nothing lies between two tracks that it is not like in the first place."""

_VERY_UNLIKE, _UNLIKE = 0.4, 0.2
"""How much less like its album than usual a track is for these words."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_LONG_SECONDS = 60 * 86_400.0


def like(titles: Sequence[str], similarities: Sequence[float]) -> str:
    """Say what a track is most like, or between which two it lies: ``0.91 like “Starfall”``.

    Parameters
    ----------
    titles
        At least one.
    similarities
        Cosines to them, in their order.
    """
    order = sorted(range(len(titles)), key=lambda place: -similarities[place])
    first = order[0]
    nearest = f"{min(similarities[first], 1.0):.2f}"
    if len(order) > 1:
        second = order[1]
        alike = similarities[first] - similarities[second] <= _AS_LIKE
        if alike and similarities[second] >= _CLEARLY_ALIKE:
            return f"{nearest} between “{titles[first]}” and “{titles[second]}”"
    return f"{nearest} like “{titles[first]}”"


def bridge(origin: str, target: str) -> str:
    """Say between which two stops of a journey a track lies."""
    return f"bridges “{origin}” and “{target}”"


def unlike_album(likeness: float, usual: float) -> str:
    """Say how unlike the rest of its album a track is: ``very unlike the rest of its album: …``.

    Parameters
    ----------
    likeness, usual
        Cosine of the track to the rest, and what that usually is for tracks of the album.
    """
    lack = usual - likeness
    how = (
        "very unlike" if lack >= _VERY_UNLIKE else "unlike" if lack >= _UNLIKE else "rather unlike"
    )
    told = f"{likeness:.2f}".replace("-", "−")
    return f"{how} the rest of its album: {told} where its tracks usually are {usual:.2f}"


def with_absence(reason: str, last: float | None, now: float) -> str:
    """Add to a reason that a track was not heard for long: “… since March”, “… since March 2024”.

    Parameters
    ----------
    reason
        Why the track is there in the first place.
    last, now
        When it was heard last, if ever, and the present moment, in seconds since 1970.
    """
    if last is None or now - last < _LONG_SECONDS:
        return reason
    then = datetime.fromtimestamp(last)
    this_year = then.year == datetime.fromtimestamp(now).year
    month = f"{_MONTHS[then.month - 1]}{'' if this_year else f' {then.year}'}"
    return f"{reason}, you have not heard this since {month}"
