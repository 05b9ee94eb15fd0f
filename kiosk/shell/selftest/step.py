# SPDX-License-Identifier: GPL-3.0-or-later
"""What the four steps by hand share: a place to look at, a question below it, and answers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.shell.parts.basic import Item, button, column, label, row
from kiosk.station.selftest import Line, Part, Sign


class Step(QWidget):
    """Emits `done(Line)` once."""

    done = Signal(object)

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self._over = False
        self.setProperty("role", "paper")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _build(self, content: QWidget, question: str, answers: Sequence[QPushButton]) -> None:
        """Put the question and its answers under the content. Keys go to the step and not to the answers."""
        told = label(question, "lead", name="step-question")
        buttons: list[Item] = list(answers)
        for answer in answers:
            answer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = column(gap=16, margins=(0, 0, 0, 18), parent=self)
        box.addWidget(content, 1)
        box.addLayout(column(told, row(*buttons, 1, gap=16), gap=14, margins=(28, 0, 28, 0)))

    def _answer(self, text: str, role: str, sign: Sign) -> QPushButton:
        """Return a button that ends the step with this."""
        made = button(text, role, name=f"answer-{sign.value}")
        made.clicked.connect(lambda: self._end(sign))
        return made

    def _end(self, sign: Sign, **facts: str) -> None:
        if not self._over:
            self._over = True
            self.done.emit(Line(self._part, sign, facts))
