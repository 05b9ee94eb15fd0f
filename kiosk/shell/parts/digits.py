# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields for digits with a number pad beside them, typed by touch or keyboard; a screen of it says what they are for.

What is typed goes away when the screen is left alone for a while.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

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


class Taker(QLineEdit):
    """Has the keyboard for a field, in whose corner it stands, and hands its keys on; emits `reached()`.

    It is not seen. A screen reader takes it for the field: of hidden digits it hears how many there are, and does not
    say their keys.
    """

    reached = Signal()

    def __init__(self, field: QLabel, *, hidden: bool) -> None:
        super().__init__(field)
        self.setObjectName(f"{field.objectName()}-taker")
        self.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAcceptDrops(False)
        self.setFixedSize(1, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def follow(self, text: str) -> None:
        """Hold what the field shows. Digits come and go one by one, as by typing, so that each is said."""
        while not text.startswith(self.text()):
            self.backspace()
        self.insert(text[len(self.text()) :])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing is drawn."""


class DigitScreen(QWidget):
    """Emits `left()`; whoever builds on it says what is done when the fields are full."""

    left = Signal()

    def __init__(self, fields: Mapping[str, Digits], go_on: Callable[[], None]) -> None:
        """The fields by name, in their order; the first takes the first digit. `go_on` is what the key for it does."""
        super().__init__()
        self._go_on = go_on
        self.setProperty("role", "paper")
        self._digits = dict(fields)
        self._texts = dict.fromkeys(fields, "")
        self._current = next(iter(fields))
        self._fields = {name: self._field(name) for name in fields}
        self._takers = {name: self._taker(name) for name in fields}
        self.setFocusProxy(self._takers[self._current])
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
        self._takers[name].setAccessibleName(text)
        return column(label(text, "strong"), self._fields[name], gap=NAME_GAP)

    def _field(self, name: str) -> QLabel:
        made = label("", "field", name=name, wrap=False)
        made.setFixedHeight(68)
        made.installEventFilter(self)
        return made

    def _taker(self, name: str) -> Taker:
        made = Taker(self._fields[name], hidden=self._digits[name].hidden)
        made.reached.connect(lambda: self._move(name))
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
            hidden = self._digits[name].hidden
            field.setText(" ".join(DOT for _ in text) if hidden else text)
            self._takers[name].follow(DOT * len(text) if hidden else text)
            field.setProperty("current", "true" if name == self._current else "false")
            field.style().polish(field)
        self._pass_keyboard(self._takers[self._current])

    def _pass_keyboard(self, taker: Taker) -> None:
        """Give the current field's taker the keyboard, if another one has it."""
        if any(other.hasFocus() for other in self._takers.values() if other is not taker):
            taker.setFocus()
