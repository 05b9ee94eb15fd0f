# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests to staff under the reader's pseudonym, open until they have an answer, which then stays.

An answer is promised within five working days after the day of the request, and a refusal gives its reason.
"""

import calendar
import enum
from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, Select, insert, select, update

from kiosk.base.errors import BadInput
from kiosk.base.ids import Pseudonym
from kiosk.store.database import Database
from kiosk.store.schema import asks

WORKING_DAYS: Final = 5
ANSWER_LENGTH: Final = 1000


class Outcome(enum.Enum):
    """What became of a request."""

    OPENED = "opened"
    REFUSED = "refused"
    OTHER = "other"  # there is another page for it, it was answered in person, it was asked twice


class Purpose(enum.Enum):
    """What a reader says that they need a page for; nobody has to say anything."""

    CASE = "case"
    COMPLAINT = "complaint"
    FAMILY = "family"
    RELEASE = "release"
    STUDY = "study"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Answer:
    """What staff say to the reader, who said it, and when (RFC 3339, UTC)."""

    outcome: Outcome
    text: str
    by: str
    moment: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A reader's request to staff for a page; without an answer it is open. `purpose` is None where none was said."""

    number: int
    reader: Pseudonym
    moment: str
    address: str
    answer: Answer | None = None
    purpose: Purpose | None = None


def answer_due(asked: date, days_off: Container[date] = frozenset()) -> date:
    """Return the last day on which the answer is in time; Saturday, Sunday and days off are no working days."""
    day, left = asked, WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < calendar.SATURDAY and day not in days_off
    return day


def check_answer(outcome: Outcome, text: str) -> str:
    """Return an answer's text as it is kept. Raises BadInput."""
    text = text.strip()
    if len(text) > ANSWER_LENGTH or not text.isprintable():
        raise BadInput("text", f"at most {ANSWER_LENGTH} characters on one line were expected")
    if not text and outcome is not Outcome.OPENED:
        raise BadInput("text", "a reason that the reader can read was expected")
    return text


class Asks:
    """The requests of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, reader: Pseudonym, address: str, now: datetime) -> int:
        """Keep a request to staff and return its number."""
        row = insert(asks).values(reader=reader, moment=_spoken(now), address=address)
        with self._database.writing() as connection:
            return int(connection.execute(row.returning(asks.c.number)).scalar_one())

    def explain(self, number: int, reader: Pseudonym, purpose: Purpose) -> None:
        """Keep what an open request of this reader's is for; the last word holds."""
        own = (asks.c.number == number) & (asks.c.reader == reader) & (asks.c.outcome == "")
        with self._database.writing() as connection:
            connection.execute(update(asks).where(own).values(purpose=purpose.value))

    def open(self) -> tuple[Ask, ...]:
        """Return the requests that wait for an answer, oldest first."""
        return self._found(select(asks).where(asks.c.outcome == ""))

    def all(self) -> tuple[Ask, ...]:
        return self._found(select(asks))

    def of(self, reader: Pseudonym) -> tuple[Ask, ...]:
        """Return what one reader asked for, with the answers, oldest first."""
        return self._found(select(asks).where(asks.c.reader == reader))

    @contextmanager
    def answering(self, number: int, outcome: Outcome, text: str, by: str, now: datetime) -> Iterator[Ask]:
        """Answer a request if the block under it passes; yields the request. Raises BadInput."""
        text = check_answer(outcome, text)
        with self._database.writing() as connection:
            row = connection.execute(select(asks).where(asks.c.number == number).with_for_update()).one_or_none()
            if row is None or row.outcome:
                said = "has its answer already" if row else "is nobody's"
                raise BadInput("number", f"an open request was expected, {number} {said}")
            values = {"outcome": outcome.value, "answer": text, "answered_by": by, "answered_at": _spoken(now)}
            connection.execute(update(asks).where(asks.c.number == number).values(**values))
            yield _ask(row)

    def _found(self, wanted: Select[Any]) -> tuple[Ask, ...]:
        with self._database.reading() as connection:
            return tuple(map(_ask, connection.execute(wanted.order_by(asks.c.number))))


def _ask(row: Row[Any]) -> Ask:
    known = {outcome.value: outcome for outcome in Outcome}
    outcome = known.get(row.outcome, Outcome.OTHER)  # one of a later version is an answer too
    answer = Answer(outcome, row.answer, row.answered_by, row.answered_at) if row.outcome else None
    purpose = {purpose.value: purpose for purpose in Purpose}.get(row.purpose)
    return Ask(row.number, Pseudonym(row.reader), row.moment, row.address, answer, purpose)


def _spoken(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
