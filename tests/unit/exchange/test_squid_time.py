# SPDX-License-Identifier: GPL-3.0-or-later
"""Minutes of a week become the hours of a policy, and mean the same."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.exchange.imported import Hours
from kiosk.exchange.squid_time import ALWAYS, DAY, Week, to_hours

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SPANS = st.tuples(st.frozensets(st.integers(0, 6), min_size=1), st.integers(0, DAY - 1), st.integers(0, DAY - 1)).map(
    lambda span: (span[0], min(span[1:]), max(span[1:]))
)


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


@given(st.lists(SPANS, max_size=4), st.integers(0, 7 * DAY - 1))
def test_hours_hold_at_the_minutes_they_were_made_of(spans: list[tuple[frozenset[int], int, int]], at: int) -> None:
    week = Week(tuple(spans))
    minutes = week.minutes(with_last=True)
    day, minute = divmod(at, DAY)
    assert week.holds(day, minute) == bool(minutes >> at & 1)
    hours = to_hours(minutes)
    held = any(DAYS[day] in one.days and _minute(one.start) <= minute < _minute(one.end) for one in hours)
    assert held == week.holds(day, minute) or minutes == ALWAYS


def test_days_of_the_same_hours_share_a_line() -> None:
    week = Week(((frozenset({0, 2, 4}), 540, 1080), (frozenset({2}), 1100, 1439)))
    assert to_hours(week.minutes(with_last=False)) == (
        Hours(("mon", "wed", "fri"), "09:00", "18:00"),
        Hours(("wed",), "18:20", "24:00"),
    )


def test_every_minute_of_the_week_needs_no_hours() -> None:
    assert to_hours(Week(((frozenset(range(7)), 0, DAY - 1),)).minutes(with_last=False)) == ()
