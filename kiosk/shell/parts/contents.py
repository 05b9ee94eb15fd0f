# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page holds, beside the page: its headings as buttons, one under the other."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from kiosk.shell.parts.basic import Item, breakable, column, label
from kiosk.shell.parts.drawer import Place
from kiosk.shell.parts.entry_button import EntryButton
from kiosk.shell.parts.icon_buttons import closing_button
from kiosk.shell.parts.scroll import scrolling
from kiosk.shell.scene import Scene

WIDTH: Final = 380
WIDTH_LARGE: Final = 440
LONG_WORD: Final = 16
STEP: Final = 18  # how far a heading stands in for each level below the first


class Contents(QFrame):
    """Emits `chosen(place)` with a heading's place, counted from 0, and `closed()`."""

    chosen = Signal(int)
    closed = Signal()

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.setObjectName("page-contents")
        self.setProperty("role", "beside")
        self.setFixedWidth(WIDTH_LARGE if scene.wishes.large else WIDTH)
        close = closing_button(scene, self.tr("Close"))
        close.clicked.connect(self.closed)
        head = label(self.tr("On this page"), "heading", name="contents-title")
        self._place = Place()
        box = column(head, gap=12, margins=(18, 16, 18, 16), parent=self)
        box.addWidget(self._place, 1)
        box.addWidget(close)
        self.show_headings(())

    def show_headings(self, headings: Sequence[tuple[int, str]], *, asked: bool = False) -> None:
        """Show headings (their level from 0, their text); `asked`: the page was asked, and these are all."""
        items: list[Item] = [self._heading(place, *heading) for place, heading in enumerate(headings)]
        if asked and not items:
            items = [label(self.tr("This page has no headings."), name="contents-none")]
        content = QWidget()
        column(*items, 1, gap=8, margins=(0, 0, 6, 0), parent=content)
        self._place.put(scrolling(content, self.tr("On this page")))

    def _heading(self, place: int, level: int, text: str) -> QWidget:
        words = (breakable(word) if len(word) > LONG_WORD else word for word in text.split(" "))
        made = EntryButton(" ".join(words), "", name=f"heading-{place}", role="row")
        made.clicked.connect(lambda: self.chosen.emit(place))
        holder = QWidget()
        column(made, gap=0, margins=(level * STEP, 0, 0, 0), parent=holder)
        return holder
