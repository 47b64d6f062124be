"""Simulated listeners: what they like, of which no radio knows, and when they skip.

A listener is no model of a person, only one that nobody can fit by accident: what he likes depends
on labels and names, of which encoder, feedback and taste know nothing, and on the single track,
of which not even the labels know.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

SESSION = 25
"""Tracks that are played in a session."""

_DEAREST = 20


@dataclass(frozen=True, slots=True)
class Temper:
    """What the simulation assumes of listeners, in log odds that a track is heard to its end.

    Attributes
    ----------
    base
        Of a track of the wished style that nothing else speaks for or against; 2 is 88 in 100.
    group, style, artist, track
        Standard deviations of how much more a listener likes a group of styles, a style, an
        artist, and a single track for reasons of its own.
    wish_group, wish_style
        What is lost by a track of another group, of another style than what the session began
        with: who starts a radio from a piece is in the mood for such pieces.
    weary_of_artist, weary_of_album
        What is lost when the artist was among the last four tracks, the album among the last
        eight. Runs of one artist or album are what users of such products complain of most.
    """

    base: float = 2.0
    group: float = 1.0
    style: float = 1.5
    artist: float = 1.0
    track: float = 1.0
    wish_group: float = 1.0
    wish_style: float = 0.5
    weary_of_artist: float = 1.0
    weary_of_album: float = 0.5


TIRING = Temper()
TIRELESS = Temper(weary_of_artist=0.0, weary_of_album=0.0)

_ARTISTS_REMEMBERED, _ALBUMS_REMEMBERED = 4, 8


@dataclass(frozen=True, slots=True)
class Piece:
    """What a listener's taste knows of a track; nothing of how it sounds.

    `dear` says whether a radio may be started from it.
    """

    track_id: int
    artist: str
    album: str
    group: str
    style: str
    dear: bool = True


@dataclass(frozen=True)
class Listener:
    """Somebody who skips what he does not care for.

    Attributes
    ----------
    pieces
        The library by track id.
    number
        Tells this listener from all others; the same number is the same person.
    """

    pieces: Mapping[int, Piece]
    number: int
    temper: Temper = TIRING

    @cached_property
    def fondness(self) -> dict[int, float]:
        """Log odds by track id that it is heard to its end by this listener, not weary."""
        temper = self.temper
        known: dict[tuple[str, str], float] = {}

        def taste(kind: str, name: str) -> float:
            if (kind, name) not in known:
                known[kind, name] = float(self._chance(kind, name).standard_normal())
            return known[kind, name]

        return {
            track_id: temper.base
            + temper.group * taste("group", piece.group)
            + temper.style * taste("style", piece.style)
            + temper.artist * taste("artist", piece.artist)
            + temper.track * taste("track", str(track_id))
            for track_id, piece in self.pieces.items()
        }

    def favourites(self) -> list[int]:
        """Return the tracks he might start a radio from, in an order of his own."""
        startable = [track_id for track_id, piece in self.pieces.items() if piece.dear]
        dearest = sorted(startable, key=lambda one: self.fondness[one], reverse=True)[:_DEAREST]
        order = self._chance("favourites", "").permutation(len(dearest))
        return [dearest[place] for place in order]

    def sit_down(self, session: int, seed: int) -> "Sitting":
        """Return him in a mood: the same of a session and track, whatever is played before."""
        return Sitting(self, session, self.pieces[seed])

    def mood(self, session: int, track_id: int) -> float:
        """Return a number in [0, 1): he hears to its end what he likes with a higher chance."""
        return float(self._chance(f"mood {session}", str(track_id)).random())

    def _chance(self, kind: str, name: str) -> np.random.Generator:
        return np.random.default_rng([self.number, *f"{kind}|{name}".encode()])


@dataclass(slots=True)
class Sitting:
    """A listener during one session; he tires of an artist or album heard a moment ago."""

    listener: Listener
    session: int
    wish: Piece
    _artists: deque[str] = field(default_factory=lambda: deque(maxlen=_ARTISTS_REMEMBERED))
    _albums: deque[str] = field(default_factory=lambda: deque(maxlen=_ALBUMS_REMEMBERED))

    def likes(self, track_id: int) -> bool:
        """Hear a track, to its end or not."""
        listener, piece = self.listener, self.listener.pieces[track_id]
        temper = listener.temper
        score = listener.fondness[track_id]
        score -= temper.wish_group * (piece.group != self.wish.group)
        score -= temper.wish_style * (piece.style != self.wish.style)
        score -= temper.weary_of_artist * (piece.artist in self._artists)
        score -= temper.weary_of_album * (bool(piece.album) and piece.album in self._albums)
        self._artists.append(piece.artist)
        self._albums.append(piece.album)
        return listener.mood(self.session, track_id) < 1.0 / (1.0 + float(np.exp(-score)))
