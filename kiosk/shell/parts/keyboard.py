# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyboard on the screen. It tells of letters; where they go is decided by whoever shows it.

Keys never take the focus, so that what is written in keeps it; a keyboard of hardware writes beside this one.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kiosk.shell.icons import Icon, put_icon
from kiosk.shell.parts.basic import button, column, row, take_out
from kiosk.shell.parts.letters import FOR_LANGUAGE, ROWS, Alphabet, capital
from kiosk.shell.scene import Scene

GAP: Final = 8
WIDEST: Final = 1400


class Keyboard(QWidget):
    """Emits `typed(str)` for one letter or a space, `erase()` and `done()`."""

    typed = Signal(str)
    erase = Signal()
    done = Signal()

    def __init__(self, scene: Scene, done: str) -> None:
        """`done` is the word on the key that says that all is written."""
        super().__init__()
        self._scene, self._done = scene, done
        self.setObjectName("keyboard")
        self.setProperty("role", "paper")
        self._box: QHBoxLayout = row(1, 1, gap=0, parent=self)
        self._keys: QWidget | None = None
        self._capital = False
        self.show_alphabet(FOR_LANGUAGE[scene.language])

    @property
    def alphabet(self) -> Alphabet:
        return self._alphabet

    def show_alphabet(self, alphabet: Alphabet) -> None:
        """Put the keys of another alphabet in the place of these."""
        self._alphabet, self._capital = alphabet, False
        self._show()

    def _show(self) -> None:
        alphabet = self._alphabet
        old, self._keys = self._keys, self._made(alphabet)
        take_out(self._box, old)
        self._box.insertWidget(1, self._keys, 1000)  # in the middle of a wider screen

    def _made(self, alphabet: Alphabet) -> QWidget:
        keys = QWidget()
        keys.setMaximumWidth(WIDEST)
        lines = column(gap=GAP, parent=keys)
        last = len(ROWS[alphabet]) - 1
        for place, letters in enumerate(ROWS[alphabet]):
            line = row(gap=GAP)
            if place == last and alphabet is not Alphabet.SIGNS:
                line.addWidget(self._shift(), 2)
            for letter in letters:
                line.addWidget(self._letter(letter), 1)
            if place == last:
                line.addWidget(self._erase(), 2)
            lines.addLayout(line)
        lines.addLayout(self._foot(alphabet))
        return keys

    def _letter(self, letter: str) -> QPushButton:
        face = capital(letter, self._alphabet) if self._capital else letter
        key = self._key(face, f"key-{letter}")
        key.clicked.connect(lambda: self._type(face))
        return key

    def _type(self, face: str) -> None:
        """Write one letter; a capital is followed by small ones."""
        if self._capital:
            self._capital = False
            self._show()
        self.typed.emit(face)

    def _shift(self) -> QPushButton:
        key = self._key("", "key-capital")
        key.setAccessibleName(self.tr("Capital letter"))
        key.setCheckable(True)
        key.setChecked(self._capital)
        put_icon(key, Icon.CAPITAL, self._scene.colour("on_sky" if self._capital else "ink"))
        key.clicked.connect(self._turn_capital)
        return key

    def _turn_capital(self) -> None:
        self._capital = not self._capital
        self._show()

    def _erase(self) -> QPushButton:
        key = self._key("", "key-erase")
        key.setAccessibleName(self.tr("Erase"))
        key.setAutoRepeat(True)
        put_icon(key, Icon.ERASE, self._scene.colour("ink"))
        key.clicked.connect(self.erase)
        return key

    def _foot(self, alphabet: Alphabet) -> QVBoxLayout:
        line = row(gap=GAP)
        for other in Alphabet:
            lead = self._key(other.value, f"alphabet-{other.name.lower()}", "alphabet")
            lead.setCheckable(True)
            lead.setChecked(other is alphabet)
            lead.clicked.connect(lambda _=False, other=other: self.show_alphabet(other))
            line.addWidget(lead, 2)
        space = self._key(self.tr("space"), "key-space")
        space.clicked.connect(lambda: self.typed.emit(" "))
        done = self._key(self._done, "key-done", "key-done")
        done.clicked.connect(self.done)
        line.addWidget(space, 4)
        line.addWidget(done, 3)
        return column(line)

    def _key(self, face: str, name: str, role: str = "key") -> QPushButton:
        key = button(face, role, name=name)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return key
