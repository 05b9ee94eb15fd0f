# SPDX-License-Identifier: GPL-3.0-or-later
"""One sitting as a pure state machine: an event in, a new session and its effects out.

    waiting ─accept─▶ noticed ─start─▶ running ◀─pause/resume─▶ paused
                                          │tick                    │
                                          ▼                        ▼
                                        warned ──tick/end──▶ ended(why) ──wiped──▶ wiped

What is decided here: which seconds count, when a slice of them is due, when to warn, when to end and why. What is not:
who may start and with how many seconds (`sessions.allowance` and the service), and what an effect means on a disk or a
screen. All moments are seconds of a monotonic clock that the caller reads; nothing here asks what time it is.

- Time counts only while the session is running or warned, and never beyond the allowance.
- Every counted second is in exactly one slice: one is emitted each `slice` seconds, and a last one at a pause or end.
- Between two ticks at most `slice` seconds count: what a stopped service or a machine asleep takes longer is nobody's.
- A warning is given once for each of `warn`, and again after an extension has led away from it.
- Nobody there for `idle` seconds ends the session, `idle_warn` seconds after a question that any key answers. A notice
  that nobody answers, and staff who do not come, end it in the same way, so that nobody goes on in the reader's name.
- A pause stops the time for everybody. One of `pause` seconds ends the session for the reason that it began with.
- An extension adds `extension` seconds, `extensions` times, and never leads beyond `most`.
- An ended session never runs again.
"""

import enum
from dataclasses import dataclass, replace

from kiosk.base.ids import Pseudonym, SessionId


class State(enum.Enum):
    """Where a session stands."""

    WAITING = "waiting"
    NOTICED = "noticed"
    RUNNING = "running"
    WARNED = "warned"
    PAUSED = "paused"
    ENDED = "ended"
    WIPED = "wiped"


class Why(enum.Enum):
    """Why a session ended, as the journal and the wire write it."""

    READER = "reader"
    TIME = "time"
    DAY = "day"
    WEEK = "week"
    HOURS = "hours"
    IDLE = "idle"
    STAFF = "staff"
    STAFF_ABSENT = "staff_absent"
    SUSPENDED = "suspended"
    NOTICE_DECLINED = "notice_declined"
    SCREEN_LOST = "screen_lost"
    TOKEN_REFUSED = "token_refused"  # noqa: S105 - a code, not a secret
    NOT_RECORDED = "not_recorded"
    SERVICE_STOPPED = "service_stopped"
    INTERRUPTED = "interrupted"  # a power cut or a kill, written at the next start


@dataclass(frozen=True, slots=True)
class Terms:
    """What a session may use and how it is watched over, in seconds.

    `allowance` is what it begins with and `bound` what it then ends by; `most` and `most_bound` are the same for the
    longest that extensions can lead to, never less. `warn` holds the moments before the end, the earliest first.
    """

    allowance: float
    bound: Why
    most: float
    most_bound: Why
    warn: tuple[float, ...]
    idle: float
    idle_warn: float
    slice: float
    extension: float = 0.0
    extensions: int = 0
    pause: float = 900.0


@dataclass(frozen=True, slots=True)
class Slice:
    """Time was used; `seconds` since the slice before."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Warn:
    """The end is near."""

    seconds_left: float


@dataclass(frozen=True, slots=True)
class AskIfThere:
    """Nobody has touched the screen for long; the session ends unless somebody does."""

    seconds_left: float


@dataclass(frozen=True, slots=True)
class End:
    """The session is over."""

    why: Why


Effect = Slice | Warn | AskIfThere | End


@dataclass(frozen=True, slots=True)
class Session:
    """A sitting of one reader; change it only through its methods, which return the next one."""

    id: SessionId
    reader: Pseudonym
    terms: Terms
    state: State = State.WAITING
    seen: float = 0.0  # the last sign of life; until the notice is answered, the moment of signing in
    counted_to: float = 0.0  # the moment up to which time has been counted
    used: float = 0.0
    sliced: float = 0.0  # how much of `used` is in slices
    warned: int = 0  # how many of the warnings were given
    asked: bool = False  # whether somebody is there
    extended: int = 0
    paused: float = 0.0  # since when
    pause_why: Why = Why.STAFF
    why: Why | None = None

    @property
    def active(self) -> bool:
        """Tell whether time runs and the gateway may let requests out."""
        return self.state in (State.RUNNING, State.WARNED)

    @property
    def begun(self) -> bool:
        """Tell whether time has run, and the session has not ended."""
        return self.active or self.state is State.PAUSED

    @property
    def total(self) -> float:
        """Return the seconds that this session may use, with its extensions."""
        return min(self.terms.allowance + self.extended * self.terms.extension, self.terms.most)

    @property
    def bound(self) -> Why:
        """Return what this session ends by when its time is used up."""
        terms = self.terms
        if self.extended == 0:
            return terms.bound
        return terms.most_bound if self.total >= terms.most else Why.TIME

    @property
    def extendable(self) -> bool:
        """Tell whether a press can add time, as far as the terms go."""
        return self.active and self.extended < self.terms.extensions and self.total < self.terms.most

    def seconds_left(self, now: float) -> float:
        """Return the seconds until the time is used up, as far as it is known at `now`; none after the end."""
        if self.why is not None:
            return 0.0
        return max(0.0, self.total - self.used - (self._uncounted(now) if self.active else 0.0))

    def accept(self) -> "Session":
        """The reader accepted the notice; time does not run yet."""
        return replace(self, state=State.NOTICED) if self.state is State.WAITING else self

    def start(self, now: float) -> "Session":
        """Start the time."""
        if self.state is not State.NOTICED:
            return self
        return replace(self, state=State.RUNNING, counted_to=now, seen=now)

    def sign_of_life(self, now: float) -> "Session":
        return replace(self, seen=now, asked=False) if self.why is None else self

    def tick(self, now: float) -> tuple["Session", tuple[Effect, ...]]:
        """Let time pass up to `now`."""
        if self.why is not None:
            return self, ()
        if self.state is State.PAUSED:
            return self.end(now, self.pause_why) if now - self.paused >= self.terms.pause else (self, ())
        session = self._counting(now)
        if session.active and session.used >= session.total:
            return session.end(now, session.bound)
        if now - session.seen >= session.terms.idle:
            return session.end(now, Why.IDLE)
        return session._due(now) if session.active else (session, ())

    def extend(self) -> "Session":
        """Add time at the reader's press; the same session where the terms have no more to give."""
        if not self.extendable:
            return self
        longer = replace(self, extended=self.extended + 1)
        left = longer.total - longer.used
        given = sum(1 for moment in self.terms.warn[: self.warned] if left <= moment)
        return replace(longer, warned=given, state=State.WARNED if given else State.RUNNING)

    def pause(self, now: float, why: Why) -> tuple["Session", tuple[Effect, ...]]:
        """Stop the time for a reason that is not the reader's."""
        if not self.active:
            return self, ()
        session, effects = self._counting(now)._slicing(whole=True)
        return replace(session, state=State.PAUSED, paused=now, pause_why=why), effects

    def resume(self, now: float) -> "Session":
        """Let the time go on."""
        if self.state is not State.PAUSED:
            return self
        state = State.WARNED if self.warned else State.RUNNING
        return replace(self, state=state, counted_to=now, seen=now, asked=False)

    def end(self, now: float, why: Why) -> tuple["Session", tuple[Effect, ...]]:
        """End the session; a second end changes nothing."""
        if self.why is not None:
            return self, ()
        session, last = self._counting(now)._slicing(whole=True)
        return replace(session, state=State.ENDED, why=why), (*last, End(why))

    def wiped(self) -> "Session":
        """Note that the browser's traces are gone."""
        return replace(self, state=State.WIPED) if self.state is State.ENDED else self

    def _uncounted(self, now: float) -> float:
        return max(0.0, min(now - self.counted_to, self.terms.slice))

    def _counting(self, now: float) -> "Session":
        if not self.active:
            return self
        used = min(self.used + self._uncounted(now), self.total)
        return replace(self, used=used, counted_to=max(now, self.counted_to))

    def _slicing(self, *, whole: bool) -> tuple["Session", tuple[Effect, ...]]:
        """Emit the slice that is due, or what there is of one."""
        seconds = self.used - self.sliced
        if seconds <= 0 or not (whole or seconds >= self.terms.slice):
            return self, ()
        return replace(self, sliced=self.used), (Slice(seconds),)

    def _due(self, now: float) -> tuple["Session", tuple[Effect, ...]]:
        """Emit what a tick brings to a session that goes on."""
        session, effects = self._slicing(whole=False)
        left = session.total - session.used
        given = sum(1 for moment in session.terms.warn if left <= moment)
        if given > session.warned:
            session, effects = replace(session, warned=given, state=State.WARNED), (*effects, Warn(left))
        quiet = now - session.seen
        if not session.asked and quiet >= session.terms.idle - session.terms.idle_warn:
            session, effects = replace(session, asked=True), (*effects, AskIfThere(session.terms.idle - quiet))
        return session, effects
