# SPDX-License-Identifier: GPL-3.0-or-later
"""My record: what the reader asked staff for and what they answered, and what the journal says of the reader.

Both the newest first.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from PySide6.QtCore import QDate, QLocale, Qt, QTime, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kiosk.shell.parts.basic import breakable, button, column, frame, label, row
from kiosk.shell.parts.scroll import scrolling
from kiosk.shell.parts.spoken import tell
from kiosk.shell.scene import Scene
from kiosk.wire import messages as wire
from kiosk.words.not_asked import not_asked_sentence
from kiosk.words.record import request_sentence, spoken

TIME_WIDTH = 84
SMALLER_BY = 2  # logical pixels by which its letters stand lower than those of the text beside it


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry: when on the institution's wall clock, and its fields."""

    moment: datetime
    kind: str
    facts: dict[str, Any]


class RecordScreen(QWidget):
    """Takes lines as they come and shows them at the end; emits `print_asked()`."""

    print_asked = Signal()

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self._lines: list[Shown] = []
        self._requests: list[wire.RequestLine] = []
        self.setObjectName("record-screen")
        self.setProperty("role", "paper")
        self._asked = label("", "strong", name="record-asked")
        self._ask = button(self.tr("Ask for a print"), "second", name="record-print")
        self._ask.clicked.connect(self.print_asked)
        self._list = QWidget()
        self._entries = column(label(self.tr("Reading the record…"), "lead", name="record-wait"), 1, parent=self._list)
        head = row(gap=24)
        head.addWidget(label(self.tr("My record"), "title"), 1)
        head.addWidget(self._ask)
        self._asked.hide()
        box = column(head, self._told(), self._asked, gap=12, margins=(28, 22, 28, 22), parent=self)
        box.addWidget(self._area(), 1)

    def take(self, moment: str, kind: str, facts: str) -> None:
        """Keep one line until all are here; one that cannot be read is left out."""
        try:
            at = datetime.fromisoformat(moment).astimezone(self._zone)
            read = json.loads(facts)
        except ValueError:
            return
        if isinstance(read, dict):
            self._lines.append(Shown(at, kind, read))

    def take_request(self, request: wire.RequestLine) -> None:
        """Keep one request until all are here."""
        self._requests.append(request)

    def finish(self, *, whole: bool) -> None:
        """Show all lines."""
        while (item := self._entries.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        if self._requests:
            self._entries.addWidget(self._requests_frame())
        for sitting in reversed(_sittings(self._lines)):
            self._entries.addWidget(self._frame(sitting))
        if not self._lines:
            self._entries.addWidget(label(self.tr("There is nothing here yet."), "lead"))
        if not whole:
            more = self.tr("Older entries are not shown here. Ask for a print to see all of them.")
            self._entries.addWidget(label(more, "soft", name="record-more"))
        self._entries.addStretch(1)

    @property
    def asks_for(self) -> str:
        """What it asks staff for, as `wire.Asked` has it."""
        return wire.OWN_RECORD

    def show_not_asked(self, why: str) -> None:
        """Say why staff were not asked."""
        self._say(not_asked_sentence(why))

    def show_asked(self, number: int, _due: str) -> None:
        """Tell the number of the request for a print."""
        self._ask.setEnabled(False)
        self._say(self.tr("Staff know. Request no. {number}").format(number=number))

    def _say(self, text: str) -> None:
        self._asked.show()
        tell(self._asked, text)

    @property
    def _zone(self) -> tzinfo:
        return self._scene.station.zone

    def _told(self) -> QWidget:
        return label(
            self.tr(
                "This is what the terminal's record says about you. What you type, what pages say and which guides you "
                "read is not in it."
            ),
            "lead",
        )

    def _area(self) -> QScrollArea:
        area = scrolling(self._list)
        area.setObjectName("record-list")
        return area

    def _frame(self, sitting: list[Shown]) -> QFrame:
        lines = [self._line(one) for one in sitting]
        return frame("card", label(self._day(sitting[0].moment), "heading"), *lines, gap=8, margins=(24, 18, 24, 18))

    def _requests_frame(self) -> QFrame:
        lines = [_line(f"№ {one.number}", self._asked_for(one)) for one in reversed(self._requests)]
        title = label(self.tr("My requests to staff"), "heading")
        return frame("card", title, *lines, gap=8, margins=(24, 18, 24, 18))

    def _asked_for(self, request: wire.RequestLine) -> str:
        """Return what was asked for and the answer, or until when one is promised."""
        own = {
            wire.OWN_RECORD: self.tr("a print of my record"),
            wire.HELP_TO_FIND: self.tr("the librarian’s help"),
        }
        what = own.get(request.address, request.address)
        return f"{what} — {request_sentence(request.outcome, request.answer, self._date(request.due))}"

    def _date(self, text: str) -> str:
        day = date.fromisoformat(text)
        return QLocale(self._scene.language).toString(QDate(day.year, day.month, day.day), "d MMMM")

    def _line(self, one: Shown) -> QVBoxLayout:
        return _line(f"{one.moment:%H:%M}", spoken(one.kind, one.facts))

    def _day(self, moment: datetime) -> str:
        locale = QLocale(self._scene.language)
        day = locale.toString(QDate(moment.year, moment.month, moment.day), QLocale.FormatType.LongFormat)
        return f"{day}, {QTime(moment.hour, moment.minute).toString('HH:mm')}"


def _line(first: str, text: str) -> QVBoxLayout:
    at = label(first, "soft", wrap=False)
    at.setFixedWidth(TIME_WIDTH)
    at.setAlignment(Qt.AlignmentFlag.AlignTop)
    at.setContentsMargins(0, SMALLER_BY, 0, 0)
    line = row(at, gap=12)
    line.addWidget(label(_broken(text)), 1)
    return column(line)


def _broken(text: str) -> str:
    """Let long words, which addresses are, end a line."""
    return " ".join(breakable(word) if len(word) > 40 else word for word in text.split(" "))


def _sittings(lines: list[Shown]) -> list[list[Shown]]:
    """Return lines of one session together, in the order in which the sessions began; others by their day."""
    found: dict[str, list[Shown]] = {}
    for line in lines:
        key = str(line.facts.get("session") or f"{line.moment:%Y-%m-%d}")
        found.setdefault(key, []).append(line)
    return list(found.values())
