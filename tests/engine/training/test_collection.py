from pathlib import Path

import pytest

from engine.errors import EarshotError
from engine.evaluation.labels import LabelledTrack
from engine.training.collection import (
    album_of,
    labelled_tracks,
    tagged_tracks,
    unlabelled_tracks,
    worth_hearing,
)
from tests.engine.encoder.synthetic import chord
from tests.support.audio_files import write_audio


def test_labels_name_the_tracks(tmp_path: Path) -> None:
    (tmp_path / "one.wav").touch()
    (tmp_path / "two.wav").touch()
    labels = tmp_path / "labels.csv"
    labels.write_text("path,artist,album\none.wav,Ann,First\ntwo.wav,Ben,\n", encoding="utf-8")

    tracks = labelled_tracks(tmp_path, labels, fixed_split=False)

    assert [(track.file, track.artist) for track in tracks] == [
        ("one.wav", "ann"),
        ("two.wav", "ben"),
    ]
    assert [album_of(track) for track in tracks] == ["ann: First", "two.wav"]


def test_a_missing_file_is_named_with_its_line(tmp_path: Path) -> None:
    labels = tmp_path / "labels.csv"
    labels.write_text("path,artist,album\ngone.wav,Ann,First\n", encoding="utf-8")

    with pytest.raises(EarshotError, match=r"line 2 names “gone\.wav”"):
        labelled_tracks(tmp_path, labels, fixed_split=False)


def test_music_that_is_not_in_the_split_trains_nothing(tmp_path: Path) -> None:
    (tmp_path / "one.wav").touch()
    labels = tmp_path / "labels.csv"
    labels.write_text("path,artist,album\none.wav,Ann,First\n", encoding="utf-8")

    with pytest.raises(EarshotError, match="no music to train on"):
        labelled_tracks(tmp_path, labels, fixed_split=True)


def test_without_labels_the_folders_tell_who_made_what(tmp_path: Path) -> None:
    for artist, album in (("Ann", "First"), ("Ann", "Second"), ("Ben", "First")):
        folder = tmp_path / artist / album
        folder.mkdir(parents=True)
        write_audio(folder / "song.wav", chord(samples=22_050), sample_rate=22_050)
    (tmp_path / "broken.mp3").write_bytes(b"no sound")

    tracks = tagged_tracks(tmp_path)

    assert len(tracks) == 4
    assert len({album_of(track) for track in tracks}) == 4
    assert {track.artist for track in tracks if "song" in track.file} == {"ann", "ben"}


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EarshotError, match="no music to train on"):
        tagged_tracks(tmp_path)


def test_of_the_other_music_only_the_places_are_known(tmp_path: Path) -> None:
    for name in ("game/two.wav", "game/one.wav", "band/one.wav"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write_audio(tmp_path / name, chord(samples=22_050), sample_rate=22_050)
    (tmp_path / "game/copyright.txt").touch()

    tracks = unlabelled_tracks(tmp_path)

    places = [Path(track.file).relative_to(tmp_path.resolve()).as_posix() for track in tracks]
    assert places == ["band/one.wav", "game/one.wav", "game/two.wav"]
    # One folder may be one artist's, and no two files are taken for one album's.
    assert [Path(track.artist).name for track in tracks] == ["band", "game", "game"]
    assert len({album_of(track) for track in tracks}) == 3


def test_other_music_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EarshotError, match="no music to train on"):
        unlabelled_tracks(tmp_path)


def test_a_third_of_what_is_one_sound_is_enough() -> None:
    rated = [LabelledTrack(f"{number}", "a", "", "rock") for number in range(4)]
    renders = [LabelledTrack(f"m{number}", "b", "", "rock", machine_made=True) for number in (0, 1)]
    anthems = [LabelledTrack(f"h{number}", "c", "", "anthem/brass") for number in range(3)]

    heard = [track.file for track in worth_hearing([*renders, *rated, *anthems])]

    assert heard == ["0", "1", "2", "3", "m0", "h1"]
