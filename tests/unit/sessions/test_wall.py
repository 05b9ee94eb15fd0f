# SPDX-License-Identifier: GPL-3.0-or-later
"""A wall clock that is set while the station runs is not followed; one that a time server moves a little is."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sessions.wall import SLIGHT, Wall

NOON = datetime(2026, 12, 1, 7, tzinfo=UTC)


def after(seconds: float, ahead: float = 0) -> datetime:
    return NOON + timedelta(seconds=seconds + ahead)


def test_it_goes_with_the_machine() -> None:
    wall = Wall(NOON, 100)
    for second in range(0, 10_000, 10):
        wall = wall.observe(after(second), 100 + second)
        assert wall.at(100 + second) == after(second)
        assert not wall.stepped


@pytest.mark.parametrize("ahead", [86_400, -86_400, 121, -121, 3600])
def test_a_step_is_noted_and_not_followed(ahead: float) -> None:
    wall = Wall(NOON, 100).observe(after(10, ahead), 110)
    assert wall.step == ahead
    assert wall.at(110) == after(10)
    assert wall.observe(after(5000, ahead), 5100).at(5100) == after(5000)
    assert not wall.observe(after(5000), 5100).stepped  # it came back
    accepted = wall.accept(after(20, ahead), 120)
    assert (accepted.at(120), accepted.stepped) == (after(20, ahead), False)


def test_a_second_step_is_another_one() -> None:
    wall = Wall(NOON, 0).observe(after(1, 3600), 1)
    assert wall.observe(after(2, 3605), 2) is wall
    assert wall.observe(after(2, 7200), 2).step == 7200


@given(st.lists(st.tuples(st.floats(0.1, 600), st.floats(-SLIGHT, SLIGHT)), max_size=200))
def test_small_moves_cannot_add_up_to_a_day(moves: list[tuple[float, float]]) -> None:
    """Whoever moves the clock by a little again and again wins two minutes an hour at the most."""
    wall, passed, machine = Wall(NOON, 0), 0.0, 0.0
    for seconds, ahead in moves:
        passed += seconds
        machine += seconds + ahead
        wall = wall.observe(NOON + timedelta(seconds=machine), passed)
        gained = (wall.at(passed) - after(passed)).total_seconds()
        assert abs(gained) <= SLIGHT * (passed // 3600 + 1) + 1e-3
