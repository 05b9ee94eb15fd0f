# SPDX-License-Identifier: GPL-3.0-or-later
"""Readers and their cards."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from kiosk.base.errors import BadInput
from kiosk.base.ids import ReaderNumber, StationId
from kiosk.store.database import Database
from kiosk.store.pins import PinBox, new_pin
from kiosk.store.schema import readers
from kiosk.store.tries import Scope, Tried, Trier, attempt

GROUP: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


class Readers:
    """The readers of a store."""

    def __init__(self, database: Database, pins: PinBox, station: StationId) -> None:
        self._database, self._pins = database, pins
        self._place = Trier(Scope.STATION, station)

    def add(self, number: ReaderNumber, group: str = "") -> str:
        """Issue a card and return its PIN, which is shown once and kept nowhere. Raises BadInput."""
        with self.adding(number, group) as pin:
            return pin

    @contextmanager
    def adding(self, number: ReaderNumber, group: str = "") -> Iterator[str]:
        """Issue a card if the block under it passes: what must be written elsewhere too is written there."""
        if not is_card(number):
            raise BadInput("card number", "four to eight digits were expected")
        if group and not GROUP.fullmatch(group):
            raise BadInput("group", "small Latin letters and digits, joined by single hyphens, were expected")
        pin = new_pin()
        row = {"number": number, "pin_hash": self._pins.hash(pin), "reader_group": group}
        with self._database.writing() as connection:
            try:
                connection.execute(insert(readers).values(**row))
            except IntegrityError as fault:
                raise BadInput("card number", f"{number} is issued already") from fault
            yield pin

    def group(self, number: ReaderNumber) -> str:
        """Return the group of a reader; empty where there is none."""
        with self._database.reading() as connection:
            return connection.execute(select(readers.c.reader_group).where(readers.c.number == number)).scalar() or ""

    def try_pin(self, number: ReaderNumber, pin: str, now: datetime) -> Tried:
        """Check a PIN, unless the card or the station must still wait.

        A number that nobody's card has waits like any other, so that waiting does not tell which cards there are.
        """
        with self._database.reading() as connection:
            kept = connection.execute(select(readers.c.pin_hash).where(readers.c.number == number)).scalar()
        own = Trier(Scope.CARD, number) if is_card(number) else None
        return attempt(self._database, own, self._place, now, lambda: self._pins.fits(pin, kept))


def is_card(number: str) -> bool:
    return number.isascii() and number.isdigit() and 4 <= len(number) <= 8
