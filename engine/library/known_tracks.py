"""What the library knows of the files in a folder, for a scan to compare them with."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from engine.library.file_rows import Row
from engine.library.walk import FoundFile
from engine.store.records import KnownFile


class KnownTracks:
    """The stored tracks of a folder, by the files that they are in.

    Parameters
    ----------
    tracks
        What is stored, by path or locator.
    is_apart
        Tells which files belong to a folder of their own; they do not count.
    """

    def __init__(
        self, tracks: Mapping[str, KnownFile], is_apart: Callable[[Path], bool] | None = None
    ) -> None:
        self._files: dict[str, list[KnownFile]] = defaultdict(list)
        for track in tracks.values():
            self._files[track.file].append(track)
        if is_apart:
            files = self._files.items()
            self._files = {file: of_file for file, of_file in files if not is_apart(Path(file))}

    def __bool__(self) -> bool:
        return bool(self._files)

    def knows(self, file: FoundFile) -> bool:
        """Whether anything is stored of a file."""
        return bool(self._all_of(file))

    def is_unchanged(self, file: FoundFile) -> bool:
        """Whether a file is what it was when it was read last, by its size and time."""
        stamp = (file.size, file.mtime_ns)
        before = self.of(file)
        return bool(before) and all((track.size, track.mtime_ns) == stamp for track in before)

    def of(self, file: FoundFile) -> list[KnownFile]:
        """Return the tracks that a file consisted of when it was read last."""
        return [track for track in self._all_of(file) if not track.replaced]

    def ids(self, files: Iterable[FoundFile]) -> set[int]:
        """Return the ids of all that is stored of these files."""
        return {track.track_id for file in files for track in self._all_of(file)}

    def unseen(self, seen: Collection[int]) -> Iterator[KnownFile]:
        """Yield the tracks that are not among those seen, and not known to be missing."""
        for of_file in self._files.values():
            for track in of_file:
                if track.track_id not in seen and not track.missing:
                    yield track

    def outdated(self, files: Sequence[FoundFile], read: Sequence[Sequence[Row]]) -> list[int]:
        """Return the tracks that files no longer consist of, as far as these could be read.

        Parameters
        ----------
        files
            Files that were read.
        read
            The rows of each; none where it could not be read.
        """
        paths = {str(row["path"]) for rows in read for row in rows}
        readable = [file for file, rows in zip(files, read, strict=True) if rows]
        before = [track for file in readable for track in self._all_of(file)]
        return [track.track_id for track in before if track.path not in paths]

    def _all_of(self, file: FoundFile) -> Sequence[KnownFile]:
        return self._files.get(str(file.path), ())
