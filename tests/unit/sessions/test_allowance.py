# SPDX-License-Identifier: GPL-3.0-or-later
"""Minutes over the borders of days and weeks, in the institution's own time."""

import math
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sessions.allowance import Ceiling, seconds_allowed, seconds_until_closing

ALMATY = ZoneInfo("Asia/Almaty")
HOUR = 3600
CEILING = Ceiling(session=HOUR, day=2 * HOUR, week=4 * HOUR, opens=time(9), closes=time(18))
ALL_DAY = Ceiling(session=HOUR, day=2 * HOUR, week=4 * HOUR, opens=time(0), closes=time(23, 59))
# 2026-11-23 is a Monday
MONDAY, TUESDAY, SUNDAY = (datetime(2026, 11, day, tzinfo=ALMATY) for day in (23, 24, 29))


def local(day: datetime, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return day.replace(hour=hour, minute=minute, second=second).astimezone(UTC)


def allowed(moment: datetime, *used: tuple[datetime, float], ceiling: Ceiling = ALL_DAY) -> float:
    return seconds_allowed(ceiling, used, moment, ALMATY)


def test_a_fresh_reader_gets_a_session() -> None:
    assert allowed(local(MONDAY, 10)) == HOUR


def test_the_day_ends_at_local_midnight_not_at_utc_midnight() -> None:
    late = (local(MONDAY, 23, 30), 2.0 * HOUR)
    assert allowed(local(MONDAY, 23, 40), late) == 0
    assert allowed(local(TUESDAY, 0, 0, 1), late) == HOUR
    assert late[0].date() == local(TUESDAY, 0, 0, 1).date() == MONDAY.date()  # one day in UTC


def test_the_week_ends_on_sunday_midnight() -> None:
    used = [(local(MONDAY + timedelta(days=day), 10), 1.0 * HOUR) for day in range(4)]
    assert allowed(local(SUNDAY, 23, 0), *used) == 0
    assert allowed(local(SUNDAY + timedelta(days=1), 0, 0, 1), *used) == HOUR
    before = (local(MONDAY - timedelta(days=1), 23, 59), 4.0 * HOUR)
    assert allowed(local(MONDAY, 0, 0), before) == HOUR


def test_the_smallest_limit_counts() -> None:
    assert allowed(local(TUESDAY, 10), (local(TUESDAY, 8), 1.5 * HOUR)) == HOUR / 2
    assert allowed(local(TUESDAY, 10), (local(MONDAY, 8), 3.75 * HOUR)) == HOUR / 4
    assert allowed(local(TUESDAY, 17, 50), ceiling=CEILING) == 600


@pytest.mark.parametrize(
    ("moment", "seconds"),
    [((8, 59, 59), 0), ((9, 0, 0), 9 * HOUR), ((17, 59, 59), 1), ((18, 0, 0), 0), ((23, 0, 0), 0), ((0, 0, 0), 0)],
)
def test_opening_hours_are_local_and_close_on_the_stroke(moment: tuple[int, int, int], seconds: int) -> None:
    assert seconds_until_closing(CEILING, local(TUESDAY, *moment), ALMATY) == seconds


def test_a_night_with_a_changed_hour_is_measured_in_real_seconds() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    before_the_change = datetime(2026, 3, 29, 0, 30, tzinfo=berlin)
    closing = Ceiling(HOUR, HOUR, HOUR, time(0), time(4))
    assert seconds_until_closing(closing, before_the_change, berlin) == 2.5 * HOUR


MOMENTS = st.floats(0, 7 * 24 * HOUR).map(lambda seconds: MONDAY.astimezone(UTC) + timedelta(seconds=seconds))


@given(st.lists(st.tuples(MOMENTS, st.floats(0, 9000))), MOMENTS)
def test_never_negative_never_more_than_any_limit(used: list[tuple[datetime, float]], moment: datetime) -> None:
    seconds = allowed(moment, *used, ceiling=CEILING)
    assert 0 <= seconds <= CEILING.session
    assert allowed(moment, *used, *used, ceiling=CEILING) <= seconds


@pytest.mark.parametrize("clock_says", ["00:00", "12:00", "23:58", "23:59"])
def test_a_room_open_all_day_never_closes(clock_says: str) -> None:
    ceiling = Ceiling(session=3600, day=7200, week=9000, opens=time(0), closes=time(23, 59))
    zone = ZoneInfo("Asia/Almaty")
    moment = datetime.fromisoformat(f"2026-11-22T{clock_says}:30").replace(tzinfo=zone).astimezone(UTC)
    assert seconds_until_closing(ceiling, moment, zone) == math.inf
    assert seconds_allowed(ceiling, [], moment, zone) == 3600
