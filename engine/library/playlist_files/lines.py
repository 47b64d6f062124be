"""The bytes of a playlist of lines as text."""

import codecs
import re

_LINE_END = re.compile(r"\r\n|\n|\r")
_DECLARED = re.compile(rb"^#EXTENC:[ \t]*([\w.-]+)", re.MULTILINE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "surrogateescape"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "replace"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "replace"),
)


def text_lines(data: bytes, *, is_utf8: bool) -> list[str]:
    """Return the lines without their ends.

    The encoding is that of a byte order mark or of ``#EXTENC``; else UTF-8, where bytes that are
    none stay what they are when `is_utf8` says that the format knows no other encoding. What is no
    UTF-8 in an older format is taken for Windows-1252, which such files mostly are.
    """
    return _LINE_END.split(_text(data, is_utf8))


def one_line(text: str) -> str:
    """Return a name without what would end its line, or the text."""
    return " ".join(text.replace("\0", " ").split())


def _text(data: bytes, is_utf8: bool) -> str:
    for mark, encoding, errors in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors)
    declared = _DECLARED.search(data)
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"), "surrogateescape")
        except (LookupError, UnicodeError):
            # An encoding nobody knows says no more than none.
            pass
    if is_utf8:
        return data.decode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _western(data)


def _western(data: bytes) -> str:
    """Decode Windows-1252; its five undefined bytes are taken for Latin-1."""
    return data.decode("latin-1").translate(_WINDOWS_LETTERS)


_WINDOWS_LETTERS = {n: bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(128, 160)}
