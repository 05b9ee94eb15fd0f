# SPDX-License-Identifier: GPL-3.0-or-later
"""A session under any order of events: every second in one slice, one end, and no life after it."""

import math
from dataclasses import replace

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.base.ids import Pseudonym, SessionId
from kiosk.sessions.session import AskIfThere, Effect, End, Session, Slice, State, Terms, Warn, Why

TERMS = Terms(
    allowance=600,
    bound=Why.TIME,
    most=1000,
    most_bound=Why.DAY,
    warn=(120, 60),
    idle=100,
    idle_warn=30,
    slice=5,
    extension=300,
    extensions=2,
    pause=900,
)


def waiting(terms: Terms = TERMS, now: float = 0) -> Session:
    return Session(SessionId("s"), Pseudonym("r"), terms, seen=now)


def running(terms: Terms = TERMS, now: float = 0) -> Session:
    return waiting(terms, now).accept().start(now)


def sat(session: Session, first: int, last: int) -> tuple[Session, list[Effect]]:
    """Let seconds pass one by one while somebody is there; return the effects too."""
    effects: list[Effect] = []
    for second in range(first, last + 1):
        session, more = session.sign_of_life(second).tick(second)
        effects += more
    return session, effects


def slices(effects: "list[Effect] | tuple[Effect, ...]") -> float:
    return sum(effect.seconds for effect in effects if isinstance(effect, Slice))


class Sitting(RuleBasedStateMachine):
    """One sitting, and what its effects must add up to."""

    @initialize(allowance=st.integers(30, 400), more=st.integers(0, 300), idle=st.integers(20, 500))
    def sign_in(self, allowance: int, more: int, idle: int) -> None:
        self.now = 5000.0
        warn = (min(120.0, allowance / 2), 10.0)
        bounds = (Why.TIME, allowance + more, Why.WEEK)
        self.session = waiting(Terms(allowance, *bounds, warn, idle, idle / 3, 5, 60, 3, 200), self.now)
        self.effects: list[Effect] = []
        self.ran = 0.0  # seconds that passed while time ran

    def take(self, step: tuple[Session, tuple[Effect, ...]]) -> None:
        was_over = self.session.why is not None
        self.session, effects = step
        assert not (was_over and effects)
        self.effects += effects

    def passes(self, seconds: float) -> None:
        self.now += seconds
        if self.session.active:
            self.ran += seconds

    @rule(seconds=st.floats(0, 5) | st.floats(0, 60) | st.floats(0, 100_000))
    def time_passes(self, seconds: float) -> None:
        self.passes(seconds)
        self.take(self.session.tick(self.now))

    @rule()
    def accept(self) -> None:
        self.session = self.session.accept()

    @rule()
    def start(self) -> None:
        self.session = self.session.start(self.now)

    @rule()
    def touch(self) -> None:
        self.session = self.session.sign_of_life(self.now)

    @rule()
    def extend(self) -> None:
        before = self.session
        self.session = before.extend()
        if self.session is not before:
            assert before.total < self.session.total <= before.terms.most
            assert self.session.seconds_left(self.now) >= before.seconds_left(self.now)

    @rule(why=st.sampled_from([Why.STAFF, Why.STAFF_ABSENT]), seconds=st.floats(0, 5))
    def pause(self, why: Why, seconds: float) -> None:
        self.passes(seconds)
        self.take(self.session.pause(self.now, why))

    @rule()
    def resume(self) -> None:
        self.session = self.session.resume(self.now)

    @rule(why=st.sampled_from(Why), seconds=st.floats(0, 5))
    def end(self, why: Why, seconds: float) -> None:
        self.passes(seconds)
        self.take(self.session.end(self.now, why))
        assert self.session.why is not None

    @rule()
    def wipe(self) -> None:
        over = self.session.why is not None
        self.session = self.session.wiped()
        assert (self.session.state is State.WIPED) == over

    @invariant()
    def every_counted_second_is_in_one_slice(self) -> None:
        if not hasattr(self, "session"):
            return
        assert all(effect.seconds > 0 for effect in self.effects if isinstance(effect, Slice))
        assert slices(self.effects) == pytest.approx(self.session.sliced, abs=1e-6)
        assert 0 <= self.session.used - self.session.sliced < self.session.terms.slice + 1e-6
        assert self.session.used <= min(self.ran, self.session.total) + 1e-6
        if self.session.why is not None or self.session.state is State.PAUSED:
            assert self.session.used == self.session.sliced

    @invariant()
    def it_ends_once_and_for_good(self) -> None:
        if not hasattr(self, "session"):
            return
        ends = [effect for effect in self.effects if isinstance(effect, End)]
        assert len(ends) == (self.session.why is not None)
        assert not ends or self.effects[-1] == ends[0] == End(self.session.why or Why.READER)
        assert not (ends and (self.session.active or self.session.seconds_left(self.now)))
        assert self.session.total <= self.session.terms.most


TestSitting = Sitting.TestCase


def test_a_whole_session_second_by_second() -> None:
    session, effects = sat(running(), 1, 700)
    assert [effect.seconds for effect in effects if isinstance(effect, Slice)] == [5] * 120
    assert [effect for effect in effects if not isinstance(effect, Slice)] == [Warn(120), Warn(60), End(Why.TIME)]
    assert session.why is Why.TIME


@pytest.mark.parametrize("bound", [Why.TIME, Why.DAY, Why.WEEK, Why.HOURS])
def test_it_ends_by_what_its_time_was_bounded_by(bound: Why) -> None:
    session, _ = sat(running(replace(TERMS, bound=bound)), 1, 600)
    assert session.why is bound


def test_a_power_cut_costs_or_gives_one_slice_at_the_most() -> None:
    """What is in no slice when the power goes is what the next start does not know of."""
    for second in range(1, 600):
        session, effects = sat(running(), 1, second)
        assert 0 <= second - slices(effects) < 5, second
        assert session.used == second


def test_time_that_a_sleeping_machine_or_a_stopped_service_lost_is_nobodys() -> None:
    session, effects = running().sign_of_life(9999).tick(9999)
    assert effects == (Slice(5),)
    assert session.seconds_left(9999) == 595
    assert running().end(9999, Why.READER)[1] == (Slice(5), End(Why.READER))


def test_a_monotonic_clock_that_is_read_out_of_order_takes_nothing_back() -> None:
    session, _ = sat(running(), 1, 100)
    assert session.tick(50)[0].used == 100
    assert session.tick(50)[0].tick(101)[0].used == 101


def test_time_does_not_run_before_the_notice_is_accepted_and_staff_have_come() -> None:
    session = waiting()
    assert session.seconds_left(50) == 600
    assert session.start(60) is session
    assert session.accept().seconds_left(99) == 600
    assert session.accept().start(99).seconds_left(99) == 600
    assert session.end(50, Why.NOTICE_DECLINED)[1] == (End(Why.NOTICE_DECLINED),)


@pytest.mark.parametrize("session", [waiting(), waiting().accept()])
def test_a_notice_that_nobody_answers_and_staff_who_do_not_come_end_it(session: Session) -> None:
    assert session.tick(99.9)[1] == ()
    ended, effects = session.tick(100)
    assert effects == (End(Why.IDLE),)
    assert ended.accept() is ended
    assert ended.start(101) is ended
    assert session.sign_of_life(50).tick(149)[1] == ()


def test_somebody_is_asked_for_before_the_session_ends_and_any_key_answers() -> None:
    session = running()
    effects: list[Effect] = []
    for second in range(1, 100):
        session, more = session.tick(second)
        effects += [effect for effect in more if not isinstance(effect, Slice)]
    assert effects == [AskIfThere(30)]
    assert session.tick(100)[0].why is Why.IDLE
    session = session.sign_of_life(99)
    _, effects = sat(session, 100, 150)
    assert not any(isinstance(effect, AskIfThere) for effect in effects)
    quiet, more = session.tick(169)
    assert AskIfThere(30) in more
    assert quiet.tick(199)[0].why is Why.IDLE


def test_a_second_accept_or_start_gives_no_new_time() -> None:
    session, _ = sat(running(), 1, 500)
    assert session.accept() is session
    assert session.start(500) is session


def test_extensions_end_at_what_the_day_allows_and_warn_anew() -> None:
    session, effects = sat(running(), 1, 500)
    assert [effect for effect in effects if isinstance(effect, Warn)] == [Warn(120)]
    session = session.extend()
    assert (session.total, session.bound, session.state) == (900, Why.TIME, State.RUNNING)
    session = session.extend()
    assert (session.total, session.bound) == (1000, Why.DAY)
    assert session.extend() is session
    session, effects = sat(session, 501, 1000)
    assert [effect for effect in effects if not isinstance(effect, Slice)] == [Warn(120), Warn(60), End(Why.DAY)]
    assert slices(effects) == 500


def test_an_extension_that_leads_not_far_enough_leaves_the_warning() -> None:
    session, _ = sat(running(replace(TERMS, extension=30)), 1, 550)
    assert (session.warned, session.state) == (2, State.WARNED)
    session = session.extend()
    assert (session.seconds_left(550), session.warned, session.state) == (80, 1, State.WARNED)


def test_nothing_is_extended_before_or_after_or_where_the_terms_have_none() -> None:
    for session in (waiting(), waiting().accept(), running().end(5, Why.READER)[0], running(replace(TERMS, most=600))):
        assert not session.extendable
        assert session.extend() is session
    assert running(replace(TERMS, extensions=0)).extend().total == 600
    assert running(replace(TERMS, most=math.inf)).extend().extend().total == 1200


@pytest.mark.parametrize("why", [Why.STAFF, Why.STAFF_ABSENT])
def test_a_pause_stops_the_time_and_ends_it_in_the_end(why: Why) -> None:
    session, _ = sat(running(), 1, 102)
    session, effects = session.pause(103, why)
    assert effects == (Slice(3),)
    assert (session.active, session.begun, session.seconds_left(500)) == (False, True, 497)
    assert session.pause(200, Why.STAFF) == (session, ())
    assert session.tick(1002) == (session, ())
    resumed = session.resume(1002)
    assert resumed.seconds_left(1002) == 497
    assert resumed.tick(1002)[1] == ()  # nobody is asked for at once
    assert session.tick(1003)[0].why is why
    assert session.end(500, Why.READER)[1] == (End(Why.READER),)


def test_a_pause_in_the_last_minutes_stays_warned() -> None:
    session, _ = sat(running(), 1, 500)
    session, _ = session.pause(500, Why.STAFF)
    assert session.resume(600).state is State.WARNED
    assert running().resume(5) == running()
