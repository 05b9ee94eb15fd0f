# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen's end of the wire: one connection to kioskd, tried again each second while there is none."""

import logging
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalSocket

from kiosk.base.errors import BadInput
from kiosk.wire.codec import LINE_BYTES, decode, encode
from kiosk.wire.messages import FROM_SERVICE, PROTOCOL, FromScreen, Hello

log = logging.getLogger(__name__)
RETRY_MS: Final = 1000


class Link(QObject):
    """Emits `heard(message)` for each message and `lost()` once for each connection that ends."""

    heard = Signal(object)
    lost = Signal()

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._socket = QLocalSocket(self)
        self._socket.connected.connect(self._greet)
        self._socket.readyRead.connect(self._read)
        self._socket.disconnected.connect(self.lost)
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._connect)
        self._retry.start()

    def open(self) -> None:
        """Begin to connect."""
        self._connect()

    def say(self, message: FromScreen) -> None:
        """Send a message; without a connection it is dropped, for the service ends the session anyway."""
        if self._socket.state() is QLocalSocket.LocalSocketState.ConnectedState:
            self._socket.write(encode(message))
            self._socket.flush()

    def _connect(self) -> None:
        if self._socket.state() is QLocalSocket.LocalSocketState.UnconnectedState:
            self._socket.connectToServer(str(self._path))

    def _greet(self) -> None:
        self.say(Hello(PROTOCOL))

    def _read(self) -> None:
        """Take every whole line; a line that cannot be taken ends the connection, and with it the session."""
        try:
            while self._socket.canReadLine():
                message = decode(bytes(self._socket.readLine(LINE_BYTES + 1).data()))
                if not isinstance(message, FROM_SERVICE):
                    raise BadInput("wire", f"{type(message).__name__} is not kioskd's to say")
                self.heard.emit(message)
            if self._socket.bytesAvailable() > LINE_BYTES:
                raise BadInput("wire", f"a line of at most {LINE_BYTES} bytes was expected")
        except BadInput as fault:
            log.error("%s; the connection was ended", fault)
            self._socket.abort()
