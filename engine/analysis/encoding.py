"""The encoding process: gathers windows of several tracks into batches of one size."""

from multiprocessing.connection import Connection

import numpy as np

from engine.analysis.listening import heard
from engine.analysis.messages import Encode, Taken
from engine.analysis.sample_slots import FloatArray, SampleSlots
from engine.encoder.session import EncoderSession

_PATIENCE = 0.1
"""Seconds to wait for more before a batch runs that is not full."""


class BatchEncoder:
    """Copies tracks out of their slots, encodes full batches, answers each track.

    Parameters
    ----------
    connection
        Brings :class:`Encode`, takes :class:`Taken` and :class:`~engine.analysis.messages.Heard`.
    session
        The encoder, of whatever device.
    slots
        Where the samples lie.
    """

    def __init__(self, connection: Connection, session: EncoderSession, slots: SampleSlots) -> None:
        self._connection = connection
        self._session = session
        self._slots = slots
        self._waiting: list[Encode] = []
        windows = max(session.batch_size, session.bundle.plan.most)
        self._batch: FloatArray = np.empty((windows, session.bundle.window_samples), np.float32)
        self._fill = 0

    def run(self) -> None:
        """Work until the pipe closes.

        Raises
        ------
        EOFError
            When it does.
        """
        while True:
            if self._waiting and not self._connection.poll(_PATIENCE):
                self._flush()
            self._take(self._connection.recv())

    def _take(self, request: Encode) -> None:
        if self._fill + request.windows > len(self._batch):
            self._flush()
        end = self._fill + request.windows
        self._batch[self._fill : end] = self._slots.view(request.slot, request.windows)
        self._fill = end
        self._waiting.append(request)
        self._connection.send(Taken(request.track_id))
        if self._fill == len(self._batch):
            self._flush()

    def _flush(self) -> None:
        if not self._waiting:
            return
        encoded = self._session.hear(self._batch[: self._fill])
        start = 0
        for request in self._waiting:
            end = start + request.windows
            part = encoded.part(start, end)
            self._connection.send(heard(request.track_id, part, request.starts, request.loudness))
            start = end
        self._waiting.clear()
        self._fill = 0
