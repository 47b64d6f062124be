"""Writes short music files of every format, with the same tags in each."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.support.audio_files import can_encode, sine, write_audio

RECORDING = "11111111-1111-4111-8111-111111111111"
RELEASE_TRACK = "22222222-2222-4222-8222-222222222222"
RELEASE = "33333333-3333-4333-8333-333333333333"
ARTIST_ID = "44444444-4444-4444-8444-444444444444"
ALBUM_ARTIST_ID = "55555555-5555-4555-8555-555555555555"

EXPECTED = {
    "title": "Sæglópur",
    "artist": "Sigur Rós; Amiina",
    "album_artist": "Sigur Rós",
    "album": "Takk…",
    "track_number": 3,
    "track_total": 12,
    "disc_number": 1,
    "disc_total": 2,
    "year": 2005,
    "genre": "Post-Rock; Ambient",
    "compilation": True,
    "replaygain_track_gain": -7.34,
    "replaygain_track_peak": 0.987654,
    "replaygain_album_gain": -6.5,
    "replaygain_album_peak": 1.0,
    "musicbrainz_recording_id": RECORDING,
    "musicbrainz_track_id": RELEASE_TRACK,
    "musicbrainz_album_id": RELEASE,
    "musicbrainz_artist_id": ARTIST_ID,
    "musicbrainz_album_artist_id": ALBUM_ARTIST_ID,
}
FREE = {
    "REPLAYGAIN_TRACK_GAIN": "-7.34 dB",
    "REPLAYGAIN_TRACK_PEAK": "0.987654",
    "REPLAYGAIN_ALBUM_GAIN": "-6.50 dB",
    "REPLAYGAIN_ALBUM_PEAK": "1.000000",
}
PICARD = {
    "MusicBrainz Release Track Id": RELEASE_TRACK,
    "MusicBrainz Album Id": RELEASE,
    "MusicBrainz Artist Id": ARTIST_ID,
    "MusicBrainz Album Artist Id": ALBUM_ARTIST_ID,
}
PLAIN = {
    "MUSICBRAINZ_TRACKID": RECORDING,
    "MUSICBRAINZ_RELEASETRACKID": RELEASE_TRACK,
    "MUSICBRAINZ_ALBUMID": RELEASE,
    "MUSICBRAINZ_ARTISTID": ARTIST_ID,
    "MUSICBRAINZ_ALBUMARTISTID": ALBUM_ARTIST_ID,
}


def sound(path: Path, codec: str) -> Path:
    """Write a second of a stereo tone; skip the test where PyAV lacks the encoder."""
    if not can_encode(codec):
        pytest.skip(f"this PyAV cannot encode {codec}")
    path.parent.mkdir(parents=True, exist_ok=True)
    rate = sample_rate_of(codec)
    tone = sine(1.0, sample_rate=rate)
    return write_audio(path, np.stack([tone, tone], axis=1), codec=codec, sample_rate=rate)


def sample_rate_of(codec: str) -> int:
    """Return the rate in Hz that `sound` writes: Opus knows no 44.1 kHz."""
    return 48_000 if codec == "opus" else 44_100


def write_id3(path: Path, version: int = 4) -> None:
    import mutagen
    from mutagen import id3

    file = mutagen.File(path)
    if file.tags is None:
        file.add_tags()
    tags = file.tags
    tags.clear()
    tags.add(id3.TIT2(encoding=3, text=["Sæglópur"]))
    tags.add(id3.TPE1(encoding=3, text=["Sigur Rós", "Amiina"]))
    tags.add(id3.TPE2(encoding=3, text=["Sigur Rós"]))
    tags.add(id3.TALB(encoding=3, text=["Takk…"]))
    tags.add(id3.TRCK(encoding=3, text=["3/12"]))
    tags.add(id3.TPOS(encoding=3, text=["1/2"]))
    tags.add(id3.TDRC(encoding=3, text=["2005-09-12"]))
    tags.add(id3.TCON(encoding=3, text=["Post-Rock", "(26)"]))
    tags.add(id3.TCMP(encoding=3, text=["1"]))
    tags.add(id3.UFID(owner="http://musicbrainz.org", data=RECORDING.encode()))
    tags.add(id3.COMM(encoding=3, lang="eng", desc="iTunNORM", text=[" 00000F00 00000E00"]))
    for index, (name, text) in enumerate((FREE | PICARD).items()):
        desc = name.lower() if index % 2 else name
        tags.add(id3.TXXX(encoding=3, desc=desc, text=[text]))
    if version == 3:
        tags.update_to_v23()
    file.save(v2_version=version, v23_sep=None) if version == 3 else file.save()


def write_id3_v23(path: Path) -> None:
    write_id3(path, version=3)


def write_vorbis(path: Path) -> None:
    import mutagen

    file = mutagen.File(path)
    file["title"] = "Sæglópur"
    file["ARTIST"] = ["Sigur Rós", "Amiina"]
    file["Album Artist"] = "Sigur Rós"
    file["album"] = "Takk…"
    file["tracknumber"], file["totaltracks"] = "03", "12"
    file["discnumber"] = "1/2"
    file["date"] = "2005-09-12"
    file["genre"] = ["Post-Rock", "Ambient"]
    file["compilation"] = "1"
    for name, text in (FREE | PLAIN).items():
        file[name] = text
    file.save()


def write_mp4(path: Path) -> None:
    from mutagen.mp4 import MP4

    file = MP4(path)
    file["©nam"], file["©ART"] = "Sæglópur", ["Sigur Rós", "Amiina"]
    file["aART"], file["©alb"], file["©day"] = "Sigur Rós", "Takk…", "2005-09-12T07:00:00Z"
    file["trkn"], file["disk"] = [(3, 12)], [(1, 2)]
    file["©gen"], file["cpil"] = ["Post-Rock", "Ambient"], True
    for name, text in (FREE | PICARD | {"MusicBrainz Track Id": RECORDING}).items():
        file[f"----:com.apple.iTunes:{name}"] = text.encode()
    file["----:com.apple.iTunes:iTunNORM"] = b" 00000F00 00000E00"
    file.save()


def write_asf(path: Path) -> None:
    from mutagen.asf import ASF

    file = ASF(path)
    file["Title"], file["Author"] = "Sæglópur", ["Sigur Rós", "Amiina"]
    file["WM/AlbumArtist"], file["WM/AlbumTitle"] = "Sigur Rós", "Takk…"
    file["WM/TrackNumber"], file["TrackTotal"], file["WM/PartOfSet"] = 3, "12", "1/2"
    file["WM/Year"], file["WM/Genre"] = "2005", ["Post-Rock", "Ambient"]
    file["WM/IsCompilation"] = True
    for name, text in FREE.items():
        file[name.lower()] = text
    for name, text in (PICARD | {"MusicBrainz Track Id": RECORDING}).items():
        file[name.replace("MusicBrainz ", "MusicBrainz/")] = text
    file.save()


def write_ape(path: Path) -> None:
    from mutagen.apev2 import APEv2

    tags = APEv2()
    tags["Title"], tags["Artist"] = "Sæglópur", ["Sigur Rós", "Amiina"]
    tags["Album Artist"], tags["Album"] = "Sigur Rós", "Takk…"
    tags["Track"], tags["Disc"], tags["Year"] = "3/12", "1/2", "2005-09-12"
    tags["Genre"], tags["Compilation"] = ["Post-Rock", "Ambient"], "1"
    for name, text in (FREE | PLAIN).items():
        tags[name] = text
    tags.save(path)


FORMATS: list[tuple[str, str, Callable[[Path], None], str]] = [
    ("mp3", ".mp3", write_id3, "MP3"),
    ("mp3", ".mp3", write_id3_v23, "MP3"),
    ("wav", ".wav", write_id3, "PCM"),
    ("aiff", ".aiff", write_id3, "PCM"),
    ("flac", ".flac", write_vorbis, "FLAC"),
    ("vorbis", ".ogg", write_vorbis, "Vorbis"),
    ("opus", ".opus", write_vorbis, "Opus"),
    ("aac", ".m4a", write_mp4, "AAC"),
    ("alac", ".m4a", write_mp4, "ALAC"),
    ("wma", ".wma", write_asf, "WMA"),
    ("wavpack", ".wv", write_ape, "WavPack"),
]
"""Codec, suffix, writer of the tags, and the name that Earshot gives the codec."""
