"""How loud each track is played, and where on its album it stands."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from desktop.player.timeline import AlbumPlace, Source
from engine import settings
from engine.audio.loudness import integrated_loudness, unpack_blocks
from engine.audio.replay_gain import (
    GAIN_MODES,
    Gain,
    GainMode,
    gain_factor,
    gain_from_loudness,
)
from engine.settings import Settings
from engine.store import measurements
from engine.store.measurements import PlaybackFacts
from engine.store.store import Store


class Levels:
    """Completes sources with their gain: from tags, or else from what was measured."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._albums: dict[str, Gain | None] = {}

    @property
    def mode(self) -> GainMode:
        """Whose loudness is made equal: of tracks, of albums, or of none."""
        stored = self._settings.get(settings.GAIN_MODE)
        return stored if stored in GAIN_MODES else "auto"

    def forget_albums(self) -> None:
        """Compute the loudness of albums anew: one more of their tracks was measured."""
        self._albums.clear()

    def prepare(self, sources: list[Source]) -> list[Source]:
        """Return sources that follow each other with their gains and places on albums."""
        ids = sorted({source.track_id for source in sources})
        facts = self._store.read(measurements.playback_facts, ids)
        placed = [replace(source, place=_place(facts.get(source.track_id))) for source in sources]
        return [
            replace(source, gain=self._factor(facts, placed, number))
            for number, source in enumerate(placed)
        ]

    def needs_album(self, facts: PlaybackFacts) -> bool:
        """Whether the loudness of a track's whole album is wanted and not in its tags."""
        return self.mode in ("album", "auto") and bool(facts.album) and facts.album_gain is None

    def _factor(self, facts: Mapping[int, PlaybackFacts], sources: list[Source], at: int) -> float:
        known = facts.get(sources[at].track_id)
        if self.mode == "off" or known is None:
            return 1.0
        gain = self._album_gain(known) if self._plays_album(sources, at) else None
        return gain_factor(
            gain or _track_gain(known),
            self._settings.get(settings.GAIN_PREAMP),
            prevent_clipping=self._settings.get(settings.PREVENT_CLIPPING),
        )

    def _plays_album(self, sources: list[Source], at: int) -> bool:
        """Whether a source is to sound as loud as its album makes it."""
        if self.mode != "auto":
            return self.mode == "album"
        neighbours = sources[max(0, at - 1) : at + 2]
        return any(later.place.continues(earlier.place) for earlier, later in pairwise(neighbours))

    def _album_gain(self, known: PlaybackFacts) -> Gain | None:
        if known.album_gain is not None:
            return Gain(known.album_gain, known.album_peak or known.track_peak)
        if not known.album:
            return None
        if known.album not in self._albums:
            self._albums[known.album] = self._measured_album(known.track_id)
        return self._albums[known.album]

    def _measured_album(self, track_id: int) -> Gain | None:
        """Return the gain of an album once all its tracks are measured."""
        ids = self._store.read(measurements.album_track_ids, track_id)
        measured = self._store.read(measurements.album_blocks, ids)
        if not ids or len(measured) < len(ids):
            return None
        loudness = integrated_loudness(unpack_blocks(blocks) for blocks, _ in measured)
        return gain_from_loudness(loudness, max(peak for _, peak in measured))


def _track_gain(known: PlaybackFacts) -> Gain:
    if known.track_gain is not None:
        return Gain(known.track_gain, known.track_peak or known.measured_peak)
    if known.measured_peak is None:
        return Gain()
    return gain_from_loudness(known.measured_loudness, known.measured_peak)


def _place(known: PlaybackFacts | None) -> AlbumPlace:
    if known is None:
        return AlbumPlace()
    return AlbumPlace(known.album, known.disc_number, known.track_number)
