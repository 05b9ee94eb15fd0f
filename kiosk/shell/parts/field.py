# SPDX-License-Identifier: GPL-3.0-or-later
"""One line to write in. Nothing can be marked in it, so that nothing lands in a clipboard or a selection."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLineEdit

LETTERS: Final = 120


class Field(QLineEdit):
    """Emits `touched()` where somebody wants to write; `textEdited` and `returnPressed` are Qt's."""

    touched = Signal()

    def __init__(self, name: str, meaning: str, hint: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(meaning)
        self.setPlaceholderText(hint)
        self.setMaxLength(LETTERS)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setDragEnabled(False)
        self.setProperty("role", "write")
        self.selectionChanged.connect(self.deselect)

    def write(self, letter: str) -> None:
        """Write as if a key had been pressed."""
        self.insert(letter)
        self.textEdited.emit(self.text())

    def take_back(self) -> None:
        """Erase as the backspace key does."""
        self.backspace()
        self.textEdited.emit(self.text())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.touched.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moving over the text marks nothing."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
