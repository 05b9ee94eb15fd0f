# SPDX-License-Identifier: GPL-3.0-or-later
"""A few lines to write in. As in `field`, nothing can be marked, so that nothing lands in a clipboard."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

HEIGHTS: Final = {1: 72, 2: 104}
TALLEST: Final = 136
ENDS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Paragraph(QPlainTextEdit):
    """Emits `written(text)` and, where one line is asked for, `finished()` at the end of it."""

    written = Signal(str)
    finished = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self._letters, self._lines = 0, 1
        self.setObjectName(name)
        self.setPlaceholderText(hint)
        self.setProperty("role", "write")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        self.selectionChanged.connect(self._unmark)
        self.textChanged.connect(self._bound)

    def ask(self, text: str, letters: int, lines: int) -> None:
        """Begin with a text; at most so many letters fit, and so many lines are seen."""
        self._letters, self._lines = letters, lines
        self.setFixedHeight(HEIGHTS.get(lines, TALLEST))
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def write(self, letter: str) -> None:
        """Write as if a key had been pressed."""
        self.insertPlainText(letter)
        self.ensureCursorVisible()

    def take_back(self) -> None:
        """Erase as the backspace key does."""
        self.textCursor().deletePreviousChar()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENDS and self._lines == 1:
            self.finished.emit()
        elif event.key() in ENDS and self.blockCount() >= self._lines:
            event.accept()  # there is no more paper for another line
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moving over the text marks nothing."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _unmark(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def _bound(self) -> None:
        """Take back what does not fit, then tell what is there."""
        text = self.toPlainText()
        if len(text) > self._letters:
            self.setPlainText(text[: self._letters])
            self.moveCursor(QTextCursor.MoveOperation.End)
        else:
            self.written.emit(text)
