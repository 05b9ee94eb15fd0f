# SPDX-License-Identifier: GPL-3.0-or-later
"""A reader's own PIN, typed twice: the one on the slip opens the card once, for this."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from kiosk.shell.parts.basic import button, column, label, row
from kiosk.shell.parts.digits import FIELD_GAP, Digits, DigitScreen
from kiosk.shell.parts.spoken import tell
from kiosk.shell.scene import Scene
from kiosk.shell.screens.card import PIN_DIGITS
from kiosk.words.ends import new_pin_sentence


class NewPinScreen(DigitScreen):
    """Emits `chosen(pin)` and `left()`."""

    chosen = Signal(str)

    def __init__(self, scene: Scene) -> None:
        fields = {name: Digits(PIN_DIGITS, hidden=True) for name in ("new-pin", "new-pin-again")}
        super().__init__(fields, self._done)
        self._asking = False
        self._message = label("", "stop", name="new-pin-message")
        self._message.setMinimumHeight(84)
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._build(self._words(), scene)
        self._show()

    def turn_away(self, why: str) -> None:
        """Say why the PIN was not taken, and begin anew."""
        self._begin_anew(new_pin_sentence(why))

    def _words(self) -> QVBoxLayout:
        back = button(self.tr("Cancel"), name="new-pin-back")
        back.clicked.connect(self.left)
        return column(
            label(self.tr("A PIN of your own"), "title"),
            label(self.tr("The PIN on the slip is for the first time only. Please choose another one."), "lead"),
            self._under(self.tr("New PIN, six digits"), "new-pin"),
            self._under(self.tr("The same PIN again"), "new-pin-again"),
            self._message,
            1,
            row(back, 1),
            gap=FIELD_GAP,
        )

    def _done(self) -> None:
        if not self._is_full("new-pin"):
            self._move("new-pin")
        elif not self._is_full("new-pin-again"):
            self._move("new-pin-again")
        elif self._texts["new-pin"] != self._texts["new-pin-again"]:
            self._begin_anew(self.tr("The two PINs are not the same. Please type both again."))
        elif not self._asking:
            self._asking = True  # one choice for one press, however slow the answer is
            tell(self._message, "")
            self.chosen.emit(self._texts["new-pin"])

    def _begin_anew(self, sentence: str) -> None:
        self._texts = dict.fromkeys(self._texts, "")
        self._asking = False
        self._move("new-pin")
        tell(self._message, sentence)
