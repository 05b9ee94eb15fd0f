# SPDX-License-Identifier: GPL-3.0-or-later
"""The line that asks staff for the page on paper: on how many sheets, how many are left, and what became of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.shell.icons import Icon, icon_label
from kiosk.shell.parts.basic import button, label, row
from kiosk.shell.parts.icon_buttons import closing_button
from kiosk.shell.parts.spoken import tell
from kiosk.shell.scene import Scene
from kiosk.words.not_asked import not_asked_sentence


class PrintLine(QWidget):
    """Emits `asked()` and `closed()`."""

    asked = Signal()
    closed = Signal()

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._told = label("", "strong", name="print-told")
        self._ask = button(self.tr("Ask for a print"), "primary", name="print-ask")
        self._ask.clicked.connect(self.asked)
        close = closing_button(scene, self.tr("Close"))
        close.clicked.connect(self.closed)
        line = row(icon_label(Icon.PRINT, scene.colour("sky")), gap=16, parent=self)
        line.addWidget(self._told, 1)
        line.addWidget(self._ask)
        line.addWidget(close)
        self._close = close
        self.show_making()

    def show_making(self) -> None:
        """The sheets are being counted."""
        self._tell(self.tr("The page is being made ready for paper"))

    def show_sheets(self, count: int, left: int, most: int) -> None:
        """Say how many sheets it takes and how many the reader has left; `most` is 0 where pages are not printed."""
        takes = self.tr("This page takes %n sheet(s).", "", count)
        may = self.tr("You may still ask for %n sheet(s).", "", left)
        if most == 0:
            self._tell(self.tr("Pages are not printed at this terminal. The librarian can tell you what is possible."))
        elif left == 0:
            none = self.tr("You have asked for as many sheets as you may. Tomorrow you may again.")
            self._tell(f"{takes} {none}")
        else:
            self._tell(f"{takes} {may}", ask=count <= left)

    def show_too_large(self) -> None:
        """The page does not become a paper."""
        self._tell(self.tr("This page cannot be made ready for paper. The librarian can help."))

    def show_sending(self) -> None:
        """It is on its way to staff."""
        self._tell(self.tr("Staff are being asked"))

    def show_asked(self, number: int) -> None:
        """Say under which number staff have it."""
        said = self.tr("Your print is number {number}. Staff print it; tell them this number.")
        self._tell(said.format(number=number))

    def show_not_asked(self, why: str) -> None:
        self._tell(not_asked_sentence(why))

    def _tell(self, text: str, *, ask: bool = False) -> None:
        self._ask.setVisible(ask)
        (self._ask if ask else self._close).setFocus()
        tell(self._told, text)
