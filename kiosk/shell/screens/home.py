# SPDX-License-Identifier: GPL-3.0-or-later
"""Home: guides that need no line on the left, the topics that sites are sorted by on the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.policy.model import Topic
from kiosk.shell.icons import Icon, icon_label
from kiosk.shell.parts.basic import column, label, row
from kiosk.shell.parts.entry_button import EntryButton
from kiosk.shell.parts.scroll import scrolling
from kiosk.shell.parts.shelves import guide_button, site_button, tiles, topic_icon
from kiosk.shell.scene import Scene


class HomeScreen(QWidget):
    """Emits `opened(address)`, `topic_chosen(topic)` and `record_asked()`."""

    opened = Signal(str)
    topic_chosen = Signal(object)
    record_asked = Signal()

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self.setObjectName("home-screen")
        self.setProperty("role", "paper")
        box = row(gap=26, margins=(28, 22, 28, 22), parent=self)
        box.addLayout(self._guides(), 64)
        box.addLayout(self._topics(), 36)

    def _guides(self) -> QVBoxLayout:
        cards = self._scene.shelf.guides(self._scene.language)
        made = [guide_button(card, self._scene, self.opened.emit, tile=True) for card in cards]
        left = column(label(self.tr("Guides, always here"), "heading"), gap=14)
        left.addWidget(scrolling(tiles(made)), 1)
        return left

    def _topics(self) -> QVBoxLayout:
        topics = QWidget()
        column(*(self._topic(topic) for topic in self._scene.policy.topics), 1, gap=12, parent=topics)
        right = column(label(self.tr("Sites by topic"), "heading"), gap=14)
        right.addWidget(scrolling(topics), 1)
        right.addWidget(self._record())
        return right

    def _record(self) -> EntryButton:
        made = EntryButton(
            self.tr("My record"),
            self.tr("what the terminal keeps about me"),
            name="my-record",
            icon=icon_label(Icon.EYE, self._scene.colour("sky")),
        )
        made.clicked.connect(self.record_asked)
        return made

    def _topic(self, topic: Topic) -> EntryButton:
        count = sum(site.topic == topic.id for site in self._scene.sites)
        made = EntryButton(
            topic.title[self._scene.language],
            self.tr("%n site(s)", "", count),
            name=f"topic-{topic.id}",
            icon=icon_label(topic_icon(topic.id), self._scene.colour("sky")),
        )
        made.clicked.connect(lambda: self.topic_chosen.emit(topic))
        return made


class TopicScreen(QWidget):
    """The sites of one topic; emits `opened(address)`."""

    opened = Signal(str)

    def __init__(self, scene: Scene, topic: Topic) -> None:
        super().__init__()
        self.setObjectName("topic-screen")
        self.setProperty("role", "paper")
        sites = [site for site in scene.sites if site.topic == topic.id]
        made = [site_button(site, scene, self.opened.emit) for site in sites]
        column(
            label(topic.title[scene.language], "title", name="topic-title"),
            label(self.tr("These sites open for reading. Each page comes from the site itself."), "lead"),
            scrolling(tiles(made)),
            gap=16,
            margins=(28, 22, 28, 22),
            parent=self,
        )
