# SPDX-License-Identifier: GPL-3.0-or-later
"""What the session's machine costs: `make bench`.

A tick comes twice a second and a sign of life every five seconds at most; the peer is one read of the machine's clock,
which nobody feels either. What a reader has for the day and week is asked once, at sign-in, here after a week in which
the reader sat there all day.
"""

import platform
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from datetime import time as of_day
from itertools import count

from rich.console import Console
from rich.table import Table

from kiosk.base.ids import Pseudonym, SessionId
from kiosk.sessions.allowance import Ceiling, allowed
from kiosk.sessions.hours import OpeningHours, Span
from kiosk.sessions.session import Session, Terms, Why
from kiosk.sessions.wall import Wall
from tests.bench.policy import processor

ROUNDS = 20_000
NOON = datetime(2026, 12, 1, 7, tzinfo=UTC)
CEILING = Ceiling(3600, 7200, 36_000, OpeningHours(Span(of_day(9), of_day(18))))
TERMS = Terms(1e9, Why.TIME, 1e9, Why.DAY, (300, 60), 1e9, 60, 5)


def microseconds(act: Callable[[float], object], rounds: int = ROUNDS) -> float:
    """Return the median time of one act."""
    found = []
    for number in range(rounds):
        begun = time.perf_counter()
        act(number / 2)
        found.append(time.perf_counter() - begun)
    return statistics.median(found) * 1e6


def main() -> None:
    """Measure and print."""
    session = Session(SessionId("s"), Pseudonym("r"), TERMS).accept().start(0)
    steps = count()

    def tick(now: float) -> None:
        nonlocal session
        session, _ = session.tick(now)

    week = [(NOON - timedelta(seconds=5 * next(steps)), 5.0) for _ in range(7 * 9 * 720)]
    wall = Wall(NOON, 0)
    clock = microseconds(lambda _now: time.clock_gettime(time.CLOCK_BOOTTIME))
    table = Table("", "µs", "to one read of the clock")
    for name, found in (
        ("a read of the machine's clock", clock),
        ("a tick", microseconds(tick)),
        ("a sign of life", microseconds(session.sign_of_life)),
        ("a look at the wall clock", microseconds(lambda now: wall.observe(NOON + timedelta(seconds=now), now))),
        ("sign-in, after a week of sitting there", microseconds(lambda _now: allowed(CEILING, week, NOON, UTC), 20)),
    ):
        table.add_row(name, f"{found:.1f}", f"{found / clock:.0f}")
    console = Console(width=100)
    console.print(f"{processor()}, Python {platform.python_version()}")
    console.print(table)


if __name__ == "__main__":
    main()
