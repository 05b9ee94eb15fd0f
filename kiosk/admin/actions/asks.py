# SPDX-License-Identifier: GPL-3.0-or-later
"""What readers asked staff to open, by when they are to have an answer, and the answer."""

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.admin.actions.acting import Acting, name_of
from kiosk.admin.actions.recording import recording
from kiosk.admin.actions.stores import acting_store, station_store
from kiosk.base.clock import Clock
from kiosk.base.ids import Pseudonym
from kiosk.journal.entries import AskAnswered
from kiosk.station.config import Station
from kiosk.store.asks import Ask, Outcome, answer_due


@dataclass(frozen=True, slots=True)
class Due:
    """A request and the last day on which its answer is in time."""

    ask: Ask
    due: date
    late: bool


def asks(station: Station, now: datetime, *, reader: str | None = None, answered: bool = False) -> tuple[Due, ...]:
    """Return the open requests, oldest first; with `answered` also the others. Raises BadInput and CannotRecord."""
    with station_store(station) as store:
        found = store.asks.of(Pseudonym(reader)) if reader else store.asks.all() if answered else store.asks.open()
    today = now.astimezone(station.zone).date()
    return tuple(_due(ask, station, today) for ask in found if answered or ask.answer is None)


def answer(station: Station, number: int, outcome: Outcome, text: str, by: Acting | None, clock: Clock) -> Ask:
    """Answer a request, and return it as it was. Raises BadInput and CannotRecord; then it stays open."""
    name = name_of(by)
    with (
        acting_store(station, by.name if by else None) as store,
        recording(station, clock) as keep,
        store.asks.answering(number, outcome, text, name, clock.now()) as ask,
    ):
        keep(AskAnswered(number, ask.reader, outcome.value, name))
    return ask


def _due(ask: Ask, station: Station, today: date) -> Due:
    due = answer_due(datetime.fromisoformat(ask.moment).astimezone(station.zone).date())
    return Due(ask, due, ask.answer is None and today > due)
