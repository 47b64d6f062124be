import shutil
from pathlib import Path

import numpy as np
import pytest

from engine.encoder.bundle import default_bundle
from engine.errors import EarshotError
from engine.evaluation.classics import CepstralStatistics, Chance, MeanLogMel
from engine.evaluation.describing import describe, embed
from engine.evaluation.peers import Teacher
from tests.support.labelled_music import LabelledMusic


def test_every_subject_describes_every_track(labelled_music: LabelledMusic) -> None:
    told: list[tuple[int, int]] = []
    paths = labelled_music.paths[:3]

    found = describe(paths, [Chance(), MeanLogMel()], on_progress=lambda *done: told.append(done))

    assert {name: len(rows) for name, rows in found.rows.items()} == {
        "random": 3,
        "mean log-mel": 3,
    }
    assert (found.kept, found.skipped) == ([0, 1, 2], [])
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_an_unreadable_file_is_skipped_and_named(
    labelled_music: LabelledMusic, tmp_path: Path
) -> None:
    broken, gone = tmp_path / "broken.flac", tmp_path / "gone.flac"
    broken.write_bytes(b"no music")

    found = describe([labelled_music.paths[0], broken, gone], [Chance(), MeanLogMel()])

    assert found.kept == [0]
    assert [one.path for one in found.skipped] == [broken, gone]
    assert "broken.flac" in found.skipped[0].reason
    assert {len(rows) for rows in found.rows.values()} == {1}


def test_several_processes_find_the_same(labelled_music: LabelledMusic, tmp_path: Path) -> None:
    broken = tmp_path / "broken.flac"
    broken.write_bytes(b"no music")
    paths = [*labelled_music.paths[:3], broken]
    subjects = [CepstralStatistics()]

    alone, together = describe(paths, subjects), describe(paths, subjects, jobs=2)

    [name] = alone.rows
    assert np.array_equal(alone.rows[name], together.rows[name])
    assert (alone.kept, alone.skipped) == (together.kept, together.skipped)


def test_what_is_kept_is_not_heard_again_until_the_file_changes(
    labelled_music: LabelledMusic, tmp_path: Path
) -> None:
    path, cache = tmp_path / "one.wav", tmp_path / "cache"
    shutil.copy(labelled_music.paths[0], path)
    [first] = describe([path], [MeanLogMel()], cache=cache).rows["mean log-mel"]
    [kept] = cache.iterdir()
    np.savez(kept, **{MeanLogMel().key: first + 1})

    [again] = describe([path], [MeanLogMel()], cache=cache).rows["mean log-mel"]
    shutil.copy(labelled_music.paths[11], path)
    [changed] = describe([path], [MeanLogMel()], cache=cache).rows["mean log-mel"]

    assert np.array_equal(again, first + 1)
    assert not np.allclose(changed, first)
    assert not np.allclose(changed, first + 1)


def test_a_damaged_cache_is_heard_anew(labelled_music: LabelledMusic, tmp_path: Path) -> None:
    paths = labelled_music.paths[:1]
    before = describe(paths, [MeanLogMel()], cache=tmp_path).rows
    for kept in tmp_path.iterdir():
        kept.write_bytes(b"PK\x03\x04 damaged")

    after = describe(paths, [MeanLogMel(), Chance()], cache=tmp_path).rows

    assert np.array_equal(after["mean log-mel"], before["mean log-mel"])


def test_a_cache_that_cannot_be_written_is_named(
    labelled_music: LabelledMusic, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(EarshotError, match="file"):
        describe(labelled_music.paths[:1], [Chance()], cache=tmp_path / "file")


def test_a_subject_that_cannot_be_loaded_is_no_skipped_track(
    labelled_music: LabelledMusic, tmp_path: Path
) -> None:
    pytest.importorskip("ai_edge_litert")
    missing = Teacher("YAMNet", tmp_path / "yamnet.tflite")

    with pytest.raises(EarshotError, match=r"yamnet\.tflite is missing"):
        describe(labelled_music.paths[:1], [missing])


def test_files_become_a_bundles_vectors(labelled_music: LabelledMusic, tmp_path: Path) -> None:
    (tmp_path / "broken.wav").write_bytes(b"no music")
    paths = [tmp_path / "broken.wav", *labelled_music.paths[:2]]

    vectors, kept = embed(paths, default_bundle())

    assert kept == [1, 2]
    assert vectors.shape == (2, default_bundle().dimensions)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1], abs=1e-5)
