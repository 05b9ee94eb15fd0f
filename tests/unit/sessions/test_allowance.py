# SPDX-License-Identifier: GPL-3.0-or-later
"""Minutes over the borders of days and weeks, in the institution's own time."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from kiosk.sessions.allowance import Allowed, Ceiling, allowed
from kiosk.sessions.hours import OpeningHours, Span
from kiosk.sessions.session import Why

ALMATY = ZoneInfo("Asia/Almaty")
HOUR = 3600
CEILING = Ceiling(session=HOUR, day=2 * HOUR, week=4 * HOUR, hours=OpeningHours(Span(time(9), time(18))))
ALL_DAY = Ceiling(session=HOUR, day=2 * HOUR, week=4 * HOUR, hours=OpeningHours(Span(time(0), time(23, 59))))
# 2026-11-23 is a Monday
MONDAY, TUESDAY, SUNDAY = (datetime(2026, 11, day, tzinfo=ALMATY) for day in (23, 24, 29))


def local(day: datetime, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return day.replace(hour=hour, minute=minute, second=second).astimezone(UTC)


def found(moment: datetime, *used: tuple[datetime, float], ceiling: Ceiling = ALL_DAY) -> Allowed:
    return allowed(ceiling, used, moment, ALMATY)


def seconds(moment: datetime, *used: tuple[datetime, float], ceiling: Ceiling = ALL_DAY) -> float:
    return found(moment, *used, ceiling=ceiling).seconds


def test_a_fresh_reader_gets_a_session() -> None:
    assert seconds(local(MONDAY, 10)) == HOUR


def test_the_day_ends_at_local_midnight_not_at_utc_midnight() -> None:
    late = (local(MONDAY, 23, 30), 2.0 * HOUR)
    assert seconds(local(MONDAY, 23, 40), late) == 0
    assert seconds(local(TUESDAY, 0, 0, 1), late) == HOUR
    assert late[0].date() == local(TUESDAY, 0, 0, 1).date() == MONDAY.date()  # one day in UTC


def test_the_week_ends_on_sunday_midnight() -> None:
    used = [(local(MONDAY + timedelta(days=day), 10), 1.0 * HOUR) for day in range(4)]
    assert seconds(local(SUNDAY, 23, 0), *used) == 0
    assert seconds(local(SUNDAY + timedelta(days=1), 0, 0, 1), *used) == HOUR
    before = (local(MONDAY - timedelta(days=1), 23, 59), 4.0 * HOUR)
    assert seconds(local(MONDAY, 0, 0), before) == HOUR


def test_the_smallest_limit_counts() -> None:
    assert seconds(local(TUESDAY, 10), (local(TUESDAY, 8), 1.5 * HOUR)) == HOUR / 2
    assert seconds(local(TUESDAY, 10), (local(MONDAY, 8), 3.75 * HOUR)) == HOUR / 4
    assert seconds(local(TUESDAY, 17, 50), ceiling=CEILING) == 600


MOMENTS = st.floats(0, 7 * 24 * HOUR).map(lambda seconds: MONDAY.astimezone(UTC) + timedelta(seconds=seconds))


@given(st.lists(st.tuples(MOMENTS, st.floats(0, 9000))), MOMENTS)
def test_never_negative_never_more_than_any_limit(used: list[tuple[datetime, float]], moment: datetime) -> None:
    left = seconds(moment, *used, ceiling=CEILING)
    assert 0 <= left <= CEILING.session
    assert seconds(moment, *used, *used, ceiling=CEILING) <= left


def test_it_says_by_what_the_time_will_end_and_how_far_an_extension_can_lead() -> None:
    assert found(local(TUESDAY, 10), ceiling=CEILING) == Allowed(HOUR, Why.TIME, 2 * HOUR, Why.DAY)
    used = (local(TUESDAY, 9), 1.5 * HOUR)
    assert found(local(TUESDAY, 11), used, ceiling=CEILING) == Allowed(HOUR / 2, Why.DAY, HOUR / 2, Why.DAY)
    week = (local(MONDAY, 9), 3.5 * HOUR)
    assert found(local(TUESDAY, 11), week, ceiling=CEILING) == Allowed(HOUR / 2, Why.WEEK, HOUR / 2, Why.WEEK)
    assert found(local(TUESDAY, 17, 50), ceiling=CEILING) == Allowed(600, Why.HOURS, 600, Why.HOURS)
    assert found(local(TUESDAY, 16, 30), ceiling=CEILING) == Allowed(HOUR, Why.TIME, 1.5 * HOUR, Why.HOURS)
