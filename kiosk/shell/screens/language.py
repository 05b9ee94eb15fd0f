# SPDX-License-Identifier: GPL-3.0-or-later
"""The first screen: three languages, each in its own words, and how large and how strong the letters are."""

from dataclasses import replace
from datetime import time
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from kiosk.shell.icons import Icon, put_icon
from kiosk.shell.parts.basic import button, column, frame, label, row
from kiosk.shell.parts.mark import Mark
from kiosk.shell.parts.sides import Columns, Sides
from kiosk.shell.scene import Scene

# Each language stands in its own words on this screen, so these are not translated.
NAMES: Final = (("kk", "Қазақша", "Бастау"), ("ru", "Русский", "Начать"), ("en", "English", "Begin"))
MOTTOES: Final = ("Заңды білуге, құқықты түсінуге арналған терезе.", "Окно к закону.", "A window to the law.")
QUESTION: Final = "Тілді таңдаңыз · Выберите язык · Choose a language"
OPEN: Final = "Ашық · Открыто · Open: {opens}–{closes}"


class LanguageScreen(QWidget):
    """Emits `chosen(language)`, `wished(wishes)` and `help_asked()`."""

    chosen = Signal(str)
    wished = Signal(object)
    help_asked = Signal()

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self.setProperty("role", "paper")
        column(Sides((self._panel(), self._choices()), (45, 55)), parent=self)

    def _panel(self) -> QFrame:
        scene = self._scene
        limits = scene.policy.limits
        all_day = limits.opens_at == time(0, 0) and limits.closes_at >= time(23, 59)
        hours = OPEN.format(opens=f"{limits.opens_at:%H:%M}", closes=f"{limits.closes_at:%H:%M}")
        return frame(
            "panel",
            Mark(scene.colour("on_sky") if not scene.wishes.contrast else scene.colour("ink"), scene.colour("gold")),
            34,
            label("Терезе", "brand"),
            *(label(motto, "lead") for motto in MOTTOES),
            1000,
            label(scene.where_in("kk"), "small"),
            *([] if all_day else [label(hours, "small")]),
            gap=10,
            margins=(64, 72, 48, 64),
        )

    def _choices(self) -> QWidget:
        side = QWidget()
        column(
            1000,
            label(QUESTION, "soft-lead"),
            *(self._language(*names) for names in NAMES),
            14,
            Columns(
                (
                    self._toggle("large-print", "Ірі әріп", Icon.LARGE_PRINT, on=self._scene.wishes.large),
                    self._toggle("contrast", "Анық түс", Icon.CONTRAST, on=self._scene.wishes.contrast),
                    self._help(),
                ),
                least=150,
                most=3,
                gap=12,
            ),
            1000,
            gap=20,
            margins=(72, 40, 72, 40),
            parent=side,
        )
        return side

    def _language(self, code: str, name: str, begin: str) -> QPushButton:
        made = button("", "language", name=f"language-{code}")
        made.setAccessibleName(name)
        words = (label(name, "name", wrap=False), 1, label(f"{begin} →", "soft-lead", wrap=False))
        row(*words, margins=(36, 0, 36, 0), parent=made)
        made.clicked.connect(lambda: self.chosen.emit(code))
        return made

    def _toggle(self, name: str, text: str, icon: Icon, *, on: bool) -> QPushButton:
        made = button(f" {text}", "choice", name=name)
        made.setCheckable(True)
        made.setChecked(on)
        put_icon(made, icon, self._scene.colour("ink"))
        wish = "large" if name == "large-print" else "contrast"
        made.toggled.connect(lambda on: self.wished.emit(replace(self._scene.wishes, **{wish: on})))
        return made

    def _help(self) -> QPushButton:
        made = button(" Көмек", "choice", name="help")
        put_icon(made, Icon.HELP, self._scene.colour("ink"))
        made.clicked.connect(self.help_asked)
        return made
