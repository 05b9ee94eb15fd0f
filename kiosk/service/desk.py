# SPDX-License-Identifier: GPL-3.0-or-later
"""The reading desk: takes what the screen and staff say, and decides who may sit down and when somebody must go.

What a session is, and what is written of it, is `service.seat`'s business. When the journal cannot be written, the
session ends and nothing opens until it can.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final, assert_never

from kiosk.base.errors import BadInput, CannotRecord
from kiosk.base.ids import Pseudonym, ReaderNumber
from kiosk.base.paths import resources
from kiosk.journal import entries
from kiosk.journal.file import Journal
from kiosk.journal.reading import DAMAGED
from kiosk.journal.search import Unreadable
from kiosk.library.forms import read_forms
from kiosk.policy.model import Policy
from kiosk.service.attendance import Attendance
from kiosk.service.believed import BelievedClock
from kiosk.service.entrance import Entrance
from kiosk.service.gate import PolicyJudge, TokenGate
from kiosk.service.own_record import own_record
from kiosk.service.pages import OfPages, Pages
from kiosk.service.prints import Prints
from kiosk.service.requests import Requests
from kiosk.service.seat import Seat
from kiosk.service.terms import ceiling, terms
from kiosk.service.usage import is_wanted, read_usage
from kiosk.sessions.allowance import allowed
from kiosk.sessions.hours import seconds_until_closing
from kiosk.sessions.session import Session, State, Why
from kiosk.station.config import Station
from kiosk.store.reader import Reader
from kiosk.store.store import Store
from kiosk.wire import messages as wire
from kiosk.wire import staff_messages as staff_wire
from kiosk.wire.page_messages import AskForPages, AskPagesLeft, PagesPart

log = logging.getLogger(__name__)

LEAST_SECONDS: Final = 30  # a shorter sitting is not worth beginning
CLOCK_TOLERANCE: Final = timedelta(seconds=2)
AskingStaff = wire.AskForPage | wire.AskForPrint | wire.AskForHelp | wire.AskForForm | OfPages
SCREEN_ENDS: Final = {why.value: why for why in (Why.READER, Why.NOTICE_DECLINED, Why.TOKEN_REFUSED)}


class ReadingDesk:
    """One station's desk. Implements `wire.server.Desk`."""

    def __init__(
        self,
        station: Station,
        judge: PolicyJudge,
        journal: Journal,
        store: Store,
        reader_key: bytes,
        clock: BelievedClock,
        gate: TokenGate,
        close_tunnels: Callable[[], None],
    ) -> None:
        self._station, self._judge, self._journal = station, judge, journal
        self._policy = judge.policy
        self._clock = clock
        self._ceiling = ceiling(judge.policy.limits)
        now = clock.now()
        self._usage = read_usage(journal.entries_newest_first(is_wanted(now)), now)
        self._seat = Seat(judge, journal, self._usage, clock, gate, close_tunnels, self._tell)
        self._attendance = Attendance(store, self._seat, clock, self._tell)
        self._entrance = Entrance(
            store.readers, reader_key, clock, station.zone, self._seat.keep, self._tell, self._admit
        )
        self._requests = Requests(judge, store, self._seat, clock, station.zone, self._tell)
        forms = read_forms(resources() / "library")
        self._prints = Prints(forms, self._seat, clock, self._tell, lambda: journal.size, self._usage.give_sheets_back)
        self._pages = Pages(self._prints, self._usage, clock, station.zone, self._tell)
        self._stopped = False
        self._step_told = 0.0
        self._say: Callable[[wire.FromService], None] | None = None
        self.traffic = self._seat.traffic

    def open(self, version: str) -> None:
        """Begin to serve: close what a power cut left open. Raises CannotRecord."""
        ends = [
            entries.SessionEnded(session, reader, Why.INTERRUPTED.value, 0)
            for session, reader in self._usage.unended.items()
        ]
        started = entries.StationStarted(version, self._policy.digest, self._policy.version)
        self._journal.append_all((*ends, started))

    def close(self) -> None:
        """Stop serving: end the session, and sign the end of the record. Never raises for a full disk."""
        self._seat.end(Why.SERVICE_STOPPED)
        self._stopped = True
        self._seat.keep(entries.StationStopped())

    async def screen_came(self, say: Callable[[wire.FromService], None]) -> None:
        self._say = say

    async def screen_went(self) -> None:
        """End whatever ran: without its screen nobody reads."""
        self._say = None
        self._entrance.forget()
        self._seat.end(Why.SCREEN_LOST)

    async def hear(self, message: wire.FromScreen) -> None:
        """Take one message. A message about another session than the present one is passed over."""
        if self._stopped:
            return
        session = self._seat.session
        match message:
            case wire.Hello(protocol=protocol):
                if protocol != wire.PROTOCOL:
                    raise BadInput("wire", f"protocol {wire.PROTOCOL} was expected, the screen speaks {protocol}")
                self._tell(wire.Welcome(self._policy.digest, not self._closed()))
            case wire.SignIn(number=number, pin=pin):
                self._seat.end(Why.SCREEN_LOST)  # a session that the screen forgot to end is over
                await self._come_in(lambda: self._entrance.sign_in(ReaderNumber(number), pin))
            case wire.ChangePin(pin=pin):
                await self._come_in(lambda: self._entrance.change_pin(pin))
            case _ if session is None or message.session != session.id:
                log.info("wire: %s of another session was passed over", type(message).__name__)
            case wire.AskRecord():
                await self._show_record(session)
            case wire.StaffSignIn():
                await self._attendance.sign_in(message)
            case (
                wire.AskForPage() | wire.AskForPrint() | wire.AskForHelp() | wire.AskForForm()
                | AskPagesLeft() | AskForPages() | PagesPart()
            ):  # fmt: skip
                await self._ask_staff(message, session)
            case _:
                self._hear_in_session(message, session)

    async def _ask_staff(self, message: AskingStaff, session: Session) -> None:
        match message:
            case wire.AskForForm():
                self._prints.take(message, session)
            case wire.AskForPage() | wire.AskForPrint() | wire.AskForHelp():
                await self._requests.take(message, session)
            case _:
                self._pages.hear(message, session, self._policy.limits)

    def keep_for_staff(self, asked: staff_wire.KeepEntry) -> staff_wire.Kept | staff_wire.NotKept:
        """Write down what staff are about to do, and do what of it is the service's to do."""
        entry = entries.staff_entry(asked.kind, asked.body)
        if entry is None:
            return staff_wire.NotKept("kind")
        if not self._applies(entry):
            return staff_wire.NotKept("no_session")
        if self._stopped or not self._seat.keep(entry):
            return staff_wire.NotKept("not_recorded")
        index = self._journal.size - 1
        self._follow(entry)
        return staff_wire.Kept(index)

    def prints_waiting(self) -> tuple[staff_wire.PrintWaits, ...]:
        """Return which forms wait to be printed."""
        return self._prints.waiting()

    def end_print(self, asked: staff_wire.TakePrint) -> tuple[staff_wire.ToStaff, ...]:
        """Hand a print over to staff, or throw it away."""
        return self._prints.end(asked)

    def take_policy(self, policy: Policy) -> bool:
        """Judge by another policy from now on, also in the session that runs; its minutes stay what they were.

        False where that cannot be recorded: then nothing changes.
        """
        if not self._seat.keep(entries.PolicyTaken(policy.digest, policy.version)):
            return False
        self._policy = policy
        self._ceiling = ceiling(policy.limits)
        self._judge.take(policy)
        self._tell(wire.PolicyChanged(policy.digest))
        return True

    def tick(self) -> None:
        """Let time pass; called about twice a second."""
        self._watch_clock()
        if self._seat.taken and self._closed():
            self._seat.end(Why.HOURS)
        self._attendance.tick(self._policy.limits)
        self._prints.tick()
        if not self._seat.taken:
            self._pages.forget()
        self._seat.tick()
        if self._clock.monotonic() - self._seat.checkpointed >= self._station.checkpoint_seconds:
            self._seat.checkpoint(passing=True)

    def _watch_clock(self) -> None:
        """Write down once that the wall clock was set while the station ran.

        One that stood before the record's last entry was wrong for certain, and nobody could sign in: what it is set to
        is believed as it would have been at the start.
        """
        step = self._clock.step
        if step and step != self._step_told:
            self._seat.keep(entries.ClockStepped(round(step)))
        self._step_told = step
        if step > 0 and self._behind():
            self._clock.accept()

    def _behind(self) -> bool:
        """Tell whether the clock stands before the record's last entry."""
        last = self._journal.last_moment
        return last is not None and self._clock.now() < last - CLOCK_TOLERANCE

    def _closed(self) -> bool:
        return seconds_until_closing(self._ceiling.hours, self._clock.now(), self._station.zone) <= 0

    def _applies(self, entry: entries.Entry) -> bool:
        """Tell whether there is a session that staff can do this to; other acts need none."""
        session = self._seat.session
        match entry:
            case entries.StaffEndedSession():
                return self._seat.taken
            case entries.StaffPausedSession():
                return session is not None and session.active
            case entries.StaffResumedSession():
                return session is not None and session.state is State.PAUSED
            case _:
                return True

    def _follow(self, entry: entries.Entry) -> None:
        """Do what staff had written down."""
        match entry:
            case entries.StaffEndedSession():
                self._seat.end(Why.STAFF)
            case entries.StaffPausedSession():
                self._seat.pause(Why.STAFF)
            case entries.StaffResumedSession():
                self._attendance.note()
                self._seat.resume()
            case entries.QueueTold(waiting=waiting):
                self._seat.waiting = waiting
                self._seat.tell_time()
            case entries.ClockAccepted():
                self._clock.accept()
            case entries.ReaderSuspended(reader=reader) | entries.ReaderRemoved(reader=reader):
                self._card_changed(reader, Why.SUSPENDED)
            case entries.PinReset(reader=reader):
                self._card_changed(reader, None)
            case _:
                pass  # done by whoever asked

    def _hear_in_session(self, message: wire.FromScreen, session: Session) -> None:
        match message:
            case wire.AcceptNotice():
                self._accept(session)
            case wire.SignOfLife():
                self._seat.sign_of_life(session)
            case wire.EndSession(why=why):
                self._seat.end(SCREEN_ENDS.get(why, Why.READER))
            case wire.Extend():
                self._seat.extend(session)
            case wire.Wiped():
                self._seat.wiped(session)
            case wire.ReportOpened(address=address):
                self.traffic.page_opened(address)
            case wire.ReportRefused(address=address, reason=reason):
                self.traffic.page_refused(address, reason)
            case wire.Hello() | wire.SignIn() | wire.ChangePin() | wire.StaffSignIn():
                pass
            case (
                wire.AskRecord() | wire.AskForPage() | wire.AskForPrint() | wire.AskForHelp() | wire.AskForForm()
                | AskPagesLeft() | AskForPages() | PagesPart()
            ):  # fmt: skip
                pass
            case _:
                assert_never(message)

    async def _come_in(self, judged: Callable[[], Awaitable[None]]) -> None:
        """Let somebody be judged at the entrance, where the station lets anybody in now."""
        try:
            if self._behind() or self._clock.step:
                self._tell(wire.SignInRefused("clock", 0))
            elif self._closed():
                self._tell(wire.SignInRefused("closed", 0))
            else:
                await judged()
        except CannotRecord:
            log.error("the store cannot be written; nobody signs in until it can")
            self._tell(wire.SignInRefused("not_recorded", 0))

    def _admit(self, card: Reader, reader: Pseudonym) -> None:
        own = ceiling(self._policy.limits, card.profile.allowance)
        found = allowed(own, self._usage.of(reader), self._clock.now(), self._station.zone)
        if found.seconds < LEAST_SECONDS:
            self._tell(wire.SignInRefused("no_time", 0))
            return
        self._seat.take(reader, terms(self._policy.limits, self._station, found), card.profile.group)

    def _card_changed(self, reader: str, why: Why | None) -> None:
        """Staff changed a card: its reader goes, where the card does not open any more (why), and signs in anew."""
        self._entrance.forget()
        session = self._seat.session
        if why is not None and session is not None and session.reader == reader:
            self._seat.end(why)

    def _accept(self, session: Session) -> None:
        if self._closed():
            self._seat.end(Why.HOURS)
            return
        self._requests.begin()
        self._prints.begin()
        self._seat.accept(session, attended=self._attendance.attended(self._policy.limits))

    async def _show_record(self, session: Session) -> None:
        """Send the reader what the journal says of them; a session that ended meanwhile is told nothing."""
        if not session.begun:
            return
        try:
            lines, whole = await asyncio.to_thread(own_record, self._station.journal, session.reader)
        except (BadInput, *DAMAGED, Unreadable):
            log.error("a reader's own record cannot be read; verify the journal")
            lines, whole = (), False
        if self._seat.session is not None and self._seat.session.id == session.id and self._seat.session.begun:
            await self._requests.show(session)
            for line in lines:
                self._tell(wire.RecordLine(session.id, line.moment, line.kind, line.facts))
            self._tell(wire.RecordEnd(session.id, whole))

    def _tell(self, message: wire.FromService) -> None:
        if self._say is not None:
            self._say(message)
