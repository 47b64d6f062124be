"""How names are compared: without case, accents or typographic differences."""

import re
import unicodedata

_ARTICLE = re.compile(r"^(the|a|an) (?=\S)")
_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return the text without case, accents and doubled spaces: “Sigur Rós” → “sigur ros”."""
    if text.isascii():
        # Most names are, and there are thousands to fold before a page of them can be shown.
        return " ".join(text.lower().split())
    # Compatibility forms such as “𝓐” hide a case of their own: fold before and after.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _SPACES.sub(" ", bare).strip()


def sort_key(text: str | None) -> str:
    """Return the key a name is sorted by; an English article in front does not count."""
    folded = fold(text or "")
    return _ARTICLE.sub("", folded)
