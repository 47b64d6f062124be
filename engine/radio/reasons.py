"""Why a track is in a queue, in plain words."""

from collections.abc import Sequence
from datetime import datetime

from engine.words import mark, number, translate

_AS_LIKE = 0.03
"""Two similarities that differ by no more are the same to a listener."""

_CLEARLY_ALIKE = 0.3
"""Nothing lies between two tracks that it is not like in the first place."""

_VERY_UNLIKE, _UNLIKE = 0.4, 0.2
"""How much less like its album than usual a track is for these words."""

_MONTHS = (
    mark("Months", "January"),
    mark("Months", "February"),
    mark("Months", "March"),
    mark("Months", "April"),
    mark("Months", "May"),
    mark("Months", "June"),
    mark("Months", "July"),
    mark("Months", "August"),
    mark("Months", "September"),
    mark("Months", "October"),
    mark("Months", "November"),
    mark("Months", "December"),
)
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
    nearest = number(min(similarities[first], 1.0), digits=2)
    if len(order) > 1:
        second = order[1]
        alike = similarities[first] - similarities[second] <= _AS_LIKE
        if alike and similarities[second] >= _CLEARLY_ALIKE:
            return translate("Radio", "{likeness} between “{one}” and “{other}”").format(
                likeness=nearest, one=titles[first], other=titles[second]
            )
    return translate("Radio", "{likeness} like “{title}”").format(
        likeness=nearest, title=titles[first]
    )


def bridge(origin: str, target: str) -> str:
    """Say between which two stops of a journey a track lies."""
    return translate("Radio", "bridges “{one}” and “{other}”").format(one=origin, other=target)


def unlike_album(likeness: float, usual: float) -> str:
    """Say how unlike the rest of its album a track is: ``very unlike the rest of its album: …``.

    Parameters
    ----------
    likeness, usual
        Cosine of the track to the rest, and what that usually is for tracks of the album.
    """
    lack = usual - likeness
    if lack >= _VERY_UNLIKE:
        words = translate(
            "Radio",
            "very unlike the rest of its album: {likeness} where its tracks usually are {usual}",
        )
    elif lack >= _UNLIKE:
        words = translate(
            "Radio", "unlike the rest of its album: {likeness} where its tracks usually are {usual}"
        )
    else:
        words = translate(
            "Radio",
            "rather unlike the rest of its album: {likeness} where its tracks usually are {usual}",
        )
    told = number(likeness, digits=2).replace("-", "−")
    return words.format(likeness=told, usual=number(usual, digits=2))


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
    month = translate("Months", _MONTHS[then.month - 1])
    told = month if this_year else f"{month} {then.year}"
    return translate("Radio", "{reason}, you have not heard this since {month}").format(
        reason=reason, month=told
    )


def with_taste(reason: str, *, suits: bool) -> str:
    """Add to a reason that a track suits what was learned of the listener, where it does."""
    if not suits:
        return reason
    return translate("Radio", "{reason}, more like what you hear to the end").format(reason=reason)
