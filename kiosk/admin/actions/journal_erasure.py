# SPDX-License-Identifier: GPL-3.0-or-later
"""Destroying what entries say when their time is over; that they were there stays proven.

Two members of staff agree, for nobody alone may make the record say less. Nothing of the last 30 days goes: a week's
allowance is the sum of its entries, and complaints need what they complain of.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from kiosk.admin.actions.acting import Acting
from kiosk.admin.actions.journals import reading
from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput
from kiosk.base.keys import read_secret, signer
from kiosk.journal.entries import BodiesErased
from kiosk.journal.file import Journal
from kiosk.journal.search import Filter, search
from kiosk.station.config import Station
from kiosk.station.keys import JOURNAL_KEY
from kiosk.wire.asking import service_answers

LEAST_AGE: Final = timedelta(days=30)
REASON_CHARACTERS: Final = 400


@dataclass(frozen=True, slots=True)
class Erased:
    """How many bodies went, of the entries before `below`, and which entry says so."""

    count: int
    below: int
    index: int


def erase(station: Station, before: datetime, reason: str, who: tuple[Acting, Acting], clock: Clock) -> Erased:
    """Destroy the bodies of entries from before this day. Raises BadInput and CannotRecord; then nothing was."""
    first, second = who
    if first.name == second.name:
        raise BadInput("--second", "two different members of staff were expected")
    if not reason.strip() or len(reason) > REASON_CHARACTERS:
        raise BadInput("--reason", f"a reason of at most {REASON_CHARACTERS} characters was expected")
    if before > clock.now() - LEAST_AGE:
        raise BadInput("--before", f"a day at least {LEAST_AGE.days} days ago was expected")
    if service_answers(station.socket):
        raise BadInput(str(station.socket), "no running kioskd was expected: the file is written anew; stop it first")
    journal = Journal(
        station.journal, station.id, signer(station.origin, read_secret(station.keys / JOURNAL_KEY)), clock
    )
    try:
        below, count = _over(station, before, journal.size)
        if count == 0:
            raise BadInput("--before", "a day was expected before which an entry still says something")
        day = before.astimezone(station.zone).date().isoformat()
        index = journal.erase(below, BodiesErased(first.name, second.name, day, below, count, reason.strip()))
        return Erased(count, below, index)
    finally:
        journal.close()


def _over(station: Station, before: datetime, size: int) -> tuple[int, int]:
    """Return the first entry that is not from before this day, and how many before it still say something."""
    with reading(station.journal) as database:
        first = next(search(database, Filter(since=before)), None)
        below = first.header.index if first else size
        row = database.execute("SELECT count(*) FROM entries WHERE n < ? AND body IS NOT NULL", (below,)).fetchone()
        return below, int(row[0])
