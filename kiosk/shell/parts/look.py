# SPDX-License-Identifier: GPL-3.0-or-later
"""How the reader wants the screen, in one press on every screen: large print, strong contrast, another language."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.shell.icons import Icon
from kiosk.shell.parts.basic import button, column, row
from kiosk.shell.parts.icon_buttons import tool_button
from kiosk.shell.scene import Scene

# Each language is named in its own words, so these are not translated.
SHORT: Final = {"kk": "Қаз", "ru": "Рус", "en": "Eng"}
NAMES: Final = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
TONGUES_TITLE: Final = "Тіл · Язык · Language"


class Look(QWidget):
    """Emits `wished(wishes)`, and `language_asked()` where another language may be chosen."""

    wished = Signal(object)
    language_asked = Signal()

    def __init__(self, scene: Scene, *, upright: bool = False) -> None:
        """`upright` puts one above the other: beside a screen that has no bar."""
        super().__init__()
        wishes = scene.wishes
        large = self._toggle(scene, Icon.LARGE_PRINT, "look-large", self.tr("Large print"), on=wishes.large)
        large.clicked.connect(lambda on: self.wished.emit(replace(wishes, large=on)))
        contrast = self._toggle(scene, Icon.CONTRAST, "look-contrast", self.tr("Strong contrast"), on=wishes.contrast)
        contrast.clicked.connect(lambda on: self.wished.emit(replace(wishes, contrast=on)))
        language = button(SHORT[wishes.language], "tool", name="look-language")
        language.setAccessibleName(f"{NAMES[wishes.language]}: {TONGUES_TITLE}")
        language.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        language.setFixedHeight(scene.palette.sizes["target"])
        language.clicked.connect(self.language_asked)
        for made in (large, contrast, language):
            made.setProperty("role", "rail" if upright else "tool")
        if upright:
            column(large, contrast, language, 1, gap=10, margins=(0, 16, 16, 0), parent=self)
        else:
            row(large, contrast, language, gap=8, parent=self)

    def _toggle(self, scene: Scene, icon: Icon, name: str, meaning: str, *, on: bool) -> QPushButton:
        made = tool_button(scene, icon, name, meaning)
        made.setCheckable(True)
        made.setChecked(on)
        return made
