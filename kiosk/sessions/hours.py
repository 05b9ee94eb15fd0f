# SPDX-License-Identifier: GPL-3.0-or-later
"""When the reading room is open: the usual hours, other hours on a weekday, and days on which it stays shut.

All in the institution's own wall time. A day from 00:00 to 23:59 is open to its end: TOML has no 24:00.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

LAST_MINUTE: Final = time(23, 59)
DAYS_LOOKED_AT: Final = 8  # a room that does not close for so long is open around the clock


@dataclass(frozen=True, slots=True)
class Span:
    """From when until when on one day; it closes on the stroke."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The usual span, other spans by weekday (0 is Monday, None: shut), and the days on which the room is shut."""

    usual: Span
    by_weekday: Mapping[int, Span | None] = field(default_factory=dict)
    shut_on: frozenset[date] = frozenset()

    def on(self, day: date) -> Span | None:
        """Return the span of a day, None where the room stays shut."""
        return None if day in self.shut_on else self.by_weekday.get(day.weekday(), self.usual)


def seconds_until_closing(hours: OpeningHours, moment: datetime, zone: tzinfo) -> float:
    """Return the seconds the room stays open from `moment`; zero while it is shut, infinity where it never closes."""
    local = moment.astimezone(zone)
    span = hours.on(local.date())
    if span is None or local.time() < span.opens:
        return 0.0
    if span.closes < LAST_MINUTE:
        return max(0.0, _at(local.date(), span.closes, zone) - moment.timestamp())
    for days in range(1, DAYS_LOOKED_AT):
        day = local.date() + timedelta(days=days)
        following = hours.on(day)
        if following is None or following.opens > time(0):
            return _at(day, time(0), zone) - moment.timestamp()
        if following.closes < LAST_MINUTE:
            return _at(day, following.closes, zone) - moment.timestamp()
    return math.inf


def _at(day: date, at: time, zone: tzinfo) -> float:
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC).timestamp()
