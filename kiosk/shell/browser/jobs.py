# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests of Chromium's that are answered from another thread; whoever asked may be gone by then.

Qt's thread only asks and hands over. A question that fails is answered with None.
"""

import itertools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob

from kiosk.qtkit.guards import ask_or_refuse

Job = QWebEngineUrlRequestJob


class Jobs(QObject):
    """Those that have no answer yet. `answer(job, found)` is called on Qt's thread.

    It has no parent: a thread that still looks keeps it, and may tell it so when all else is gone.
    """

    _found = Signal(int, object)

    def __init__(self, threads: ThreadPoolExecutor, answer: Callable[[Job, Any], None]) -> None:
        super().__init__()
        self._threads, self._answer = threads, answer
        self._waiting: dict[int, Job] = {}
        self._numbers = itertools.count()
        self._found.connect(self._hand_over)

    def __len__(self) -> int:
        return len(self._waiting)

    def ask(self, job: Job, question: Callable[[], object]) -> None:
        """Put a question on one of the threads, for a job that waits meanwhile."""
        number = next(self._numbers)
        self._waiting[number] = job
        job.destroyed.connect(lambda *_: self._waiting.pop(number, None))
        if ask_or_refuse(lambda: self._begin(number, question), None) is None:
            self._hand_over(number, None)

    def forget(self) -> None:
        """Answer nobody any more; what a thread has begun ends unheard."""
        self._waiting.clear()

    def _begin(self, number: int, question: Callable[[], object]) -> object:
        def look() -> None:
            found = ask_or_refuse(question, None)
            with suppress(RuntimeError):  # the session is over
                self._found.emit(number, found)

        return self._threads.submit(look)

    def _hand_over(self, number: int, found: object) -> None:
        job = self._waiting.pop(number, None)
        if job is not None:
            self._answer(job, found)
