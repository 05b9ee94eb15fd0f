# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reader asks staff for: pages, a print of their record, help in finding. Each once in a session, with a number.

A request is kept in the store and told of in the journal; what staff answer is the store's to keep.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import partial
from typing import Final, assert_never

from kiosk.base.clock import Clock
from kiosk.base.errors import CannotRecord
from kiosk.journal.entries import Entry, HelpAskedFor, RecordAskedFor
from kiosk.service import records
from kiosk.service.gate import PolicyJudge
from kiosk.service.seat import Seat
from kiosk.sessions.session import Session
from kiosk.store.asks import Purpose, answer_due
from kiosk.store.store import Store
from kiosk.wire import messages as wire

log = logging.getLogger(__name__)

MOST_ASKS: Final = 20  # different pages that one session may ask staff for
MOST_SHOWN: Final = 100


class Requests:
    """The requests of the session that runs."""

    def __init__(
        self,
        judge: PolicyJudge,
        store: Store,
        seat: Seat,
        clock: Clock,
        zone: tzinfo,
        tell: Callable[[wire.FromService], None],
    ) -> None:
        self._zone = zone
        self._judge, self._store, self._seat, self._clock, self._tell = judge, store, seat, clock, tell
        self._asked: dict[str, int] = {}

    def begin(self) -> None:
        """Begin a session: nothing was asked for in it."""
        self._asked.clear()

    async def take(self, message: wire.AskForPage | wire.AskForPrint | wire.AskForHelp, session: Session) -> None:
        """Keep a request and tell its number; the same one again has the same number."""
        if not session.active:
            return
        match message:
            case wire.AskForPage(address=address, purpose=purpose):
                await self._ask_for_page(session, address, purpose)
            case wire.AskForPrint():
                await self._ask(session, wire.OWN_RECORD, partial(RecordAskedFor, session.id, session.reader))
            case wire.AskForHelp():
                await self._ask(session, wire.HELP_TO_FIND, partial(HelpAskedFor, session.id, session.reader))
            case _:
                assert_never(message)

    async def show(self, session: Session) -> None:
        """Tell the reader what they have asked for so far, with the answers, oldest first."""
        try:
            asked = await asyncio.to_thread(self._store.asks.of, session.reader)
        except CannotRecord:
            log.error("requests to staff cannot be read")
            return
        for one in asked[-MOST_SHOWN:]:
            outcome, text = (one.answer.outcome.value, one.answer.text) if one.answer else ("", "")
            line = (one.number, one.moment, one.address, outcome, text, self._due(datetime.fromisoformat(one.moment)))
            self._tell(wire.RequestLine(session.id, *line))

    def _due(self, asked: datetime) -> str:
        """Return the local day by which an answer is promised (RFC 3339)."""
        days_off = frozenset(self._judge.policy.limits.shut_on)
        return answer_due(asked.astimezone(self._zone).date(), days_off).isoformat()

    async def _ask_for_page(self, session: Session, address: str, purpose: str) -> None:
        decision = self._judge.page(address)
        bare, traffic = records.asked_address(decision), self._seat.traffic
        if bare:
            await self._ask(
                session, bare, lambda number: traffic.asked(session.id, session.reader, number, decision), address
            )
            await self._explain(session, bare, purpose)
        else:
            self._tell(wire.NotAsked(session.id, address, "address"))

    async def _explain(self, session: Session, what: str, purpose: str) -> None:
        """Keep what a request is for, if the reader says; the journal says nothing of it."""
        known = {one.value: one for one in Purpose}
        if purpose in known and what in self._asked:
            try:
                await asyncio.to_thread(self._store.asks.explain, self._asked[what], session.reader, known[purpose])
            except CannotRecord:
                log.error("what a request to staff is for cannot be kept")

    async def _ask(self, session: Session, what: str, entry: Callable[[int], Entry], said: str = "") -> None:
        """Keep what is asked for, where it was not yet; `said` is what the screen called it, if that is another."""
        why = "" if what in self._asked else await self._keep(session, what, entry)
        if why:
            self._tell(wire.NotAsked(session.id, said or what, why))
        else:
            self._tell(wire.Asked(session.id, said or what, self._asked[what], self._due(self._clock.now())))

    async def _keep(self, session: Session, what: str, entry: Callable[[int], Entry]) -> str:
        """Return why it could not be kept, or nothing."""
        if len(self._asked) >= MOST_ASKS:
            log.info("wire: more than %d requests to staff in one session were passed over", MOST_ASKS)
            return "requests"
        try:
            # in a thread: staff may hold the store while they wait for this very loop to write their entry
            number = await asyncio.to_thread(self._store.asks.add, session.reader, what, self._clock.now())
        except CannotRecord:
            log.error("a request to staff cannot be kept")
            return "not_recorded"
        self._asked[what] = number
        return "" if self._seat.keep(entry(number)) else "not_recorded"
