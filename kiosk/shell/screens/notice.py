# SPDX-License-Identifier: GPL-3.0-or-later
"""The notice: who runs this, what is recorded, why, how long, who may look. Nothing opens before it is accepted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.shell.icons import Icon, icon_label
from kiosk.shell.parts.basic import button, column, frame, label, row
from kiosk.shell.parts.scroll import scrolling
from kiosk.shell.scene import Scene


class NoticeScreen(QWidget):
    """Emits `accepted()` and `declined()`."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, scene: Scene, minutes: int) -> None:
        super().__init__()
        self._scene = scene
        self.setProperty("role", "paper")
        notice, language = scene.policy.notice, scene.language
        sections = (
            (Icon.BUILDING, self.tr("Who runs this terminal"), notice.operator[language]),
            (Icon.PEN, self.tr("What is recorded"), notice.recorded[language]),
            (Icon.EYE, self.tr("What for"), notice.purpose[language]),
            (Icon.KEEP, self.tr("How long it is kept"), notice.kept[language]),
            (Icon.SHIELD, self.tr("Who may look at it"), notice.seen_by[language]),
        )
        inside = QWidget()
        column(*(self._section(*section) for section in sections), 1, gap=9, margins=(0, 0, 16, 0), parent=inside)
        accept = button(self.tr("I have read it, go on"), "primary", name="notice-accept")
        accept.clicked.connect(self.accepted)
        decline = button(self.tr("I do not agree"), "second", name="notice-decline")
        decline.clicked.connect(self.declined)
        card = frame(
            "card",
            label(self.tr("Before you begin"), "title"),
            label(self.tr("You have %n minute(s). Please read this first.", "", minutes), "lead"),
            scrolling(inside),
            row(accept, decline, 1, gap=16),
            gap=10,
            margins=(44, 24, 28, 24),
        )
        card.setMaximumWidth(1180)
        line = row(1)
        line.addWidget(card, 20)
        line.addStretch(1)
        box = column(1, margins=(40, 18, 40, 18), parent=self)
        box.addLayout(line, 1000)
        box.addStretch(1)

    def _section(self, icon: Icon, title: str, text: str) -> QHBoxLayout:
        picture = icon_label(icon, self._scene.colour("sky"), side=52)
        line = row(column(picture, 1), gap=18)
        line.addLayout(column(label(title, "strong"), label(text), 1, gap=3), 1)
        return line
