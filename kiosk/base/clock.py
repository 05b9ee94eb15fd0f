# SPDX-License-Identifier: GPL-3.0-or-later
"""The only place that asks the machine what time it is."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Wall time for records, monotonic time for durations."""

    def now(self) -> datetime:
        """Return the wall moment, aware, in UTC."""

    def monotonic(self) -> float:
        """Return seconds that only grow, also across suspend and wall-clock changes."""


class SystemClock:
    """The machine's clocks; durations on CLOCK_BOOTTIME, which counts a suspended machine's time too."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.clock_gettime(time.CLOCK_BOOTTIME)
