# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers that can be filled in here and printed by staff."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.library.forms import Form
from kiosk.shell.icons import Icon, icon_label
from kiosk.shell.parts.basic import column, label
from kiosk.shell.parts.entry_button import EntryButton
from kiosk.shell.parts.scroll import scrolling
from kiosk.shell.parts.shelves import tiles
from kiosk.shell.scene import Scene


class FormsScreen(QWidget):
    """Emits `chosen(form)`."""

    chosen = Signal(object)

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self.setObjectName("forms-screen")
        self.setProperty("role", "paper")
        told = self.tr(
            "Fill in on the screen what you know. Where you leave a line empty, you can write by hand later."
        )
        title = self.tr("Papers to fill in")
        column(
            label(title, "title", name="forms-title"),
            label(told, "lead"),
            scrolling(tiles([self._form(form) for form in scene.forms]), title),
            gap=16,
            margins=(28, 22, 28, 22),
            parent=self,
        )

    def _form(self, form: Form) -> EntryButton:
        made = EntryButton(
            form.title[self._scene.language],
            form.about[self._scene.language],
            name=f"form-{form.id}",
            icon=icon_label(Icon.PEN, self._scene.colour("sky")),
        )
        made.clicked.connect(lambda: self.chosen.emit(form))
        return made
