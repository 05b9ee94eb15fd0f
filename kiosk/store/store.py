# SPDX-License-Identifier: GPL-3.0-or-later
"""Readers, wrong tries and requests to staff, kept across restarts.

A wrong try is written before its answer is given, so that pulling the plug does not win a free guess.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, text, update
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.pool import ConnectionPoolEntry

from kiosk.base.errors import BadInput, CannotRecord
from kiosk.base.ids import Pseudonym, ReaderNumber
from kiosk.store.pins import PinBox, new_pin
from kiosk.store.schema import about, asks, metadata, readers, tries

STATION: Final = ReaderNumber("")
FREE_TRIES: Final = 3
LONGEST_WAIT: Final = 15 * 60
STATION_FORGETS: Final = 60 * 60  # typing errors of a month must not slow down a whole room; a card's own count stays
GROUP: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
WITHOUT_GROUPS: Final = "1"
SCHEMA_VERSION: Final = "2"


@dataclass(frozen=True, slots=True)
class Ask:
    """A reader's request to staff for a page."""

    number: int
    reader: Pseudonym
    moment: str
    address: str


class Store:
    """The open store."""

    def __init__(self, engine: Engine, pins: PinBox) -> None:
        self._engine = engine
        self._pins = pins

    def add_reader(self, number: ReaderNumber, group: str = "") -> str:
        """Issue a card and return its PIN, which is shown once and kept nowhere. Raises BadInput."""
        with self.adding_reader(number, group) as pin:
            return pin

    @contextmanager
    def adding_reader(self, number: ReaderNumber, group: str = "") -> Iterator[str]:
        """Issue a card if the block under it passes: what must be written elsewhere too is written there."""
        if not _is_card(number):
            raise BadInput("card number", "four to eight digits were expected")
        if group and not GROUP.fullmatch(group):
            raise BadInput("group", "small Latin letters and digits, joined by single hyphens, were expected")
        pin = new_pin()
        with self._writing() as connection:
            try:
                row = {"number": number, "pin_hash": self._pins.hash(pin), "reader_group": group}
                connection.execute(insert(readers).values(**row))
            except IntegrityError as fault:
                raise BadInput("card number", f"{number} is issued already") from fault
            yield pin

    def group(self, number: ReaderNumber) -> str:
        """Return the group of a reader; empty where there is none."""
        with self._engine.connect() as connection:
            return connection.execute(select(readers.c.reader_group).where(readers.c.number == number)).scalar() or ""

    def wait_seconds(self, number: ReaderNumber, now: datetime) -> int:
        """Return how long the next try of this card on this station must still wait."""
        with self._writing() as connection:
            later = [_next_at(connection, key) for key in (number, STATION)]
        # a try made while the clock stood in the future must not shut a card until then
        return min(LONGEST_WAIT, max(0, *(moment - int(now.timestamp()) for moment in later)))

    def try_pin(self, number: ReaderNumber, pin: str, now: datetime) -> bool:
        """Check a PIN; the try counts as wrong from before the check until it proves right.

        A number that nobody's card has waits like any other, so that waiting does not tell which cards there are.
        """
        with self._writing() as connection:
            known = connection.execute(select(readers.c.pin_hash).where(readers.c.number == number)).scalar()
            for key in (number, STATION) if _is_card(number) else (STATION,):
                _count_wrong(connection, key, now)
        fits = self._pins.fits(pin, known)
        if fits:
            with self._writing() as connection:
                connection.execute(update(tries).where(tries.c.number == number).values(wrong=0, next_at=0))
                # Only this try is taken back: a right card must not wipe out the station's other wrong tries.
                station = update(tries).where(tries.c.number == STATION)
                connection.execute(station.values(wrong=tries.c.wrong - 1, next_at=int(now.timestamp())))
        return fits

    def ask(self, reader: Pseudonym, address: str, now: datetime) -> int:
        """Keep a request to staff and return its number."""
        moment = now.astimezone(UTC).isoformat(timespec="seconds")
        row = insert(asks).values(reader=reader, moment=moment, address=address, state="open")
        with self._writing() as connection:
            return int(connection.execute(row.returning(asks.c.number)).scalar_one())

    def open_asks(self) -> tuple[Ask, ...]:
        with self._engine.connect() as connection:
            rows = connection.execute(select(asks).where(asks.c.state == "open").order_by(asks.c.number))
            return tuple(Ask(row.number, Pseudonym(row.reader), row.moment, row.address) for row in rows)

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction. Raises CannotRecord where the database does not take it."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except DatabaseError as fault:
            raise CannotRecord(str(self._engine.url.database)) from fault


def open_store(path: Path, pepper: bytes) -> Store:
    """Open or begin the store. Raises BadInput where the file is not one."""
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _durable)
    try:
        with engine.begin() as connection:
            metadata.create_all(connection)
            version = connection.execute(select(about.c.value).where(about.c.key == "version")).scalar()
            if version is None:
                connection.execute(insert(about).values(key="version", value=SCHEMA_VERSION))
            elif version == WITHOUT_GROUPS:
                connection.execute(text("ALTER TABLE readers ADD COLUMN reader_group VARCHAR(80) NOT NULL DEFAULT ''"))
                connection.execute(update(about).where(about.c.key == "version").values(value=SCHEMA_VERSION))
                version = SCHEMA_VERSION
    except DatabaseError as fault:
        engine.dispose()
        raise BadInput(str(path), f"a store was expected ({fault.orig})") from fault
    if version not in (None, SCHEMA_VERSION):
        engine.dispose()
        raise BadInput(str(path), f"a store of version {SCHEMA_VERSION} was expected, this one is {version}")
    try:
        path.chmod(0o600)
    except OSError as fault:
        engine.dispose()
        raise BadInput(str(path), f"a store of this user's own was expected ({fault.strerror})") from fault
    return Store(engine, PinBox(pepper))


def _durable(connection: object, _entry: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA synchronous = FULL")  # type: ignore[attr-defined]  # DB-API connection


def _is_card(number: ReaderNumber) -> bool:
    return number.isascii() and number.isdigit() and 4 <= len(number) <= 8


def _next_at(connection: Connection, number: ReaderNumber) -> int:
    return connection.execute(select(tries.c.next_at).where(tries.c.number == number)).scalar() or 0


def _count_wrong(connection: Connection, number: ReaderNumber, now: datetime) -> None:
    wrong = connection.execute(select(tries.c.wrong).where(tries.c.number == number)).scalar()
    quiet = number == STATION and int(now.timestamp()) - _next_at(connection, number) > STATION_FORGETS
    count = 1 if quiet else (wrong or 0) + 1
    values = {"wrong": count, "next_at": int(now.timestamp()) + _wait(count, number)}
    if wrong is None:
        connection.execute(insert(tries).values(number=number, **values))
    else:
        connection.execute(update(tries).where(tries.c.number == number).values(**values))


def _wait(wrong: int, number: ReaderNumber) -> int:
    """Seconds after `wrong` tries in a row: none for the first three of a card, then 5, 10, 20 … to 15 minutes.

    The station as a whole allows ten times as many before it slows down, so that nobody locks others out.
    """
    free = FREE_TRIES * 10 if number == STATION else FREE_TRIES
    longest = 60 if number == STATION else LONGEST_WAIT
    return 0 if wrong < free else min(longest, 5 * 2 ** min(wrong - free, 20))
