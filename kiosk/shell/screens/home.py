# SPDX-License-Identifier: GPL-3.0-or-later
"""Home: the way into search on top, below it what is wanted most, then topics of guides and of sites."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.library.cards import GuideCard
from kiosk.library.cards import Topic as GuideTopic
from kiosk.policy.model import Topic
from kiosk.shell.icons import Icon, icon_label
from kiosk.shell.parts.basic import column, label
from kiosk.shell.parts.entry_button import EntryButton
from kiosk.shell.parts.scroll import scrolling
from kiosk.shell.parts.shelves import guide_button, site_button, tiles, topic_icon
from kiosk.shell.parts.sides import Columns, Sides, narrow_for
from kiosk.shell.scene import Scene

TITLE_LENGTH = 40


class HomeScreen(QWidget):
    """Emits `search_wanted()`, `continue_wanted()`, `guides_chosen(topic)`, `topic_chosen(topic)`, `deadline_asked()`,
    `forms_asked()`, `record_asked()`.
    """

    search_wanted = Signal()
    continue_wanted = Signal()
    guides_chosen = Signal(object)
    topic_chosen = Signal(object)
    deadline_asked = Signal()
    forms_asked = Signal()
    record_asked = Signal()

    def __init__(self, scene: Scene, page: str = "") -> None:
        """`page` is the title of the page that was last read and still stands behind, if there is one."""
        super().__init__()
        self._scene = scene
        self.setObjectName("home-screen")
        self.setProperty("role", "paper")
        left, right = QWidget(), QWidget()
        left.setLayout(self._guides())
        right.setLayout(self._topics())
        quick = Columns((*((self._page(page),) if page else ()), *self._most_wanted()), least=250, most=4)
        box = column(self._search(), quick, gap=16, margins=(28, 20, 28, 20), parent=self)
        box.addWidget(Sides((left, right), (64, 36), 26, narrow_for(scene)), 1)

    def _search(self) -> EntryButton:
        made = EntryButton(
            self.tr("Search in guides, the library and sites"),
            self.tr("in any language, also with mistakes in spelling"),
            name="search",
            icon=icon_label(Icon.FIND, self._scene.colour("sky")),
        )
        made.clicked.connect(self.search_wanted)
        return made

    def _page(self, title: str) -> EntryButton:
        shown = title if len(title) <= TITLE_LENGTH else f"{title[:TITLE_LENGTH].rstrip()}…"
        made = self._quick(self.tr("Read on"), shown, "continue", Icon.BOOK, shown)
        made.clicked.connect(self.continue_wanted)
        return made

    def _most_wanted(self) -> tuple[EntryButton, ...]:
        deadline = self._quick(
            self.tr("Until when can I appeal?"), self.tr("counts the days; keeps nothing"), "deadline", Icon.RELEASE
        )
        deadline.clicked.connect(self.deadline_asked)
        forms = self._quick(
            self.tr("Papers to fill in"), self.tr("appeal, complaint and others, for print"), "forms", Icon.PEN
        )
        forms.clicked.connect(self.forms_asked)
        record = self._quick(
            self.tr("My requests, my record"),
            self.tr("answers, and what the terminal keeps about me"),
            "my-record",
            Icon.EYE,
        )
        record.clicked.connect(self.record_asked)
        return deadline, forms, record

    def _quick(self, title: str, about: str, name: str, icon: Icon, page: str = "") -> EntryButton:
        """Return a low button; `about` is only spoken, but for the title of a page."""
        made = EntryButton(title, page, name=name, icon=icon_label(icon, self._scene.colour("sky"), side=52))
        made.setAccessibleDescription(about)
        return made

    def _guides(self) -> QVBoxLayout:
        made = [self._guide_topic(topic) for topic in self._scene.shelf.topics()]
        heading = self.tr("Guides, always here")
        left = column(label(heading, "heading"), gap=12)
        left.addWidget(scrolling(tiles(made), heading), 1)
        return left

    def _guide_topic(self, topic: GuideTopic) -> EntryButton:
        count = len(cards_of(self._scene, topic))
        made = EntryButton(
            topic.title[self._scene.language],
            self.tr("%n guide(s)", "", count),
            name=f"guides-{topic.id}",
            icon=icon_label(topic_icon(topic.id), self._scene.colour("sky")),
        )
        made.clicked.connect(lambda: self.guides_chosen.emit(topic))
        return made

    def _topics(self) -> QVBoxLayout:
        topics = QWidget()
        column(*(self._topic(topic) for topic in self._scene.policy.topics), 1, gap=12, parent=topics)
        heading = self.tr("Sites by topic")
        right = column(label(heading, "heading"), gap=12)
        right.addWidget(scrolling(topics, heading), 1)
        return right

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


def cards_of(scene: Scene, topic: GuideTopic) -> list[GuideCard]:
    """Return the guides of a topic in the reader's language."""
    return [card for card in scene.shelf.guides(scene.language) if card.topic == topic.id]


class GuidesScreen(QWidget):
    """The guides of one topic; emits `opened(address)`."""

    opened = Signal(str)

    def __init__(self, scene: Scene, topic: GuideTopic) -> None:
        super().__init__()
        self.topic = topic
        self.setObjectName("guides-screen")
        self.setProperty("role", "paper")
        made = [guide_button(card, scene, self.opened.emit, tile=True) for card in cards_of(scene, topic)]
        column(
            label(topic.title[scene.language], "title", name="guides-title"),
            scrolling(tiles(made), topic.title[scene.language]),
            gap=16,
            margins=(28, 22, 28, 22),
            parent=self,
        )


class TopicScreen(QWidget):
    """The sites of one topic; emits `opened(address)`."""

    opened = Signal(str)

    def __init__(self, scene: Scene, topic: Topic) -> None:
        super().__init__()
        self.topic = topic
        self.setObjectName("topic-screen")
        self.setProperty("role", "paper")
        sites = [site for site in scene.sites if site.topic == topic.id]
        made = [site_button(site, scene, self.opened.emit) for site in sites]
        column(
            label(topic.title[scene.language], "title", name="topic-title"),
            label(self.tr("These sites open for reading. Each page comes from the site itself."), "lead"),
            scrolling(tiles(made), topic.title[scene.language]),
            gap=16,
            margins=(28, 22, 28, 22),
            parent=self,
        )
