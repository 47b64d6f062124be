"""When two names mean the same artist, album or recording."""

import re
from functools import lru_cache

from engine.store.records import Track
from engine.store.text_keys import fold, sort_key

_NAMES_KEPT = 16_384
_NOBODY = frozenset(
    {"", "va", "v.a.", "various", "various artists", "unknown", "unknown artist", "[unknown]"}
)
_GUESTS = re.compile(r"\s*[(\[]?\b(?:feat|ft|featuring)\b.*$")
_FURTHER_ARTISTS = re.compile(r"\s*;.*$|\s+/\s.*$")
_VERSION = re.compile(
    r"\b(?:live|mono|stereo|version|edit|(?:re)?mix|remixed|demo|acoustic|unplugged"
    r"|instrumental|karaoke|bonus|explicit|deluxe|anniversary|single|alternate|take|outtake"
    r"|sessions?|extended|re-?master(?:ed|ing)?|re-?recorded|feat|ft|featuring"
    r"|rehearsal|outtakes?|unreleased|a ?cappella|orchestral|symphonic|re-?issue"
    r"|en vivo|ao vivo|dal vivo|en directo|en concert|in concert|konzert|versione?|versao|vers"
    r"|remasteri[sz](?:ado|ada|e|ee)|remasterisiert|lp|original|best of"
    r"|(?:7|10|12) ?(?:inch|''|\"))\b"
)
_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
_DASH_TAIL = re.compile(r"\s+[-–—]\s+(?P<tail>[^–—]*)$")
_REMASTER_TAIL = re.compile(r"(?:\s+(?:19|20)\d\d)?\s+remaster(?:ed)?(?:\s+(?:19|20)\d\d)?$")
_SPELLINGS = (
    (re.compile(r"\bpt\b\.?"), "part"),
    (re.compile(r"\bvol\b\.?"), "volume"),
    (re.compile(r"\bno\b\.? ?(?=\d)"), "number "),
    (re.compile(r"\s*&\s*|\s+'?n'?\s+"), " and "),
)
_LEADING_NUMBER = re.compile(r"^\W*\d{1,3}[\s._)-]+(?=\S)")
_TELLS_APART = frozenset({"part", "volume", "number", "reverse", "reversed", "reprise", "loop"})
_TELLING_LETTERS = 4
_PUNCTUATION = re.compile(r"[\W_]+")
_SAYS_NOTHING = re.compile(
    r"(?:untitled|track|intro(?:duction)?|outro|interlude|skit|prelude|overture|reprise|silence"
    r"|hidden track|bonus track|theme|finale|allegro|andante|adagio|presto|largo|scherzo|menuetto)"
    r"(?: \d+)?"
)


# A radio that goes on asks for the same names again and again.
@lru_cache(maxsize=_NAMES_KEPT)
def artist_key(name: str | None) -> str | None:
    """Return what an artist is compared by; None for nobody in particular.

    Case, accents, a leading article, guests (“feat. …”) and further artists do not count.
    """
    main = _FURTHER_ARTISTS.sub("", _GUESTS.sub("", sort_key(name)))
    return None if main in _NOBODY else main


def track_artist_key(track: Track) -> str | None:
    """Return the key of who plays on a track, or else of whose album it is on."""
    return artist_key(track.artist) or artist_key(track.album_artist)


def album_key(track: Track) -> str | None:
    """Return what an album is compared by; None for a track of no album.

    Without an album artist the folder tells albums of one name apart.
    """
    if not track.album:
        return None
    owner = artist_key(track.album_artist) or str(track.path.parent)
    return f"{_name_key(track.album)}|{owner}"


@lru_cache(maxsize=_NAMES_KEPT)
def title_key(title: str) -> str | None:
    """Return what a title is compared by, or None for one that many recordings share.

    What names a version is taken off: “(Live at …)”, “[Mono]”, “- 2011 Remaster”, “feat. …”.
    Other brackets stay, because “(Part 1)” and “(Part 2)” are two recordings.
    """
    folded = fold(title)
    bare = _BRACKETS.sub(lambda found: "" if _VERSION.search(found[0]) else found[0], folded)
    bare = _DASH_TAIL.sub(lambda found: "" if _VERSION.search(found["tail"]) else found[0], bare)
    bare = _REMASTER_TAIL.sub("", _GUESTS.sub("", bare))
    for spelling, word in _SPELLINGS:
        bare = spelling.sub(word, bare)
    words = _PUNCTUATION.sub(" ", bare).strip() or _PUNCTUATION.sub(" ", folded).strip()
    return None if not words or _SAYS_NOTHING.fullmatch(words) else words


@lru_cache(maxsize=_NAMES_KEPT)
def related_titles(one: str, other: str) -> bool:
    """Tell whether one title is the other with something around it: “07 - Copied” and “Copied”.

    A number apart from a leading one makes two titles: “Caves” and “Caves 2” are two pieces.
    """
    words = [
        set((title_key(_LEADING_NUMBER.sub("", title)) or "").split()) for title in (one, other)
    ]
    shared, apart = words[0] & words[1], words[0] ^ words[1]
    if shared not in words or apart & _TELLS_APART:
        return False
    telling = any(len(word) >= _TELLING_LETTERS for word in shared)
    return telling and not any(char.isdigit() for word in apart for char in word)


def recording_keys(track: Track) -> frozenset[str]:
    """Return the keys of a track's recording; two tracks that share one are the same to a listener.

    These are MusicBrainz' recording id and artist with title, as far as they are known.
    """
    keys = set()
    if track.musicbrainz_recording_id:
        keys.add(f"musicbrainz|{track.musicbrainz_recording_id.casefold()}")
    artist, title = track_artist_key(track), title_key(track.title)
    if artist and title:
        keys.add(f"name|{artist}|{title}")
    return frozenset(keys)


@lru_cache(maxsize=_NAMES_KEPT)
def _name_key(name: str) -> str:
    return sort_key(name)
