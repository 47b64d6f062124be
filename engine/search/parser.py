"""The grammar of the search field.

.. code-block:: text

    query  = group { "OR" group }
    group  = { term }
    term   = "-" term | "(" query ")" | field ":" value | text
    value  = text
    text   = word | quote characters quote

The parts of a group must all hold. A word ends at a space, and inside brackets at the closing one;
quotes, minus, brackets and fields count only where a term begins, so that “a-ha”, “12"” and “f(x)”
are words. A text with spaces in it needs quotes, plain or typographic.
"""

import re
from difflib import get_close_matches
from typing import NoReturn, cast

from engine.search.errors import QueryError
from engine.search.fields import FIELD_NAMES, TEXT_FIELDS
from engine.search.values import Value, read_number
from engine.store.criteria import (
    EVERYTHING,
    AllOf,
    AnyOf,
    Criterion,
    FieldText,
    NoNumber,
    Not,
    NumberField,
    Similar,
    TextField,
    Words,
)
from engine.words import translate

_FIELD = re.compile(r"([^\W\d_]+):")
_WORD = re.compile(r"\S+")
_WORD_IN_BRACKETS = re.compile(r"[^\s)]+")
_SPACES = re.compile(r"\s*")
_CLOSING = {'"': '"', "“": "”", "„": "“”", "”": "”"}
_OR = re.compile(r"OR(?![^\s()])")
_DEEPEST = 50


def parse(query: str, *, now: float) -> Criterion:
    """Return what a query asks for; an empty one asks for everything.

    Parameters
    ----------
    query
        What was typed.
    now
        Seconds since the epoch, from which ages such as ``added:<7d`` are counted.

    Raises
    ------
    QueryError
        When it cannot be understood: what is wrong, where, and how it is written.
    """
    return _Parser(query, now).parse()


class _Parser:
    """Reads a query from left to right."""

    def __init__(self, query: str, now: float) -> None:
        self._query = query
        self._now = now
        self._at = 0
        self._depth = 0

    def parse(self) -> Criterion:
        return self._alternatives()

    def _alternatives(self) -> Criterion:
        groups = [self._group()]
        while match := _OR.match(self._query, self._at):
            if groups[-1] == EVERYTHING:
                raise QueryError(
                    translate("Search", "OR stands between two things to look for."), *match.span()
                )
            self._at = match.end()
            groups.append(self._group())
            if groups[-1] == EVERYTHING:
                sentence = translate("Search", "OR goes on with what else to look for.")
                raise QueryError(sentence, *match.span(), unfinished=self._at >= len(self._query))
        return groups[0] if len(groups) == 1 else AnyOf(tuple(groups))

    def _group(self) -> Criterion:
        parts = []
        self._skip_spaces()
        while not self._at_end() and not _OR.match(self._query, self._at):
            parts.append(self._term())
            self._skip_spaces()
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _term(self) -> Criterion:
        minuses = 0
        start = self._at
        while self._peek() == "-":
            minuses += 1
            self._at += 1
        if minuses and (self._at_end() or self._peek().isspace()):
            sentence = translate("Search", "A minus stands right before what is to be left out.")
            unfinished = self._at >= len(self._query)
            raise QueryError(sentence, start, self._at, unfinished=unfinished)
        part = self._positive()
        return Not(part) if minuses % 2 else part

    def _positive(self) -> Criterion:
        if self._peek() == "(":
            return self._bracket()
        field = _FIELD.match(self._query, self._at)
        return self._field(field) if field else Words(self._text())

    def _bracket(self) -> Criterion:
        start = self._at
        if self._depth == _DEEPEST:
            raise QueryError(
                translate("Search", "So many brackets are too many."), start, start + 1
            )
        self._at += 1
        self._depth += 1
        inner = self._alternatives()
        if self._peek() != ")":
            sentence = translate("Search", "This bracket is not closed.")
            raise QueryError(sentence, start, start + 1, unfinished=True)
        self._at += 1
        self._depth -= 1
        if inner == EVERYTHING:
            raise QueryError(
                translate("Search", "There is nothing between the brackets."), start, self._at
            )
        return inner

    def _field(self, match: re.Match[str]) -> Criterion:
        name = match[1].lower()
        if name not in FIELD_NAMES:
            self._refuse_field(match)
        self._at = start = match.end()
        if self._at_end() or self._peek().isspace():
            sentence = translate(
                "Search", "{name}: goes on with what to look for, without a space before it."
            ).format(name=name)
            unfinished = self._at >= len(self._query)
            raise QueryError(sentence, match.start(), self._at, unfinished=unfinished)
        text = self._text()
        if name == "similar":
            return self._similar(text, start)
        if name in TEXT_FIELDS:
            return FieldText(cast("TextField", name), text)
        field = cast("NumberField", name)
        if not text:
            return NoNumber(field)
        return read_number(field, Value(text, start, self._at), self._now)

    def _similar(self, text: str, start: int) -> Criterion:
        if not text.strip():
            raise QueryError(
                translate("Search", "similar: needs the name of a track."), start, self._at
            )
        return Similar(text)

    def _refuse_field(self, match: re.Match[str]) -> NoReturn:
        near = get_close_matches(match[1].lower(), FIELD_NAMES, 1)
        advice = (
            translate("Search", "did you mean {field}:?").format(field=near[0])
            if near
            else translate("Search", "in quotes it is looked for as text.")
        )
        sentence = translate("Search", "There is no field “{name}”; {advice}").format(
            name=match[1], advice=advice
        )
        raise QueryError(sentence, match.start(1), match.end())

    def _text(self) -> str:
        """Read a word or what stands in quotes; there is at least one character."""
        start = self._at
        closing = _CLOSING.get(self._peek())
        if closing is None:
            match = (_WORD_IN_BRACKETS if self._depth else _WORD).match(self._query, start)
            assert match
            self._at = match.end()
            return match[0]
        ends = (self._query.find(sign, start + 1) for sign in closing)
        end = min((end for end in ends if end >= 0), default=None)
        if end is None:
            sentence = translate("Search", "This quotation mark has no second one.")
            raise QueryError(sentence, start, len(self._query), unfinished=True)
        self._at = end + 1
        return self._query[start + 1 : end]

    def _peek(self) -> str:
        return self._query[self._at : self._at + 1]

    def _at_end(self) -> bool:
        """Whether the query, or the bracket that is open, ends here."""
        return self._at >= len(self._query) or (self._depth > 0 and self._peek() == ")")

    def _skip_spaces(self) -> None:
        match = _SPACES.match(self._query, self._at)
        assert match
        self._at = match.end()
