# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting inside a program of Qt's, which goes on meanwhile."""

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer

PATIENCE_MS: Final = 30_000
LOOK_EVERY_MS: Final = 1
T = TypeVar("T")


def wait(question: Callable[[], T | None], what: str) -> T:
    """Let the program run until the answer is not empty."""
    waited = QElapsedTimer()
    waited.start()
    while not (answer := question()):
        if waited.elapsed() > PATIENCE_MS:
            raise SystemExit(f"waited in vain for {what}")
        loop = QEventLoop()
        QTimer.singleShot(LOOK_EVERY_MS, loop.quit)
        loop.exec()
    return answer
