# SPDX-License-Identifier: GPL-3.0-or-later
"""A column that scrolls by finger, wheel, keys and a wide bar, when it does not fit."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QWidget

from kiosk.shell.parts.spoken import words_of


class Area(QScrollArea):
    """An area that says its text when it is reached, or what it holds."""

    def __init__(self, meaning: str) -> None:
        super().__init__()
        self._meaning = meaning

    def focusInEvent(self, event: QFocusEvent) -> None:
        content = self.widget()
        self.setAccessibleName((words_of(content) if content is not None else "") or self._meaning)
        super().focusInEvent(event)


def scrolling(content: QWidget, meaning: str = "") -> QScrollArea:
    """Return an area around `content` that never scrolls sideways; `meaning` is said where it holds buttons alone."""
    area = Area(meaning)
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
    return area
