# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding words in the page. What is looked for stands in a line of ours, and Chromium looks: the page hears no letter.

When it is closed, the line goes with all that was written in it, and Chromium keeps neither the words nor a place.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWebEngineCore import QWebEngineFindTextResult, QWebEnginePage
from PySide6.QtWidgets import QWidget

from kiosk.shell.on_page.script import run
from kiosk.shell.parts.find_line import FindLine
from kiosk.shell.parts.keyboard import Keyboard
from kiosk.shell.scene import Scene

# Chromium marks the place that was shown last as if a hand had, and X11 offers to others whatever is marked.
UNMARK = "getSelection().removeAllRanges()"


class Find(QObject):
    """Emits `keys_wanted(whether)` for the keyboard that writes into its line, and `closed()`."""

    keys_wanted = Signal(bool)
    closed = Signal()

    def __init__(self, page: QWebEnginePage, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._line: FindLine | None = None
        page.findTextFinished.connect(self._found)

    def line(self, scene: Scene) -> QWidget:
        text = self._line.field.text() if self._line is not None else ""
        line = self._line = FindLine(scene)
        line.field.setText(text)
        line.written.connect(self._look)
        line.before.connect(lambda: self._step(QWebEnginePage.FindFlag.FindBackward))
        line.after.connect(lambda: self._step(QWebEnginePage.FindFlag(0)))
        line.touched.connect(lambda: self.keys_wanted.emit(True))
        line.closed.connect(self.closed)
        return line

    def panel(self, _scene: Scene) -> None:
        return None

    def keyboard(self, scene: Scene) -> Keyboard:
        keyboard = Keyboard(scene, self.tr("Find"))
        keyboard.typed.connect(lambda letter: self._line.field.write(letter) if self._line else None)
        keyboard.erase.connect(lambda: self._line.field.take_back() if self._line else None)
        keyboard.done.connect(self._show_page)
        return keyboard

    def begin(self) -> None:
        """Take what is written from the first letter on."""
        if self._line is not None:
            self._line.setFocus()
            self._look(self._line.field.text())

    def stop(self) -> None:
        self._line = None
        self._forget()

    def _look(self, text: str) -> None:
        """Look anew from the beginning of the page: Chromium goes on from a marked place."""
        self._forget()
        if text.strip():
            self._page.findText(text)
        elif self._line is not None:
            self._line.show_nothing()

    def _forget(self) -> None:
        self._page.findText("")
        run(self._page, UNMARK)

    def _step(self, way: QWebEnginePage.FindFlag) -> None:
        if self._line is not None and (text := self._line.field.text()).strip():
            self._page.findText(text, way)

    def _show_page(self) -> None:
        """All is written: the keyboard gives its room to the page."""
        self.keys_wanted.emit(False)

    def _found(self, found: QWebEngineFindTextResult) -> None:
        if self._line is not None and self._line.field.text().strip():
            self._line.show_count(found.activeMatch(), found.numberOfMatches())
