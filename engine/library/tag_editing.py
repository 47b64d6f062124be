"""Changes the tags of tracks of the library: the files first, then what the library knows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engine.errors import EarshotError
from engine.library.tag_edit import TagEdit
from engine.library.tag_writer import RawTags, WrittenTags, restore_tags, write_tags
from engine.library.tags import read_tags, with_fallbacks
from engine.store import tag_edits
from engine.store.store import Store
from engine.words import mark, translate

PART_OF_A_FILE = mark(
    "Library",
    "This track is a part of “{name}”, and a CUE sheet says what it is called: change the sheet.",
)
"""Why some tags cannot be changed."""


@dataclass(frozen=True, slots=True)
class TagProblem:
    """A track whose tags were not changed, with a sentence that says why."""

    track_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class TagEditReport:
    """What was changed: by track the tags that :func:`restore` puts back, and what was not."""

    changed: Mapping[int, RawTags]
    problems: tuple[TagProblem, ...]


def edit(store: Store, edits: Mapping[int, TagEdit]) -> TagEditReport:
    """Give tracks, by id, new tags; a track that fails does not keep the others from theirs."""
    return _each(
        store, {track_id: partial(write_tags, edit=new) for track_id, new in edits.items()}
    )


def restore(store: Store, changed: Mapping[int, RawTags]) -> TagEditReport:
    """Give tracks, by id, the tags back that they had; its report takes that back in turn."""
    return _each(
        store, {track_id: partial(restore_tags, raw=raw) for track_id, raw in changed.items()}
    )


def _each(store: Store, writers: Mapping[int, Callable[[Path], WrittenTags]]) -> TagEditReport:
    changed: dict[int, RawTags] = {}
    problems: list[TagProblem] = []
    for track_id, write in writers.items():
        try:
            changed[track_id] = _one(store, track_id, write)
        except EarshotError as error:
            problems.append(TagProblem(track_id, str(error)))
    return TagEditReport(changed, tuple(problems))


def _one(store: Store, track_id: int, write: Callable[[Path], WrittenTags]) -> RawTags:
    track = store.read(tag_edits.editable_track, track_id)
    if track is None:
        raise EarshotError(
            translate("Library", "This track is no longer in the library; look for changes first.")
        )
    if track.is_part:
        raise EarshotError(translate("Library", PART_OF_A_FILE).format(name=track.path.name))
    written = write(track.path)
    tags = with_fallbacks(read_tags(track.path), track.path, track.root)
    row = tags.to_row() | {
        "folder_id": track.folder_id,
        "path": str(track.path),
        "size": written.size,
        "mtime_ns": written.mtime_ns,
    }
    store.write(tag_edits.save_edited, track_id, row)
    return written.before
