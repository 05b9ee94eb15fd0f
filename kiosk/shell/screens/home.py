# SPDX-License-Identifier: GPL-3.0-or-later
"""Home: guides that need no line on the left, sites by topic on the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.policy.model import Topic
from kiosk.shell.parts.basic import button, column, frame, label, row, rule
from kiosk.shell.parts.scroll import scrolling
from kiosk.shell.parts.shelves import guide_button, site_button
from kiosk.shell.scene import Scene


class HomeScreen(QWidget):
    """Emits `opened(address)`."""

    opened = Signal(str)

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self.setProperty("role", "paper")
        self._sites_box = QVBoxLayout()
        self._topic_title = label("", "heading", name="topic-title")
        box = row(gap=26, margins=(28, 26, 28, 26), parent=self)
        box.addLayout(self._left(), 64)
        box.addWidget(self._right(), 36)
        self._show_topic(scene.policy.topics[0])

    def _left(self) -> QVBoxLayout:
        guides = QWidget()
        grid = QGridLayout(guides)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setSpacing(18)
        for place, card in enumerate(self._scene.shelf.guides(self._scene.language)):
            grid.addWidget(guide_button(card, self._scene, self.opened.emit, tile=True), place // 2, place % 2)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        left = column(label(self.tr("Guides, always here"), "heading"), gap=16)
        left.addWidget(scrolling(guides), 1)
        left.addWidget(label(self.tr("Sites by topic"), "heading"))
        left.addWidget(self._topics())
        return left

    def _topics(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setSpacing(12)
        group = QButtonGroup(made)
        for place, topic in enumerate(self._scene.policy.topics):
            choice = self._topic(topic)
            choice.setChecked(place == 0)
            group.addButton(choice)
            grid.addWidget(choice, place // 3, place % 3)
        return made

    def _topic(self, topic: Topic) -> QPushButton:
        made = button(topic.title[self._scene.language], "topic", name=f"topic-{topic.id}")
        made.setCheckable(True)
        made.clicked.connect(lambda: self._show_topic(topic))
        return made

    def _right(self) -> QFrame:
        sites = QWidget()
        self._sites_box = column(gap=0, margins=(0, 0, 8, 0), parent=sites)
        card = frame("card", self._topic_title, gap=10, margins=(18, 18, 10, 18))
        self._topic_title.setContentsMargins(12, 0, 0, 0)
        inside = card.layout()
        if inside is not None:
            inside.addWidget(scrolling(sites))
        return card

    def _show_topic(self, topic: Topic) -> None:
        self._topic_title.setText(topic.title[self._scene.language])
        while item := self._sites_box.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        sites = [site for site in self._scene.policy.sites if site.topic == topic.id]
        for place, site in enumerate(sites):
            if place:
                self._sites_box.addWidget(rule())
            self._sites_box.addWidget(site_button(site, self._scene, self.opened.emit))
        self._sites_box.addStretch(1)
        self._sites_box.setAlignment(Qt.AlignmentFlag.AlignTop)
