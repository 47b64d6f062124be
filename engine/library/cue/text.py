"""Finds out in which encoding an old text file was written; CUE sheets never say."""

import codecs

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEAST_SHARE = 0.6


def decode_text(data: bytes) -> str:
    """Return the text in `data`: UTF-8, UTF-16 with its mark, Shift-JIS, or else Windows-1252.

    Nothing fails: of the last, the bytes without a meaning become their Latin-1 control characters.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _japanese(data) or _western(data)


def _japanese(data: bytes) -> str | None:
    """Return the text when it reads as Shift-JIS that somebody wrote on purpose.

    Nearly every Western text with accents also decodes as Shift-JIS, but then an accented letter
    and the one behind it make up a single odd character among Latin ones. Japanese comes in runs,
    and mostly from the part of the table that in Windows-1252 holds no letters.
    """
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError:
        return None
    foreign = [place for place, letter in enumerate(text) if ord(letter) > 0x7F]
    if not foreign:
        return None
    places = set(foreign)
    in_runs = sum(place - 1 in places or place + 1 in places for place in foreign)
    common = sum(_is_common(text[place]) for place in foreign)
    enough = _LEAST_SHARE * len(foreign)
    return text if in_runs >= enough and common >= enough else None


def _is_common(letter: str) -> bool:
    """Whether a character comes from the first rows of Shift-JIS, where kana and most kanji are."""
    encoded = letter.encode("cp932", "replace")
    return len(encoded) == 2 and 0x81 <= encoded[0] <= 0x9F


def _western(data: bytes) -> str:
    """Return Windows-1252, whose five bytes without a meaning stay what they are in Latin-1."""
    return "".join(
        bytes([byte]).decode("cp1252") if byte not in _UNDEFINED else chr(byte) for byte in data
    )


_UNDEFINED = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})
