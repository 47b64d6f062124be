"""Reads the numbers of a query: years, dates and ages, lengths, stars, each also as a range.

Every value stands for a stretch: ``2025-03`` for a month, ``3:27`` for a second. A comparison and
the ends of a range count from where that stretch begins or ends, so that ``added:<=2025`` takes the
whole year in.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from engine.search.errors import QueryError
from engine.store.criteria import NumberField, NumberRange
from engine.words import mark, translate

Stretch = tuple[float, float]
"""From (inclusive) and to (exclusive)."""

_COMPARISON = re.compile(r"(<=|>=|<|>|=)?(.*)", re.DOTALL)
_RANGE = ".."
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_AGE = re.compile(r"(\d{1,5})([hdwmy])")
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):([0-5]\d)")
_UNITS = re.compile(r"(?:(\d{1,4})h)?(?:(\d{1,5})m(?:in)?)?(?:(\d{1,6})s)?")
_AGE_SECONDS = {"h": 3600, "d": 86_400, "w": 604_800, "m": 2_629_800, "y": 31_557_600}
_MOST_STARS = 5


@dataclass(frozen=True, slots=True)
class Value:
    """The text behind a field, and where in the query it stands."""

    text: str
    start: int
    end: int

    def refuse(self, sentence: str) -> QueryError:
        """Return what to raise about it; it may become right while it ends the query."""
        unfinished = self.text[-1:] in "<>=.:-"
        return QueryError(sentence, self.start, self.end, unfinished=unfinished)


def read_number(field: NumberField, value: Value, now: float) -> NumberRange:
    """Return the range that a value names: ``1990``, ``1990..1999``, ``..1999`` or ``>=1990``.

    Raises
    ------
    QueryError
        When it is not written like a value of this field.
    """
    read = _READERS[field]
    if field == "added" and (age := _age(value, now)):
        return age
    if _RANGE in value.text:
        return _range(field, value, read)
    match = _COMPARISON.fullmatch(value.text)
    assert match
    begin, end = _stretch(field, value, match[2], read)
    if match[1] is None:
        # Five minutes are meant to the minute; compared, they are meant to the second.
        end = begin + 60 if field == "length" and value.text.endswith("m") else end
        return NumberRange(field, begin, end)
    return {
        "=": NumberRange(field, begin, end),
        "<": NumberRange(field, None, begin),
        "<=": NumberRange(field, None, end),
        ">": NumberRange(field, end, None),
        ">=": NumberRange(field, begin, None),
    }[match[1]]


def _range(field: NumberField, value: Value, read: "Read") -> NumberRange:
    first, _, last = value.text.partition(_RANGE)
    if not first and not last:
        raise value.refuse(translate("Search", _HOW[field]))
    least = _stretch(field, value, first, read)[0] if first else None
    below = _stretch(field, value, last, read)[1] if last else None
    if least is not None and below is not None and least >= below:
        raise value.refuse(
            translate(
                "Search", "The range of {field}: ends before it begins; turn it round."
            ).format(field=field)
        )
    return NumberRange(field, least, below)


def _stretch(field: NumberField, value: Value, text: str, read: "Read") -> Stretch:
    found = read(text.strip().lower())
    if found is None:
        raise value.refuse(translate("Search", _HOW[field]))
    return found


def _age(value: Value, now: float) -> NumberRange | None:
    """Return what an age means, if it is one: ``<7d`` and ``7d`` are the last seven days."""
    match = _COMPARISON.fullmatch(value.text)
    assert match
    age = _AGE.fullmatch(match[2].strip().lower())
    if age is None:
        return None
    moment = now - int(age[1]) * _AGE_SECONDS[age[2]]
    if match[1] in (">", ">="):
        return NumberRange("added", None, moment)
    return NumberRange("added", moment, None)


def _year(text: str) -> Stretch | None:
    return (float(text), float(text) + 1) if re.fullmatch(r"\d{1,4}", text) else None


def _rating(text: str) -> Stretch | None:
    if not re.fullmatch(r"\d", text) or int(text) > _MOST_STARS:
        return None
    return float(text), float(text) + 1


def _count(text: str) -> Stretch | None:
    return (float(text), float(text) + 1) if re.fullmatch(r"\d{1,6}", text) else None


def _date(text: str) -> Stretch | None:
    """Return the year, month or day that a date names, in the time zone of the computer."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        begin = datetime(year, month or 1, day or 1)
        if day:
            return begin.timestamp(), begin.timestamp() + _AGE_SECONDS["d"]
        after = begin.replace(year=year + 1) if month is None else _next_month(begin)
        return begin.timestamp(), after.timestamp()
    except (ValueError, OverflowError, OSError):
        # The thirtieth of February, or a year that no clock knows.
        return None


def _next_month(begin: datetime) -> datetime:
    is_last = begin.month == 12
    return begin.replace(year=begin.year + is_last, month=1 if is_last else begin.month + 1)


def _length(text: str) -> Stretch | None:
    match = _CLOCK.fullmatch(text) or _UNITS.fullmatch(text)
    if match is None or not text:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    total = float(hours * 3600 + minutes * 60 + seconds)
    return total, total + 1


Read = Callable[[str], Stretch | None]
_READERS: dict[NumberField, Read] = {
    "year": _year,
    "added": _date,
    "length": _length,
    "rating": _rating,
    "played": _count,
}
_HOW: dict[NumberField, str] = {
    "year": mark("Search", "year: takes years, like year:1994, year:1990..1999 or year:>2000."),
    "added": mark(
        "Search", "added: takes ages and dates, like added:<7d, added:2025-03 or added:>1y."
    ),
    "length": mark(
        "Search", "length: takes times, like length:>5m, length:3:00..4:30 or length:<90s."
    ),
    "rating": mark("Search", "rating: takes 0 to 5 stars, like rating:5 or rating:>=4."),
    "played": mark("Search", "played: takes numbers, like played:0, played:>10 or played:1..5."),
}
"""How the values of each field are written, for those who wrote something else."""
