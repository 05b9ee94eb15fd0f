# SPDX-License-Identifier: GPL-3.0-or-later
"""The station's clock: the machine's, without the steps that its wall time makes while the station runs.

When to follow the machine is decided in `sessions.wall`.
"""

from datetime import datetime

from kiosk.base.clock import Clock
from kiosk.sessions.wall import Wall


class BelievedClock:
    """Implements `base.clock.Clock` on top of the machine's."""

    def __init__(self, machine: Clock) -> None:
        self._machine = machine
        self._wall = Wall(machine.now(), machine.monotonic())

    def now(self) -> datetime:
        """Return the believed wall moment, aware, in UTC."""
        monotonic = self._machine.monotonic()
        self._wall = self._wall.observe(self._machine.now(), monotonic)
        return self._wall.at(monotonic)

    def monotonic(self) -> float:
        return self._machine.monotonic()

    @property
    def step(self) -> float:
        """Return the seconds by which the machine's wall clock is ahead and is not believed; none usually."""
        self.now()
        return self._wall.step

    def accept(self) -> None:
        """Believe the machine's wall clock from now on."""
        self._wall = self._wall.accept(self._machine.now(), self._machine.monotonic())
