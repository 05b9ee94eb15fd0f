# SPDX-License-Identifier: GPL-3.0-or-later
"""A question or a word of warning over the content, below the bar, which stays in reach."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QWidget

from kiosk.shell.icons import Icon, icon_label
from kiosk.shell.parts.basic import button, centred, frame, label, row
from kiosk.shell.scene import Scene


class Veil(QFrame):
    """Covers its parent; emits `chosen(name)` with the button's name and goes away."""

    chosen = Signal(str)

    def __init__(
        self,
        scene: Scene,
        icon: Icon,
        title: str,
        text: str,
        choices: tuple[tuple[str, str, str], ...],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("veil")
        self.setProperty("role", "veil")
        buttons = []
        for name, word, role in choices:
            made = button(word, role, name=name)
            made.clicked.connect(lambda _checked=False, chosen=name: self._choose(chosen))
            buttons.append(made)
        head = row(icon_label(icon, scene.colour("sky")), gap=18)
        head.addWidget(label(title, "title", name="veil-title"), 1)
        card = frame(
            "card",
            head,
            label(text, "lead", name="veil-text"),
            row(*buttons, 1, gap=16),
            gap=24,
            margins=(44, 36, 44, 36),
        )
        centred(card, 760, (40, 40, 40, 40), self, below=2)
        parent.installEventFilter(self)
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        buttons[0].setAccessibleDescription(f"{title} {text}")
        buttons[0].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def _choose(self, name: str) -> None:
        self.close()
        self.deleteLater()
        self.chosen.emit(name)
