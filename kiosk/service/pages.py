# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of the screen on paper: how many sheets a reader has left, and their PDF as it comes, in parts.

The PDF comes from the process that shows web pages, so it is never read here: its size and the number of sheets that
the screen names are bounded, and whoever draws it draws no more sheets than that. What stands on them is no entry's.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Final

from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput
from kiosk.policy.model import Limits
from kiosk.service.prints import Prints
from kiosk.service.usage import Sheets, Usage
from kiosk.sessions.session import Session
from kiosk.wire import messages as wire
from kiosk.wire import page_messages as page_wire
from kiosk.wire.parts import MOST_BYTES, part_from

PDF: Final = b"%PDF-"
OfPages = page_wire.AskPagesLeft | page_wire.AskForPages | page_wire.PagesPart


@dataclass(slots=True)
class _Coming:
    """A PDF that was announced, and what of it is there."""

    pages: int
    size: int
    untrusted: bytearray = field(default_factory=bytearray)


class Pages:
    """What the present session asks for; one PDF comes at a time."""

    def __init__(
        self, prints: Prints, usage: Usage, clock: Clock, zone: tzinfo, tell: Callable[[wire.FromService], None]
    ) -> None:
        self._prints, self._usage, self._clock, self._zone, self._tell = prints, usage, clock, zone, tell
        self._coming: _Coming | None = None

    def hear(self, message: OfPages, session: Session, limits: Limits) -> None:
        """Take one message of a session that is active; of another nothing is kept."""
        if not session.active:
            self._coming = None
            return
        match message:
            case page_wire.AskPagesLeft():
                self._tell(page_wire.PagesLeft(session.id, self.left(session, limits), limits.print_pages_session))
            case page_wire.AskForPages(pages=pages, size=size):
                why = self._refusal(session, limits, pages, size)
                self._coming = None if why else _Coming(pages, size)
                if why:
                    self._tell(wire.NotAsked(session.id, page_wire.PAGES, why))
            case page_wire.PagesPart(data=data):
                self._take(data, session, limits)

    def forget(self) -> None:
        """Let go of what has come of a PDF, for nobody waits for it."""
        self._coming = None

    def left(self, session: Session, limits: Limits) -> int:
        """Return how many sheets the reader may still ask for: in this session, and on this local day."""
        today = self._clock.now().astimezone(self._zone).date()
        own = [sheets for sheets in self._usage.sheets.values() if sheets.reader == session.reader]
        in_session = sum(sheets.count for sheets in own if sheets.session == session.id)
        on_day = sum(sheets.count for sheets in own if sheets.asked.astimezone(self._zone).date() == today)
        return max(0, min(limits.print_pages_session - in_session, limits.print_pages_day - on_day))

    def _refusal(self, session: Session, limits: Limits, pages: int, size: int) -> str:
        if not 0 < pages <= self.left(session, limits):
            return "sheets"
        if not 0 < size <= MOST_BYTES:
            return "size"
        return "papers" if self._prints.full else ""

    def _take(self, untrusted_data: str, session: Session, limits: Limits) -> None:
        coming = self._coming
        if coming is None:
            return
        try:
            coming.untrusted += part_from(untrusted_data)
        except BadInput:
            self._coming = None
            raise
        if len(coming.untrusted) < coming.size:
            return
        self._coming = None
        why = self._refusal(session, limits, coming.pages, len(coming.untrusted))
        if not why and (len(coming.untrusted) > coming.size or not coming.untrusted.startswith(PDF)):
            why = "size"
        if not why:
            why = self._hold(coming, session)
        if why:
            self._tell(wire.NotAsked(session.id, page_wire.PAGES, why))

    def _hold(self, coming: _Coming, session: Session) -> str:
        number = self._prints.hold_pages(session, coming.pages, bytes(coming.untrusted))
        if number is None:
            return "not_recorded"
        self._usage.sheets[number] = Sheets(session.reader, session.id, self._clock.now(), coming.pages)
        self._tell(wire.Asked(session.id, page_wire.PAGES, number))
        return ""
