"""Encodes a recording as FLAC, tags it, and tells whether such a file is whole."""

import io
from pathlib import Path

import av
import mutagen
import numpy as np
from mutagen.flac import FLAC, Picture

from engine.demo.catalogue import Piece
from engine.demo.recording import Recording

_FRAMES_AT_ONCE = 1 << 16


def encode(recording: Recording) -> io.BytesIO:
    """Return a recording as an untagged FLAC file in memory."""
    memory = io.BytesIO()
    layout = "mono" if len(recording.samples) == 1 else "stereo"
    with av.open(memory, "w", format="flac") as container:
        stream = container.add_stream("flac", rate=recording.rate, layout=layout)
        stream.format = av.AudioFormat("s16")
        for start in range(0, recording.samples.shape[1], _FRAMES_AT_ONCE):
            chunk = recording.samples[:, start : start + _FRAMES_AT_ONCE]
            packed = np.ascontiguousarray(chunk.T).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(packed, format="s16", layout=layout)
            frame.sample_rate, frame.pts = recording.rate, start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return memory


def tag(memory: io.BytesIO, piece: Piece, recording: Recording, origin: str) -> None:
    """Write a piece's tags, and its cover where the album embeds one, into a FLAC file in memory.

    Parameters
    ----------
    memory
        The file.
    piece
        What the tags tell.
    recording
        Where the ReplayGain figures come from.
    origin
        The comment, by which `is_whole` knows the file again.
    """
    memory.seek(0)
    flac = FLAC(memory)
    flac.update(
        {
            "title": piece.track.title,
            "artist": piece.artist.name,
            "albumartist": piece.artist.name,
            "album": piece.album.title,
            "tracknumber": str(piece.number),
            "tracktotal": str(len(piece.album.tracks)),
            "discnumber": "1",
            "disctotal": "1",
            "date": piece.album.date,
            "genre": piece.artist.family,
            "comment": origin,
            "replaygain_track_gain": f"{recording.gain:+.2f} dB",
            "replaygain_track_peak": f"{recording.peak:.6f}",
        }
    )
    memory.seek(0)
    flac.save(memory)


def embed_cover(memory: io.BytesIO, png: bytes) -> None:
    """Put a front cover into a FLAC file in memory."""
    picture = Picture()
    picture.type, picture.mime, picture.data = 3, "image/png", png
    memory.seek(0)
    flac = FLAC(memory)
    flac.add_picture(picture)
    memory.seek(0)
    flac.save(memory)


def is_whole(path: Path, origin: str) -> bool:
    """Return whether a file is there, has this origin, and can be decoded to its last sample."""
    try:
        flac = FLAC(path)
        if flac.get("comment") != [origin]:
            return False
        return bool(_end_of_audio(path) == flac.info.total_samples)
    except (OSError, mutagen.MutagenError, av.FFmpegError):
        return False


def _end_of_audio(path: Path) -> int:
    """Return the number of the sample after the last one that decodes, reading only the end."""
    end = 0
    with av.open(path) as container:
        stream = container.streams.audio[0]
        duration = stream.duration or 0
        container.seek(max(0, duration - stream.rate), stream=stream)
        for frame in container.decode(stream):
            end = (frame.pts or 0) + frame.samples
    return end
