# SPDX-License-Identifier: GPL-3.0-or-later
"""The one page of the self-test: each part, whether it is in order, what was found, and how many faults there are."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from kiosk.shell.parts.basic import breakable, button, column, frame, label, row
from kiosk.shell.parts.scroll import scrolling
from kiosk.station.selftest import BY_HAND, Line, Sheet
from kiosk.words.selftest import TITLE, faults_sentence, outcome_word, part_word, spoken

LONGEST_WORD: Final = 40


class SheetPage(QWidget):
    """Emits `chosen(part)` for a step by hand, and `finished()`."""

    chosen = Signal(object)
    finished = Signal()

    def __init__(self, sheet: Sheet, where: str, moment: str, language: str) -> None:
        super().__init__()
        self._language = language
        self.setObjectName("selftest-page")
        self.setProperty("role", "paper")
        about = " · ".join(part for part in (where, moment, sheet.who) if part)
        finish = button(self.tr("Finish"), "primary", name="selftest-finish")
        finish.clicked.connect(self.finished)
        faults = label(faults_sentence(sheet, language), "heading", name="selftest-faults")
        foot = row(gap=16)
        foot.addWidget(faults, 1)
        foot.addWidget(finish)
        head = column(label(TITLE[language], "title"), label(about, "soft-lead", name="selftest-about"), gap=4)
        box = column(head, gap=14, margins=(28, 18, 28, 18), parent=self)
        inside = QWidget()
        column(frame("card", self._table(sheet), margins=(22, 12, 22, 12)), 1, margins=(0, 0, 8, 0), parent=inside)
        box.addWidget(scrolling(inside), 1)
        box.addLayout(foot)

    def _table(self, sheet: Sheet) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for place, line in enumerate(sheet.lines):
            grid.addWidget(label(part_word(line.part, self._language), "strong", wrap=False), place, 0)
            grid.addWidget(self._outcome(line), place, 1, Qt.AlignmentFlag.AlignVCenter)
            said = label(_broken(spoken(line, self._language)), name=f"said-{line.part.value}")
            grid.addWidget(said, place, 2)
            if line.part in BY_HAND:
                grid.addWidget(self._begin(line), place, 3)
        return made

    def _outcome(self, line: Line) -> QLabel:
        return label(
            outcome_word(line, self._language),
            "badge" if line.good else "badge-fault" if line.looked_at else "badge-mode",
            name=f"outcome-{line.part.value}",
            wrap=False,
        )

    def _begin(self, line: Line) -> QPushButton:
        made = button(self.tr("Look"), "second", name=f"look-{line.part.value}")
        made.setAccessibleName(f"{self.tr('Look')}: {part_word(line.part, self._language)}")
        made.clicked.connect(lambda: self.chosen.emit(line.part))
        return made


def _broken(text: str) -> str:
    """Let long words, which paths are, end a line."""
    return " ".join(breakable(word) if len(word) > LONGEST_WORD else word for word in text.split(" "))
