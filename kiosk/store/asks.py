# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests to staff, under the reader's pseudonym."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import insert, select

from kiosk.base.ids import Pseudonym
from kiosk.store.database import Database
from kiosk.store.schema import asks


@dataclass(frozen=True, slots=True)
class Ask:
    """A reader's request to staff for a page."""

    number: int
    reader: Pseudonym
    moment: str
    address: str


class Asks:
    """The requests of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, reader: Pseudonym, address: str, now: datetime) -> int:
        """Keep a request to staff and return its number."""
        moment = now.astimezone(UTC).isoformat(timespec="seconds")
        row = insert(asks).values(reader=reader, moment=moment, address=address)
        with self._database.writing() as connection:
            return int(connection.execute(row.returning(asks.c.number)).scalar_one())

    def open(self) -> tuple[Ask, ...]:
        """Return the requests that wait for an answer, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(asks).where(asks.c.outcome == "").order_by(asks.c.number))
            return tuple(Ask(row.number, Pseudonym(row.reader), row.moment, row.address) for row in rows)
