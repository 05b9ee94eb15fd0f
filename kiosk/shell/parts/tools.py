# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with a page, each with its word: shown when it is wanted, and the page gives it room."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.shell.icons import Icon, put_icon
from kiosk.shell.parts.basic import button, column
from kiosk.shell.parts.sides import Columns
from kiosk.shell.scene import Scene

LEAST: Final = 190
LEAST_LARGE: Final = 250
MOST: Final = 4
FIND: Final = "find"
CONTENTS: Final = "contents"
ALOUD: Final = "aloud"
PAPER: Final = "paper"
USED: Final = (FIND, CONTENTS, ALOUD, PAPER)


class Tools(QWidget):
    """Emits what the reader wants; `used(name)` for the tools that have a line or a place of their own."""

    forward = Signal()
    reload = Signal()
    zoom = Signal(int)
    used = Signal(str)

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self.setObjectName("tools")
        self._made: Mapping[str, QPushButton] = {
            "smaller": self._tool(Icon.SMALLER, "smaller", self.tr("Smaller")),
            "larger": self._tool(Icon.LARGER, "larger", self.tr("Larger")),
            "reload": self._tool(Icon.RELOAD, "reload", self.tr("Load again")),
            "forward": self._tool(Icon.FORWARD, "forward", self.tr("Forward")),
            FIND: self._tool(Icon.FIND, "page-find", self.tr("Find on this page")),
            CONTENTS: self._tool(Icon.LIST, "page-contents-tool", self.tr("What is on this page")),
            ALOUD: self._tool(Icon.SPEAKER, "page-aloud", self.tr("Read aloud")),
            PAPER: self._tool(Icon.PRINT, "page-print", self.tr("Ask for a print")),
        }
        self._made["smaller"].clicked.connect(lambda: self.zoom.emit(-1))
        self._made["larger"].clicked.connect(lambda: self.zoom.emit(1))
        self._made["reload"].clicked.connect(self.reload)
        self._made["forward"].clicked.connect(self.forward)
        for name in USED:
            self._made[name].clicked.connect(lambda _=False, name=name: self.used.emit(name))
        least = LEAST_LARGE if scene.wishes.large else LEAST
        holder = Columns(list(self._made.values()), least, MOST, gap=10)
        column(holder, parent=self)

    def show_ways(self, *, forward: bool) -> None:
        """Say whether there is a later page to go to."""
        self._made["forward"].setEnabled(forward)

    def _tool(self, icon: Icon, name: str, meaning: str) -> QPushButton:
        made = button(f" {meaning}", "caption", name=name)
        made.setAccessibleName(meaning)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        put_icon(made, icon, self._scene.colour("ink"), self._scene.colour("faint"))
        return made
