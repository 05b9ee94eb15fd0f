# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that readers ask for and staff print. They are held in this process's memory and nowhere else.

What is decided here: a form is one of the station's own and its fields fit; how many papers wait; that handing one over
or throwing it away is written first, and that nothing is left of it afterwards. A station that stops forgets them all.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput
from kiosk.base.toml import LANGUAGES
from kiosk.journal.entries import Entry, PagesAskedFor, PrintAskedFor, PrintDiscarded, PrintReleased
from kiosk.library.forms import Form, read_texts
from kiosk.service.seat import Seat
from kiosk.sessions.session import Session
from kiosk.wire import messages as wire
from kiosk.wire import staff_messages as staff_wire
from kiosk.wire.parts import parts_of

log = logging.getLogger(__name__)

MOST_WAITING: Final = 20
MOST_IN_A_SESSION: Final = 5
KEPT: Final = timedelta(hours=24)
RELEASE: Final = "release"
DISCARD: Final = "discard"


@dataclass(frozen=True, slots=True)
class Print:
    """A form that waits, or a page: then it has no form, and its PDF is never read here."""

    number: int
    asked: datetime
    session: str
    reader: str
    form: str
    language: str
    texts: str
    pages: int = 0
    untrusted_pdf: bytes = b""


class Prints:
    """The prints of one station."""

    def __init__(
        self,
        forms: Sequence[Form],
        seat: Seat,
        clock: Clock,
        tell: Callable[[wire.FromService], None],
        next_number: Callable[[], int],
        discarded: Callable[[int], None] = lambda _number: None,
    ) -> None:
        """Take the station's forms; `next_number` says under which index the journal will keep the next entry.

        `discarded` hears of each print that nobody will have on paper.
        """
        self._discarded = discarded
        self._forms = {form.id: form for form in forms}
        self._seat, self._clock, self._tell = seat, clock, tell
        self._waiting: dict[int, Print] = {}
        self._next_number = next_number
        self._in_session = 0

    def begin(self) -> None:
        """Begin a session: no print was asked for in it."""
        self._in_session = 0

    def take(self, message: wire.AskForForm, session: Session) -> None:
        """Hold a form until staff come for it, and tell its number."""
        if not session.active:
            return
        why = self._refusal(message)
        if not why:
            why = self._hold(message, session)
        if why:
            self._tell(wire.NotAsked(session.id, message.form, why))

    def waiting(self) -> tuple[staff_wire.PrintWaits, ...]:
        """Return what waits, oldest first."""
        return tuple(
            staff_wire.PrintWaits(
                one.number, one.asked.isoformat(), one.session, one.reader, one.form, one.language, one.pages
            )
            for one in self._waiting.values()
        )

    def end(self, asked: staff_wire.TakePrint) -> tuple[staff_wire.ToStaff, ...]:
        """Hand a print over, or throw it away; written first, and then forgotten."""
        one = self._waiting.get(asked.number)
        if one is None:
            return (staff_wire.NotKept("no_print"),)
        if asked.act not in (RELEASE, DISCARD):
            return (staff_wire.NotKept("kind"),)
        entry = PrintReleased if asked.act == RELEASE else PrintDiscarded
        if not self._seat.keep(entry(one.number, one.reader, asked.by)):
            return (staff_wire.NotKept("not_recorded"),)
        del self._waiting[asked.number]
        if asked.act == DISCARD:
            self._discarded(asked.number)
            return (staff_wire.Kept(0),)
        about = (one.number, one.asked.isoformat(), one.session, one.reader, one.form, one.language, one.texts)
        parts = (staff_wire.PrintPart(part) for part in parts_of(one.untrusted_pdf))
        return (staff_wire.PrintTaken(*about, one.pages), *parts)

    def tick(self) -> None:
        """Forget what has waited for too long."""
        now = self._clock.now()
        for one in [one for one in self._waiting.values() if now - one.asked > KEPT]:
            if self._seat.keep(PrintDiscarded(one.number, one.reader, "")):
                del self._waiting[one.number]
                self._discarded(one.number)

    @property
    def full(self) -> bool:
        """Tell whether no more papers are taken, now or in this session."""
        return len(self._waiting) >= MOST_WAITING or self._in_session >= MOST_IN_A_SESSION

    def hold_pages(self, session: Session, pages: int, untrusted_pdf: bytes) -> int | None:
        """Hold a page's PDF for staff and return its number; None where that could not be written."""
        number = self._next_number()
        entry = PagesAskedFor(session.id, session.reader, number, pages)
        held = Print(number, self._clock.now(), session.id, session.reader, "", "", "", pages, untrusted_pdf)
        return number if self._keep(entry, held) else None

    def _refusal(self, message: wire.AskForForm) -> str:
        form = self._forms.get(message.form)
        if form is None or message.language not in LANGUAGES:
            return "form"
        try:
            read_texts(form, message.texts)
        except BadInput:
            log.info("wire: a form whose fields do not fit was passed over")  # never what stands in them
            return "form"
        return "papers" if self.full else ""

    def _hold(self, message: wire.AskForForm, session: Session) -> str:
        number = self._next_number()
        asked = (message.form, message.language, message.texts)
        held = Print(number, self._clock.now(), session.id, session.reader, *asked)
        if not self._keep(PrintAskedFor(session.id, session.reader, number), held):
            return "not_recorded"
        self._tell(wire.Asked(session.id, message.form, number))
        return ""

    def _keep(self, entry: Entry, held: Print) -> bool:
        """Hold a paper under its entry's index in the journal, so that no two of a station ever have one number."""
        if not self._seat.keep(entry):
            return False
        self._in_session += 1
        self._waiting[held.number] = held
        return True
