# SPDX-License-Identifier: GPL-3.0-or-later
"""The days in which a sentence may be appealed against, counted one by one. Nothing is kept.

The rule is Article 418(1) of the Code of Criminal Procedure: 15 days, for those in custody from the day on which they
received the copy. Whether that day itself counts, and what a day off at the end does, stands in the official text and
was not read here; so the day of receipt is counted as the first. Whoever keeps to this count is in time either way, and
on the working day after it nobody is told that they are late: they may be in time.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

DAYS: Final = 15


@dataclass(frozen=True, slots=True)
class Count:
    """The days of an appeal, the day of receipt first, seen from `today`."""

    received: date
    today: date

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.received + timedelta(days=number) for number in range(DAYS))

    @property
    def last(self) -> date:
        return self.days[-1]

    @property
    def left(self) -> int:
        """Return how many days there still are with today; 0 where the last is over."""
        return max(0, (self.last - self.today).days + 1)

    @property
    def uncertain(self) -> bool:
        """Tell whether today is in time only if the day of receipt does not count, or a weekend moves the end."""
        return self.last < self.today <= self._latest

    @property
    def late(self) -> bool:
        """Tell whether it is too late however the days are counted, holidays left aside."""
        return self.today > self._latest

    @property
    def _latest(self) -> date:
        """The last day by the widest count: the day of receipt left out, and the end moved past a weekend."""
        day = self.last + timedelta(days=1)
        while day.weekday() >= calendar.SATURDAY:
            day += timedelta(days=1)
        return day
