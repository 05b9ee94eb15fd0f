# SPDX-License-Identifier: GPL-3.0-or-later
"""The mark: a window of four panes, one of them lit."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

PANE = 42
GAP = 8


class Mark(QWidget):
    """Draws the four panes."""

    def __init__(self, pane: str, lit: str) -> None:
        super().__init__()
        self._pane, self._lit = QColor(pane), QColor(lit)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(2 * PANE + GAP, 2 * PANE + GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(4):
            painter.setBrush(self._lit if place == 1 else self._pane)
            painter.setPen(painter.brush().color())
            x, y = (place % 2) * (PANE + GAP), (place // 2) * (PANE + GAP)
            painter.drawRoundedRect(QRectF(x + 0.5, y + 0.5, PANE - 1, PANE - 1), 6, 6)
        painter.end()
