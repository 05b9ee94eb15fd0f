# SPDX-License-Identifier: GPL-3.0-or-later
"""Two parts side by side, and one above the other where the window is narrow; buttons in as many columns as fit."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMargins
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from kiosk.shell.scene import Scene

NARROW: Final = 1000  # logical pixels of width; a display stood on end is narrower
NARROW_LARGE: Final = 1200


def narrow_for(scene: Scene) -> int:
    """Return the width below which there is no room for things side by side, in this print."""
    return NARROW_LARGE if scene.wishes.large else NARROW


class Sides(QWidget):
    """Two parts with their shares of the width, or of the height where one stands above the other."""

    def __init__(
        self, parts: tuple[QWidget, QWidget], shares: tuple[int, int], gap: int = 0, narrow: int = NARROW
    ) -> None:
        """Below a width of `narrow` logical pixels the second part stands under the first."""
        super().__init__()
        self._narrow = narrow
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(QMargins())
        self._box.setSpacing(gap)
        for part, share in zip(parts, shares, strict=True):
            self._box.addWidget(part, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._narrow
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


class Columns(QWidget):
    """Widgets in rows of equal columns, each at least `least` logical pixels wide, at most `most` in a row.

    They take as few rows as they can, and are spread evenly over these: four of which three fit stand two by two.
    """

    def __init__(self, items: Sequence[QWidget], least: int, most: int, gap: int = 14) -> None:
        super().__init__()
        self._items, self._least, self._most = tuple(items), least, most
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(QMargins())
        self._grid.setSpacing(gap)
        self._arrange(most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        gap = self._grid.spacing()
        least = max(self._least, *(item.minimumSizeHint().width() for item in self._items), 1)
        fit = max(1, min(self._most, (self.width() + gap) // (least + gap)))
        rows = -(-len(self._items) // fit)
        self._arrange(-(-len(self._items) // max(1, rows)))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        before, self._columns = self._columns, columns
        for column in range(before):
            self._grid.setColumnStretch(column, 0)
        for place, item in enumerate(self._items):
            self._grid.addWidget(item, place // columns, place % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
