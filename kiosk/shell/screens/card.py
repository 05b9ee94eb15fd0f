# SPDX-License-Identifier: GPL-3.0-or-later
"""Sign-in of a reader, or of staff beside one: card number and PIN on the screen's own number pad, or by keyboard."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from kiosk.shell.parts.basic import button, column, frame, label, row
from kiosk.shell.parts.digits import FIELD_GAP, Digits, DigitScreen
from kiosk.shell.parts.spoken import tell
from kiosk.shell.scene import Scene
from kiosk.words.days import long_day
from kiosk.words.ends import pause_sentence, sign_in_sentence, suspended_sentence

CARD_DIGITS: Final = 8
PIN_DIGITS: Final = 6


class CardScreen(DigitScreen):
    """Emits `entered(number, pin)` and `left()`; `why` is given where staff have to come to a session that waits."""

    entered = Signal(str, str)

    def __init__(self, scene: Scene, why: str = "") -> None:
        fields = {"number": Digits(CARD_DIGITS, hidden=False), "pin": Digits(PIN_DIGITS, hidden=True)}
        super().__init__(fields, self._done)
        self._for_staff, self._language = why, scene.language
        self._wait = 0
        self._asking = False
        self._why = ""
        self._suspension = ("", "")
        self._message = label("", "stop", name="sign-in-message")
        self._message.setMinimumHeight(84)
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._count_down)
        self._build(self._words(scene.hint), scene)
        self._show()

    def turn_away(self, why: str, seconds: int, until: str = "", because: str = "") -> None:
        """Say why the sign-in was not taken, and begin anew with the PIN; of a suspension also until when."""
        self._suspension = (until, because)
        self._texts["pin"] = ""
        self._asking = False
        self._why, self._wait = why, seconds
        tell(self._message, self._spoken())
        if seconds > 0:
            self._timer.start()
        self._show()

    def _left_alone(self) -> None:
        """A session that waits for staff goes on waiting; what they began to type is left for nobody."""
        if self._for_staff:
            self._texts = dict.fromkeys(self._texts, "")
            self._move("number")
        else:
            super()._left_alone()

    def _words(self, hint: str) -> QVBoxLayout:
        back = button(self.tr("End the session") if self._for_staff else self.tr("Another language"), name="card-back")
        back.clicked.connect(self.left)
        note = [frame("note", label(hint, "small", name="hint"), margins=(14, 6, 14, 6))] if hint else []
        asked = self.tr("Enter the number on your card and your PIN.")
        return column(
            label(self.tr("Staff card") if self._for_staff else self.tr("Sign in"), "title"),
            label(pause_sentence(self._for_staff) if self._for_staff else asked, "lead", name="card-asked"),
            self._under(self.tr("Card number"), "number"),
            self._under(self.tr("PIN, six digits"), "pin"),
            self._message,
            *note,
            1,
            row(back, 1),
            gap=FIELD_GAP,
        )

    def _done(self) -> None:
        if self._current == "number" and self._texts["number"]:
            self._move("pin")
        elif self._may_ask():
            self._asking = True  # one try for one press, however slow the answer is
            tell(self._message, "")
            self.entered.emit(self._texts["number"], self._texts["pin"])

    def _may_ask(self) -> bool:
        return bool(self._texts["number"]) and self._is_full("pin") and self._wait == 0 and not self._asking

    def _count_down(self) -> None:
        self._wait = max(0, self._wait - 1)
        self._message.setText(self._spoken())
        if self._wait == 0:
            self._timer.stop()

    def _spoken(self) -> str:
        sentence = self._suspended() if self._why == "suspended" else sign_in_sentence(self._why)
        wait = self.tr("%n second(s) to wait.", "", self._wait)
        return f"{sentence} {wait}" if self._wait else sentence

    def _suspended(self) -> str:
        until, because = self._suspension
        day = long_day(datetime.fromisoformat(until).date(), self._language) if until else ""
        return suspended_sentence(day, because)
