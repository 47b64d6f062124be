"""Turns what people write into tags into clean text and numbers.

Every function takes one raw text and returns None for what makes no sense; none of them raises.
"""

import math
import re
import unicodedata
from collections.abc import Iterable

LONGEST_TEXT = 1000
"""Characters kept of one text; whoever writes more put lyrics or a blob into the title."""

_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(r"\d{1,9}")
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?=\d{4}(?!\d)|(?!\d))")
_YEAR_AT_THE_END = re.compile(r"(?<!\d)[0-3]\d[01]\d(1[4-9]\d\d|20\d\d)(?!\d)")
_DECIMAL = re.compile(r"[-+]?\d{1,6}(?:[.,]\d+)?")
_TRUE = frozenset({"1", "true", "yes"})
_NOT_IN_KEYS = re.compile(r"[\s_/\-]+")
_GAIN_LIMIT = 60.0


def clean_text(raw: str) -> str | None:
    """Return `raw` fit for storing and showing, or None when nothing is left.

    NULs and control characters go (line breaks and tabs turn into spaces), bytes that never were
    text turn into replacement characters, and the length is capped. Wrongly decoded letters
    (“BjÃ¶rk”) stay: guessing would spoil names that are right.
    """
    text = raw[: LONGEST_TEXT * 4]
    if not text.isprintable():
        text = _SPACES.sub(" ", "".join(map(_clean_character, text)))
    return text.strip()[:LONGEST_TEXT].rstrip() or None


def _clean_character(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    control = category == "Cc" and not character.isspace()
    return "" if control or character == "\ufeff" else character


def join_texts(raws: Iterable[str]) -> str | None:
    """Return the cleaned texts joined with “; ”, each once."""
    cleaned = (clean_text(raw) for raw in raws)
    joined = "; ".join(dict.fromkeys(text for text in cleaned if text))
    return joined[:LONGEST_TEXT] or None


def parse_position(raw: str) -> tuple[int | None, int | None]:
    """Return the number and the total of ``"3/12"``, ``" 07"``, ``"A1"`` or ``"3 of 12"``.

    A vinyl side such as “B2” gives 2: no tag says how many tracks the sides before it have.
    """
    before, slash, after = raw.partition("/")
    if slash:
        return _count(before), _count(after)
    numbers = _NUMBER.findall(raw)
    total = _count(numbers[1]) if len(numbers) == 2 and " of " in raw.lower() else None
    return _count(numbers[0] if numbers else ""), total


def _count(raw: str) -> int | None:
    """Return the first number in `raw` if it can count tracks or discs."""
    match = _NUMBER.search(raw)
    number = int(match.group()) if match else 0
    return number if 0 < number < 10_000 else None


def parse_year(raw: str) -> int | None:
    """Return the year of a date in any form: ``"1999-05-01"``, ``"May 1999"``, ``"19990501"``."""
    match = _YEAR.search(raw) or _YEAR_AT_THE_END.search(raw)
    return int(match.group(1)) if match else None


def parse_decimal(raw: str) -> float | None:
    """Return the first number in `raw`; a comma may stand for the point."""
    match = _DECIMAL.search(raw)
    return float(match.group().replace(",", ".")) if match else None


def parse_gain(raw: str) -> float | None:
    """Return a gain in dB from ``"-7.34 dB"``; None beyond ±60 dB, which nobody can mean."""
    gain = parse_decimal(raw)
    return gain if gain is not None and abs(gain) <= _GAIN_LIMIT else None


def parse_r128_gain(raw: str) -> float | None:
    """Return an Opus gain as a ReplayGain gain in dB.

    RFC 7845, section 5.2.1: a whole number in units of 1/256 dB, relative to -23 LUFS. ReplayGain
    2.0 aims at -18 LUFS, which is 5 dB louder.
    """
    steps = parse_decimal(raw)
    return None if steps is None or abs(steps) > 32_768 else steps / 256 + 5.0


def parse_peak(raw: str) -> float | None:
    """Return a sample peak, 1.0 being full scale; None for zero and for the impossible."""
    try:
        peak = float(raw.strip().replace(",", "."))
    except ValueError:
        return None
    return peak if math.isfinite(peak) and 0 < peak <= 100 else None


def parse_flag(raw: str) -> bool:
    """Return whether a yes-or-no tag says yes."""
    return raw.strip().lower() in _TRUE


def plain_key(name: str) -> str:
    """Return a tag's name in the one spelling that all of its variants share.

    ``"ALBUM ARTIST"``, ``"album_artist"`` and ``"AlbumArtist"`` all give ``"albumartist"``.
    """
    return _NOT_IN_KEYS.sub("", name).lower()
