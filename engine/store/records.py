"""What the store hands out and takes in."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.sound import WHOLE, Sound, Span

FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class FolderRules:
    """What a folder is for.

    Attributes
    ----------
    watched
        Whether it is looked through at the start and whenever something changes in it, or only
        when the listener asks.
    in_radio
        Whether radios and the like may choose its tracks.
    excluded
        Patterns of what is left out of the library, see :mod:`engine.library.exclusions`.
    """

    watched: bool = True
    in_radio: bool = True
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder the listener added; `available` is false while it is not mounted.

    Folders may lie in each other; every file belongs to the innermost.
    """

    id: int
    path: Path
    available: bool
    rules: FolderRules = FolderRules()


@dataclass(frozen=True, slots=True)
class Track:
    """One file of the library, or a stretch of one, as its tags (or else its name) describe it.

    `duration` is in seconds, gains in dB, `missing` is true while the file is gone, `rating` is in
    stars from 1 to 5 or 0 for none, `added_at` in seconds since the epoch, `plays` how often it was
    heard.
    `path` is the file's and `span` the stretch of it that is the track; `locator` tells it from all
    others: the path, or that with a number.
    """

    id: int
    path: Path
    title: str
    artist: str | None
    album_artist: str | None
    album: str | None
    track_number: int | None
    disc_number: int | None
    year: int | None
    genre: str | None
    duration: float | None
    codec: str | None
    replaygain_track_gain: float | None
    replaygain_track_peak: float | None
    musicbrainz_recording_id: str | None
    missing: bool
    rating: int = 0
    added_at: float = 0.0
    plays: int = 0
    span: Span = WHOLE
    locator: str = ""

    @property
    def sound(self) -> Sound:
        """Where it is to be heard."""
        return Sound(self.path, self.span)


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What a re-scan compares a file with: one track of it.

    `path` tells the track from all others, `file` is where it is, and `replaced` is true of a track
    that the file was divided into before.
    """

    track_id: int
    size: int
    mtime_ns: int
    missing: bool
    path: str
    file: str
    replaced: bool


@dataclass(frozen=True, slots=True)
class PendingTrack:
    """A track that the model has not listened to in its present form."""

    track_id: int
    path: Path
    size: int
    mtime_ns: int
    span: Span = WHOLE


@dataclass(frozen=True, slots=True)
class TrackFilters:
    """What an encoder's learned filters say of one track: arrays of [filters].

    Attributes
    ----------
    maxima, means
        float32, of the activation over all windows, from 0 upwards. Filters differ in range.
    windows, shares
        Where the maximum is: int64, the number of the window, and float32, the share of it that
        has passed by then, in (0, 1).
    """

    maxima: FloatArray
    means: FloatArray
    windows: npt.NDArray[np.int64]
    shares: FloatArray


@dataclass(frozen=True, slots=True)
class AnalysisResult:
    """What listening to one track gave: vectors, or the reason why there are none.

    `vector` is the unit track vector [dimensions]; `window_vectors` has one row for each window
    that starts at `window_starts` seconds. All are None exactly when `failure` is a sentence.
    `filters` is None as well when the model does not tell of its filters, `loudness` (estimated, in
    LUFS) for silence.
    """

    track_id: int
    size: int
    mtime_ns: int
    vector: FloatArray | None = None
    window_vectors: FloatArray | None = None
    window_starts: FloatArray | None = None
    failure: str | None = None
    filters: TrackFilters | None = None
    span: Span = WHOLE
    loudness: float | None = None


@dataclass(frozen=True, slots=True)
class AnalysisCounts:
    """How far listening has come: tracks present, and of those analysed, failed and pending."""

    tracks: int
    analysed: int
    failed: int
    pending: int


@dataclass(frozen=True, slots=True)
class ModelCoverage:
    """How far a model has come: of present tracks, current vectors and failures.

    `dimensions` is the length of its vectors.
    """

    id: str
    version: str
    dimensions: int
    analysed: int
    failed: int


@dataclass(frozen=True, slots=True)
class FailedTrack:
    """A track that could not be listened to, and why."""

    track_id: int
    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class StoredVectors:
    """Track vectors in the order they were stored.

    `track_ids` int64 [n], `vectors` float32 [n, dimensions], `last_id` the newest analysis id.
    """

    track_ids: npt.NDArray[np.int64]
    vectors: FloatArray
    last_id: int


@dataclass(frozen=True, slots=True)
class StoredQueueEntry:
    """A queue entry as it survives a restart."""

    track_id: int
    origin: str = ""
    similarity: float | None = None
    reason: str = ""
