"""Which tracks a training learns from, and who made them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.errors import EarshotError
from engine.evaluation.labels import (
    LabelledTrack,
    locate,
    one_spelling,
    read_labels,
    read_split,
    tracks_of,
)
from engine.evaluation.split import NOT_RATED
from engine.library.tags import read_tags, with_fallbacks
from engine.library.walk import walk_audio_files

LEARNED_FROM = ("train", "extra")
"""The parts of Earshot's own split that the shipped encoder may have heard."""


def labelled_tracks(music: Path, labels: Path, *, fixed_split: bool) -> list[LabelledTrack]:
    """Return the tracks of a labels file, with Earshot's own split only those of its training part.

    Raises
    ------
    EarshotError
        When the labels are wrong, name a missing file, or nothing is left.
    """
    tracks = read_labels(labels)
    locate(tracks, music, labels)
    if fixed_split:
        tracks = tracks_of(tracks, read_split(), *LEARNED_FROM)
    return _some(tracks, music)


def tagged_tracks(music: Path) -> list[LabelledTrack]:
    """Return all music files below a folder, named by their tags or else by their places.

    Raises
    ------
    EarshotError
        When there are none.
    """
    return _some(list(_tagged(music)), music)


def unlabelled_tracks(folder: Path) -> list[LabelledTrack]:
    """Return all music files below a folder, of which nothing is known but where they lie.

    What lies in one folder may be one artist's: the training holds none of it against another.

    Raises
    ------
    EarshotError
        When there are none.
    """
    found = walk_audio_files(folder, on_unreadable=lambda path, error: None)
    paths = sorted(one.path.resolve() for one in found)
    return _some([LabelledTrack(str(path), str(path.parent), "", "") for path in paths], folder)


def is_rated(track: LabelledTrack) -> bool:
    """Tell whether a track is music of its own kind: renders and anthems are one sound each."""
    return not track.machine_made and track.style not in NOT_RATED


def worth_hearing(tracks: Sequence[LabelledTrack]) -> list[LabelledTrack]:
    """Return the rated tracks and every third of the others.

    Those are alike: more of them would take long to prepare and drown the rest.
    """
    others = [track for track in tracks if not is_rated(track)]
    return [*(track for track in tracks if is_rated(track)), *others[::3]]


def album_of(track: LabelledTrack) -> str:
    """Return the name of the track's album, or of the track where it is on none."""
    return track.record or track.file


def _some(tracks: Sequence[LabelledTrack], music: Path) -> list[LabelledTrack]:
    if not tracks:
        raise EarshotError(f"There is no music to train on in “{music}”.")
    return list(tracks)


def _tagged(music: Path) -> Iterator[LabelledTrack]:
    for found in walk_audio_files(music, on_unreadable=lambda path, error: None):
        name = str(found.path.relative_to(music))
        try:
            tags = with_fallbacks(read_tags(found.path), found.path, music)
        except EarshotError:
            # Preparation will say what is wrong with it.
            yield LabelledTrack(name, name, "", "")
            continue
        artist = one_spelling(tags.album_artist or tags.artist or tags.album or name)
        yield LabelledTrack(name, artist, tags.album or "", tags.genre or "")
