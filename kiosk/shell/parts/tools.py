# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with a page, with its words under the bar: shown when it is wanted, and the page gives it room."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton

from kiosk.shell.icons import Icon, put_icon
from kiosk.shell.parts.basic import button, column
from kiosk.shell.parts.sides import Columns
from kiosk.shell.scene import Scene

LEAST: Final = 190
LEAST_LARGE: Final = 250
MOST: Final = 6


class Tools(QFrame):
    """Emits what the reader wants; shows which tools have something to do now."""

    forward = Signal()
    reload = Signal()
    zoom = Signal(int)

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self.setObjectName("tools")
        self.setProperty("role", "bar")
        self._made: Mapping[str, QPushButton] = {
            "smaller": self._tool(Icon.SMALLER, "smaller", self.tr("Smaller")),
            "larger": self._tool(Icon.LARGER, "larger", self.tr("Larger")),
            "reload": self._tool(Icon.RELOAD, "reload", self.tr("Load again")),
            "forward": self._tool(Icon.FORWARD, "forward", self.tr("Forward")),
        }
        self._made["smaller"].clicked.connect(lambda: self.zoom.emit(-1))
        self._made["larger"].clicked.connect(lambda: self.zoom.emit(1))
        self._made["reload"].clicked.connect(self.reload)
        self._made["forward"].clicked.connect(self.forward)
        least = LEAST_LARGE if scene.wishes.large else LEAST
        holder = Columns(list(self._made.values()), least, MOST, gap=10)
        column(holder, margins=(20, 10, 20, 10), parent=self)

    def show_ways(self, *, forward: bool) -> None:
        """Say whether there is a later page to go to."""
        self._made["forward"].setEnabled(forward)

    def _tool(self, icon: Icon, name: str, meaning: str) -> QPushButton:
        made = button(f" {meaning}", "caption", name=name)
        made.setAccessibleName(meaning)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        put_icon(made, icon, self._scene.colour("ink"), self._scene.colour("faint"))
        return made
