# SPDX-License-Identifier: GPL-3.0-or-later
"""One paper, filled in question by question; the keyboard stands below and writes into the question that is shown.

Nothing that is written is kept: it is gone with this screen, but for what the reader sends to be printed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.library.forms import LINE_LETTERS, WHO, Form
from kiosk.shell.browser.library_scheme import library_address
from kiosk.shell.icons import Icon, icon_label
from kiosk.shell.parts.basic import button, column, frame, label, row, take_out
from kiosk.shell.parts.keyboard import Keyboard
from kiosk.shell.parts.paragraph import Paragraph
from kiosk.shell.parts.scroll import scrolling
from kiosk.shell.parts.spoken import introduce, tell
from kiosk.shell.scene import Scene
from kiosk.words.not_asked import not_asked_sentence


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands on the paper and how far it is: the question shown, whether it is looked over, its number."""

    texts: Mapping[str, str]
    place: int
    looked_over: bool
    number: int


class FormScreen(QWidget):
    """Emits `print_asked(form, texts)`, texts being JSON, and `opened(address)` for the guide."""

    print_asked = Signal(str, str)
    opened = Signal(str)

    def __init__(self, scene: Scene, form: Form, draft: Draft | None = None) -> None:
        """Begin with a `draft` of the same form, if there is one."""
        super().__init__()
        self._scene, self._form = scene, form
        self._number = 0
        self._names: Final = [WHO, *(field.id for field in form.fields)]
        self._lines: Final = {WHO: 1} | {field.id: field.lines for field in form.fields}
        self._texts = dict.fromkeys(self._names, "")
        self._place = 0
        self._sent = False
        self.setObjectName("form-screen")
        self.setProperty("role", "paper")
        self.setProperty("takesText", True)
        self._question = label("", "heading", name="form-question")
        self._count = label("", "soft-lead", name="form-count", wrap=False)
        self._field = Paragraph("form-field", self.tr("You can leave it empty"))
        self._field.written.connect(self._write)
        self._field.finished.connect(self._go_on)
        self._keyboard = Keyboard(scene, self.tr("Next"))
        self._keyboard.typed.connect(self._field.write)
        self._keyboard.erase.connect(self._field.take_back)
        self._keyboard.done.connect(self._go_on)
        self._asking = self._make_asking()
        self._review: QWidget | None = None
        self._box = column(self._asking, margins=(28, 18, 28, 18), parent=self)
        self.setFocusProxy(self._field)
        self._ask(0)
        if draft is not None:
            self._resume(draft)

    @property
    def form(self) -> Form:
        return self._form

    @property
    def draft(self) -> Draft:
        return Draft(self._texts, self._place, self._review is not None, self._number)

    @property
    def asks_for(self) -> str:
        """What it asks staff for, as `wire.Asked` has it; nothing before it was sent."""
        return self._form.id if self._sent else ""

    @property
    def holds_text(self) -> bool:
        """Whether something is written that goes with this screen."""
        return any(text.strip() for text in self._texts.values())

    def show_asked(self, number: int, _due: str = "") -> None:
        """Say under which number the paper waits for staff, and forget what was written."""
        said = self.tr("Staff print your paper: no. {number}. Nothing of it is kept on this screen.")
        self._forget()
        self._number = number
        icon = icon_label(Icon.DONE, self._scene.colour("sky"))
        told = label(said.format(number=number), "heading", name="form-answer")
        head = row(icon, gap=18)
        head.addWidget(told, 1)
        done = QWidget()
        column(frame("card", head, margins=(36, 34, 36, 34)), 1, parent=done)
        self._put(done)
        introduce(done)
        done.setFocus()

    def show_not_asked(self, why: str) -> None:
        """Say why the paper was not taken; what was written is still there."""
        self._sent = False
        tell(self._answer, not_asked_sentence(why))
        self._send.setEnabled(True)

    def _resume(self, draft: Draft) -> None:
        self._texts |= draft.texts
        self._ask(draft.place)
        if draft.number:
            self.show_asked(draft.number)
        elif draft.looked_over:
            self._show_review()

    def _make_asking(self) -> QWidget:
        made = QWidget()
        before = button(self.tr("← Before"), "second", name="form-before")
        before.clicked.connect(lambda: self._ask(self._place - 1))
        self._before = before
        go_on = button(self.tr("Next →"), "second", name="form-next")
        go_on.clicked.connect(self._go_on)
        done = button(self.tr("All done"), "primary", name="form-done")
        done.clicked.connect(self._show_review)
        head = row(gap=16)
        head.addWidget(self._question, 1)
        head.addWidget(self._count)
        kept = label(self.tr("What you write is not kept. It goes to paper only if you ask for it."), "soft-lead")
        ways = row(before, go_on, 1, done, gap=12)
        column(head, self._field, ways, kept, 1, self._keyboard, gap=12, parent=made)
        return made

    def _ask(self, place: int) -> None:
        """Show one question with what was written to it."""
        self._place = max(0, min(place, len(self._names) - 1))
        name = self._names[self._place]
        self._question.setText(self._label(name))
        self._count.setText(self.tr("{place} of {all}").format(place=self._place + 1, all=len(self._names)))
        self._field.setAccessibleName(self._label(name))
        self._field.ask(self._texts[name], self._lines[name] * LINE_LETTERS, self._lines[name])
        self._before.setEnabled(self._place > 0)
        self._field.setFocus()

    def _label(self, name: str) -> str:
        if name == WHO:
            return self.tr("Your surname and first name")
        return next(field.label[self._scene.language] for field in self._form.fields if field.id == name)

    def _write(self, text: str) -> None:
        self._texts[self._names[self._place]] = text

    def _go_on(self) -> None:
        if self._place == len(self._names) - 1:
            self._show_review()
        else:
            self._ask(self._place + 1)

    def _show_review(self) -> None:
        """Show all that was written, and let it be sent or mended."""
        content = QWidget()
        box = column(gap=10, margins=(0, 0, 8, 0), parent=content)
        for name in self._names:
            written = self._texts[name].strip() or self.tr("empty: a line to write on")
            margins = (20, 12, 20, 12)
            box.addWidget(frame("card", label(self._label(name), "soft"), label(written), gap=4, margins=margins))
        box.addStretch(1)
        self._answer = label("", "strong", name="form-answer")
        mend = button(self.tr("← Change something"), "second", name="form-mend")
        mend.clicked.connect(self._mend)
        guide = button(self.tr("Read the guide"), "second", name="form-guide")
        guide.clicked.connect(self._open_guide)
        self._send = button(self.tr("Ask staff to print"), "primary", name="form-print")
        self._send.clicked.connect(self._send_texts)
        review = QWidget()
        told = label(self.tr("Staff see the paper when they print it. It is not kept afterwards."), "soft-lead")
        area = scrolling(content)
        lines = column(label(self._form.title[self._scene.language], "title"), area, gap=12, parent=review)
        for item in (told, self._answer):
            lines.addWidget(item)
        lines.addLayout(row(mend, guide, 1, self._send, gap=12))
        self._put(review)
        self._send.setFocus()

    def _mend(self) -> None:
        self._put(None)
        self._ask(0)

    def _put(self, other: QWidget | None) -> None:
        """Show something in the place of the questions, or the questions again."""
        old, self._review = self._review, other
        take_out(self._box, old)
        self._asking.setVisible(other is None)
        if other is not None:
            self._box.addWidget(other)

    def _send_texts(self) -> None:
        self._send.setEnabled(False)
        self._sent = True
        texts = {name: text.strip() for name, text in self._texts.items() if text.strip()}
        self.print_asked.emit(self._form.id, json.dumps(texts, ensure_ascii=False))

    def _forget(self) -> None:
        self._sent = False
        self._texts = dict.fromkeys(self._texts, "")
        self._field.ask("", 0, 1)

    def _open_guide(self) -> None:
        for card in self._scene.shelf.guides(self._scene.language):
            if card.path.endswith(f"/{self._form.guide}"):
                self.opened.emit(library_address(card.pack, card.path))
                return
