"""The odder containers and the places where tags hide in them."""

import struct
from pathlib import Path

import pytest

from engine.library.tags import read_tags
from tests.support.tagged_files import EXPECTED, sound, write_ape, write_id3


def test_monkeys_audio_by_its_header(tmp_path: Path) -> None:
    """Nothing writes Monkey's Audio here, so the header of one second of it is built by hand."""
    path = tmp_path / "song.ape"
    frames = struct.pack("<IIIHHI", 73_728, 44_100, 1, 16, 2, 44_100)
    path.write_bytes(b"MAC " + struct.pack("<H", 3990) + bytes(50) + frames + bytes(1000))
    write_ape(path)
    tags = read_tags(path)
    assert {field: getattr(tags, field) for field in EXPECTED} == EXPECTED
    assert (tags.codec, tags.duration, tags.channels) == ("Monkey's Audio", 1.0, 2)


def test_an_aac_stream_with_id3_in_front(tmp_path: Path) -> None:
    from mutagen.id3 import ID3, TIT2

    # 200 ADTS frames of silence: MPEG-4, low complexity, 44.1 kHz, stereo, 16 bytes each.
    size = 16
    header = bytes([0xFF, 0xF1, 0x50, 0x80, size >> 3, (size & 7) << 5 | 0x1F, 0xFC])
    path = tmp_path / "song.aac"
    path.write_bytes((header + bytes(size - 7)) * 200)
    tags = ID3()
    tags.add(TIT2(encoding=3, text=["In front"]))
    tags.save(path)
    read = read_tags(path)
    assert (read.title, read.codec, read.sample_rate) == ("In front", "AAC", 44_100)


def test_matroska_through_the_decoder(tmp_path: Path) -> None:
    import av

    source, path = sound(tmp_path / "song.flac", "flac"), tmp_path / "song.mka"
    with av.open(str(source)) as read, av.open(str(path), "w", format="matroska") as written:
        stream = written.add_stream_from_template(read.streams.audio[0])
        names = {"title": "Name", "ARTIST": "Who", "ALBUM": "Where", "track": "4/9"}
        written.metadata.update(names)
        for packet in read.demux():
            if packet.dts is not None:
                packet.stream = stream
                written.mux(packet)
    tags = read_tags(path)
    assert (tags.title, tags.artist, tags.album) == ("Name", "Who", "Where")
    assert (tags.track_number, tags.codec, tags.sample_rate) == (4, "FLAC", 44_100)
    assert tags.duration == pytest.approx(1.0, abs=0.1)


def test_a_wav_with_an_info_list(tmp_path: Path) -> None:
    path = sound(tmp_path / "song.wav", "wav")
    entries = {b"INAM": b"Caf\xe9", b"IART": b"Who", b"IPRD": b"Where", b"ITRK": b"5"}
    body = b"INFO"
    for name, words in entries.items():
        text = words + b"\0"
        body += name + struct.pack("<I", len(text)) + text + bytes(len(text) % 2)
    data = path.read_bytes() + b"LIST" + struct.pack("<I", len(body)) + body
    path.write_bytes(data[:4] + struct.pack("<I", len(data) - 8) + data[8:])
    tags = read_tags(path)
    assert (tags.title, tags.artist, tags.album) == ("Café", "Who", "Where")
    assert tags.track_number == 5


def test_an_mp3_with_only_id3v1(tmp_path: Path) -> None:
    from mutagen.id3 import ID3

    path = sound(tmp_path / "song.mp3", "mp3")
    ID3(path).delete(path)
    texts = b"Old".ljust(30, b"\0") + b"Who".ljust(30, b"\0") + b"Where".ljust(30, b"\0")
    comment = bytes(28) + b"\0\x07"
    with path.open("ab") as file:
        file.write(b"TAG" + texts + b"1987" + comment + b"\x11")
    tags = read_tags(path)
    assert (tags.title, tags.artist, tags.album) == ("Old", "Who", "Where")
    assert (tags.year, tags.track_number, tags.genre) == (1987, 7, "Rock")


def test_an_mp3_with_id3_of_version_2_2(tmp_path: Path) -> None:
    from mutagen.id3 import ID3

    def frame(name: bytes, text: bytes) -> bytes:
        return name + (len(text) + 1).to_bytes(3, "big") + b"\0" + text

    path = sound(tmp_path / "song.mp3", "mp3")
    ID3(path).delete(path)
    frames = frame(b"TT2", b"Old") + frame(b"TP1", b"Who") + frame(b"TRK", b"2/9")
    frames += frame(b"TYE", b"1998") + frame(b"TCO", b"(17)")
    header = b"ID3\x02\0\0" + bytes([0, 0, len(frames) >> 7, len(frames) & 0x7F])
    path.write_bytes(header + frames + path.read_bytes())
    tags = read_tags(path)
    assert (tags.title, tags.artist, tags.track_number) == ("Old", "Who", 2)
    assert (tags.track_total, tags.year, tags.genre) == (9, 1998, "Rock")


def test_gain_that_mp3gain_put_into_ape_tags(tmp_path: Path) -> None:
    from mutagen.apev2 import APEv2

    path = sound(tmp_path / "song.mp3", "mp3")
    write_id3(path)
    ape = APEv2()
    ape["REPLAYGAIN_TRACK_GAIN"], ape["R128_ALBUM_GAIN"] = "+99.0 dB", "0"
    ape["Title"] = "Another"
    ape.save(path)
    tags = read_tags(path)
    assert (tags.title, tags.replaygain_track_gain) == ("Sæglópur", -7.34)


def test_gain_in_rva2_frames(tmp_path: Path) -> None:
    from mutagen.id3 import ID3, RVA2

    path = sound(tmp_path / "song.mp3", "mp3")
    tags = ID3(path)
    tags.add(RVA2(desc="track", channel=1, gain=-3.5, peak=0.5))
    tags.save(path)
    read = read_tags(path)
    assert read.replaygain_track_gain == -3.5
    assert read.replaygain_track_peak == pytest.approx(0.5)


def test_opus_gain_is_brought_to_the_replaygain_reference(tmp_path: Path) -> None:
    from mutagen.oggopus import OggOpus

    path = sound(tmp_path / "song.opus", "opus")
    file = OggOpus(path)
    file["R128_TRACK_GAIN"], file["R128_ALBUM_GAIN"] = "-1536", "256"
    file["REPLAYGAIN_TRACK_GAIN"] = "-20 dB"
    file.save()
    tags = read_tags(path)
    assert (tags.replaygain_track_gain, tags.replaygain_album_gain) == (-1.0, 6.0)
