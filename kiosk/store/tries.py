# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong tries in a row, and how long the next one must wait.

A try is counted as wrong before it is checked, so that pulling the plug does not win a free guess; one that comes
before its time is neither counted nor checked. A card and a member of staff have waits of their own; the place they
stand at allows ten times as many before it slows down, so that nobody locks others out. A place forgets after a quiet
hour (typing errors of a month must not slow down a whole room); a card's or a member's own count stays until a try is
right, or staff forget it.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, delete, select, update

from kiosk.store.database import Database, insert_once
from kiosk.store.schema import tries

FREE_TRIES: Final = 3
FREE_TRIES_OF_A_PLACE: Final = 30
FIRST_WAIT: Final = 5
LONGEST_WAIT: Final = 15 * 60
LONGEST_WAIT_OF_A_PLACE: Final = 60
PLACE_FORGETS: Final = 60 * 60


class Scope(enum.Enum):
    """Whose wrong tries are counted."""

    CARD = "card"
    STATION = "station"
    STAFF = "staff"
    STAFF_PLACE = "staff_desk"

    @property
    def is_place(self) -> bool:
        return self in (Scope.STATION, Scope.STAFF_PLACE)


@dataclass(frozen=True, slots=True)
class Trier:
    """A card, a member of staff, or the station at which they stand."""

    scope: Scope
    who: str

    @property
    def row(self) -> ColumnElement[bool]:
        return and_(tries.c.scope == self.scope.value, tries.c.who == self.who)


class Judged(enum.Enum):
    """What became of a try."""

    RIGHT = "right"
    WRONG = "wrong"
    TOO_EARLY = "wait"


@dataclass(frozen=True, slots=True)
class Tried:
    """The outcome of a try, and how many seconds the next one must wait."""

    judged: Judged
    wait: int


def attempt(database: Database, own: Trier | None, place: Trier, now: datetime, fits: Callable[[], bool]) -> Tried:
    """Make one try of a card or a member (None: of a text that is nobody's) at a place."""
    triers = (own, place) if own else (place,)
    with database.writing() as connection:
        if early := _count_wrong(connection, triers, now):
            return Tried(Judged.TOO_EARLY, early)
    if not fits():
        with database.reading() as connection:
            return Tried(Judged.WRONG, seconds_to_wait(connection, triers, now))
    with database.writing() as connection:
        _take_back(connection, own, place, now)
    return Tried(Judged.RIGHT, 0)


def seconds_to_wait(connection: Connection, triers: tuple[Trier, ...], now: datetime) -> int:
    """Return how long the next try of these must still wait."""
    moment = int(now.timestamp())
    rows = ((trier, connection.execute(select(tries).where(trier.row)).one_or_none()) for trier in triers)
    return max(_left(trier, row.wrong, row.next_at, moment) if row else 0 for trier, row in rows)


def forget(connection: Connection, trier: Trier) -> None:
    """Let the trier begin anew."""
    connection.execute(delete(tries).where(trier.row))


def wait_after(wrong: int, scope: Scope) -> int:
    """Seconds after `wrong` tries in a row: none for the first three, then 5, 10, 20 … to 15 minutes."""
    free = FREE_TRIES_OF_A_PLACE if scope.is_place else FREE_TRIES
    longest = LONGEST_WAIT_OF_A_PLACE if scope.is_place else LONGEST_WAIT
    return 0 if wrong < free else min(longest, FIRST_WAIT * 2 ** min(wrong - free, 20))


def _left(trier: Trier, wrong: int, next_at: int, moment: int) -> int:
    """Return the seconds to wait; never more than the wrong tries ask for, wherever the clock stood at the last one."""
    return max(0, min(next_at - moment, wait_after(wrong, trier.scope)))


def _count_wrong(connection: Connection, triers: tuple[Trier, ...], now: datetime) -> int:
    """Count one more wrong try of each, in their order; where one must still wait, count none and return how long."""
    moment, rows = int(now.timestamp()), []
    for trier in triers:
        first = insert_once(connection, tries)
        connection.execute(first.values(scope=trier.scope.value, who=trier.who, wrong=0, next_at=0))
        rows.append(connection.execute(select(tries).where(trier.row).with_for_update()).one())
    left = [_left(trier, row.wrong, row.next_at, moment) for trier, row in zip(triers, rows, strict=True)]
    for trier, row, seconds in zip(triers, rows, left, strict=True):
        if row.next_at - moment > seconds:  # a clock stood ahead then: from now on the wait runs by this one
            connection.execute(update(tries).where(trier.row).values(next_at=moment + seconds))
    if early := max(left):
        return early
    for trier, row in zip(triers, rows, strict=True):
        quiet = trier.scope.is_place and moment - row.next_at > PLACE_FORGETS
        count = 1 if quiet else row.wrong + 1
        values = {"wrong": count, "next_at": moment + wait_after(count, trier.scope)}
        connection.execute(update(tries).where(trier.row).values(**values))
    return 0


def _take_back(connection: Connection, own: Trier | None, place: Trier, now: datetime) -> None:
    """Forget the trier's wrong tries; of the place's only this one, or a right card would wipe out all others."""
    if own is not None:
        forget(connection, own)
    taken_back = update(tries).where(place.row, tries.c.wrong > 0)
    connection.execute(taken_back.values(wrong=tries.c.wrong - 1, next_at=int(now.timestamp())))
