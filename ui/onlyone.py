"""One program a data folder: whoever starts it again brings the first one forward."""

from __future__ import annotations

import zlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal

LOCK = "hall.lock"
_PATIENCE_MS = 2000
_CALL = b"forward\n"


class OnlyOne(QObject):
    """``take`` first; then ``listen`` if it was taken, ``call`` if somebody else has it."""

    called = Signal()
    """Somebody started the program again."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)
        self._name = f"one-door-hall-{zlib.crc32(str(folder.resolve()).encode()):08x}"

    def take(self) -> bool:
        """Whether this program is the only one on this folder. A folder one may not write to is nobody else's."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Hear of later starts."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)  # left behind by one that was killed; the lock says that nobody runs
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def call(self) -> bool:
        """Bring the other one forward; whether it heard."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(_CALL)
        heard = socket.waitForBytesWritten(_PATIENCE_MS)
        socket.disconnectFromServer()
        return heard

    def release(self) -> None:
        """Let the next one in."""
        self._lock.unlock()

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
            self.called.emit()
