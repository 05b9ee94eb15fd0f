# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether somebody of the staff is there, in a room whose sessions are supervised.

A librarian shows card and PIN at the screen. That counts for `staff_minutes`; a session that runs beyond them stands
still until somebody shows them anew, and no minute is lost meanwhile.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from kiosk.base.clock import Clock
from kiosk.base.errors import CannotRecord
from kiosk.journal.entries import StaffPresent, StaffRefused
from kiosk.policy.model import Limits
from kiosk.service.seat import Seat
from kiosk.sessions.session import State, Why
from kiosk.store.staff import NotProven, Role, StaffRefusal
from kiosk.store.store import Store
from kiosk.wire import messages as wire

log = logging.getLogger(__name__)

NEVER: Final = float("-inf")
MINUTE: Final = 60.0


class Attendance:
    """Who was there last, and for how long that counts."""

    def __init__(self, store: Store, seat: Seat, clock: Clock, tell: Callable[[wire.FromService], None]) -> None:
        self._store, self._seat, self._clock, self._tell = store, seat, clock, tell
        self._seen = NEVER

    def attended(self, limits: Limits) -> bool:
        """Tell whether a session may run, as far as staff are concerned."""
        return not limits.supervised or self._clock.monotonic() - self._seen < limits.staff_minutes * MINUTE

    def tick(self, limits: Limits) -> None:
        """Stop the time where nobody has shown for too long that they are there."""
        if not self.attended(limits):
            self._seat.pause(Why.STAFF_ABSENT)

    def note(self) -> None:
        """Somebody of the staff is there for certain, by what they did."""
        self._seen = self._clock.monotonic()

    async def sign_in(self, message: wire.StaffSignIn) -> None:
        """Judge a staff card; a right one starts the session that waits for it, or lets it go on."""
        try:
            shown = await asyncio.to_thread(
                self._store.staff_cards.check, message.number, message.pin, self._clock.now()
            )
        except CannotRecord:
            log.error("the store cannot be written; nobody of the staff signs in until it can")
            self._tell(wire.StaffTurnedAway(message.session, "not_recorded", 0))
            return
        if not isinstance(shown, StaffRefusal) and Role.LIBRARIAN not in shown.roles:
            shown = StaffRefusal(NotProven.ROLE)
        if isinstance(shown, StaffRefusal):
            kept = shown.why is NotProven.WAIT or self._seat.keep(StaffRefused("", shown.why.value))
            why = shown.why.value if kept else "not_recorded"
            self._tell(wire.StaffTurnedAway(message.session, why, shown.seconds))
        elif self._seat.keep(StaffPresent(shown.name)):
            self.note()
            self._go_on()

    def _go_on(self) -> None:
        session = self._seat.session
        self._seat.start()
        if session is not None and session.state is State.PAUSED and session.pause_why is Why.STAFF_ABSENT:
            self._seat.resume()
