# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening hours, weekdays and holidays, on the stroke and in the institution's own time."""

import math
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.sessions.hours import OpeningHours, Span, seconds_until_closing

ALMATY = ZoneInfo("Asia/Almaty")
HOUR = 3600
DAY = Span(time(9), time(18))
ALWAYS = Span(time(0), time(23, 59))
# 2026-11-23 is a Monday
MONDAY, TUESDAY, SATURDAY, SUNDAY = (datetime(2026, 11, day, tzinfo=ALMATY) for day in (23, 24, 28, 29))


def until(hours: OpeningHours, day: datetime, hour: int, minute: int = 0, second: int = 0) -> float:
    moment = day.replace(hour=hour, minute=minute, second=second).astimezone(UTC)
    return seconds_until_closing(hours, moment, ALMATY)


@pytest.mark.parametrize(
    ("moment", "seconds"),
    [((8, 59, 59), 0), ((9, 0, 0), 9 * HOUR), ((17, 59, 59), 1), ((18, 0, 0), 0), ((23, 0, 0), 0), ((0, 0, 0), 0)],
)
def test_opening_hours_are_local_and_close_on_the_stroke(moment: tuple[int, int, int], seconds: int) -> None:
    assert until(OpeningHours(DAY), TUESDAY, *moment) == seconds


def test_a_weekday_has_hours_of_its_own_or_none() -> None:
    hours = OpeningHours(DAY, {5: Span(time(10), time(14)), 6: None})
    assert until(hours, SATURDAY, 9, 30) == 0
    assert until(hours, SATURDAY, 13) == HOUR
    assert until(hours, SUNDAY, 12) == 0
    assert until(hours, MONDAY, 12) == 6 * HOUR


def test_a_holiday_is_shut_whatever_its_weekday() -> None:
    hours = OpeningHours(DAY, {1: ALWAYS}, frozenset({date(2026, 11, 24)}))
    assert until(hours, TUESDAY, 12) == 0
    assert until(hours, TUESDAY + timedelta(days=7), 12) == 12 * HOUR  # to midnight: Wednesday opens at nine


def test_a_room_open_all_day_closes_where_the_next_day_does_not_open_at_midnight() -> None:
    hours = OpeningHours(ALWAYS, {6: None})
    assert until(hours, SATURDAY, 23, 30) == HOUR / 2
    assert until(hours, MONDAY, 0) == 6 * 24 * HOUR
    assert until(OpeningHours(ALWAYS, {6: Span(time(0), time(2))}), SATURDAY, 23) == 3 * HOUR


@pytest.mark.parametrize("clock_says", [(0, 0), (12, 0), (23, 58), (23, 59)])
def test_a_room_open_all_day_never_closes(clock_says: tuple[int, int]) -> None:
    assert until(OpeningHours(ALWAYS), TUESDAY, *clock_says, 30) == math.inf


def test_a_night_with_a_changed_hour_is_measured_in_real_seconds() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    before_the_change = datetime(2026, 3, 29, 0, 30, tzinfo=berlin)
    assert seconds_until_closing(OpeningHours(Span(time(0), time(4))), before_the_change, berlin) == 2.5 * HOUR


def test_almaty_is_five_hours_ahead_in_every_month() -> None:
    """Kazakhstan has had one time, UTC+5 without a changed hour, since 1 March 2024."""
    for month in range(1, 13):
        assert datetime(2027, month, 28, tzinfo=ALMATY).utcoffset() == timedelta(hours=5)
