# SPDX-License-Identifier: GPL-3.0-or-later
"""The reading desk: takes what the screen says, keeps the one session and its clock, and writes the record.

An entry that allows something is on disk before the thing is allowed. When the journal cannot be written, the
session ends and nothing opens until it can.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Final, assert_never

from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput, CannotRecord
from kiosk.base.ids import Pseudonym, ReaderNumber, SessionToken, new_session_id, new_session_token
from kiosk.base.keys import pseudonym
from kiosk.journal import entries
from kiosk.journal.file import Journal
from kiosk.policy.model import Policy
from kiosk.service import records
from kiosk.service.gate import PolicyJudge, TokenGate
from kiosk.service.terms import ceiling, terms
from kiosk.service.traffic import Traffic
from kiosk.service.usage import read_usage
from kiosk.sessions.allowance import seconds_allowed, seconds_until_closing
from kiosk.sessions.session import Effect, End, Session, Slice, Warn, Why
from kiosk.station.config import Station
from kiosk.store.store import Store
from kiosk.store.tries import Judged, Tried
from kiosk.wire import messages as wire

log = logging.getLogger(__name__)

MOST_ASKS: Final = 20  # different pages that one session may ask staff for
LEAST_SECONDS: Final = 30  # a shorter sitting is not worth beginning
CLOCK_TOLERANCE: Final = timedelta(seconds=2)
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
        clock: Clock,
        gate: TokenGate,
        close_tunnels: Callable[[], None],
    ) -> None:
        self._station, self._judge, self._journal, self._store = station, judge, journal, store
        self._policy = judge.policy
        self._reader_key, self._clock, self._gate, self._close_tunnels = reader_key, clock, gate, close_tunnels
        self._ceiling = ceiling(judge.policy.limits)
        self._usage = read_usage(journal.entries_newest_first(), clock.now())
        self._session: Session | None = None
        self._asked: dict[str, int] = {}
        self._stopped = False
        self._say: Callable[[wire.FromService], None] | None = None
        self._checkpointed = clock.monotonic()
        self.traffic = Traffic(judge, self._keep, self._tell)

    def open(self, version: str) -> None:
        """Begin to serve: close what a power cut left open. Raises CannotRecord."""
        for session, reader in self._usage.unended.items():
            self._journal.append(entries.SessionEnded(session, reader, Why.INTERRUPTED.value, 0))
        self._journal.append(entries.StationStarted(version, self._policy.digest, self._policy.version))
        self._journal.checkpoint()

    def close(self) -> None:
        """Stop serving: end the session, write the last checkpoint. Never raises for a full disk."""
        self._end(Why.SERVICE_STOPPED)
        self._stopped = True
        if self._keep(entries.StationStopped()):
            self._checkpoint()

    async def screen_came(self, say: Callable[[wire.FromService], None]) -> None:
        self._say = say

    async def screen_went(self) -> None:
        """End whatever ran: without its screen nobody reads."""
        self._say = None
        self._end(Why.SCREEN_LOST)

    async def hear(self, message: wire.FromScreen) -> None:
        """Take one message. A message about another session than the present one is passed over."""
        if self._stopped:
            return
        match message:
            case wire.Hello(protocol=protocol):
                if protocol != wire.PROTOCOL:
                    raise BadInput("wire", f"protocol {wire.PROTOCOL} was expected, the screen speaks {protocol}")
                self._tell(wire.Welcome(self._policy.digest, not self._closed()))
            case wire.SignIn(number=number, pin=pin):
                await self._sign_in(ReaderNumber(number), pin)
            case _ if self._session is None or message.session != self._session.id:
                log.info("wire: %s of another session was passed over", type(message).__name__)
            case _:
                self._hear_in_session(message, self._session)

    def keep_for_staff(self, asked: wire.KeepEntry) -> wire.Kept | wire.NotKept:
        """Write down what staff are about to do, and sign it; where that fails it must not be done."""
        entry = entries.staff_entry(asked.kind, asked.body)
        if entry is None:
            return wire.NotKept("kind")
        if self._stopped or not self._keep(entry):
            return wire.NotKept("not_recorded")
        self._checkpoint()
        return wire.Kept(self._journal.size - 1)

    def take_policy(self, policy: Policy) -> bool:
        """Judge by another policy from now on, also in the session that runs; its minutes stay what they were.

        False where that cannot be recorded: then nothing changes.
        """
        if not self._keep(entries.PolicyTaken(policy.digest, policy.version)):
            return False
        self._policy = policy
        self._ceiling = ceiling(policy.limits)
        self._judge.take(policy)
        self._tell(wire.PolicyChanged(policy.digest))
        return True

    def tick(self) -> None:
        """Let time pass; called about once a second."""
        now = self._clock.monotonic()
        if self._session is not None and self._session.why is None:
            if self._closed():
                self._end(Why.HOURS)
            else:
                self._session, effects = self._session.tick(now)
                self._carry_out(effects)
                self._tell_time()
        if now - self._checkpointed >= self._station.checkpoint_seconds:
            self._checkpoint()

    def _closed(self) -> bool:
        return seconds_until_closing(self._ceiling, self._clock.now(), self._station.zone) <= 0

    def _hear_in_session(self, message: wire.FromScreen, session: Session) -> None:
        match message:
            case wire.AcceptNotice():
                self._start(session)
            case wire.SignOfLife():
                self._session = session.sign_of_life(self._clock.monotonic())
            case wire.EndSession(why=why):
                self._end(SCREEN_ENDS.get(why, Why.READER))
            case wire.Wiped():
                self._session = session.wiped()
                if self._session is not session:
                    self._keep(entries.SessionWiped(session.id))
            case wire.ReportOpened(address=address):
                self.traffic.page_opened(address)
            case wire.ReportRefused(address=address, reason=reason):
                self.traffic.page_refused(address, reason)
            case wire.AskForPage(address=address):
                self._ask(session, address)
            case wire.Hello() | wire.SignIn():
                pass
            case _:
                assert_never(message)

    async def _sign_in(self, number: ReaderNumber, pin: str) -> None:
        """Judge a card and PIN; a session that the screen forgot to end is over."""
        self._end(Why.SCREEN_LOST)
        try:
            await self._judge_card(number, pin)
        except CannotRecord:
            log.error("the store cannot be written; nobody signs in until it can")
            self._tell(wire.SignInRefused("not_recorded", 0))

    async def _judge_card(self, number: ReaderNumber, pin: str) -> None:
        now = self._clock.now()
        if self._journal.last_moment and now < self._journal.last_moment - CLOCK_TOLERANCE:
            self._tell(wire.SignInRefused("clock", 0))
        elif self._closed():
            self._tell(wire.SignInRefused("closed", 0))
        else:
            self._take_try(number, await asyncio.to_thread(self._store.readers.try_pin, number, pin, now))

    def _take_try(self, number: ReaderNumber, tried: Tried) -> None:
        reader = pseudonym(self._reader_key, number)
        match tried.judged:
            case Judged.RIGHT:
                self._admit(number, reader)
            case Judged.WRONG:
                kept = self._keep(entries.SignInRefused(reader, "wrong"))
                self._tell(wire.SignInRefused("wrong" if kept else "not_recorded", tried.wait))
            case Judged.TOO_EARLY:
                self._tell(wire.SignInRefused("wait", tried.wait))
            case _:
                assert_never(tried.judged)

    def _admit(self, number: ReaderNumber, reader: Pseudonym) -> None:
        found = self._store.readers.find(number)
        if found is None:  # removed between the try and now
            self._tell(wire.SignInRefused("wrong", 0))
            return
        group, own = found.profile.group, ceiling(self._policy.limits, found.profile.allowance)
        allowed = seconds_allowed(own, self._usage.of(reader), self._clock.now(), self._station.zone)
        if allowed < LEAST_SECONDS:
            self._tell(wire.SignInRefused("no_time", 0))
            return
        limits, now = terms(self._policy.limits, self._station, allowed), self._clock.monotonic()
        self._session = Session(new_session_id(), reader, limits, seen=now)
        self._judge.serve(group or None)
        self._tell(wire.SignedIn(self._session.id, int(allowed), group))

    def _start(self, session: Session) -> None:
        if self._closed():
            self._end(Why.HOURS)
            return
        running = session.accept(self._clock.monotonic())
        if running is session:
            return
        seconds = int(session.terms.allowance)
        started = entries.SessionStarted(session.id, session.reader, seconds, self._policy.version)
        if not self._keep(started):
            self._tell(wire.Ended(session.id, Why.NOT_RECORDED.value))
            self._session = None
            return
        self._session = running
        self._asked.clear()
        self.traffic.begin(session.id)
        token = new_session_token()
        self._gate.open(token)
        self._tell_started(running, token)

    def _tell_started(self, session: Session, token: SessionToken) -> None:
        left = int(session.seconds_left(self._clock.monotonic()))
        self._tell(wire.Started(session.id, token, left))

    def _tell_time(self) -> None:
        if self._session is not None and self._session.active:
            left = round(self._session.seconds_left(self._clock.monotonic()))
            warned = left <= self._session.terms.warn
            self._tell(wire.TimeLeft(self._session.id, left, warned))

    def _end(self, why: Why) -> None:
        if self._session is None:
            return
        self._session, effects = self._session.end(self._clock.monotonic(), why)
        self._carry_out(effects)

    def _carry_out(self, effects: tuple[Effect, ...]) -> None:
        for effect in effects:
            match effect:
                case Slice(seconds=seconds):
                    self._keep_slice(seconds)
                case Warn():
                    self._tell_time()
                case End(why=why):
                    self._close_session(why)
                case _:
                    assert_never(effect)

    def _keep_slice(self, seconds: float) -> None:
        if self._session is None:
            return
        used = entries.TimeUsed(self._session.id, self._session.reader, round(seconds * 1000))
        self._usage.add(self._session.reader, self._clock.now(), seconds)
        self._keep(used)

    def _close_session(self, why: Why) -> None:
        """Shut the gate first, then write; the screen hears of it in any case."""
        self._gate.shut()
        self._close_tunnels()
        session = self._session
        if session is None:
            return
        self._keep(entries.SessionEnded(session.id, session.reader, why.value, self.traffic.end()))
        self._checkpoint()
        self._tell(wire.Ended(session.id, why.value))

    def _ask(self, session: Session, address: str) -> None:
        if not session.active:
            return
        decision = self._judge.page(address)
        bare = records.asked_address(decision)
        if not bare:
            return  # not an address of the web, so nothing that staff could open
        if bare in self._asked:
            self._tell(wire.Asked(session.id, self._asked[bare]))
            return
        if len(self._asked) >= MOST_ASKS:
            log.info("wire: more than %d requests to staff in one session were passed over", MOST_ASKS)
            return
        try:
            number = self._store.asks.add(session.reader, bare, self._clock.now())
        except CannotRecord:
            log.error("a request to staff cannot be kept")
            return
        self._asked[bare] = number
        if self._keep(self.traffic.asked(session.id, session.reader, number, decision)):
            self._tell(wire.Asked(session.id, number))

    def _keep(self, entry: entries.Entry) -> bool:
        """Write one entry; where that fails, a running session ends and the caller refuses."""
        try:
            self._journal.append(entry)
        except CannotRecord:
            log.error("the journal cannot be written; nothing opens until it can")
            if self._session is not None and self._session.active:
                self._end(Why.NOT_RECORDED)
            return False
        return True

    def _checkpoint(self) -> None:
        self._checkpointed = self._clock.monotonic()
        try:
            self._journal.checkpoint()
        except CannotRecord:
            log.error("the checkpoint cannot be written")

    def _tell(self, message: wire.FromService) -> None:
        if self._say is not None:
            self._say(message)
