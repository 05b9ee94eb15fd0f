# SPDX-License-Identifier: GPL-3.0-or-later
"""Five points to press, the screen's four corners and its middle: each is heard where it was pressed, or it is not."""

from typing import Final

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QGridLayout, QPushButton

from kiosk.shell.parts.basic import button, label
from kiosk.shell.selftest.step import Step
from kiosk.station.selftest import Part, Sign

POINTS: Final = {
    (0, 0): Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
    (0, 2): Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop,
    (2, 0): Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom,
    (2, 2): Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom,
    (1, 1): Qt.AlignmentFlag.AlignCenter,
}
SIDE: Final = 96
EDGE: Final = 4


class TouchStep(Step):
    """Ends by itself when all points were pressed."""

    def __init__(self) -> None:
        super().__init__(Part.TOUCH)
        grid = QGridLayout(self)
        grid.setContentsMargins(QMargins(EDGE, EDGE, EDGE, EDGE))
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        self._points = [self._point(grid, number, *place) for number, place in enumerate(POINTS, start=1)]
        question = label(self.tr("Press the five points, one after the other: 1 to 5."), "lead", name="step-question")
        question.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(question, 0, 1)
        give_up = button(self.tr("Not all can be pressed"), "second", name="answer-not_touched")
        give_up.clicked.connect(self._give_up)
        grid.addWidget(give_up, 2, 1, Qt.AlignmentFlag.AlignCenter)

    def _point(self, grid: QGridLayout, number: int, line: int, place: int) -> QPushButton:
        made = button(str(number), "topic", name=f"point-{number}")
        made.setCheckable(True)
        made.setFixedSize(SIDE, SIDE)
        made.clicked.connect(lambda: self._pressed(made))
        grid.addWidget(made, line, place, POINTS[line, place])
        return made

    def _pressed(self, point: QPushButton) -> None:
        point.setChecked(True)
        if all(one.isChecked() for one in self._points):
            self._end(Sign.TOUCHED)

    def _give_up(self) -> None:
        touched = sum(point.isChecked() for point in self._points)
        self._end(Sign.NOT_TOUCHED, touched=str(touched), all=str(len(self._points)))
