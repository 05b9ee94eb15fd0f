# SPDX-License-Identifier: GPL-3.0-or-later
"""Hands that make an attempt in a page, and eyes for what it changed around the page."""

import hashlib
from collections.abc import Callable, Mapping

from PySide6.QtCore import QElapsedTimer, QPoint, QProcess, QRect
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QProgressBar, QWidget

from kiosk.demo.hands import Failure, Hands
from kiosk.shell.parts.bar import Bar
from kiosk.shell.parts.ring import Ring
from kiosk.shell.window import Window

PATIENCE_MS = 2500
BEAT_MS = 120  # for what a page does without saying so
SHIFTS = ((40, 60), (60, 80), (70, 120), (60, 150))  # the way of a drag, from the page's corner


class Trying:
    """Works on the page that the window shows."""

    def __init__(self, window: Window, hands: Hands) -> None:
        self._window, self._hands = window, hands

    @property
    def verbs(self) -> Mapping[str, Callable[..., object]]:
        return {
            "attempt": self.attempt,
            "bar": self.bar,
            "clip": self.clip,
            "clipped": self.clipped,
            "display": self.display,
            "timed": self.timed,
        }

    def attempt(self, arming: str, drag: bool, keys: list[str], found: str) -> str:
        """Put an attempt into the page, click or drag what it is about, press its keys; return what it got."""
        if not self._hands.ask_page(arming):
            raise Failure("the page was expected to take an attempt")
        view = self._hands.view()
        if drag:
            self._drag(view)
        else:
            self._hands.click_at(view.mapToGlobal(view.rect().center()))
        got = self._outcome()
        for key in keys:
            self._hands.press(key)
        self._hands.settle(BEAT_MS)
        if found and self._window.shows_view:
            said = self._hands.ask_page(f"[String(({found}) ?? '')]")
            if not isinstance(said, list):
                raise Failure(f"the page was expected to say what came of {found}")
            return got + str(said[0])
        return got

    def bar(self) -> str:
        """Return what is painted where the bar is, but for the minutes and the progress, which change by themselves."""
        (bar,) = [found for found in self._window.findChildren(Bar) if found.isVisible()]
        corner = bar.mapToGlobal(QPoint())
        picture = QGuiApplication.primaryScreen().grabWindow(0, corner.x(), corner.y(), bar.width(), bar.height())
        minutes = bar.findChildren(QWidget, "minutes")
        moving: list[QWidget] = [*bar.findChildren(Ring), *bar.findChildren(QProgressBar), *minutes]
        painter = QPainter(picture)
        for one in moving:
            painter.fillRect(QRect(one.mapTo(bar, QPoint()), one.size()), 0)
        painter.end()
        image = picture.toImage()
        return hashlib.sha256(bytes(image.constBits())).hexdigest()

    def display(self) -> list[int]:
        """Return the place that the window fills."""
        place = QGuiApplication.primaryScreen().geometry()
        return [place.x(), place.y(), place.width(), place.height()]

    def clip(self, words: str) -> None:
        clipboard = QGuiApplication.clipboard()
        for mode in (clipboard.Mode.Clipboard, clipboard.Mode.Selection):
            clipboard.setText(words, mode)

    def clipped(self) -> list[str]:
        clipboard = QGuiApplication.clipboard()
        return [clipboard.text(mode) for mode in (clipboard.Mode.Clipboard, clipboard.Mode.Selection)]

    def timed(self, name: str, until: str) -> int:
        """Click something and return after how many milliseconds something else was there."""
        clock = QElapsedTimer()
        clock.start()
        self._hands.click(name)
        self._hands.wait(lambda: self._hands.seen(until), until)
        return clock.elapsed()

    def _drag(self, view: QWidget) -> None:
        """Drag by another process: Qt does not come back from a drag before the button is released."""
        words: list[str] = []
        for word, shift in (("mousedown", (30, 50)), *(("", shift) for shift in SHIFTS), ("mouseup", (60, 160))):
            place = view.mapToGlobal(QPoint(*shift))
            words += ["mousemove", str(place.x()), str(place.y()), "sleep", "0.06", *([word, "1"] if word else [])]
        hand = QProcess()
        hand.start("xdotool", words)
        self._hands.wait(lambda: hand.state() is QProcess.ProcessState.NotRunning, "the end of a drag")

    def _outcome(self) -> str:
        """Wait until the attempt says what it got; a page that went says nothing."""

        def said() -> list[object] | None:
            if not self._window.shows_view:
                return [""]
            answer = self._hands.ask_page("[window.got === undefined ? 'the page went' : window.got]")
            return answer if isinstance(answer, list) and answer[0] is not None else None

        try:
            return str(self._hands.wait(said, "what an attempt got", PATIENCE_MS)[0])
        except Failure:
            return ""
