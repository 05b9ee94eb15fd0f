# SPDX-License-Identifier: GPL-3.0-or-later
"""Which wall time to go by when the machine's wall clock is set to another one while the station runs.

Days, weeks, opening hours and the record follow the wall clock; minutes do not (`sessions.session`). Whoever could set
it forward would win another day's minutes, and backward another hour. So the wall clock is believed at the start and
carried on by the monotonic clock.

- A difference of up to `SLIGHT` seconds in an hour is a time server's work: it is taken as it comes.
- A larger one is a step. It is not followed until somebody of the staff accepts it; until the clock has come back, or
  is accepted, nobody new signs in. Sessions that run go on, for their minutes do not depend on it.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

SLIGHT: Final = 120.0
HOUR: Final = 3600.0


@dataclass(frozen=True, slots=True)
class Wall:
    """The believed wall time: the machine's at some monotonic moment, and what was followed or not since then."""

    moment: datetime
    monotonic: float
    followed: float = 0.0  # seconds by which a time server has moved it since
    step: float = 0.0  # seconds by which the machine's clock is ahead now and is not believed

    def at(self, monotonic: float) -> datetime:
        """Return the believed wall time."""
        return self.moment + timedelta(seconds=monotonic - self.monotonic + self.followed)

    @property
    def stepped(self) -> bool:
        return self.step != 0.0

    def observe(self, machine: datetime, monotonic: float) -> "Wall":
        """Look at the machine's wall clock: follow what is slight, note what is not."""
        passed = monotonic - self.monotonic
        difference = (machine - self.moment).total_seconds() - passed
        if abs(difference) <= SLIGHT:
            return Wall(machine, monotonic) if passed >= HOUR else replace(self, followed=difference, step=0.0)
        step = difference - self.followed
        return self if self.stepped and abs(step - self.step) <= SLIGHT else replace(self, step=step)

    def accept(self, machine: datetime, monotonic: float) -> "Wall":
        """Believe the machine's clock from now on: staff have looked at it."""
        return Wall(machine, monotonic)
