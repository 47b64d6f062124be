"""Reads names and properties of Matroska sound, which mutagen does not know, through PyAV."""

from dataclasses import dataclass
from typing import BinaryIO

import av


@dataclass(frozen=True, slots=True)
class ContainerInfo:
    """What the decoder says of a file; the names are those of mutagen's stream information.

    `length` in seconds, `bitrate` in bits a second, zero where unknown.
    """

    codec: str
    length: float
    sample_rate: int
    channels: int
    bitrate: int
    tags: dict[str, str]


def read_container(handle: BinaryIO) -> ContainerInfo | None:
    """Return what the container in `handle` says, or None when it holds no sound."""
    with av.open(handle, "r", metadata_errors="replace") as container:
        if not container.streams.audio:
            return None
        stream = container.streams.audio[0]
        return ContainerInfo(
            codec=_display_name(stream.codec_context.name),
            length=(container.duration or 0) / av.time_base,
            sample_rate=stream.codec_context.sample_rate,
            channels=stream.codec_context.channels,
            bitrate=container.bit_rate or 0,
            tags={**stream.metadata, **container.metadata},
        )


def _display_name(codec: str) -> str:
    return {"vorbis": "Vorbis", "opus": "Opus"}.get(codec, codec.upper())
