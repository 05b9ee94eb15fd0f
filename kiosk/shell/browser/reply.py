# SPDX-License-Identifier: GPL-3.0-or-later
"""How a page of ours is handed to Chromium: with a policy of its own, never guessed at, never kept."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob

# Chromium reads on a thread of its own for as long as a job lives, and a job may outlive whoever answered it: what is
# read from belongs to the job alone.
_READ_FROM: Final[set[QIODevice]] = set()


def reply(job: QWebEngineUrlRequestJob, kind: str, device: QIODevice, policy: str) -> None:
    """Answer with what a device gives. It has no owner; it goes when the job does."""
    _READ_FROM.add(device)
    job.setAdditionalResponseHeaders(headers(policy))  # type: ignore[arg-type]
    job.destroyed.connect(lambda *_: _let_go(device))
    job.reply(QByteArray(kind.encode("ascii")), device)


def _let_go(device: QIODevice) -> None:
    _READ_FROM.discard(device)
    device.deleteLater()


def in_memory(content: bytes) -> QIODevice:
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def headers(policy: str) -> dict[QByteArray, list[QByteArray]]:
    """Return what goes with every page of ours; `policy` is its Content-Security-Policy.

    WORKAROUND(Qt 6.11): the binding wants a list for each value, and takes a bare byte array for a list of its letters;
    its stub says one byte array.
    """
    said = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "X-DNS-Prefetch-Control": "off",
        "Accept-Ranges": "bytes",
        "Cache-Control": "no-store",
    }
    return {QByteArray(name.encode()): [QByteArray(value.encode())] for name, value in said.items()}
