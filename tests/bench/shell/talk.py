# SPDX-License-Identifier: GPL-3.0-or-later
"""How the benchmark's programs are talked to: one JSON line in, one out; what they wait for, they wait for in Qt."""

import json
import sys
import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QSocketNotifier
from PySide6.QtWebEngineCore import QWebEnginePage


def say(answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def load_time(page: QWebEnginePage, go: Callable[[], object]) -> float:
    """Return the milliseconds from asking for a page until it and all its parts are there."""
    loop, ends = QEventLoop(), list[bool]()
    joined = [page.loadFinished.connect(ends.append), page.loadFinished.connect(loop.quit)]
    begun = time.perf_counter()
    go()
    loop.exec()
    spent = (time.perf_counter() - begun) * 1000
    for one in joined:
        page.loadFinished.disconnect(one)
    if ends != [True]:
        raise SystemExit(f"the page was expected to load, not {ends}")
    return spent


class Ear(QObject):
    """Does what each line on standard input says."""

    def __init__(self, verbs: Mapping[str, Callable[..., object]]) -> None:
        super().__init__()
        self._verbs = verbs
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def _read(self) -> None:
        line = sys.stdin.readline()
        if not line:
            self._notifier.setEnabled(False)
            QCoreApplication.exit(0)
            return
        verb, *arguments = json.loads(line)
        say(self._verbs[verb](*arguments))
