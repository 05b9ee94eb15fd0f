# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the page aloud, sentence by sentence; the one that is spoken is marked in the page.

It begins with the first sentence on the screen. Paused, it says the sentence again that was broken off.
"""

from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QWidget

from kiosk.shell.on_page.script import ask, run
from kiosk.shell.on_page.sentences import COLLECT, HIDE, SHOW, Sentence, sentences_in
from kiosk.shell.on_page.tongue import tongue_of
from kiosk.shell.on_page.voice import NO_SOUND, NO_VOICE, Voice
from kiosk.shell.parts.aloud_line import Aloud, AloudLine
from kiosk.shell.scene import Scene

FAILED: Final = {NO_VOICE: Aloud.NO_VOICE, NO_SOUND: Aloud.NO_SOUND}


class ReadAloud(QObject):
    """Emits `closed()`."""

    closed = Signal()

    def __init__(self, page: QWebEnginePage, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._voice = Voice(self)
        self._voice.spoken.connect(self._next)
        self._voice.failed.connect(lambda why: self._tell(FAILED[why]))
        self._line: AloudLine | None = None
        self._scene: Scene | None = None
        self._sentences: tuple[Sentence, ...] = ()
        self._place = 0
        self._tongue = ""
        self._now = Aloud.SPEAKS

    def line(self, scene: Scene) -> QWidget:
        line, self._scene = AloudLine(scene), scene
        self._line = line
        line.tell(self._now)
        line.pause.connect(self._pause)
        line.go_on.connect(self._go_on)
        line.closed.connect(self.closed)
        return line

    def panel(self, _scene: Scene) -> None:
        return None

    def keyboard(self, _scene: Scene) -> None:
        return None

    def begin(self) -> None:
        ask(self._page, COLLECT, self._take)

    def stop(self) -> None:
        self._voice.stop()
        self._line = None
        self._sentences, self._place, self._tongue, self._now = (), 0, "", Aloud.SPEAKS
        run(self._page, HIDE)

    def _take(self, untrusted: Any) -> None:
        if self._line is None:
            return
        self._place, self._sentences = sentences_in(untrusted)
        self._line.setFocus()
        if self._sentences:
            self._speak()
        else:
            self._tell(Aloud.NO_TEXT)

    def _speak(self) -> None:
        """Say the sentence whose turn it is, and mark it."""
        if self._scene is None or self._line is None:
            return
        sentence = self._sentences[self._place]
        self._tongue = tongue_of(sentence.text, sentence.declared, self._tongue or self._scene.language)
        dark = self._scene.wishes.contrast
        behind, ink = self._scene.colour("gold"), self._scene.colour("paper" if dark else "ink")
        run(self._page, SHOW.format(place=self._place, behind=behind, ink=ink))
        self._tell(Aloud.SPEAKS)
        self._voice.say(sentence.text, self._tongue)

    def _next(self) -> None:
        self._place += 1
        if self._place < len(self._sentences):
            self._speak()
        else:
            self._place = 0
            self._tell(Aloud.WHOLE)

    def _pause(self) -> None:
        self._voice.stop()
        self._tell(Aloud.PAUSED)

    def _go_on(self) -> None:
        self._speak()

    def _tell(self, now: Aloud) -> None:
        self._now = now
        if self._line is not None:
            self._line.tell(now)
