# SPDX-License-Identifier: GPL-3.0-or-later
"""A month to choose a day from, each day a key; days that cannot be chosen are faint."""

import calendar
from datetime import date
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from kiosk.shell.icons import Icon, put_icon
from kiosk.shell.parts.basic import button, column, label, row
from kiosk.shell.scene import Scene

WEEKS: Final = 6
DAYS: Final = 7
GAP: Final = 6
YEARS_BACK: Final = 5


class Month(QWidget):
    """Shows the month of `day` at first; days after `last` cannot be chosen. Emits `chosen(date)`."""

    chosen = Signal(object)

    def __init__(self, scene: Scene, day: date, last: date) -> None:
        super().__init__()
        self._scene, self._last = scene, last
        self._year, self._month = day.year, day.month
        self._chosen: date | None = None
        self._name = label("", "heading", name="month-name", wrap=False)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._before = button("", "tool", name="month-before")
        self._before.setAccessibleName(self.tr("The month before"))
        put_icon(self._before, Icon.BACK, scene.colour("ink"), scene.colour("faint"))
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after = button("", "tool", name="month-after")
        self._after.setAccessibleName(self.tr("The month after"))
        put_icon(self._after, Icon.FORWARD, scene.colour("ink"), scene.colour("faint"))
        self._after.clicked.connect(lambda: self._turn(1))
        head = row(self._before, gap=GAP)
        head.addWidget(self._name, 1)
        head.addWidget(self._after)
        self._box: QVBoxLayout = column(head, gap=GAP, parent=self)
        self._days: QWidget | None = None
        self._show()

    def _turn(self, months: int) -> None:
        place = self._year * 12 + self._month - 1 + months
        self._year, self._month = place // 12, place % 12 + 1
        self._show()

    def _show(self) -> None:
        name = QLocale(self._scene.language).standaloneMonthName(self._month)
        self._name.setText(f"{name[:1].upper()}{name[1:]} {self._year}")
        here, last = (self._year, self._month), (self._last.year, self._last.month)
        self._after.setEnabled(here < last)
        self._before.setEnabled(here > (self._last.year - YEARS_BACK, self._last.month))
        old, self._days = self._days, self._grid()
        if old is not None:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._box.addWidget(self._days)

    def _grid(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        for place in range(DAYS):
            grid.addWidget(self._weekday(place + 1), 0, place)
        weeks = calendar.Calendar().monthdatescalendar(self._year, self._month)
        for line, week in enumerate(weeks, start=1):
            for place, day in enumerate(week):
                if day.month == self._month:
                    self._put(grid, day, line, place)
        grid.setRowStretch(WEEKS + 1, 1)
        return made

    def _weekday(self, number: int) -> QLabel:
        name = QLocale(self._scene.language).dayName(number, QLocale.FormatType.ShortFormat)
        made = label(name, "small", wrap=False)
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return made

    def _put(self, grid: QGridLayout, day: date, line: int, place: int) -> None:
        key = button(str(day.day), "key", name=f"day-{day.day}", enabled=day <= self._last)
        key.setCheckable(True)
        key.setChecked(day == self._chosen)
        key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        key.clicked.connect(lambda: self._choose(day))
        grid.addWidget(key, line, place)

    def _choose(self, day: date) -> None:
        self._chosen = day
        self._show()
        self.chosen.emit(day)
