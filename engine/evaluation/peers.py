"""Others' similarity as a yardstick: musly, and the taggers that teach our encoders."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import EarshotError
from engine.evaluation.spaces import FloatArray, PairSpace, VectorSpace
from engine.evaluation.subjects import Describe, Row, Sound, middle, vector_space

_MUSLY_RATE = 22_050
_MUSLY_SECONDS = 60
_MUSLY_STYLE_TRACKS = 1_000
_TEACHER_RATE = 16_000


@dataclass(frozen=True)
class Musly:
    """Musly's method ``timbre``: Gaussians of MFCC, compared pair by pair. Needs ``pymusly``.

    It hears at most 60 s from the middle. Mutual proximity is part of the method itself.
    """

    name: str = "musly timbre"
    key: str = "musly timbre 1"

    def open(self) -> Describe:
        """See :class:`~engine.evaluation.subjects.Subject`."""
        jukebox = self._jukebox()

        def describe(sound: Sound) -> Row:
            samples = middle(sound.mono(_MUSLY_RATE), _MUSLY_SECONDS * _MUSLY_RATE)
            try:
                track = jukebox.track_from_audiodata(samples.tolist())
            except Exception as error:  # its own type is no more than RuntimeError's sibling
                raise EarshotError(f"Musly cannot describe “{sound.path}” ({error}).") from error
            return np.frombuffer(jukebox.serialize_track(track), dtype=np.uint8)

        return describe

    def space(self, rows: Sequence[Row]) -> PairSpace:
        """See :class:`~engine.evaluation.subjects.Subject`."""
        jukebox = self._jukebox()
        tracks = [jukebox.deserialize_track(row.tobytes()) for row in rows]
        chosen = np.random.default_rng(0).permutation(len(tracks))[:_MUSLY_STYLE_TRACKS]
        jukebox.set_style([tracks[place] for place in chosen])
        known = list(zip(jukebox.add_tracks(tracks), tracks, strict=True))
        distances = [jukebox.compute_similarity(one, known) for one in known]
        # What musly calls similarity is a distance: 0 for the track itself.
        return PairSpace(-np.array(distances, dtype=np.float32))

    def _jukebox(self) -> Any:
        import pymusly

        return pymusly.MuslyJukebox("timbre", "none")


@dataclass(frozen=True)
class Teacher:
    """A published tagger: the mean of its embedding over the track. Needs the extra ``train``.

    Attributes
    ----------
    name
        “YAMNet” or “MSD-FCN”.
    path
        Its weights.
    """

    name: str
    path: Path

    @property
    def key(self) -> str:
        """The name and how it is run: the weights are published and do not change."""
        return f"{self.name} 2"

    def open(self) -> Describe:
        """See :class:`~engine.evaluation.subjects.Subject`."""
        teacher: Any = _tagger(self.name)(self.path)

        def describe(sound: Sound) -> FloatArray:
            heard = sound.mono(_TEACHER_RATE)
            if len(heard) < teacher.window_samples:
                heard = np.resize(heard, teacher.window_samples)
            # Windows of half a minute would leave much at the end unheard if they lay side by side.
            hop = teacher.window_samples // (2 if self.name == "MSD-FCN" else 1)
            mean = teacher.embed(heard, hop).mean(axis=0)
            return np.asarray(mean, dtype=np.float32)

        return describe

    def space(self, rows: Sequence[Row]) -> VectorSpace:
        """See :class:`~engine.evaluation.subjects.Subject`."""
        return vector_space(rows)


def _tagger(name: str) -> Any:
    if name == "YAMNet":
        from engine.training.yamnet import Yamnet

        return Yamnet
    from engine.training.msd_fcn import MsdFcn

    return MsdFcn
