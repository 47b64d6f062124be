"""What the trainings of the seeds' models hear, and what their cards say of it."""

import shutil
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")
pytest.importorskip("implicit", reason="needs the extra “train”")
pytest.importorskip("onnxscript", reason="needs the extra “train”")

from engine.errors import EarshotError  # noqa: E402
from engine.training.factors.run import labelled_table  # noqa: E402
from engine.training.seed_run import command_line, training_files  # noqa: E402
from tests.engine.encoder.synthetic import chord  # noqa: E402
from tests.support.audio_files import write_audio  # noqa: E402


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three tracks and one broken file."""
    folder = tmp_path_factory.mktemp("music")
    for seed in range(3):
        samples = chord(samples=13 * 22_050, seed=seed)
        write_audio(folder / f"{seed}.wav", samples, sample_rate=22_050)
    (folder / "broken.mp3").write_bytes(b"no music at all")
    return folder


def test_labels_about_other_music_are_refused(music: Path, tmp_path: Path) -> None:
    labels = tmp_path / "labels.csv"
    labels.write_text("file,artist,album,group\n0.wav,ann,One,rock\nelse.wav,bob,Two,folk\n")

    with pytest.raises(EarshotError, match=r"labels\.csv” tell of 1 albums"):
        labelled_table(labels, training_files(music, fixed_split=False)[0])


def test_files_are_those_of_the_folder(music: Path, tmp_path: Path) -> None:
    assert training_files(music, fixed_split=False) == (
        ("0.wav", "1.wav", "2.wav", "broken.mp3"),
        (),
    )
    with pytest.raises(EarshotError, match="no music to train on"):
        training_files(tmp_path, fixed_split=False)
    with pytest.raises(EarshotError, match="no music to train on"):
        training_files(music, fixed_split=True)


def test_the_fixed_split_gives_its_training_part_alone(music: Path, tmp_path: Path) -> None:
    (tmp_path / "pool").mkdir()
    for name in (
        "pool/0000-kristjan-thomas-haaristo-caves-1.opus",
        "pool/0229-x-battle-1.opus",
    ):
        shutil.copyfile(music / "0.wav", tmp_path / name)
    files, held_out = training_files(tmp_path, fixed_split=True)

    assert files == ("pool/0000-kristjan-thomas-haaristo-caves-1.opus",)
    assert held_out == ()


def test_a_command_is_written_as_people_type_it() -> None:
    assert command_line("vae", "--music", "my music") == "earshot train vae --music 'my music'"
