# SPDX-License-Identifier: GPL-3.0-or-later
"""The line that finds words in the page: what is looked for, which place of how many, one after the other, close."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk.shell.icons import Icon
from kiosk.shell.parts.basic import label, row
from kiosk.shell.parts.field import Field
from kiosk.shell.parts.icon_buttons import closing_button, tool_button
from kiosk.shell.parts.spoken import tell
from kiosk.shell.scene import Scene

LARGEST = 9999


class FindLine(QWidget):
    """Emits `written(text)`, `before()` and `after()` for the places found, `touched()` and `closed()`."""

    written = Signal(str)
    before = Signal()
    after = Signal()
    touched = Signal()
    closed = Signal()

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.field = Field("page-find-field", self.tr("Find on this page"), self.tr("Words of this page"))
        self.field.textEdited.connect(self.written)
        self.field.returnPressed.connect(self.after)
        self.field.touched.connect(self.touched)
        self._count = label("", "strong", name="page-find-count", wrap=False)
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._before = tool_button(scene, Icon.UP, "page-find-before", self.tr("The place before"))
        self._after = tool_button(scene, Icon.DOWN, "page-find-after", self.tr("The next place"))
        close = closing_button(scene, self.tr("Close"))
        self._before.clicked.connect(self.before)
        self._after.clicked.connect(self.after)
        close.clicked.connect(self.closed)
        line = row(gap=12, parent=self)
        line.addWidget(self.field, 1)
        for part in (self._count, self._before, self._after, close):
            line.addWidget(part)
        self.setFocusProxy(self.field)
        self.show_nothing()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the count the room of its longest words, so that nothing moves while somebody writes."""
        super().showEvent(event)
        words = (self._place(LARGEST, LARGEST), self.tr("not found"))
        self._count.setMinimumWidth(max(self._count.fontMetrics().horizontalAdvance(text) for text in words) + 4)

    def show_nothing(self) -> None:
        """Nothing is looked for."""
        self._tell("", found=False)

    def show_count(self, place: int, count: int) -> None:
        """Say which place of how many is shown; both count from 1, and 0 places mean that there is none."""
        self._tell(self._place(place, count) if count else self.tr("not found"), found=count > 0)

    def _place(self, place: int, count: int) -> str:
        return self.tr("{place} of {count}").format(place=min(place, LARGEST), count=min(count, LARGEST))

    def _tell(self, text: str, *, found: bool) -> None:
        tell(self._count, text)
        self._before.setEnabled(found)
        self._after.setEnabled(found)
