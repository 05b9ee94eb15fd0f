# SPDX-License-Identifier: GPL-3.0-or-later
"""The reader's real screen, which says that it is there when the languages are painted, and then does what it is told.

It is started as `kiosk` is; buttons are pressed from inside.
"""

import kiosk.entry.kiosk  # isort: skip - first of all, as in the program itself: it is what takes the time

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

from cryptography import x509
from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo
from PySide6.QtWidgets import QPushButton

import kiosk.shell.browser.sitting
from kiosk.shell.browser.interceptor import Interceptor
from kiosk.shell.browser.sitting import Sitting
from kiosk.shell.screens.language import LanguageScreen
from kiosk.shell.start import Screen, close_screen, make_application, open_screen
from kiosk.station.config import read_station
from tests.bench.shell.talk import Ear, load_time, say
from tests.journeys.drivers.waiting import wait

COSTS: list[int] = []  # nanoseconds of each request in the interceptor


class Timed(Interceptor):
    """The interceptor, and how long each request keeps it."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        begun = time.perf_counter_ns()
        super().interceptRequest(info)
        COSTS.append(time.perf_counter_ns() - begun)


class Reader(QObject):
    """Does what a reader does, from inside."""

    def __init__(self, screen: Screen, number: str, pin: str) -> None:
        super().__init__(screen.window)
        self._screen, self._number, self._pin = screen, number, pin

    def begin(self, site: str) -> bool:
        """Sign in, accept the notice, and open a site from home."""
        self._press("language-en")
        wait(lambda: self._seen("pad-1"), "the card")
        self._screen.window.screen_shown.entered.emit(self._number, self._pin)  # type: ignore[union-attr]
        for name in ("notice-accept", "topic-legislation", f"site-{site}"):
            self._press(name)
        wait(lambda: self._screen.window.shows_view and not self._sitting.page.isLoading(), "the site")
        return True

    def load(self, address: str) -> float:
        """Load a page in the view that is seen; return its milliseconds."""
        return load_time(self._sitting.page, lambda: self._sitting.page.go(address))

    def end(self) -> float:
        """End the session; return the milliseconds until nothing of it is left and the languages are there."""
        wiped: list[bool] = []
        joined = self._screen.visit.wiped.connect(lambda: wiped.append(True))
        self._press("end")
        wait(lambda: self._seen("veil-end"), "the question")
        begun = time.perf_counter()
        self._press("veil-end")
        self._press("message-done")
        wait(lambda: wiped and isinstance(self._screen.window.screen_shown, LanguageScreen), "the languages")
        self._screen.window.repaint()
        spent = (time.perf_counter() - begun) * 1000
        self._screen.visit.wiped.disconnect(joined)
        return spent

    def costs(self) -> list[float]:
        """Return how many requests there were, and the median and mean of their microseconds in the interceptor."""
        found = [len(COSTS), statistics.median(COSTS) / 1000, statistics.mean(COSTS) / 1000]
        COSTS.clear()
        return found

    @property
    def _sitting(self) -> Sitting:
        sitting = self._screen.visit.sitting
        assert sitting is not None
        return sitting

    def _seen(self, name: str) -> QPushButton | None:
        found = self._screen.window.findChildren(QPushButton, name)
        return next((one for one in found if one.isVisible() and one.isEnabled()), None)

    def _press(self, name: str) -> None:
        wait(lambda: self._seen(name), name).click()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--ca", type=Path, required=True)
    parser.add_argument("--number", default="")
    parser.add_argument("--pin", default="")
    given = parser.parse_args()
    vars(kiosk.shell.browser.sitting)["Interceptor"] = Timed
    station = read_station(given.config)
    application = make_application(station, sandbox=os.geteuid() != 0)
    trusted = x509.load_pem_x509_certificates(given.ca.read_bytes())
    screen = open_screen(application, station, trusted)
    wait(lambda: isinstance(screen.window.screen_shown, LanguageScreen), "the languages")
    screen.window.repaint()
    say("ready")
    reader = Reader(screen, given.number, given.pin)
    ear = Ear({"begin": reader.begin, "load": reader.load, "end": reader.end, "costs": reader.costs})
    application.exec()
    del ear
    close_screen(screen)
    return 0


if __name__ == "__main__":
    sys.exit(main())
