"""The texts people read, in their language: English until another language is spoken.

Every text is a literal of ``translate``, ``plural`` or ``mark`` (in QObject classes of the window
also of ``self.tr``), so that ``packaging/translations.py`` finds it. Values are put in after
translation, by :meth:`str.format`. The command line never speaks anything but English.
"""

import re
from functools import lru_cache

_marked: dict[str, list[str]] = {}


class English:
    """The language in which all texts are written; others derive from it."""

    def text(self, context: str, text: str) -> str:
        """Return a text in this language; `context` is the room that says it."""
        return text

    def plural(self, context: str, one: str, several: str, number: int) -> str:
        """Return the text that goes with a number, which stands where ``%n`` is written."""
        return (one if number == 1 else several).replace("%n", self.number(number))

    def number(self, number: float, digits: int = 0) -> str:
        """Return a number with its thousands set apart."""
        return f"{number:,.{digits}f}"


_spoken = English()


def speak(language: English) -> None:
    """Speak a language from now on."""
    global _spoken  # noqa: PLW0603
    _spoken = language


def translate(context: str, text: str) -> str:
    """Return a text in the language that is spoken."""
    return _spoken.text(context, text)


def plural(context: str, one: str, several: str, number: int) -> str:
    """Return the text for a number of things: ``plural("Queue", "%n track", "%n tracks", 3)``."""
    return _spoken.plural(context, one, several, number)


def number(value: float, digits: int = 0) -> str:
    """Return a number as it is written where the spoken language is."""
    return _spoken.number(value, digits)


def clock(seconds: float | None) -> str:
    """Return a duration as ``3:27`` or ``1:02:03``; an unknown one as an en dash."""
    if seconds is None or seconds < 0:
        return "–"
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def mark(context: str, text: str) -> str:
    """Return a text as it is, to be translated where it is used: for tables and stored texts."""
    _marked.setdefault(context, []).append(text)
    return text


def retell(context: str, sentence: str) -> str:
    """Return an English sentence that was stored, or came from a worker, in the spoken language.

    It is recognised by the marked text of the same context that it was made from; one that was
    made from none stays as it is.
    """
    for template in _marked.get(context, ()):
        found = _pattern(template).fullmatch(sentence)
        if found:
            return translate(context, template).format(**found.groupdict())
    return sentence


@lru_cache(maxsize=256)
def _pattern(template: str) -> re.Pattern[str]:
    """Return what matches the sentences that a template makes."""
    parts = re.split(r"\{(\w+)\}", template)
    fixed = [re.escape(part) for part in parts]
    fixed[1::2] = [f"(?P<{name}>.*)" for name in parts[1::2]]
    return re.compile("".join(fixed), re.DOTALL)
