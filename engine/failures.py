"""Why a file could not be listened to or read.

These sentences are made by worker processes and stored in the library, always in English;
:func:`retold` puts them into the language of whoever reads them.
"""

from engine import words
from engine.words import mark

GONE = mark("Failures", "“{path}” is no longer there; scan its folder again.")
FORBIDDEN = mark("Failures", "“{path}” may not be read; check the file’s permissions.")
FOLDER = mark("Failures", "“{path}” is a folder, not an audio file.")
EMPTY = mark("Failures", "“{path}” is empty; replace it with an intact copy.")
NOT_AUDIO = mark("Failures", "“{path}” is not audio that Earshot can read; it may be damaged.")
NO_AUDIO = mark("Failures", "“{path}” holds no audio that Earshot can read.")
NOT_DECODED = mark("Failures", "Nothing in “{path}” could be decoded; it may be damaged.")
NOTHING_THERE = mark("Failures", "Nothing at that place in “{path}” could be decoded.")
NOT_ANALYSED = mark("Failures", "“{path}” could not be analysed ({reason}).")
CRASHED = mark("Failures", "The decoder crashed while reading “{path}”; it may be damaged.")
TOO_LONG = mark(
    "Failures", "Reading “{path}” took longer than {seconds} seconds; it may be damaged."
)
NO_TAGS = mark("Failures", "“{file}” is empty.")
DAMAGED_TAGS = mark("Failures", "The tags of “{file}” are damaged.")
NO_SOUND = mark(
    "Failures", "No sound was found in “{file}”; it may be damaged or not be music at all."
)
UNREADABLE = mark(
    "Failures",
    "Cannot read “{path}” ({reason}); check that the file is still there and that you may open it.",
)


def retold(sentence: str) -> str:
    """Return one of these sentences in the spoken language; any other stays as it is."""
    return words.retell("Failures", sentence)
