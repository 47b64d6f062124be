"""One window for a library: who is started second hands its wishes to the first."""

import hashlib
import logging
import os
import stat
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.desktop_integration.request import Request, decoded
from engine.cli import data_folder
from engine.errors import EarshotError
from engine.words import translate

logger = logging.getLogger(__name__)

_CONNECT_MILLISECONDS = 500
_ATTEMPTS = 20
_ANSWER_MILLISECONDS = 10_000
_MOST_BYTES = 16 * 1024 * 1024
_ANSWER = b"taken\n"


class SingleInstance(QObject):
    """Finds out who was first on a library, and passes requests on to it.

    The first holds a lock for as long as it lives and listens on a socket in a folder that only
    this user can enter. A lock or socket that a crash left behind is taken over.

    Parameters
    ----------
    library
        The library file.
    folder
        Where lock and socket are; by default the user's folder for such things.

    Signals
    -------
    received
        A Request of somebody who was started later.

    Raises
    ------
    EarshotError
        When the folder belongs to somebody else.
    """

    received = Signal(object)

    def __init__(
        self, library: Path, folder: Path | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        folder = folder or _own_folder()
        _require_private(folder)
        name = hashlib.sha256(os.fsencode(library.resolve())).hexdigest()[:16]
        self._library = library
        self._socket_path = str(folder / f"{name}.socket")
        self._lock = QLockFile(str(folder / f"{name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self.is_first = self._lock.tryLock(0)
        if self.is_first:
            self._listen()

    def hand_over(self, request: Request) -> None:
        """Pass a request to the first instance.

        Raises
        ------
        EarshotError
            When it does not answer.
        """
        socket = QLocalSocket()
        for _ in range(_ATTEMPTS):
            # The first may have the lock already and not listen yet.
            socket.connectToServer(self._socket_path)
            if socket.waitForConnected(_CONNECT_MILLISECONDS):
                break
            QThread.msleep(_CONNECT_MILLISECONDS // 5)
        socket.write(request.encoded())
        answered = socket.waitForReadyRead(_ANSWER_MILLISECONDS)
        if not answered or bytes(socket.readAll().data()) != _ANSWER:
            raise EarshotError(
                self.tr(
                    "Earshot is open on “{library}” but does not answer; close it first."
                ).format(library=self._library)
            )
        socket.disconnectFromServer()

    def close(self) -> None:
        """Let another be the first."""
        if self._server:
            self._server.close()
            self._server = None
            self._lock.unlock()

    def _listen(self) -> None:
        QLocalServer.removeServer(self._socket_path)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._greet)
        if not server.listen(self._socket_path):
            # Without it the window works as well, but a second start cannot reach it.
            logger.warning("Other starts cannot be heard: %s", server.errorString())
        self._server = server

    def _greet(self) -> None:
        assert self._server
        while connection := self._server.nextPendingConnection():
            _Caller(connection, self)


class _Caller(QObject):
    """Somebody who was started later, until his request is complete."""

    def __init__(self, connection: QLocalSocket, instance: SingleInstance) -> None:
        super().__init__(connection)
        self._connection = connection
        self._instance = instance
        self._data = b""
        connection.disconnected.connect(connection.deleteLater)
        connection.readyRead.connect(self._read)
        self._read()

    def _read(self) -> None:
        self._data += bytes(self._connection.readAll().data())
        if len(self._data) > _MOST_BYTES:
            self._connection.abort()
        elif self._data.endswith(b"\n"):
            request = decoded(self._data)
            self._data = b""
            if request is None:
                self._connection.abort()
                return
            self._connection.write(_ANSWER)
            self._instance.received.emit(request)


def _own_folder() -> Path:
    """Return the user's folder for what lives only as long as a session, else for data."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return Path(runtime) / "earshot" if runtime else data_folder() / "run"


def _require_private(folder: Path) -> None:
    """Make the folder, or see to it that nobody else can enter the one that is there."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.lstat()
    except OSError as error:
        raise EarshotError(
            translate("Desktop", "The folder “{folder}” cannot be made ({reason}).").format(
                folder=folder, reason=error.strerror
            )
        ) from error
    if os.name != "posix":
        return
    if status.st_uid != os.getuid() or not stat.S_ISDIR(status.st_mode):
        raise EarshotError(
            translate(
                "Desktop", "The folder “{folder}” belongs to somebody else; remove it first."
            ).format(folder=folder)
        )
    if stat.S_IMODE(status.st_mode) & 0o077:
        folder.chmod(0o700)
