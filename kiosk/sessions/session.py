# SPDX-License-Identifier: GPL-3.0-or-later
"""One sitting as a pure state machine: an event in, a new session and its effects out.

    waiting ──accept──▶ running ──tick──▶ warned ──tick/end──▶ ended(why) ──wiped──▶ wiped

What is decided here: when a slice of time is due, when to warn, when to end and why. What is not: who may start
and with how many seconds (`sessions.allowance` and the service), and what an effect means on a disk or a screen.
All moments are seconds of a monotonic clock that the caller reads; nothing here asks what time it is.

- Time runs only from the accepted notice to the end.
- Every second of it is in exactly one slice: a slice is emitted each `slice_seconds`, and a last one at the end.
- A warning is given once, `warn_seconds` before the allowance is used up.
- Nobody there for `idle_seconds` ends the session; the reader's next sign of life before that starts it anew.
  A notice that nobody answers ends in the same way, so that the next person cannot go on in the reader's name;
  until it is answered, `seen` is the moment of signing in.
- An ended session never runs again.
"""

import enum
from dataclasses import dataclass, replace

from kiosk.base.ids import Pseudonym, SessionId


class State(enum.Enum):
    """Where a session stands."""

    WAITING = "waiting"
    RUNNING = "running"
    WARNED = "warned"
    ENDED = "ended"
    WIPED = "wiped"


class Why(enum.Enum):
    """Why a session ended, as the journal and the wire write it."""

    READER = "reader"
    TIME = "time"
    IDLE = "idle"
    HOURS = "hours"
    NOTICE_DECLINED = "notice_declined"
    SCREEN_LOST = "screen_lost"
    TOKEN_REFUSED = "token_refused"  # noqa: S105 - a code, not a secret
    NOT_RECORDED = "not_recorded"
    SERVICE_STOPPED = "service_stopped"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a session may use and how it is watched over, in seconds."""

    allowance: float
    warn: float
    idle: float
    slice: float


@dataclass(frozen=True, slots=True)
class Slice:
    """Time was used; `seconds` since the slice before."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Warn:
    """The end is near."""

    seconds_left: float


@dataclass(frozen=True, slots=True)
class End:
    """The session is over."""

    why: Why


Effect = Slice | Warn | End


@dataclass(frozen=True, slots=True)
class Session:
    """A sitting of one reader; change it only through its methods, which return the next one."""

    id: SessionId
    reader: Pseudonym
    terms: Terms
    state: State = State.WAITING
    started: float = 0.0
    sliced: float = 0.0
    seen: float = 0.0
    why: Why | None = None

    @property
    def active(self) -> bool:
        """Tell whether time runs and the gateway may let requests out."""
        return self.state in (State.RUNNING, State.WARNED)

    def seconds_left(self, now: float) -> float:
        """Return the seconds until the allowance is used up; all of them before it runs, none after."""
        if self.state is State.WAITING:
            return self.terms.allowance
        return max(0.0, self.started + self.terms.allowance - now) if self.active else 0.0

    def accept(self, now: float) -> "Session":
        """Start the time: the reader accepted the notice."""
        if self.state is not State.WAITING:
            return self
        return replace(self, state=State.RUNNING, started=now, sliced=now, seen=now)

    def sign_of_life(self, now: float) -> "Session":
        return replace(self, seen=now) if self.why is None else self

    def tick(self, now: float) -> tuple["Session", tuple[Effect, ...]]:
        """Let time pass up to `now`."""
        if self.state is State.WAITING and now - self.seen >= self.terms.idle:
            return self.end(now, Why.IDLE)
        if not self.active:
            return self, ()
        if self.seconds_left(now) <= 0:
            return self.end(now, Why.TIME)
        if now - self.seen >= self.terms.idle:
            return self.end(now, Why.IDLE)
        session, effects = self, list[Effect]()
        if now - self.sliced >= self.terms.slice:
            effects.append(Slice(now - self.sliced))
            session = replace(session, sliced=now)
        if self.state is State.RUNNING and self.seconds_left(now) <= self.terms.warn:
            effects.append(Warn(self.seconds_left(now)))
            session = replace(session, state=State.WARNED)
        return session, tuple(effects)

    def end(self, now: float, why: Why) -> tuple["Session", tuple[Effect, ...]]:
        """End the session; a second end changes nothing. Time past the allowance (a machine asleep) is nobody's."""
        if self.state in (State.ENDED, State.WIPED):
            return self, ()
        ran = min(now, self.started + self.terms.allowance) - self.sliced if self.active else 0.0
        last = (Slice(ran),) if ran > 0 else ()
        return replace(self, state=State.ENDED, why=why), (*last, End(why))

    def wiped(self) -> "Session":
        """Note that the browser's traces are gone."""
        return replace(self, state=State.WIPED) if self.state is State.ENDED else self
