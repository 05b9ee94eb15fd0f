# SPDX-License-Identifier: GPL-3.0-or-later
"""The reader's real screen with a pair of hands that obey a test: one JSON line in, one out.

Chromium's switches hold for a process, so each journey has its screen in a process of its own.
"""

import argparse
import dataclasses
import faulthandler
import json
import logging
import os
import signal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cryptography import x509
from PySide6.QtCore import QEvent, QObject, QPoint, QSocketNotifier, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

import kiosk.shell.gatekeeper
import kiosk.shell.visit
from kiosk.demo.hands import Failure, Hands
from kiosk.shell.browser.sitting import Sitting
from kiosk.shell.start import Screen, close_screen, make_application, open_screen
from kiosk.shell.window import Window
from kiosk.station.config import read_station
from tests.journeys.drivers.holes import Holes
from tests.journeys.drivers.trying import Trying


class InsideHands(Hands):
    """For a display without virtual keys and pointer: events begin at the native window, in front of the filter."""

    def click_at(self, place: QPoint, button: int = 1) -> None:
        handle = self._window.windowHandle()
        QTest.mouseClick(handle, Qt.MouseButton(button), Qt.KeyboardModifier.NoModifier, handle.mapFromGlobal(place))
        self.settle(30)

    def press(self, *keys: str) -> None:
        for key in keys:
            QTest.keyClick(self._window.windowHandle(), Qt.Key[f"Key_{key}"])
        self.settle(30)


class Ear(QObject):
    """Hears what the X server hands to the window, in front of the program's own filter, and keeps nothing back."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.presses: set[tuple[int, int]] = set()
        self._last, self._in_a_row = 0, 0

    def listen(self) -> None:
        """Forget what was heard, and hear whatever comes to the window from now on."""
        self.presses.clear()
        self._last = self._in_a_row = 0
        handle = self._window.windowHandle()
        handle.removeEventFilter(self)
        handle.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            code = event.nativeScanCode()
            self.presses.add((code, event.nativeModifiers() & 0xFF))
            self._in_a_row = self._in_a_row + 1 if code == self._last else 1
            self._last = code
        return False

    def heard_in_a_row(self, code: int, times: int) -> bool:
        """Tell, once, that this key was pressed so often with no other one between."""
        heard = self._last == code and self._in_a_row >= times
        if heard:
            self._in_a_row = 0
        return heard


class Obedience(QObject):
    """Does what each line says and answers with what came of it."""

    def __init__(self, screen: Screen, hands: Hands) -> None:
        super().__init__(screen.window)
        self._screen, self._hands = screen, hands
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._holes = Holes()
        ear = Ear(screen.window)
        self._verbs: Mapping[str, Callable[..., object]] = {
            "click": hands.click,
            "click_at": lambda x, y, button: hands.click_at(QPoint(x, y), button),
            "click_link": hands.click_link,
            "press": hands.press,
            "text": hands.text,
            "wait_text": lambda name: hands.wait(lambda: hands.text(name), f"words in {name}"),
            "seen": lambda name: hands.seen(name) is not None,
            "wait": lambda name: bool(hands.wait(lambda: hands.seen(name), name)),
            "gone": lambda name: hands.wait(lambda: hands.seen(name) is None, f"{name} to go"),
            "page": hands.ask_page,
            "settle": hands.settle,
            "picture": lambda path: hands.picture(Path(path)),
            "address": self._address,
            "wait_address": self._wait_address,
            "listen": ear.listen,
            "wait_row": lambda code, times: hands.wait(lambda: ear.heard_in_a_row(code, times), f"key {code} in a row"),
            "presses": lambda: sorted(ear.presses),
            "facts": self._facts,
            "words": self._words,
            "dig": self._dig,
            "fill": self._holes.fill,
            **Trying(screen.window, hands).verbs,
        }

    def _read(self) -> None:
        line = sys.stdin.readline()
        if not line:
            self._notifier.setEnabled(False)
            QApplication.exit(0)
            return
        verb, *arguments = json.loads(line)
        try:
            answer = {"is": self._verbs[verb](*arguments)}
        except Failure as fault:
            answer = {"failure": f"{fault}; on the screen: {self._facts()}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()

    def _dig(self, hole: str) -> None:
        if self._screen.visit.sitting is not None:
            self._holes.dig(hole, self._screen.visit.sitting)

    def _address(self) -> str:
        sitting = self._screen.visit.sitting
        return sitting.address if sitting else ""

    def _shows_document(self) -> bool:
        sitting = self._screen.visit.sitting
        return sitting is not None and sitting.shows_document

    def _wait_address(self, beginning: str) -> str:
        def loaded() -> str:
            sitting = self._screen.visit.sitting
            there = sitting and sitting.address.startswith(beginning) and not sitting.page.isLoading()
            return self._address() if there else ""

        return self._hands.wait(loaded, f"a page at {beginning}")

    def _facts(self) -> dict[str, object]:
        window = self._screen.window
        shown = window.screen_shown
        return {
            "windows": [type(top).__name__ for top in QApplication.topLevelWidgets() if top.isVisible()],
            "native": [top.title() for top in QApplication.topLevelWindows() if top.isVisible()],
            "screen": "page" if window.shows_view else type(shown).__name__,
            "address": self._address(),
            "document": self._shows_document(),
            "asks": window.asks,
            "pid": os.getpid(),
            "exposed": window.windowHandle().isExposed(),
            "place": [window.x(), window.y(), window.width(), window.height()],
        }

    def _words(self) -> list[str]:
        window = self._screen.window
        found: list[QLabel | QPushButton] = [*window.findChildren(QLabel), *window.findChildren(QPushButton)]
        return [child.text() for child in found if child.isVisible() and child.text()]


def _show_another_token() -> None:
    """Let every session's page show the gateway a token that kioskd never gave."""

    def build(judge: Any, shelf: Any, palette: Any, _token: str, *others: Any) -> Sitting:
        return Sitting(judge, shelf, palette, "a-token-of-nobody", *others)

    vars(kiosk.shell.visit)["Sitting"] = build


def _dig_hole(kind: str, screen: Screen) -> None:
    """Let one thing through on purpose: a test that looks for holes has to find it."""
    if kind in ("shortcut", "keys"):
        vars(kiosk.shell.gatekeeper)["key_exists"] = lambda *_key, **_place: True
    match kind:
        case "shortcut":
            shortcut = QShortcut(QKeySequence("Ctrl+Alt+Shift+F7"), screen.window)
            shortcut.activated.connect(lambda: screen.window.show_screen(QLabel("another screen")))
        case "buttons":
            vars(kiosk.shell.gatekeeper)["BUTTONS"] = dict.fromkeys(Qt.MouseButton, True)
        case _:
            pass


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--ca", type=Path)
    parser.add_argument("--port", type=int, help="where this screen looks for the gateway")
    parser.add_argument("--wrong-token", action="store_true")
    parser.add_argument("--inside", action="store_true", help="bring keys and taps to the window from inside")
    parser.add_argument(
        "--hole",
        choices=("shortcut", "keys", "buttons"),
        help="what this screen lets through on purpose: see _dig_hole",
    )
    given = parser.parse_args()
    faulthandler.enable()
    logging.basicConfig(format="screen: %(levelname)s: %(message)s", level=logging.INFO)
    if given.wrong_token:
        _show_another_token()
    station = read_station(given.config)
    if given.port:
        station = dataclasses.replace(station, gateway_port=given.port)
    application = make_application(station, sandbox=os.geteuid() != 0)
    trusted = x509.load_pem_x509_certificates(given.ca.read_bytes()) if given.ca else ()
    screen = open_screen(application, station, trusted)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if given.hole:
        _dig_hole(given.hole, screen)
    Obedience(screen, InsideHands(screen.window) if given.inside else Hands(screen.window))
    application.exec()
    close_screen(screen)
    return 0


if __name__ == "__main__":
    sys.exit(main())
