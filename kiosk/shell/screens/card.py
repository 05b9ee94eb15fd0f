# SPDX-License-Identifier: GPL-3.0-or-later
"""Sign-in of a reader, or of staff beside one: card number and PIN on the screen's own number pad, or by keyboard."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kiosk.shell.parts.basic import button, centred, column, frame, label, row
from kiosk.shell.parts.pad import NumberPad
from kiosk.shell.scene import Scene
from kiosk.words.ends import pause_sentence, sign_in_sentence

CARD_DIGITS: Final = 8
PIN_DIGITS: Final = 6
DOT: Final = "●"
LEFT_ALONE_MS: Final = 90_000


class CardScreen(QWidget):
    """Emits `entered(number, pin)` and `left()`; `why` is given where staff have to come to a session that waits."""

    entered = Signal(str, str)
    left = Signal()

    def __init__(self, scene: Scene, why: str = "") -> None:
        super().__init__()
        self._for_staff = why
        self.setProperty("role", "paper")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._texts = {"number": "", "pin": ""}
        self._current = "number"
        self._wait = 0
        self._asking = False
        self._fields = {name: self._field(name) for name in self._texts}
        self._why = ""
        self._message = label("", "stop", name="sign-in-message")
        self._message.setMinimumHeight(84)
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._count_down)
        self._alone = QTimer(self)
        self._alone.setInterval(LEFT_ALONE_MS)
        self._alone.timeout.connect(self._forget if why else self.left)
        self._alone.start()
        side = row(self._words(scene.hint), column(1, self._pad(scene), 1), gap=64)
        centred(frame("card", side, margins=(44, 30, 44, 30)), 1080, (24, 20, 24, 20), self)
        self._show()

    def turn_away(self, why: str, seconds: int) -> None:
        """Say why the sign-in was not taken, and begin anew with the PIN."""
        self._texts["pin"] = ""
        self._asking = False
        self._why, self._wait = why, seconds
        self._message.setText(self._spoken())
        if seconds > 0:
            self._timer.start()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdigit() and event.text().isascii():
            self._type(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._done()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move("pin" if self._current == "number" else "number")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._move(watched.objectName())
        return super().eventFilter(watched, event)

    def _forget(self) -> None:
        """What staff began to type is not left for whoever comes next."""
        self._texts = dict.fromkeys(self._texts, "")
        self._move("number")

    def _words(self, hint: str) -> QVBoxLayout:
        back = button(self.tr("End the session") if self._for_staff else self.tr("Another language"), name="card-back")
        back.clicked.connect(self.left)
        note = [frame("note", label(hint, "small", name="hint"), margins=(18, 12, 18, 12))] if hint else []
        asked = self.tr("Enter the number on your card and your PIN.")
        return column(
            label(self.tr("The librarian's card") if self._for_staff else self.tr("Sign in"), "title"),
            label(pause_sentence(self._for_staff) if self._for_staff else asked, "lead", name="card-asked"),
            10,
            label(self.tr("Card number"), "strong"),
            self._fields["number"],
            label(self.tr("PIN, six digits"), "strong"),
            self._fields["pin"],
            self._message,
            *note,
            1,
            row(back, 1),
        )

    def _pad(self, scene: Scene) -> NumberPad:
        pad = NumberPad(scene.colour("ink"), scene.colour("on_sky"))
        pad.digit.connect(self._type)
        pad.erase.connect(self._erase)
        pad.done.connect(self._done)
        return pad

    def _field(self, name: str) -> QLabel:
        made = label("", "field", name=name, wrap=False)
        made.setFixedHeight(68)
        made.installEventFilter(self)
        return made

    def _type(self, digit: str) -> None:
        longest = CARD_DIGITS if self._current == "number" else PIN_DIGITS
        if len(self._texts[self._current]) < longest:
            self._texts[self._current] += digit
        self._show()

    def _erase(self) -> None:
        if not self._texts[self._current] and self._current == "pin":
            self._current = "number"
        else:
            self._texts[self._current] = self._texts[self._current][:-1]
        self._show()

    def _move(self, name: str) -> None:
        self._current = name
        self._show()

    def _done(self) -> None:
        if self._current == "number" and self._texts["number"]:
            self._move("pin")
        elif self._may_ask():
            self._asking = True  # one try for one press, however slow the answer is
            self._message.setText("")
            self.entered.emit(self._texts["number"], self._texts["pin"])

    def _may_ask(self) -> bool:
        whole = bool(self._texts["number"]) and len(self._texts["pin"]) == PIN_DIGITS
        return whole and self._wait == 0 and not self._asking

    def _count_down(self) -> None:
        self._wait = max(0, self._wait - 1)
        self._message.setText(self._spoken())
        if self._wait == 0:
            self._timer.stop()

    def _spoken(self) -> str:
        sentence = sign_in_sentence(self._why)
        wait = self.tr("%n second(s) to wait.", "", self._wait)
        return f"{sentence} {wait}" if self._wait else sentence

    def _show(self) -> None:
        """Show what is typed; a card number left alone on the screen goes away after a while."""
        self._alone.start()
        shown = {"number": self._texts["number"], "pin": " ".join(DOT for _ in self._texts["pin"])}
        for name, field in self._fields.items():
            field.setText(shown[name])
            field.setProperty("current", "true" if name == self._current else "false")
            field.style().polish(field)
