# SPDX-License-Identifier: GPL-3.0-or-later
"""A file on its way: Chromium writes it where only memory is (tmpfs), and once it is whole it is read and removed.

One at a time. What an ended program left is removed by the next one: each holds a lock on its own folder.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest

from kiosk.pdf.limits import MOST_BYTES
from kiosk.policy.reasons import Reason
from kiosk.shell.tables.downloads import OVER, TOLD

IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
PREFIX: Final = "tereze-document-"
NAME: Final = "document.pdf"
WATCH_MS: Final = 20
State = QWebEngineDownloadRequest.DownloadState


class Spool(QObject):
    """Emits `came(bytes)`, `failed(Reason)` or nothing where `stop` was called; `progress(percent)` on the way."""

    came = Signal(bytes)
    failed = Signal(Reason)
    progress = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._download: QWebEngineDownloadRequest | None = None
        self._folder: Path | None = None
        self._lock = -1
        self._watch = QTimer(self)
        self._watch.timeout.connect(self._grow)

    def take(self, download: QWebEngineDownloadRequest) -> None:
        """Let it come, in the place of the one before it. Raises OSError where there is no room for a folder."""
        self.stop()
        self._folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=_base()))
        self._lock = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        self._download = download
        download.setDownloadDirectory(str(self._folder))
        download.setDownloadFileName(NAME)
        download.receivedBytesChanged.connect(self._grow)
        download.stateChanged.connect(self._change)
        download.accept()
        self._watch.start(WATCH_MS)

    def stop(self) -> None:
        """Give up what is on its way, and remove what has come of it."""
        self._watch.stop()
        download, self._download = self._download, None
        if download is not None:
            download.receivedBytesChanged.disconnect(self._grow)
            download.stateChanged.disconnect(self._change)
            if not OVER.get(download.state(), False):
                download.cancel()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            os.close(self._lock)
            self._folder = None

    def _grow(self) -> None:
        download = self._download
        if download is None or self._folder is None:
            return
        there = _size_of(self._folder)  # unpacked: more may be there than came
        if max(there, download.receivedBytes(), download.totalBytes()) > MOST_BYTES:
            self.stop()
            self.failed.emit(Reason.DOCUMENT_TOO_LARGE)
        elif download.totalBytes() > 0:
            self.progress.emit(100 * download.receivedBytes() // download.totalBytes())

    def _change(self, state: State) -> None:
        if self._download is None or self._folder is None or not OVER.get(state, False):
            return
        told = TOLD.get(self._download.interruptReason(), Reason.DOWNLOAD)
        try:
            content = (self._folder / NAME).read_bytes() if state is State.DownloadCompleted else None
        except OSError:
            content = None
        self.stop()
        if content is None:
            self.failed.emit(told)
        else:
            self.came.emit(content)


def _size_of(folder: Path) -> int:
    """Return how many bytes lie in a folder, of whose files one may get another name meanwhile."""
    with suppress(OSError):
        return sum(entry.stat().st_size for entry in os.scandir(folder))
    return 0


def refuse(download: QWebEngineDownloadRequest) -> None:
    """Cancel a download, and again should it go on."""
    if not OVER.get(download.state(), False):
        download.stateChanged.connect(lambda state: None if OVER.get(state, False) else download.cancel())
        download.cancel()


def sweep() -> None:
    """Remove what programs of this user left that ended before they could; one that still runs holds its folder."""
    for folder in _base().glob(f"{PREFIX}*"):
        with _held(folder) as is_ours:
            if is_ours:
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _held(folder: Path) -> Iterator[bool]:
    """Tell whether nobody else holds a folder, and hold it meanwhile."""
    try:
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        yield False
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        yield False
    else:
        yield os.fstat(lock).st_uid == os.geteuid()
    finally:
        os.close(lock)


def _base() -> Path:
    return IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else Path(tempfile.gettempdir())
