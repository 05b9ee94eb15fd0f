# SPDX-License-Identifier: GPL-3.0-or-later
"""A tone: does somebody hear it?"""

from PySide6.QtWidgets import QWidget

from kiosk.shell.icons import Icon, icon_label
from kiosk.shell.parts.basic import button, column, row
from kiosk.shell.selftest.step import Step
from kiosk.shell.selftest.tone import Tone
from kiosk.station.selftest import Part, Sign


class SpeakerStep(Step):
    """Plays the tone when it is asked to, and asks; without a device for sound that is the answer."""

    def __init__(self, ink: str) -> None:
        super().__init__(Part.SPEAKER)
        self._tone = Tone(self)
        middle = QWidget()
        column(1, row(1, icon_label(Icon.SPEAKER, ink, side=120), 1), 1, parent=middle)
        if not self._tone.is_possible:
            go_on = self._answer(self.tr("Go on"), "primary", Sign.NO_SOUND)
            self._build(middle, self.tr("This machine has no device for sound."), (go_on,))
            return
        play = button(self.tr("Play the tone"), "second", name="tone-play")
        play.clicked.connect(self._tone.play)
        heard = self._answer(self.tr("I hear it"), "primary", Sign.HEARD)
        silent = self._answer(self.tr("I hear nothing"), "second", Sign.NOT_HEARD)
        question = self.tr("Press “Play the tone”: it lasts a second. Do you hear it?")
        self._build(middle, question, (play, heard, silent))
