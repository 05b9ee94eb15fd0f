# SPDX-License-Identifier: GPL-3.0-or-later
"""The one seat of a station: its session, what the session's effects mean, and the gate that stands open meanwhile.

An entry that allows something is on disk before the thing is allowed. Who may sit down is not decided here.
"""

import logging
from collections.abc import Callable
from typing import assert_never

from kiosk.base.clock import Clock
from kiosk.base.errors import CannotRecord
from kiosk.base.ids import Pseudonym, new_session_id, new_session_token
from kiosk.journal import entries
from kiosk.journal.file import Journal
from kiosk.service.gate import PolicyJudge, TokenGate
from kiosk.service.traffic import Traffic
from kiosk.service.usage import Usage
from kiosk.sessions.session import AskIfThere, Effect, End, Session, Slice, State, Terms, Warn, Why
from kiosk.wire import messages as wire

log = logging.getLogger(__name__)


class Seat:
    """Holds the present session, or nobody's; `tell` reaches the screen."""

    def __init__(
        self,
        judge: PolicyJudge,
        journal: Journal,
        usage: Usage,
        clock: Clock,
        gate: TokenGate,
        close_tunnels: Callable[[], None],
        tell: Callable[[wire.FromService], None],
    ) -> None:
        self._judge, self._journal, self._usage, self._clock = judge, journal, usage, clock
        self._gate, self._close_tunnels, self._tell = gate, close_tunnels, tell
        self.session: Session | None = None
        self._token = new_session_token()
        self.waiting = 0  # how many people wait for the seat, as staff say
        self.checkpointed = clock.monotonic()
        self.traffic = Traffic(judge, self.keep, tell)

    @property
    def taken(self) -> bool:
        """Tell whether a session is there that has not ended."""
        return self.session is not None and self.session.why is None

    def take(self, reader: Pseudonym, terms: Terms, group: str) -> None:
        """Let a reader sit down whose card was right; the notice comes next."""
        self.session = Session(new_session_id(), reader, terms, seen=self._clock.monotonic())
        self.waiting = max(0, self.waiting - 1)
        self._judge.serve(group or None)
        self._tell(wire.SignedIn(self.session.id, int(terms.allowance), group))

    def accept(self, session: Session, *, attended: bool) -> None:
        """The notice was accepted: start the time, or wait for staff where the room asks for them."""
        accepted = session.accept()
        if accepted is session:
            return
        self.session = accepted
        if attended:
            self.start()
        else:
            self._tell(wire.Paused(session.id, Why.STAFF_ABSENT.value))

    def start(self) -> None:
        """Start the time of a session whose notice was accepted; without its entry there is none."""
        session = self.session
        if session is None or session.state is not State.NOTICED:
            return
        seconds = int(session.terms.allowance)
        started = entries.SessionStarted(session.id, session.reader, seconds, self._judge.policy.version)
        if not self.keep(started):
            self._tell(wire.Ended(session.id, Why.NOT_RECORDED.value))
            self.session = None
            return
        now = self._clock.monotonic()
        self.session = session.start(now)
        self.traffic.begin(session.id)
        self._token = new_session_token()
        self._gate.open(self._token)
        self._tell(wire.Started(session.id, self._token, int(self.session.seconds_left(now))))

    def tick(self) -> None:
        """Let time pass."""
        if self.session is not None and self.session.why is None:
            self.session, effects = self.session.tick(self._clock.monotonic())
            self._carry_out(effects)
            self.tell_time()

    def sign_of_life(self, session: Session) -> None:
        self.session = session.sign_of_life(self._clock.monotonic())

    def extend(self, session: Session) -> None:
        """Add time at the reader's press, where nobody waits and the terms have more."""
        if self.waiting:
            return
        longer = session.extend()
        if longer is session:
            return
        seconds = int(longer.total - session.total)
        if self.keep(entries.SessionExtended(session.id, session.reader, seconds)):
            self.session = longer
            self.tell_time()

    def pause(self, why: Why) -> None:
        """Stop the time and shut the gate, for a reason that is not the reader's."""
        if self.session is None or not self.session.active:
            return
        self._shut_gate()
        session = self.session
        self.session, effects = session.pause(self._clock.monotonic(), why)
        self._carry_out(effects)
        if self.session.state is State.PAUSED and self.keep(entries.SessionPaused(session.id, why.value)):
            self._tell(wire.Paused(session.id, why.value))

    def resume(self) -> None:
        """Let the time go on, under the token that the browser has."""
        session = self.session
        if session is None or session.state is not State.PAUSED:
            return
        if self.keep(entries.SessionResumed(session.id)):
            self.session = session.resume(self._clock.monotonic())
            self._gate.open(self._token)
            self._tell(wire.Resumed(session.id))
            self.tell_time()

    def end(self, why: Why) -> None:
        if self.session is None:
            return
        self.session, effects = self.session.end(self._clock.monotonic(), why)
        self._carry_out(effects)

    def wiped(self, session: Session) -> None:
        self.session = session.wiped()
        if self.session is not session:
            self.keep(entries.SessionWiped(session.id))

    def keep(self, entry: entries.Entry) -> bool:
        """Write one entry; where that fails, a running session ends and the caller refuses."""
        try:
            self._journal.append(entry)
        except CannotRecord:
            log.error("the journal cannot be written; nothing opens until it can")
            if self.session is not None and self.session.begun:
                self.end(Why.NOT_RECORDED)
            return False
        return True

    def checkpoint(self, *, passing: bool = False) -> None:
        """Sign what is there; a passing one goes when the next is there."""
        self.checkpointed = self._clock.monotonic()
        try:
            self._journal.checkpoint(passing=passing)
        except CannotRecord:
            log.error("the checkpoint cannot be written")

    def tell_time(self) -> None:
        """Tell the screen how long the session still runs, and whether a press can add to that."""
        session = self.session
        if session is not None and session.active:
            left = round(session.seconds_left(self._clock.monotonic()))
            more = session.extendable and not self.waiting
            self._tell(wire.TimeLeft(session.id, left, session.state is State.WARNED, more))

    def _shut_gate(self) -> None:
        self._gate.shut()
        self._close_tunnels()

    def _carry_out(self, effects: tuple[Effect, ...]) -> None:
        for effect in effects:
            match effect:
                case Slice(seconds=seconds):
                    self._keep_slice(seconds)
                case Warn():
                    self.tell_time()
                case AskIfThere(seconds_left=seconds):
                    if self.session is not None:
                        self._tell(wire.AskIfThere(self.session.id, round(seconds)))
                case End(why=why):
                    self._close(why)
                case _:
                    assert_never(effect)

    def _keep_slice(self, seconds: float) -> None:
        if self.session is None:
            return
        used = entries.TimeUsed(self.session.id, self.session.reader, round(seconds * 1000))
        self._usage.add(self.session.reader, self._clock.now(), seconds)
        self.keep(used)

    def _close(self, why: Why) -> None:
        """Shut the gate first, then write; the screen hears of it in any case."""
        self._shut_gate()
        session = self.session
        if session is None:
            return
        self.keep(entries.SessionEnded(session.id, session.reader, why.value, self.traffic.end()))
        self._tell(wire.Ended(session.id, why.value))
