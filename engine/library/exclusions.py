"""What of a folder is left out of the library, by patterns of names."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path


class Exclusions:
    """Tells by their paths which files and folders below a root are left out.

    ``*`` stands for any letters, ``?`` for one, capitals do not matter. A pattern without a slash
    is compared with every name on the way to a file: ``Podcasts`` leaves out every folder of that
    name with all below it, ``*.m4b`` every such file. One with a slash is a path below the root:
    ``Live/*``.

    Parameters
    ----------
    root
        The folder.
    patterns
        As the listener wrote them; empty ones mean nothing.
    apart
        Folders below the root that are not part of it.
    """

    def __init__(self, root: Path, patterns: Sequence[str], apart: Sequence[Path] = ()) -> None:
        self._root = root
        self._apart = frozenset(apart)
        written = [pattern.strip().casefold() for pattern in patterns]
        self._names = [one for one in written if one and "/" not in one]
        self._paths = [one.strip("/") for one in written if "/" in one and one.strip("/")]

    @property
    def has_apart(self) -> bool:
        """Whether there are folders of their own within."""
        return bool(self._apart)

    def leaves_out(self, path: Path) -> bool:
        """Whether a file or folder below the root is left out."""
        return self.is_apart(path) or self.excludes(path)

    def is_apart(self, path: Path) -> bool:
        """Whether a path belongs to another folder of the library."""
        return bool(self._apart) and not self._apart.isdisjoint((path, *path.parents))

    def excludes(self, path: Path) -> bool:
        """Whether a pattern means a path, or a folder on the way to it."""
        if not (self._names or self._paths) or not path.is_relative_to(self._root):
            return False
        names = [name.casefold() for name in path.relative_to(self._root).parts]
        ways = ["/".join(names[: length + 1]) for length in range(len(names))]
        return _any_matches(names, self._names) or _any_matches(ways, self._paths)


def _any_matches(texts: Sequence[str], patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(text, pattern) for pattern in patterns for text in texts)
