"""Tags of library tracks: file, row, search and what was learned from the sound stay in step."""

from pathlib import Path

import numpy as np
import pytest

from engine.library import tag_editing
from engine.library.scanner import scan
from engine.library.tag_edit import TagEdit
from engine.library.tags import read_tags
from engine.store import analyses, browse, tracks
from engine.store.browse import View
from engine.store.criteria import Words
from engine.store.records import AnalysisResult
from engine.store.store import Store
from tests.support.tagged_files import sound, write_vorbis

MODEL = ("ear", "1")


@pytest.fixture
def music(tmp_path: Path) -> Path:
    for name in ("one.flac", "two.flac"):
        write_vorbis(sound(tmp_path / "music" / "Album" / name, "flac"))
    return tmp_path / "music"


@pytest.fixture
def ids(store: Store, music: Path) -> list[int]:
    scan(store, [music])
    found = store.read(browse.track_ids, View(order="path")).tolist()
    pending = store.read(analyses.pending_tracks, *MODEL)
    vector = np.ones(4, np.float32) / 2
    results = [AnalysisResult(t.track_id, t.size, t.mtime_ns, vector=vector) for t in pending]
    store.write(analyses.save_results, *MODEL, results)
    return found


def search(store: Store, word: str) -> list[int]:
    return store.read(browse.track_ids, View(order="path", criterion=Words(word))).tolist()


def test_row_and_search_follow_and_nothing_is_listened_to_again(
    store: Store, music: Path, ids: list[int]
) -> None:
    report = tag_editing.edit(store, {ids[0]: TagEdit(title="Glósóli", album="")})
    assert not report.problems
    track = store.read(tracks.tracks_by_id, ids[:1])[ids[0]]
    assert (track.title, track.album) == ("Glósóli", None)
    assert search(store, "glosoli") == ids[:1]
    assert store.read(analyses.pending_tracks, *MODEL) == []
    again = scan(store, [music])
    assert (again.added, again.updated, again.missing) == (0, 0, 0)
    assert store.read(analyses.counts, *MODEL).analysed == 2


def test_many_tracks_are_changed_and_brought_back_together(store: Store, ids: list[int]) -> None:
    report = tag_editing.edit(store, dict.fromkeys(ids, TagEdit(genre="Jazz", year=1960)))
    assert search(store, "jazz") == ids
    undone = tag_editing.restore(store, report.changed)
    assert search(store, "jazz") == []
    assert search(store, "ambient") == ids
    assert store.read(analyses.pending_tracks, *MODEL) == []
    tag_editing.restore(store, undone.changed)
    assert search(store, "jazz") == ids


def test_one_that_fails_keeps_no_other_from_its_tags(
    store: Store, music: Path, ids: list[int]
) -> None:
    (music / "Album" / "one.flac").unlink()
    report = tag_editing.edit(store, dict.fromkeys([*ids, 999], TagEdit(title="New")))
    assert list(report.changed) == ids[1:]
    assert [problem.track_id for problem in report.problems] == [ids[0], 999]
    assert "one.flac" in report.problems[0].reason
    assert read_tags(music / "Album" / "two.flac").title == "New"


def test_an_analysis_of_an_older_file_is_not_taken_for_one_of_this(
    store: Store, music: Path, ids: list[int]
) -> None:
    with (music / "Album" / "one.flac").open("ab") as file:
        file.write(b"\0" * 100)
    scan(store, [music])
    assert [t.track_id for t in store.read(analyses.pending_tracks, *MODEL)] == ids[:1]
    tag_editing.edit(store, {ids[0]: TagEdit(title="New")})
    assert [t.track_id for t in store.read(analyses.pending_tracks, *MODEL)] == ids[:1]
