# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards with which members of staff show at the screen that they are there: a number and a PIN, like a reader's.

A password is never typed where readers sit and look. A card lets nobody act on the command line, and a password lets
nobody sit at a screen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import delete, insert, select

from kiosk.base.errors import BadInput
from kiosk.base.ids import StationId
from kiosk.store.database import Database
from kiosk.store.pins import PinBox, new_pin
from kiosk.store.reader import card_number, is_card
from kiosk.store.schema import staff_cards
from kiosk.store.staff import Member, NotProven, Staff, StaffRefusal, must_be_member
from kiosk.store.tries import Judged, Scope, Trier, attempt, forget


class StaffCards:
    """The staff's cards of a store."""

    def __init__(self, database: Database, pins: PinBox, staff: Staff, station: StationId) -> None:
        self._database, self._pins, self._staff = database, pins, staff
        self._place = Trier(Scope.STAFF_PLACE, station)

    def check(self, number: str, pin: str, now: datetime) -> Member | StaffRefusal:
        """Tell whose card and PIN these are; a number that nobody has waits like any other."""
        own = _trier(number) if is_card(number) else None
        with self._database.reading() as connection:
            wanted = select(staff_cards).where(staff_cards.c.number == (number if own else ""))
            row = connection.execute(wanted).one_or_none()
        kept = None if row is None else row.pin_hash
        tried = attempt(self._database, own, self._place, now, lambda: self._pins.fits(pin, kept))
        if tried.judged is not Judged.RIGHT or row is None:
            return StaffRefusal(NotProven(tried.judged.value), tried.wait)
        return Member(row.name, self._staff.roles_of(row.name))

    @contextmanager
    def giving(self, name: str, number: str, consent: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Give a member a card in place of an older one if the block under it passes; yield name and PIN.

        Raises BadInput. The PIN is shown once and kept nowhere.
        """
        number, pin = card_number(number), new_pin()
        kept = self._pins.hash(pin)
        with self._staff.agreed(consent, alone=name) as connection:
            name = must_be_member(connection, name)
            holder = connection.execute(select(staff_cards.c.name).where(staff_cards.c.number == number)).scalar()
            if holder not in (None, name):
                raise BadInput("card number", f"{number} is {holder}'s already")
            connection.execute(delete(staff_cards).where(staff_cards.c.name == name))
            connection.execute(insert(staff_cards).values(number=number, name=name, pin_hash=kept))
            forget(connection, _trier(number))
            yield name, pin


def _trier(number: str) -> Trier:
    return Trier(Scope.STAFF, f"card {number}")
