# SPDX-License-Identifier: GPL-3.0-or-later
"""Until when an appeal is in time: the day of receipt is chosen, the days are counted one by one. Nothing is kept."""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.library.deadline import DAYS, Count
from kiosk.shell.browser.library_scheme import library_address
from kiosk.shell.parts.basic import Item, button, column, frame, label, row
from kiosk.shell.parts.drawer import Place
from kiosk.shell.parts.month import Month
from kiosk.shell.parts.scroll import scrolling
from kiosk.shell.parts.sides import Sides, narrow_for
from kiosk.shell.scene import Scene
from kiosk.words.days import long_day

GUIDE: Final = "appeal"
COLUMNS: Final = 5


class DeadlineScreen(QWidget):
    """Emits `opened(address)` where the reader wants the guide."""

    opened = Signal(str)

    def __init__(self, scene: Scene, today: date, received: date | None = None) -> None:
        super().__init__()
        self.received = received
        self._scene, self._today = scene, today
        self.setObjectName("deadline-screen")
        self.setProperty("role", "paper")
        month = Month(scene, received or today, today)
        month.chosen.connect(self._count)
        asked = self.tr("On which day did you receive the copy of the sentence?")
        chosen = QWidget()
        column(label(asked, "heading"), month, 1, gap=14, margins=(0, 0, 8, 0), parent=chosen)
        self._place = Place()
        if received is None:
            self._show(self._rule())
        else:
            self._count(received)
        sides = Sides((scrolling(chosen), self._place), (44, 56), 30, narrow_for(scene))
        title = label(self.tr("Until when can I appeal?"), "title", name="deadline-title")
        box = column(title, gap=14, margins=(28, 18, 28, 18), parent=self)
        box.addWidget(sides, 1)

    def _count(self, received: date) -> None:
        self.received = received
        self._show(self._answer(Count(received, self._today)))

    def _rule(self) -> list[Item]:
        kept = self.tr("What you choose here is not kept and nobody is told.")
        return [*self._law("lead"), label(kept, "soft-lead")]

    def _law(self, role: str) -> list[Item]:
        """Article 418(1) of the Code of Criminal Procedure, as the guide on appeals has it."""
        rule = self.tr("Whoever is in custody has %n day(s) to appeal, from receiving the copy.", "", DAYS)
        where = self.tr("CPC, Article 418.")
        return [label(f"{rule} {where}", role, name="deadline-rule")]

    def _answer(self, count: Count) -> list[Item]:
        if count.late:
            said = self.tr("By the safest count the last day was {day}.").format(day=self._day(count.last))
            told = self.tr("Hand in the appeal all the same and ask to restore the deadline. Say why you are late.")
        elif count.uncertain:
            said = self.tr("Hand in the appeal today.")
            told = self.tr(
                "If the day of receipt or a weekend at the end does not count, you are in time. "
                "To be safe, ask also to restore the deadline."
            )
        else:
            said = self.tr("Hand in the appeal by {day}.").format(day=self._day(count.last))
            told = self.tr("%n day(s) are left, with today. Do not wait for the last one.", "", count.left)
        counted = self.tr("The day of receipt is counted here as the first, to be safe. See also the official text.")
        guide = button(self.tr("Read the guide on appeals"), "primary", name="deadline-guide")
        guide.clicked.connect(self._open_guide)
        return [
            label(said, "heading", name="deadline-last"),
            label(told, "lead", name="deadline-told"),
            self._days(count),
            *self._law("soft-lead"),
            label(counted, "soft-lead"),
            row(guide, 1),
        ]

    def _days(self, count: Count) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for number, day in enumerate(count.days):
            role = "day-last" if day == count.last else "day-today" if day == self._today else "day"
            counted = self.tr("day {number}").format(number=number + 1)
            made_day = label(f"{counted}\n{day:%d.%m}", role, name=f"count-{number + 1}")
            grid.addWidget(made_day, number // COLUMNS, number % COLUMNS)
        return made

    def _day(self, day: date) -> str:
        return long_day(day, self._scene.language)

    def _open_guide(self) -> None:
        for card in self._scene.shelf.guides(self._scene.language):
            if card.path.endswith(f"/{GUIDE}"):
                self.opened.emit(library_address(card.pack, card.path))
                return

    def _show(self, items: list[Item]) -> None:
        """Put a card of these in the place of what stood beside the month."""
        content = QWidget()
        column(frame("card", *items, gap=16, margins=(30, 26, 30, 26)), 1, margins=(0, 0, 8, 0), parent=content)
        self._place.put(scrolling(content))
