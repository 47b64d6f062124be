"""Songs that belong to a season, by the words of their titles and albums."""

import re

from engine.store.text_keys import fold

_WINTER = frozenset({11, 12, 1})
_AUTUMN = frozenset({10, 11})
_SPRING = frozenset({3, 4})

_SEASONS = (
    (
        re.compile(
            r"\b(?:christmas|xmas|x-mas|noel|navidad|natal|natale|weihnacht\w*|jul(?:en|e)?sang"
            r"|santa claus|jingle bells?|silent night|stille nacht|holy night|let it snow"
            r"|winter wonderland|rudolph|sleigh|mistletoe|holiday season|deck the halls"
            r"|feliz navidad|o tannenbaum|advent|kerst(?:mis\w*|lied\w*|nacht)?"
            r"|boze narodzenie|vanoce|karacsony\w*)\b"
        ),
        _WINTER,
    ),
    (re.compile(r"\b(?:hallowe'?en|halloween|monster mash)\b"), _AUTUMN),
    (re.compile(r"\b(?:easter|ostern|paques|pascua)\b"), _SPRING),
    (re.compile(r"\b(?:auld lang syne|new year'?s (?:eve|day))\b"), frozenset({12, 1})),
)


def is_out_of_season(title: str, album: str | None, month: int) -> bool:
    """Tell whether a track belongs to a season that a month, 1 to 12, is not part of."""
    text = fold(f"{title} {album or ''}").replace("’", "'")
    return any(month not in months and words.search(text) for words, months in _SEASONS)
