# SPDX-License-Identifier: GPL-3.0-or-later
"""The number pad on the screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.shell.icons import Icon, put_icon
from kiosk.shell.parts.basic import button

KEY_WIDTH = 104
KEY_HEIGHT = 76


class NumberPad(QWidget):
    """Emits `digit(str)`, `erase()` and `done()`."""

    digit = Signal(str)
    erase = Signal()
    done = Signal()

    def __init__(self, ink: str, on_sky: str) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        for place, face in enumerate("123456789"):
            self._put(grid, face, place // 3, place % 3)
        self._put(grid, "0", 3, 1)
        erase = button("", "digit", name="pad-erase")
        erase.setAccessibleName(self.tr("Erase"))
        put_icon(erase, Icon.ERASE, ink)
        erase.clicked.connect(self.erase)
        self._place(grid, erase, 3, 0)
        done = button("", "primary", name="pad-done")
        done.setAccessibleName(self.tr("Go on"))
        put_icon(done, Icon.DONE, on_sky)
        done.clicked.connect(self.done)
        self._place(grid, done, 3, 2)

    def _put(self, grid: QGridLayout, face: str, line: int, place: int) -> None:
        key = button(face, "digit", name=f"pad-{face}")
        key.clicked.connect(lambda: self.digit.emit(face))
        self._place(grid, key, line, place)

    def _place(self, grid: QGridLayout, key: QWidget, line: int, place: int) -> None:
        key.setFixedSize(KEY_WIDTH, KEY_HEIGHT)
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        grid.addWidget(key, line, place)
