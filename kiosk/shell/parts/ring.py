# SPDX-License-Identifier: GPL-3.0-or-later
"""The minutes left, as a ring that empties and a number that says it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

SIDE = 48
STROKE = 8.0


class Ring(QWidget):
    """A ring whose gold part is the share of the session that is left."""

    def __init__(self, gold: str, line: str) -> None:
        super().__init__()
        self._gold, self._line = QColor(gold), QColor(line)
        self._share = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Show a share from 0 to 1."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(STROKE, STROKE, -STROKE, -STROKE).adjusted(-4, -4, 4, 4)
        painter.setPen(QPen(self._line, STROKE))
        painter.drawEllipse(box)
        painter.setPen(QPen(self._gold, STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(box, 90 * 16, round(360 * 16 * self._share))
        painter.end()
