"""Writes changed tags into music files so that a file is never half written.

The change is made in a copy beside the file, read back and compared, flushed to the disk, and only
then put in the place of the original in one step. Whatever goes wrong before that leaves the
original as it was. The sound and the pictures are not touched.
"""

import importlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine.errors import EarshotError
from engine.library.covers import embedded_cover
from engine.library.tag_edit import EDITORS, TagEdit
from engine.library.tag_kinds import MUTAGEN_KINDS, identify
from engine.library.tag_text import join_texts
from engine.library.tags import TrackTags, read_tags
from engine.words import translate

_ID3_2_3 = (2, 3, 0)
_SAME_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class WrittenTags:
    """A file whose tags were changed.

    Attributes
    ----------
    size, mtime_ns
        What the disk says of it now.
    before
        Its tags until now, and their raw values by flavour and key, which :func:`restore_tags`
        puts back.
    """

    path: Path
    size: int
    mtime_ns: int
    before: "RawTags"


@dataclass(frozen=True, slots=True)
class RawTags:
    """The tags of a file as read, and the raw values of those that were changed, by flavour."""

    tags: TrackTags
    values: Mapping[str, Mapping[str, Any]]


def write_tags(path: Path, edit: TagEdit) -> WrittenTags:
    """Write new values of the common tags into a music file.

    Raises
    ------
    EarshotError
        When the file is gone, write-protected, of a format whose tags cannot be written, or when
        what was written does not read back; the file is then as it was before.
    """
    changes = edit.changes()
    before = read_tags(path)
    raw: dict[str, Mapping[str, Any]] = {}

    def change(flavour: str, tags: Any) -> None:
        editor = EDITORS[flavour]
        raw[flavour] = editor.snapshot(tags, changes)
        editor.edit(tags, changes)

    new: dict[str, Any] = {name: _expected(value) for name, value in changes.items()}
    expected = replace(before, **new)
    status = _rewrite(path, change, expected)
    return WrittenTags(path, status.st_size, status.st_mtime_ns, RawTags(before, raw))


def restore_tags(path: Path, raw: RawTags) -> WrittenTags:
    """Put back, to the letter, what :func:`write_tags` changed; raises like that."""
    before = read_tags(path)
    replaced: dict[str, Mapping[str, Any]] = {}

    def change(flavour: str, tags: Any) -> None:
        values = raw.values.get(flavour, {})
        editor = EDITORS[flavour]
        replaced[flavour] = editor.raw(tags, values)
        editor.restore(tags, values)

    status = _rewrite(path, change, raw.tags)
    return WrittenTags(path, status.st_size, status.st_mtime_ns, RawTags(before, replaced))


def _rewrite(path: Path, change: Callable[[str, Any], None], expected: TrackTags) -> os.stat_result:
    """Change the tags of a copy, look at it, and let it take the place of the file."""
    # What a link leads to is changed; the link stays one.
    real = path.resolve()
    with _explained(path):
        found = real.stat()
        with _copy_of(real) as copy:
            _change_tags(copy, path, change)
            _check(copy, real, path, expected)
            _flush(copy)
            if _state(real.stat()) != _state(found):
                raise EarshotError(
                    translate(
                        "Library", "“{file}” was changed by another program; try again."
                    ).format(file=path.name)
                )
            copy.replace(real)
            _flush(real.parent)
        return real.stat()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into a sentence."""
    try:
        yield
    except FileNotFoundError as error:
        raise EarshotError(
            translate("Library", "“{path}” is not there any more; look for changes.").format(
                path=path
            )
        ) from error
    except PermissionError as error:
        sentence = translate(
            "Library", "“{file}” or its folder is write-protected; change its permissions."
        ).format(file=path.name)
        raise EarshotError(sentence) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise EarshotError(
            translate("Library", "The tags of “{file}” were not written: {reason}.").format(
                file=path.name, reason=reason
            )
        ) from error


@contextmanager
def _copy_of(path: Path) -> Iterator[Path]:
    """Copy a file with its permissions beside it, hidden; a copy that is left over is deleted."""
    if not os.access(path, os.W_OK):
        raise PermissionError(path)
    handle, name = tempfile.mkstemp(path.suffix, f".{path.stem[:40]}.", path.parent)
    os.close(handle)
    copy = Path(name)
    try:
        shutil.copyfile(path, copy)
        shutil.copystat(path, copy)
        _keep_owner(path, copy)
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def _keep_owner(path: Path, copy: Path) -> None:
    """Give the copy the owner of the file, where that is allowed and there are owners."""
    if hasattr(os, "chown"):
        status = path.stat()
        if (status.st_uid, status.st_gid) != (copy.stat().st_uid, copy.stat().st_gid):
            os.chown(copy, status.st_uid, status.st_gid)


def _change_tags(copy: Path, path: Path, change: Callable[[str, Any], None]) -> None:
    with copy.open("rb") as handle:
        kind = identify(handle, path.suffix)
    try:
        if kind in ("mpeg", "aac"):
            _change_mpeg(copy, change)
        elif kind in MUTAGEN_KINDS:
            _change_with_mutagen(copy, kind, change)
        else:
            raise EarshotError(
                translate(
                    "Library", "Earshot cannot write the tags of files such as “{file}”."
                ).format(file=path.name)
            )
    except (EarshotError, OSError):
        raise
    except Exception as error:
        if isinstance(error.args[0] if error.args else None, OSError):
            raise error.args[0] from error
        # Damaged files raise nearly anything in a parser.
        sentence = translate(
            "Library", "“{file}” seems to be damaged; its tags were left as they are."
        ).format(file=path.name)
        raise EarshotError(sentence) from error


def _change_with_mutagen(copy: Path, kind: str, change: Callable[[str, Any], None]) -> None:
    flavour, _, module, name = MUTAGEN_KINDS[kind]
    opened = getattr(importlib.import_module(module), name)(copy)
    if opened.tags is None:
        opened.add_tags()
    change(flavour, opened.tags)
    opened.save()


def _change_mpeg(copy: Path, change: Callable[[str, Any], None]) -> None:
    """Change the ID3 tag, which is made if there is none, and an APEv2 tag if there is one."""
    from mutagen.apev2 import APENoHeaderError, APEv2
    from mutagen.id3 import ID3, ID3NoHeaderError

    try:
        id3 = ID3(copy)
    except ID3NoHeaderError:
        id3 = ID3()
    old = id3.version == _ID3_2_3
    change("id3", id3)
    if old:
        # Players of that age read no 2.4.
        id3.update_to_v23()
    id3.save(copy, v2_version=3 if old else 4, v23_sep=None)
    try:
        ape = APEv2(copy)
    except APENoHeaderError:
        return
    change("ape", ape)
    ape.save(copy)


def _check(copy: Path, real: Path, path: Path, expected: TrackTags) -> None:
    """Read the copy back; nothing but what was meant to may differ, nor the picture."""
    found = read_tags(copy)
    same_length = abs((found.duration or 0) - (expected.duration or 0)) < _SAME_SECONDS
    # The rate is the size over the length, and the tags count to the size.
    comparable = replace(found, duration=expected.duration, bitrate=expected.bitrate)
    if not same_length or comparable != expected or embedded_cover(copy) != embedded_cover(real):
        raise EarshotError(
            translate("Library", "“{file}” cannot hold these tags; it was left as it is.").format(
                file=path.name
            )
        )


def _expected(value: str | int) -> str | int | None:
    """Return a new value as the reader will hand it out."""
    return (value or None) if isinstance(value, int) else join_texts(value.split("; "))


def _flush(path: Path) -> None:
    """Wait until a file or the names in a folder are on the disk."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        # Windows opens no folders; there the replacement is flushed by itself.
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _state(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns
