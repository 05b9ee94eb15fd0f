# SPDX-License-Identifier: GPL-3.0-or-later
"""The line of reading aloud: what is going on, pause or go on, stop."""

import enum
from typing import assert_never

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.shell.icons import Icon, icon_label, put_icon
from kiosk.shell.parts.basic import button, label, row
from kiosk.shell.parts.icon_buttons import closing_button
from kiosk.shell.scene import Scene


class Aloud(enum.Enum):
    """What is going on."""

    SPEAKS = enum.auto()
    PAUSED = enum.auto()
    WHOLE = enum.auto()
    NO_TEXT = enum.auto()
    NO_VOICE = enum.auto()
    NO_SOUND = enum.auto()


GOES_ON_FROM = (Aloud.PAUSED, Aloud.WHOLE)


class AloudLine(QWidget):
    """Emits `pause()`, `go_on()` and `closed()`."""

    pause = Signal()
    go_on = Signal()
    closed = Signal()

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self._told = label("", "strong", name="aloud-told")
        self._turn = button(self.tr("Pause"), "primary", name="aloud-turn")
        self._turn.clicked.connect(self._turned)
        stop = closing_button(scene, self.tr("Stop"), Icon.STOP)
        stop.clicked.connect(self.closed)
        line = row(icon_label(Icon.SPEAKER, scene.colour("sky")), gap=16, parent=self)
        line.addWidget(self._told, 1)
        line.addWidget(self._turn)
        line.addWidget(stop)
        self.setFocusProxy(self._turn)
        self.tell(Aloud.SPEAKS)

    def tell(self, now: Aloud) -> None:
        """Say what is going on, and offer what can be done about it."""
        self._now = now
        self._told.setText(self._words(now))
        speaks = now is Aloud.SPEAKS
        self._turn.setText(self.tr("Pause") if speaks else self.tr("Go on"))
        put_icon(self._turn, Icon.PAUSE if speaks else Icon.PLAY, self._scene.colour("on_sky"))
        self._turn.setVisible(speaks or now in GOES_ON_FROM)

    def _turned(self) -> None:
        if self._now is Aloud.SPEAKS:
            self.pause.emit()
        else:
            self.go_on.emit()

    def _words(self, now: Aloud) -> str:
        match now:
            case Aloud.SPEAKS:
                return self.tr("The page is being read aloud")
            case Aloud.PAUSED:
                return self.tr("Reading aloud waits")
            case Aloud.WHOLE:
                return self.tr("The page was read to its end")
            case Aloud.NO_TEXT:
                return self.tr("This page has no text that could be read aloud.")
            case Aloud.NO_VOICE:
                return self.tr("This terminal has no voice to read aloud with. Please tell the librarian.")
            case Aloud.NO_SOUND:
                return self.tr("This terminal has no loudspeaker or headphones. Please tell the librarian.")
            case _:
                assert_never(now)
