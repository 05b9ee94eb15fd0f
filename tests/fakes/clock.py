# SPDX-License-Identifier: GPL-3.0-or-later
"""A clock that stands still until it is told to go on; wall and monotonic time can part ways."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Implements `base.clock.Clock`."""

    def __init__(self, moment: datetime = datetime(2026, 12, 1, 5, tzinfo=UTC)) -> None:
        self.moment = moment
        self.seconds = 1000.0

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.seconds

    def pass_time(self, seconds: float) -> None:
        """Let both clocks go on."""
        self.moment += timedelta(seconds=seconds)
        self.seconds += seconds

    def set_wall(self, moment: datetime) -> None:
        """Change the wall clock alone, as staff, a dead battery or a time server would."""
        self.moment = moment
