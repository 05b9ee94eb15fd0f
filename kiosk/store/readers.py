# SPDX-License-Identifier: GPL-3.0-or-later
"""Readers and their cards.

A reader who is removed leaves a pseudonym and nothing else; the card's number is then never issued again, for under its
pseudonym the journal holds somebody else's reading.
"""

import enum
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.base.errors import BadInput
from kiosk.base.ids import Pseudonym, ReaderNumber, StationId
from kiosk.store.database import Database
from kiosk.store.pins import PinBox, is_pin, new_pin, too_easy
from kiosk.store.reader import (
    Allowance,
    Profile,
    Reader,
    SuspendedWhy,
    Suspension,
    card_number,
    checked_profile,
    is_card,
)
from kiosk.store.schema import readers, removed
from kiosk.store.tries import Scope, Tried, Trier, attempt, forget


@dataclass(frozen=True, slots=True)
class Card:
    """A card that is about to be issued. Its PIN is shown once and kept nowhere."""

    number: ReaderNumber
    profile: Profile
    pin: str
    pin_hash: str
    must_change_pin: bool


class NewPinFault(enum.Enum):
    """Why a PIN that a reader chose is not taken."""

    DIGITS = "digits"
    EASY = "easy"
    SAME = "same"


class Readers:
    """The readers of a store."""

    def __init__(self, database: Database, pins: PinBox, station: StationId) -> None:
        self._database, self._pins = database, pins
        self._place = Trier(Scope.STATION, station)

    def all(self) -> tuple[Reader, ...]:
        """Return all readers, by number."""
        with self._database.reading() as connection:
            return tuple(map(_reader, connection.execute(select(readers).order_by(readers.c.number))))

    def find(self, number: ReaderNumber) -> Reader | None:
        with self._database.reading() as connection:
            row = connection.execute(select(readers).where(readers.c.number == number)).one_or_none()
            return _reader(row) if row else None

    def make_card(self, number: str, profile: Profile, *, must_change_pin: bool) -> Card:
        """Return a card with a new PIN; costs the time of a hash, and issues nothing yet. Raises BadInput."""
        pin = new_pin()
        return Card(card_number(number), checked_profile(profile), pin, self._pins.hash(pin), must_change_pin)

    @contextmanager
    def adding(self, cards: Mapping[Pseudonym, Card]) -> Iterator[None]:
        """Issue all cards if the block under it passes, and else none. Raises BadInput that names a card."""
        with self._database.writing() as connection:
            for said in _taken(connection, {known_as: card.number for known_as, card in cards.items()}).values():
                raise BadInput("card number", said)
            for card in cards.values():
                _insert(connection, card)
            yield

    def taken(self, numbers: Mapping[Pseudonym, ReaderNumber]) -> Mapping[ReaderNumber, str]:
        """Return which of these cards cannot be issued, and why."""
        with self._database.reading() as connection:
            return _taken(connection, numbers)

    @contextmanager
    def changing(self, number: ReaderNumber, profile: Profile) -> Iterator[None]:
        """Keep another profile if the block under it passes. Raises BadInput."""
        values = _profile_values(checked_profile(profile))
        with self._updating(number, values):
            yield

    @contextmanager
    def suspending(self, number: ReaderNumber, suspension: Suspension) -> Iterator[None]:
        """Suspend a card if the block under it passes. Raises BadInput."""
        until = int(suspension.until.timestamp())
        values = {"suspended_until": until, "suspended_why": suspension.why.value, "suspended_note": suspension.note}
        with self._updating(number, values):
            yield

    @contextmanager
    def resuming(self, number: ReaderNumber) -> Iterator[None]:
        """Lift a suspension if the block under it passes. Raises BadInput."""
        with self._updating(number, {"suspended_until": 0, "suspended_why": "", "suspended_note": ""}):
            yield

    @contextmanager
    def unlocking(self, number: ReaderNumber) -> Iterator[None]:
        """Forget a card's wrong tries if the block under it passes. Raises BadInput."""
        with self._database.writing() as connection:
            _must_be(connection, number)
            forget(connection, Trier(Scope.CARD, number))
            yield

    @contextmanager
    def unlocking_station(self) -> Iterator[None]:
        """Forget this station's wrong tries if the block under it passes."""
        with self._database.writing() as connection:
            forget(connection, self._place)
            yield

    @contextmanager
    def resetting_pin(self, number: ReaderNumber) -> Iterator[str]:
        """Give a card a new PIN, to be changed at the first sign-in, if the block under it passes. Raises BadInput."""
        pin = new_pin()
        with self._updating(number, {"pin_hash": self._pins.hash(pin), "must_change_pin": True}) as connection:
            forget(connection, Trier(Scope.CARD, number))
            yield pin

    def new_pin_fault(self, number: ReaderNumber, pin: str) -> NewPinFault | None:
        """Tell why a PIN cannot be a card's next one; None: it can."""
        if not is_pin(pin):
            return NewPinFault.DIGITS
        if too_easy(pin) or pin in number or number in pin:
            return NewPinFault.EASY
        return NewPinFault.SAME if self._pins.fits(pin, self._pin_hash(number)) else None

    def change_pin(self, number: ReaderNumber, pin: str) -> None:
        """Keep the PIN that its reader chose. Raises BadInput where nobody has this card."""
        with self._updating(number, {"pin_hash": self._pins.hash(pin), "must_change_pin": False}):
            pass

    @contextmanager
    def removing(self, number: ReaderNumber, known_as: Pseudonym) -> Iterator[None]:
        """Forget a reader but for the pseudonym if the block under it passes. Raises BadInput."""
        with self._database.writing() as connection:
            _must_be(connection, number)
            connection.execute(delete(readers).where(readers.c.number == number))
            connection.execute(insert(removed).values(reader=known_as))
            forget(connection, Trier(Scope.CARD, number))
            yield

    def try_pin(self, number: ReaderNumber, pin: str, now: datetime) -> Tried:
        """Check a PIN, unless the card or the station must still wait.

        A number that nobody's card has waits like any other, so that waiting does not tell which cards there are.
        """
        own = Trier(Scope.CARD, number) if is_card(number) else None
        kept = self._pin_hash(number) if own else None  # what was typed may be no text that a server takes
        return attempt(self._database, own, self._place, now, lambda: self._pins.fits(pin, kept))

    def _pin_hash(self, number: ReaderNumber) -> str | None:
        with self._database.reading() as connection:
            return connection.execute(select(readers.c.pin_hash).where(readers.c.number == number)).scalar()

    @contextmanager
    def _updating(self, number: ReaderNumber, values: Mapping[str, object]) -> Iterator[Connection]:
        with self._database.writing() as connection:
            _must_be(connection, number)
            connection.execute(update(readers).where(readers.c.number == number).values(**values))
            yield connection


def _taken(connection: Connection, numbers: Mapping[Pseudonym, ReaderNumber]) -> dict[ReaderNumber, str]:
    gone = set(connection.execute(select(removed.c.reader)).scalars())
    there = set(connection.execute(select(readers.c.number)).scalars())
    issued = {number: f"{number} is issued already" for number in numbers.values() if number in there}
    return issued | {
        number: f"{number} was a removed reader's and is not issued again"
        for known_as, number in numbers.items()
        if known_as in gone
    }


def _insert(connection: Connection, card: Card) -> None:
    row = {"number": card.number, "pin_hash": card.pin_hash, "must_change_pin": card.must_change_pin}
    try:
        connection.execute(insert(readers).values(**row, **_profile_values(card.profile)))
    except IntegrityError as fault:
        raise BadInput("card number", f"{card.number} is issued already") from fault


def _must_be(connection: Connection, number: ReaderNumber) -> None:
    """Hold the card's row until the transaction ends. Raises BadInput where nobody has this card."""
    there = select(readers.c.number).where(readers.c.number == number).with_for_update()
    if connection.execute(there).scalar() is None:
        raise BadInput("card number", f"an issued card was expected, nobody has {number[:20]!r}")


def _profile_values(profile: Profile) -> dict[str, object]:
    return {
        "name": profile.name,
        "language": profile.language,
        "reader_group": profile.group,
        "session_minutes": profile.allowance.session,
        "day_minutes": profile.allowance.day,
        "week_minutes": profile.allowance.week,
    }


def _reader(row: Row[Any]) -> Reader:
    allowance = Allowance(row.session_minutes, row.day_minutes, row.week_minutes)
    return Reader(
        ReaderNumber(row.number),
        Profile(row.name, row.language, row.reader_group, allowance),
        _suspension(row),
        row.must_change_pin,
    )


def _suspension(row: Row[Any]) -> Suspension | None:
    if not row.suspended_until:
        return None
    known = {why.value: why for why in SuspendedWhy}
    # a reason of a later version keeps the card shut, and reads as a decision
    why = known.get(row.suspended_why, SuspendedWhy.DECISION)
    return Suspension(datetime.fromtimestamp(row.suspended_until, UTC), why, row.suspended_note)
