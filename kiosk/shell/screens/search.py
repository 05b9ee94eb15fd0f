# SPDX-License-Identifier: GPL-3.0-or-later
"""Search: one line to write in, what may be meant while it is written, and the answers.

The screen only tells what is written and shows what it is given. The keyboard stands below and never covers the line;
it gives its room to the answers, and comes back when the line is touched.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from kiosk.library.search.finder import Hit
from kiosk.shell.icons import Icon, icon_label
from kiosk.shell.parts.answer import answer_button
from kiosk.shell.parts.basic import Item, button, column, frame, label, row
from kiosk.shell.parts.drawer import Place
from kiosk.shell.parts.entry_button import EntryButton
from kiosk.shell.parts.field import Field
from kiosk.shell.parts.keyboard import Keyboard
from kiosk.shell.parts.scroll import scrolling
from kiosk.shell.parts.spoken import tell
from kiosk.shell.scene import Scene
from kiosk.wire.messages import HELP_TO_FIND
from kiosk.words.not_asked import not_asked_sentence

SUGGESTIONS: Final = 5


class SearchScreen(QWidget):
    """Emits `written(text)`, `asked(text)`, `opened(address)`, `help_asked()` and `topics_wanted()`."""

    written = Signal(str)
    asked = Signal(str)
    opened = Signal(str)
    help_asked = Signal()
    topics_wanted = Signal()

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self.setObjectName("search-screen")
        self.setProperty("role", "paper")
        self.setProperty("takesText", True)
        self._field = self._make_field()
        self._keyboard = Keyboard(scene, self.tr("Find"))
        self._keyboard.typed.connect(self._field.write)
        self._keyboard.erase.connect(self._field.take_back)
        self._keyboard.done.connect(self._ask)
        find = button(self.tr("Find"), "primary", name="search-find")
        find.clicked.connect(self._ask)
        clear = button(self.tr("Clear"), "second", name="search-clear")
        clear.clicked.connect(self._begin_anew)
        line = row(self._field, clear, find, gap=12)
        keys = row(self._keyboard, gap=0)
        self._box = column(line, gap=14, margins=(28, 18, 28, 18), parent=self)
        self._place = Place()
        self._box.addWidget(self._place, 1)
        self.answered = False
        self._told = ""
        self._help: QPushButton | None = None
        self._answer: QLabel | None = None
        self._show(self._invitation())
        self._box.addLayout(keys)
        self.setFocusProxy(self._field)

    @property
    def text(self) -> str:
        return self._field.text()

    def begin(self, text: str, *, answered: bool) -> None:
        """Go on with what was written, or answered, on another such screen."""
        self._field.setText(text)
        if answered:
            self._ask()
        elif text:
            self.written.emit(text)

    def show_suggestions(self, phrases: Sequence[str]) -> None:
        """Offer phrases; one that is pressed is asked for."""
        if not self._keyboard.isHidden():
            self.answered = False
            self._help = self._answer = None
            offered: list[Item] = [self._phrase(text, place) for place, text in enumerate(phrases[:SUGGESTIONS])]
            self._show(offered or self._invitation())

    def show_answers(self, hits: Sequence[Hit], near: Sequence[str]) -> None:
        """Show what was found; where that is nothing, what is near and who can help."""
        self._keyboard.hide()
        self.answered = True
        if hits:
            found = [answer_button(hit, self._scene, self.opened.emit, place) for place, hit in enumerate(hits)]
            other = label(self.tr("Not what you looked for?"), "strong", name="search-other")
            self._show([*found, frame("card", other, *self._librarian(), gap=14, margins=(24, 18, 24, 18))])
        else:
            self._show(self._nothing(near))

    @property
    def asks_for(self) -> str:
        """What it asks staff for, as `wire.Asked` has it."""
        return HELP_TO_FIND

    def show_asked(self, number: int, _due: str) -> None:
        """Say under which number the request to staff stands."""
        said = self.tr("Your request is number {number}. What you looked for was not told: say it to the librarian.")
        self._told = said.format(number=number)
        self._tell_asked()

    def show_not_asked(self, why: str) -> None:
        """Say why staff were not asked."""
        self._told = not_asked_sentence(why)
        self._tell_asked()

    def _make_field(self) -> Field:
        field = Field("search-field", self.tr("Search"), self.tr("For example: how to appeal"))
        field.textEdited.connect(self._write)
        field.returnPressed.connect(self._ask)
        field.touched.connect(self._bring_keyboard)
        return field

    def _bring_keyboard(self) -> None:
        if not self._keyboard.isVisible():
            self._keyboard.show()
            self.written.emit(self._field.text())

    def _write(self, text: str) -> None:
        self._keyboard.show()
        self.written.emit(text)

    def _ask(self) -> None:
        if text := self._field.text().strip():
            self.asked.emit(text)

    def _begin_anew(self) -> None:
        self._field.clear()
        self._field.setFocus()
        self._write("")

    def _choose(self, text: str) -> None:
        self._field.setText(text)
        self.asked.emit(text)

    def _phrase(self, text: str, place: int) -> EntryButton:
        made = EntryButton(text, "", name=f"suggestion-{place}", icon=None)
        made.clicked.connect(lambda: self._choose(text))
        return made

    def _invitation(self) -> list[Item]:
        told = self.tr("Write one or a few words, in any language and any alphabet. Mistakes in spelling do no harm.")
        nobody = label(self.tr("Nobody is told what you look for."), "soft-lead")
        return [label(told, "lead", name="search-told"), nobody]

    def _nothing(self, near: Sequence[str]) -> list[Item]:
        icon = icon_label(Icon.FIND, self._scene.colour("sky"))
        head = row(icon, gap=18)
        head.addWidget(label(self.tr("Nothing was found"), "title", name="search-nothing"), 1)
        offered = [self._phrase(text, place) for place, text in enumerate(near)]
        meant = [label(self.tr("Did you mean:"), "strong"), *offered] if offered else []
        told = self.tr("Try other words, or fewer of them. The librarian can also help you look.")
        return [frame("card", head, label(told, "lead", name="search-advice"), *meant, *self._librarian(), gap=16)]

    def _librarian(self) -> list[Item]:
        """Who can help where the answers do not: the librarian, and the topics."""
        topics = button(self.tr("Look through the topics"), "second", name="search-topics")
        topics.clicked.connect(self.topics_wanted)
        self._help = button(self.tr("Ask the librarian"), "primary", name="search-help")
        self._help.clicked.connect(self.help_asked)
        self._answer = label("", "strong", name="asked-number")
        self._tell_asked()
        return [self._answer, row(self._help, topics, 1, gap=16)]

    def _tell_asked(self) -> None:
        """Show the answer to a request, if there is one yet and a place for it."""
        if self._help is not None and self._answer is not None:
            self._help.setEnabled(not self._told)
            tell(self._answer, self._told)

    def _show(self, items: Sequence[Item]) -> None:
        """Put these in the place of what stood under the line."""
        content = QWidget()
        column(*items, 1, gap=10, margins=(0, 0, 8, 0), parent=content)
        self._place.put(scrolling(content))
