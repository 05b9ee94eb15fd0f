# SPDX-License-Identifier: GPL-3.0-or-later
"""How to use the terminal, in six pictures with a sentence each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from kiosk.shell.icons import Icon, icon_label
from kiosk.shell.parts.basic import button, column, frame, label, row
from kiosk.shell.parts.scroll import scrolling
from kiosk.shell.parts.sides import Columns
from kiosk.shell.parts.spoken import tell
from kiosk.shell.scene import Scene
from kiosk.wire.messages import HELP_TO_FIND
from kiosk.words.not_asked import not_asked_sentence

PICTURE = 88
LEAST, MOST = 320, 3


class HelpScreen(QWidget):
    """Emits `closed()`, and in a session `help_asked()`."""

    closed = Signal()
    help_asked = Signal()

    def __init__(self, scene: Scene, *, in_session: bool = False) -> None:
        super().__init__()
        self._scene = scene
        self.setObjectName("help-screen")
        self.setProperty("role", "paper")
        steps = (
            (Icon.TONGUES, self.tr("Choose a language. It can be changed at any time.")),
            (Icon.DIGITS, self.tr("Enter the number on your card and your PIN with the numbers on the screen.")),
            (Icon.SHIELD, self.tr("Read what is recorded. If you agree, go on.")),
            (Icon.BOOK, self.tr("Choose a topic, or search with your own words. Read.")),
            (Icon.CLOCK, self.tr("The minutes that you have left stand on top, on the right.")),
            (Icon.DOOR, self.tr("When you are done, press “End”. The pages you read are not kept here.")),
        )
        made = [self._step(number, *step) for number, step in enumerate(steps, start=1)]
        holder = QWidget()
        column(Columns(made, LEAST, MOST, gap=18), 1, margins=(0, 0, 8, 0), parent=holder)
        back = button(self.tr("Back"), "primary", name="help-back")
        back.clicked.connect(self.closed)
        self._ask = button(self.tr("Call the librarian"), "second", name="help-ask")
        self._ask.clicked.connect(self.help_asked)
        self._answer = label(self.tr("If anything is unclear, ask the librarian."), "lead", name="help-answer")
        foot = row(gap=18)
        foot.addWidget(self._answer, 1)
        if in_session:
            foot.addWidget(self._ask)
        foot.addWidget(back)
        column(
            label(self.tr("How it works"), "title"),
            scrolling(holder),
            foot,
            gap=18,
            margins=(40, 28, 40, 28),
            parent=self,
        )

    @property
    def asks_for(self) -> str:
        """What it asks staff for, as `wire.Asked` has it."""
        return HELP_TO_FIND

    def show_asked(self, number: int, _due: str) -> None:
        """Say under which number the librarian was called."""
        self._ask.setEnabled(False)
        told = self.tr("Your request is on the librarian’s list, as number {number}.")
        tell(self._answer, told.format(number=number))

    def show_not_asked(self, why: str) -> None:
        """Say why the librarian was not called."""
        tell(self._answer, not_asked_sentence(why))

    def _step(self, number: int, icon: Icon, text: str) -> QFrame:
        picture = icon_label(icon, self._scene.colour("sky"), side=PICTURE)
        said = label(text, "lead")
        said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        head = row(picture, label(str(number), "title", wrap=False), 1, gap=18)
        return frame("card", head, said, 1, gap=14, margins=(26, 22, 26, 22))
