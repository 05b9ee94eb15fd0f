# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields for digits with a number pad beside them, typed by touch or keyboard; a screen of it says what they are for.

What is typed goes away when the screen is left alone for a while.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kiosk.shell.parts.basic import centred, column, frame, label, row
from kiosk.shell.parts.pad import NumberPad
from kiosk.shell.parts.sides import Sides
from kiosk.shell.scene import Scene

DOT: Final = "●"
NARROW_CARD: Final = 900  # a card of at most this width has the pad under the fields
LEFT_ALONE_MS: Final = 90_000
FIELD_GAP: Final = 14
NAME_GAP: Final = 6


@dataclass(frozen=True, slots=True)
class Digits:
    """How many digits a field takes, and whether they show as dots."""

    longest: int
    hidden: bool


class DigitScreen(QWidget):
    """Emits `left()`; whoever builds on it says what is done when the fields are full."""

    left = Signal()

    def __init__(self, fields: Mapping[str, Digits], go_on: Callable[[], None]) -> None:
        """The fields by name, in their order; the first takes the first digit. `go_on` is what the key for it does."""
        super().__init__()
        self._go_on = go_on
        self.setProperty("role", "paper")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._digits = dict(fields)
        self._texts = dict.fromkeys(fields, "")
        self._current = next(iter(fields))
        self._fields = {name: self._field(name) for name in fields}
        self._alone = QTimer(self)
        self._alone.setInterval(LEFT_ALONE_MS)
        self._alone.timeout.connect(self._left_alone)
        self._alone.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdigit() and event.text().isascii():
            self._type(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(self._neighbour(1 if event.key() == Qt.Key.Key_Down else -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._move(watched.objectName())
        return super().eventFilter(watched, event)

    def _left_alone(self) -> None:
        """Nobody has typed for a while."""
        self.left.emit()

    def _build(self, words: QVBoxLayout, scene: Scene) -> None:
        """Put the words with the fields beside the number pad, or above it."""
        left, right = QWidget(), QWidget()
        left.setLayout(words)
        column(1, row(1, self._pad(scene), 1), 1, parent=right)
        sides = Sides((left, right), (1, 0), gap=64, narrow=NARROW_CARD)
        centred(frame("card", sides, margins=(40, 22, 40, 22)), 1160, (16, 12, 16, 12), self)

    def _pad(self, scene: Scene) -> NumberPad:
        pad = NumberPad(scene.colour("ink"), scene.colour("on_sky"))
        pad.digit.connect(self._type)
        pad.erase.connect(self._erase)
        pad.done.connect(self._go_on)
        return pad

    def _under(self, text: str, name: str) -> QVBoxLayout:
        """Return a field close under its name, which a screen reader says too."""
        self._fields[name].setAccessibleName(text)
        return column(label(text, "strong"), self._fields[name], gap=NAME_GAP)

    def _field(self, name: str) -> QLabel:
        made = label("", "field", name=name, wrap=False)
        made.setFixedHeight(68)
        made.installEventFilter(self)
        return made

    def _is_full(self, name: str) -> bool:
        return len(self._texts[name]) == self._digits[name].longest

    def _neighbour(self, step: int) -> str:
        names = list(self._texts)
        return names[(names.index(self._current) + step) % len(names)]

    def _type(self, digit: str) -> None:
        if not self._is_full(self._current):
            self._texts[self._current] += digit
        self._show()

    def _erase(self) -> None:
        if not self._texts[self._current] and self._current != next(iter(self._texts)):
            self._current = self._neighbour(-1)
        else:
            self._texts[self._current] = self._texts[self._current][:-1]
        self._show()

    def _move(self, name: str) -> None:
        self._current = name
        self._show()

    def _show(self) -> None:
        """Show what is typed; a card number left alone on the screen goes away after a while."""
        self._alone.start()
        for name, field in self._fields.items():
            text = self._texts[name]
            field.setText(" ".join(DOT for _ in text) if self._digits[name].hidden else text)
            field.setProperty("current", "true" if name == self._current else "false")
            field.style().polish(field)
        self.setAccessibleName(self._fields[self._current].accessibleName())  # the screen takes its digits
