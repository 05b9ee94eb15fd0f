# SPDX-License-Identifier: GPL-3.0-or-later
"""A session under any order of events: every second in one slice, one warning, one end, and no life after it."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.base.ids import Pseudonym, SessionId
from kiosk.sessions.session import Effect, End, Session, Slice, State, Terms, Warn, Why

TERMS = Terms(allowance=600, warn=120, idle=100, slice=15)


def waiting(terms: Terms = TERMS, now: float = 0) -> Session:
    return Session(SessionId("s"), Pseudonym("r"), terms, seen=now)


def running(now: float = 0) -> Session:
    return waiting(now=now).accept(now)


class Sitting(RuleBasedStateMachine):
    """One sitting, and what its effects must add up to."""

    @initialize(allowance=st.integers(30, 400), warn=st.integers(1, 200), idle=st.integers(20, 500))
    def sign_in(self, allowance: int, warn: int, idle: int) -> None:
        self.now = self.seen = 5000.0
        self.started: float | None = None
        self.session = waiting(Terms(allowance, min(warn, allowance / 2), idle, 15), self.now)
        self.effects: list[Effect] = []

    def take(self, step: tuple[Session, tuple[Effect, ...]]) -> None:
        was_over = self.session.why is not None
        self.session, effects = step
        assert not (was_over and effects)
        self.effects += effects

    @rule(seconds=st.floats(0, 60) | st.floats(0, 100_000))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds
        left = self.session.seconds_left(self.now)
        idle = self.now - self.seen >= self.session.terms.idle
        was_over = self.session.why is not None
        self.take(self.session.tick(self.now))
        if not was_over:
            ended = Why.TIME if left <= 0 else Why.IDLE if idle else None
            assert self.session.why is ended

    @rule()
    def accept(self) -> None:
        if self.session.state is State.WAITING:
            self.started = self.seen = self.now
        self.session = self.session.accept(self.now)

    @rule()
    def touch(self) -> None:
        self.session = self.session.sign_of_life(self.now)
        self.seen = self.now

    @rule(why=st.sampled_from(Why), seconds=st.floats(0, 5))
    def end(self, why: Why, seconds: float) -> None:
        self.now += seconds
        self.take(self.session.end(self.now, why))
        assert self.session.why is not None

    @rule()
    def wipe(self) -> None:
        over = self.session.why is not None
        self.session = self.session.wiped()
        assert (self.session.state is State.WIPED) == over

    @invariant()
    def the_slices_are_the_time_run(self) -> None:
        if not hasattr(self, "session"):
            return
        slices = [effect.seconds for effect in self.effects if isinstance(effect, Slice)]
        assert all(seconds > 0 for seconds in slices)
        assert sum(slices) <= self.session.terms.allowance + 1e-6
        if self.started is None:
            assert not slices
        elif self.session.active:
            assert sum(slices) == pytest.approx(self.session.sliced - self.started, abs=1e-6)
            assert self.now - self.session.sliced < 60 + 15

    @invariant()
    def it_warns_once_and_ends_once(self) -> None:
        if not hasattr(self, "session"):
            return
        ends = [effect for effect in self.effects if isinstance(effect, End)]
        assert sum(isinstance(effect, Warn) for effect in self.effects) <= 1
        assert len(ends) == (self.session.why is not None)
        assert not ends or self.effects[-1] == ends[0] == End(self.session.why or Why.READER)
        assert not (ends and (self.session.active or self.session.seconds_left(self.now)))


TestSitting = Sitting.TestCase


def test_a_whole_session_second_by_second() -> None:
    session, effects = running(), list[Effect]()
    for second in range(1, 700):
        session, more = session.sign_of_life(second).tick(second)
        effects += more
    assert [effect.seconds for effect in effects if isinstance(effect, Slice)] == [15] * 40
    assert [effect for effect in effects if not isinstance(effect, Slice)] == [Warn(120), End(Why.TIME)]


def test_time_that_a_sleeping_machine_lost_is_not_taken_from_the_reader() -> None:
    for session, effects in (running().tick(9999), running().end(9999, Why.READER)):
        assert effects[0] == Slice(600)
        assert session.why in (Why.TIME, Why.READER)


def test_time_does_not_run_before_the_notice_is_accepted() -> None:
    session = waiting()
    assert session.seconds_left(50) == 600
    assert session.accept(99).seconds_left(99) == 600
    assert session.end(50, Why.NOTICE_DECLINED)[1] == (End(Why.NOTICE_DECLINED),)


def test_a_notice_that_nobody_answers_ends() -> None:
    session, effects = waiting().tick(99.9)
    assert effects == ()
    session, effects = session.tick(100)
    assert effects == (End(Why.IDLE),)
    assert session.accept(101) is session
    assert waiting().sign_of_life(50).tick(149)[1] == ()


def test_a_second_accept_gives_no_new_time() -> None:
    assert running().accept(500).seconds_left(500) == 100
