# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys of the hardware keyboard to press, from each of its corners: which of them arrive?

A key is known by its place (evdev's code, which X11 and Wayland count from 8), so that it is the same one under every
layout; its face names both alphabets.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.shell.parts.basic import button, column, label, row
from kiosk.shell.selftest.step import Step
from kiosk.station.selftest import Part, Sign

LINES: Final[tuple[Mapping[int, str], ...]] = (
    {10: "1", 14: "5", 19: "0", 22: "Backspace"},
    {24: "Q Й", 28: "T Е", 33: "P З"},
    {38: "A Ф", 42: "G П", 46: "L Д", 36: "Enter"},
    {52: "Z Я", 56: "B И", 58: "M Ь"},
    {65: "Space", 113: "←", 114: "→"},
)


class KeysStep(Step):
    """Ends by itself when every key that it shows has arrived."""

    def __init__(self) -> None:
        super().__init__(Part.KEYBOARD)
        self.setProperty("takesText", True)
        self._faces = {code: face for line in LINES for code, face in line.items()}
        self._keys: dict[int, QLabel] = {}
        field = QWidget()
        rows = [row(1, *(self._key(code, face) for code, face in line.items()), 1, gap=12) for line in LINES]
        column(1, *rows, 1, gap=12, margins=(28, 18, 28, 0), parent=field)
        give_up = button(self.tr("Not all of them arrive"), "second", name="answer-keys_missing")
        give_up.clicked.connect(self._give_up)
        none = self._answer(self.tr("There is no keyboard here"), "second", Sign.NO_KEYBOARD)
        question = self.tr("Press each of these keys on the keyboard. One that arrives is marked.")
        self._build(field, question, (give_up, none))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self._keys.pop(event.nativeScanCode(), None)
        if key is not None:
            key.setProperty("current", "true")
            key.setText(f"{key.text()} ✓")
            key.style().polish(key)
        if not self._keys:
            self._end(Sign.KEYS_WORK)

    def _key(self, code: int, face: str) -> QLabel:
        made = label(face, "field", name=f"hardware-{code}", wrap=False)
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.setMinimumWidth(120)
        made.setFixedHeight(68)
        self._keys[code] = made
        return made

    def _give_up(self) -> None:
        self._end(Sign.KEYS_MISSING, keys=", ".join(self._faces[code] for code in self._keys))
