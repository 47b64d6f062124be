"""The end of one track sounding into the beginning of the next."""

import numpy as np

from desktop.player.deck import Deck
from desktop.player.outputs import FloatArray


class Crossfade:
    """Blends the last frames of a deck with what is played next, at equal power.

    The two weights are the cosine and the sine of an angle that goes from 0 to a quarter turn, so
    that their squares add up to 1: two unrelated signals of equal power sound equally loud all
    the way through.

    Parameters
    ----------
    deck
        What fades out; closed at the end.
    frames
        How long it lasts.
    """

    def __init__(self, deck: Deck, frames: int) -> None:
        self._deck = deck
        self._frames = frames
        self._done = 0

    @property
    def over(self) -> bool:
        """Whether all of it was heard."""
        return self._done >= self._frames

    def blend(self, incoming: FloatArray) -> FloatArray:
        """Return the next samples, shape [frames, channels], mixed with those that fade out."""
        count = min(len(incoming), self._frames - self._done)
        outgoing = self._deck.read(count)
        angle = (self._done + np.arange(count) + 0.5) / self._frames * (np.pi / 2)
        mixed = incoming.copy()
        mixed[:count] *= np.sin(angle).astype(np.float32)[:, None]
        fading = np.cos(angle[: len(outgoing)]).astype(np.float32)
        mixed[: len(outgoing)] += outgoing * fading[:, None]
        self._done += count
        return mixed

    def close(self) -> None:
        """Let go of the file that faded out."""
        self._deck.close()
