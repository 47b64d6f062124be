"""The demo library on disk: files, tags, covers, resuming and errors."""

import subprocess
import sys
from pathlib import Path

import pytest
from mutagen.flac import FLAC

from engine.demo import write_demo_library
from engine.demo.catalogue import catalogue
from engine.demo.writer import piece_path
from engine.errors import EarshotError


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    write_demo_library(folder, pieces=12)
    return folder


def test_twelve_pieces_are_two_of_every_family(library: Path) -> None:
    genres = [FLAC(path)["genre"][0] for path in library.rglob("*.flac")]
    assert len(genres) == 12
    assert {genres.count(genre) for genre in genres} == {2}


def test_tags_name_the_piece_and_its_place(library: Path) -> None:
    for piece in catalogue()[:12]:
        tags = FLAC(piece_path(library, piece))
        assert tags["title"] == [piece.track.title]
        assert tags["artist"] == tags["albumartist"] == [piece.artist.name]
        assert tags["album"] == [piece.album.title]
        assert tags["tracknumber"] == [str(piece.number)]
        assert tags["tracktotal"] == [str(len(piece.album.tracks))]
        assert tags["date"] == [piece.album.date]
        assert tags["replaygain_track_gain"][0].endswith(" dB")
        assert 0.1 < float(tags["replaygain_track_peak"][0]) < 0.9
        assert tags.info.sample_rate == piece.album.production.rate
        assert 18.0 < tags.info.length < 42.0


def test_every_album_has_one_cover(library: Path) -> None:
    for piece in catalogue()[:12]:
        path = piece_path(library, piece)
        beside = path.with_name("cover.png").exists()
        inside = len(FLAC(path).pictures)
        assert (beside, inside) == ((False, 1) if piece.album.embedded_cover else (True, 0))


def test_nothing_temporary_is_left(library: Path) -> None:
    assert {path.suffix for path in library.rglob("*") if path.is_file()} == {".flac", ".png"}


def test_deleted_and_damaged_files_alone_are_written_again(library: Path) -> None:
    deleted, damaged, *kept = sorted(library.rglob("*.flac"))
    contents = {path: path.read_bytes() for path in (deleted, damaged)}
    before = {path: path.stat().st_mtime_ns for path in kept}
    deleted.unlink()
    damaged.write_bytes(contents[damaged][:-3000])
    calls: list[tuple[int, int]] = []

    write_demo_library(library, pieces=12, progress=lambda done, of: calls.append((done, of)))

    assert {path: path.read_bytes() for path in (deleted, damaged)} == contents
    assert {path: path.stat().st_mtime_ns for path in kept} == before
    assert calls == [(done, 12) for done in range(1, 13)]


def test_another_seed_replaces_the_music(library: Path, tmp_path: Path) -> None:
    (first,) = write_demo_library(tmp_path, pieces=1, seed=1)
    one = first.read_bytes()
    (second,) = write_demo_library(tmp_path, pieces=1, seed=2)
    assert first == second
    assert one != second.read_bytes()


def test_file_names_are_short_and_portable() -> None:
    paths = [piece_path(Path(), piece) for piece in catalogue()]
    parts = {part for path in paths for part in path.parts}
    assert len(set(paths)) == len(paths) == 60
    assert not any(set(part) & set('<>:"/\\|?*') for part in parts)
    assert max(len(part.encode()) for part in parts) <= 130
    assert not any(part.endswith((".", " ")) for part in parts)


def test_awkward_titles_are_there() -> None:
    titles = [piece.track.title for piece in catalogue()]
    assert max(len(title) for title in titles) > 150
    assert any("\u0600" <= title[0] <= "\u06ff" for title in titles)
    assert any("\u3040" <= title[0] <= "\u9fff" for title in titles)
    assert {piece.album.production.rate for piece in catalogue()} == {22050, 44100, 48000}


def test_an_impossible_folder_is_named(tmp_path: Path) -> None:
    file = tmp_path / "taken"
    file.write_text("a file where a folder should be")
    with pytest.raises(EarshotError, match=r"taken.*another folder"):
        write_demo_library(file, pieces=1)


def test_no_piece_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        write_demo_library(tmp_path, pieces=0)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_full_disk_is_reported_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from engine.demo import write_demo_library\n"
        "from engine.errors import EarshotError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try: write_demo_library(Path(sys.argv[1]), pieces=1)\n"
        "except EarshotError as error: print(error)\n"
    )
    command = [sys.executable, "-X", "utf8", "-B", "-c", script, str(tmp_path)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert str(tmp_path) in result.stdout
    assert "free some space" in result.stdout
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["cover.png"]
