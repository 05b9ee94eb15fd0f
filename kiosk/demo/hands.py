# SPDX-License-Identifier: GPL-3.0-or-later
"""A pair of hands: real mouse and key events from the X server, and eyes to wait until something is on the screen."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QElapsedTimer, QEventLoop, QPoint, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QWidget

from kiosk.shell.parts.elided import ElidedLabel
from kiosk.shell.window import Window

PATIENCE_MS: Final = 20_000
LOOK_EVERY_MS: Final = 25
T = TypeVar("T")


class Failure(Exception):
    """What was expected on the screen did not come."""


class Hands:
    """Works one window as a reader would."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def click(self, name: str) -> None:
        """Click the visible, enabled widget of this name with the left button."""

        def ready() -> QWidget | None:
            found = self.seen(name)
            return found if found is not None and found.isEnabled() else None

        found = self.wait(ready, f"{name} to be there and enabled")
        self._bring_into_view(found)
        self.click_at(found.mapToGlobal(found.rect().center()))

    def click_at(self, place: QPoint, button: int = 1) -> None:
        self._send("mousemove", str(place.x()), str(place.y()), "click", str(button))

    def click_link(self, selector: str) -> None:
        """Click the middle of what a CSS selector finds in the page, once a frame has been drawn with it there."""
        view = self.view()
        script = (
            f"(() => {{ const e = document.querySelector({selector!r}); if (!e) return null;"
            " if (!e.drawn) { if (e.drawn === undefined) { e.drawn = false; e.scrollIntoView({block: 'center'});"
            " requestAnimationFrame(() => requestAnimationFrame(() => { e.drawn = true; })); } return null; }"
            " e.drawn = undefined;"
            " const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        place = self.wait(lambda: self.ask_page(script), f"{selector} in the page")
        if not isinstance(place, list):
            raise Failure(f"{selector} has no place in the page")
        zoom = view.page().zoomFactor()
        self.click_at(view.mapToGlobal(QPoint(round(place[0] * zoom), round(place[1] * zoom))))

    def press(self, *keys: str) -> None:
        """Press keys by their X names."""
        self._send("key", *keys)

    def seen(self, name: str) -> QWidget | None:
        """Return the visible widget of this name."""
        for found in self._window.findChildren(QWidget, name):
            if found.isVisible():
                return found
        return None

    def text(self, name: str) -> str:
        """Return the text of the visible label, button or line of this name, empty where there is none."""
        found = self.seen(name)
        if isinstance(found, ElidedLabel):
            return found.whole
        return found.text() if isinstance(found, QLabel | QAbstractButton | QLineEdit) else ""

    def view(self) -> QWebEngineView:
        found = self.wait(lambda: self.seen("web"), "the page's view")
        if not isinstance(found, QWebEngineView):
            raise Failure("the page's view is not one")
        return found

    def ask_page(self, script: str) -> object:
        """Return what a script returns in the page, None while the page does not answer."""
        answers: list[object] = []
        self.view().page().runJavaScript(f"JSON.stringify({script})", 0, answers.append)
        try:
            self.wait(lambda: bool(answers), "an answer of the page", patience=3000)
        except Failure:
            return None
        return json.loads(str(answers[0])) if answers[0] else None

    def wait(self, question: Callable[[], T | None], what: str, patience: int = PATIENCE_MS) -> T:
        """Let the program run until `question` has an answer that is not empty. Raises Failure."""
        waited = QElapsedTimer()
        waited.start()
        while not (answer := question()):
            if waited.elapsed() > patience:
                raise Failure(f"waited {patience // 1000} s for {what}")
            loop = QEventLoop()
            QTimer.singleShot(LOOK_EVERY_MS, loop.quit)
            loop.exec()
        return answer

    def settle(self, milliseconds: int = 400) -> None:
        """Let painting finish before a picture is taken."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def picture(self, path: Path) -> None:
        """Save what is on the display, not what a widget believes it shows."""
        self.settle()
        screen = QGuiApplication.primaryScreen()
        if not screen.grabWindow(0).save(str(path)):
            raise Failure(f"{path} could not be written")

    def _bring_into_view(self, found: QWidget) -> None:
        parent = found.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(found)
                self.settle(50)
            parent = parent.parentWidget()

    def _send(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], check=True)
        self.settle(30)
