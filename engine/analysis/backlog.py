"""What is left to listen to, as the store tells it and this run has found it."""

import logging
from collections import Counter, deque

from engine.analysis.messages import Job
from engine.encoder.bundle import ModelBundle
from engine.store import analyses
from engine.store.records import PendingTrack
from engine.store.store import Store

logger = logging.getLogger(__name__)

_CHUNK = 512
_MOST_CRASHES = 2

_Version = tuple[int, int, int]


class Backlog:
    """Hands out pending tracks, each once, a chunk of the store's list at a time.

    A track counts as held from when it is handed out until :meth:`settle` or :meth:`skip`.
    """

    def __init__(self, store: Store, bundle: ModelBundle) -> None:
        self._store = store
        self._model = (bundle.id, bundle.version)
        self._waiting: deque[Job] = deque()
        self._held: dict[int, Job] = {}
        self._skipped: set[_Version] = set()
        self._crashes: Counter[int] = Counter()
        self._exhausted = False

    def take(self) -> Job | None:
        """Return the next track, or None when there is none at present."""
        if not self._waiting and not self._exhausted:
            self._refill()
        if not self._waiting:
            return None
        job = self._waiting.popleft()
        self._held[job.track_id] = job
        return job

    def prefer(self, track_id: int) -> None:
        """Let a pending track come next; one that is not pending or under way stays as it is."""
        rows = self._store.read(analyses.pending_tracks, *self._model, track_id=track_id)
        for row in rows:
            if self._is_new(row):
                self._waiting = deque(job for job in self._waiting if job.track_id != track_id)
                self._waiting.appendleft(_job(row))

    def look_again(self) -> None:
        """Ask the store again: a scan may have found tracks, or seen the skipped ones again."""
        self._exhausted = False
        self._skipped.clear()

    @property
    def has_held(self) -> bool:
        """Whether any track is handed out and neither stored nor skipped."""
        return bool(self._held)

    def find_more(self) -> bool:
        """Tell whether anything is waiting, be it only in the store."""
        if not self._waiting:
            self._refill()
        return bool(self._waiting)

    def held(self, track_id: int) -> Job:
        """Return a track that is being listened to."""
        return self._held[track_id]

    def put_back(self, job: Job) -> None:
        """Take back a track that was lost with its worker; it comes next."""
        self._waiting.appendleft(self._held.pop(job.track_id))

    def may_try_again(self, job: Job) -> bool:
        """Note that a worker died over the track, and tell whether it deserves another try."""
        self._crashes[job.track_id] += 1
        return self._crashes[job.track_id] < _MOST_CRASHES

    def settle(self, track_id: int) -> None:
        """Let go of a track whose result is stored."""
        del self._held[track_id]

    def skip(self, track_id: int, reason: str) -> None:
        """Leave a track alone until :meth:`look_again`; nothing is stored about it."""
        job = self._held.pop(track_id)
        self._skipped.add((job.track_id, job.size, job.mtime_ns))
        logger.info("Skipped “%s”: %s.", job.path, reason)

    def remaining(self) -> int:
        """Count the tracks that are pending in the store, but for those skipped in this run."""
        pending = self._store.read(analyses.counts, *self._model).pending
        return max(0, pending - len(self._skipped))

    def _refill(self) -> None:
        limit = _CHUNK + len(self._held) + len(self._skipped)
        rows = self._store.read(analyses.pending_tracks, *self._model, limit=limit)
        self._waiting.extend(_job(row) for row in rows if self._is_new(row))
        self._exhausted = not self._waiting

    def _is_new(self, row: PendingTrack) -> bool:
        version = (row.track_id, row.size, row.mtime_ns)
        return row.track_id not in self._held and version not in self._skipped


def _job(row: PendingTrack) -> Job:
    return Job(row.track_id, row.path, row.size, row.mtime_ns, span=row.span)
