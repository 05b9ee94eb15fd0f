# SPDX-License-Identifier: GPL-3.0-or-later
"""How many seconds a reader may still sit, from the institution's limits and the slices already used."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class Ceiling:
    """Limits in seconds, and the opening hours of the reading room in local time."""

    session: float
    day: float
    week: float
    opens: time
    closes: time


def seconds_allowed(ceiling: Ceiling, used: Iterable[tuple[datetime, float]], moment: datetime, zone: tzinfo) -> float:
    """Return the seconds a session may begin with at `moment`; `used` holds (moment, seconds) of past slices.

    Days and weeks (from Monday) are local ones. Zero means: not now.
    """
    local = moment.astimezone(zone)
    today = local.date()
    monday = today - timedelta(days=today.weekday())
    slices = [(at.astimezone(zone).date(), seconds) for at, seconds in used]
    used_today = sum(seconds for day, seconds in slices if day == today)
    used_this_week = sum(seconds for day, seconds in slices if monday <= day <= today)
    return max(
        0.0,
        min(
            ceiling.session,
            ceiling.day - used_today,
            ceiling.week - used_this_week,
            seconds_until_closing(ceiling, moment, zone),
        ),
    )


def seconds_until_closing(ceiling: Ceiling, moment: datetime, zone: tzinfo) -> float:
    """Return the seconds the reading room stays open from `moment`, zero while it is closed.

    A room that opens at 00:00 and closes at 23:59 is open around the clock: TOML has no 24:00.
    """
    if ceiling.opens == time(0) and ceiling.closes >= LAST_MINUTE:
        return math.inf
    local = moment.astimezone(zone)
    if not ceiling.opens <= local.time() < ceiling.closes:
        return 0.0
    closing = datetime.combine(local.date(), ceiling.closes, tzinfo=zone)
    return (closing.astimezone(UTC) - moment).total_seconds()  # in UTC: local times skip an hour now and then
