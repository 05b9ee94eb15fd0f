# SPDX-License-Identifier: GPL-3.0-or-later
"""How many seconds a reader may still sit, and by what they end: the limits and the slices already used decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from kiosk.sessions.hours import OpeningHours, seconds_until_closing
from kiosk.sessions.session import Why


@dataclass(frozen=True, slots=True)
class Ceiling:
    """Limits in seconds, and the opening hours of the reading room."""

    session: float
    day: float
    week: float
    hours: OpeningHours


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a sitting may begin with, and the most that extensions can lead to; each with what it ends by."""

    seconds: float
    bound: Why
    most: float
    most_bound: Why


def allowed(ceiling: Ceiling, used: Iterable[tuple[datetime, float]], moment: datetime, zone: tzinfo) -> Allowed:
    """Return what a reader may use from `moment`; `used` holds (moment, seconds) of past slices.

    Days and weeks (from Monday) are local ones. No seconds mean: not now.
    """
    local = moment.astimezone(zone)
    today = local.date()
    monday = today - timedelta(days=today.weekday())
    slices = [(at.astimezone(zone).date(), seconds) for at, seconds in used]
    used_today = sum(seconds for day, seconds in slices if day == today)
    used_this_week = sum(seconds for day, seconds in slices if monday <= day <= today)
    most, most_bound = min(
        (max(0.0, ceiling.day - used_today), Why.DAY),
        (max(0.0, ceiling.week - used_this_week), Why.WEEK),
        (seconds_until_closing(ceiling.hours, moment, zone), Why.HOURS),
        key=lambda limit: limit[0],
    )
    if ceiling.session < most:
        return Allowed(ceiling.session, Why.TIME, most, most_bound)
    return Allowed(most, most_bound, most, most_bound)
