# SPDX-License-Identifier: GPL-3.0-or-later
"""What staff do with readers and their cards. Each act is journalled, under a pseudonym, before it is done.

Who may do it is asked for by `acting`; `by` is nobody only while a station has no member of staff.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from kiosk.admin.actions.acting import Acting, name_of
from kiosk.admin.actions.card_lists import CardList, Wanted, at_line
from kiosk.admin.actions.recording import Keep, recording
from kiosk.admin.actions.stores import acting_store, station_store
from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput
from kiosk.base.ids import Pseudonym, ReaderNumber
from kiosk.base.keys import pseudonym, read_secret
from kiosk.journal.entries import (
    CardIssued,
    PinReset,
    ReaderAdded,
    ReaderChanged,
    ReaderRemoved,
    ReaderResumed,
    ReaderSuspended,
    ReaderUnlocked,
    StationUnlocked,
)
from kiosk.station.config import Station
from kiosk.station.keys import READER_KEY
from kiosk.store.reader import Profile, Reader, Suspension, card_number, changed, check_suspension, checked_profile
from kiosk.store.readers import Card
from kiosk.store.store import Store

Tick = Callable[[], None]


def _quiet() -> None:
    pass


def readers(station: Station) -> tuple[Reader, ...]:
    """Return all readers, by number. Raises BadInput and CannotRecord."""
    with station_store(station) as store:
        return store.readers.all()


def reader(station: Station, number: str) -> Reader:
    """Return one reader. Raises BadInput where nobody has this card."""
    with station_store(station) as store:
        return _found(store, card_number(number))


def add(station: Station, wanted: Wanted, by: Acting | None, clock: Clock, *, must_change_pin: bool = True) -> Card:
    """Issue a card, whose PIN is in the value returned and nowhere else. Raises BadInput and CannotRecord."""
    with station_store(station) as store:
        card = store.readers.make_card(wanted.number, wanted.profile, must_change_pin=must_change_pin)
    issue(station, (card,), by, clock)
    return card


def make_cards(station: Station, wanted: Iterable[Wanted]) -> Iterator[Card]:
    """Yield cards with new PINs, each after the time of a hash; nothing is issued yet. Raises BadInput."""
    with station_store(station) as store:
        for one in wanted:
            yield store.readers.make_card(one.number, one.profile, must_change_pin=True)


def issue(station: Station, cards: Iterable[Card], by: Acting | None, clock: Clock, written: Tick = _quiet) -> None:
    """Issue all of these cards or none; `written` is called after each entry. Raises BadInput and CannotRecord."""
    key = read_secret(station.keys / READER_KEY)
    named = {pseudonym(key, card.number): card for card in cards}
    with _act(station, by, clock) as (store, keep), store.readers.adding(named):
        for known_as in named:
            keep(CardIssued(known_as, by.name) if by else ReaderAdded(known_as))
            written()


def not_taken(station: Station, listed: CardList) -> CardList:
    """Return the list with those cards among the bad lines that the store cannot issue. Raises BadInput."""
    key = read_secret(station.keys / READER_KEY)
    numbers = {pseudonym(key, card_number(one.number)): card_number(one.number) for one in listed.good.values()}
    with station_store(station) as store:
        taken = store.readers.taken(numbers)
    good = {line: one for line, one in listed.good.items() if one.number not in taken}
    bad = [
        at_line(BadInput("number", taken[card_number(one.number)]), listed.source, line)
        for line, one in listed.good.items()
        if one.number in taken
    ]
    return CardList(listed.source, good, tuple(sorted((*listed.bad, *bad), key=lambda fault: fault.line or 0)))


def change(station: Station, number: str, profile: Profile, by: Acting | None, clock: Clock) -> tuple[str, ...]:
    """Keep another profile, and return the names of what changed. Raises BadInput and CannotRecord."""
    card = card_number(number)
    with _act(station, by, clock) as (store, keep):
        what = changed(_found(store, card).profile, checked_profile(profile))
        if what:
            with store.readers.changing(card, profile):
                keep(ReaderChanged(_known_as(station, card), " ".join(what), name_of(by)))
    return what


def suspend(station: Station, number: str, suspension: Suspension, by: Acting | None, clock: Clock) -> None:
    """Let a card not open for a time. Raises BadInput and CannotRecord."""
    card, until = card_number(number), suspension.until.isoformat(timespec="seconds")
    check_suspension(suspension, clock.now())
    with _act(station, by, clock) as (store, keep), store.readers.suspending(card, suspension):
        keep(ReaderSuspended(_known_as(station, card), until, suspension.why.value, name_of(by)))


def resume(station: Station, number: str, by: Acting | None, clock: Clock) -> None:
    """Lift a suspension. Raises BadInput, also where there is none, and CannotRecord."""
    card = card_number(number)
    with _act(station, by, clock) as (store, keep):
        if _found(store, card).suspended(clock.now()) is None:
            raise BadInput("card number", f"a suspended card was expected, {card} is not")
        with store.readers.resuming(card):
            keep(ReaderResumed(_known_as(station, card), name_of(by)))


def unlock(station: Station, number: str, by: Acting | None, clock: Clock) -> None:
    """Let a card's wrong tries be forgotten. Raises BadInput and CannotRecord."""
    card = card_number(number)
    with _act(station, by, clock) as (store, keep), store.readers.unlocking(card):
        keep(ReaderUnlocked(_known_as(station, card), name_of(by)))


def unlock_station(station: Station, by: Acting | None, clock: Clock) -> None:
    """Let the station's wrong tries be forgotten. Raises BadInput and CannotRecord."""
    with _act(station, by, clock) as (store, keep), store.readers.unlocking_station():
        keep(StationUnlocked(name_of(by)))


def reset_pin(station: Station, number: str, by: Acting | None, clock: Clock) -> str:
    """Return a card's new PIN, which its reader changes at the first sign-in. Raises BadInput and CannotRecord."""
    card = card_number(number)
    with _act(station, by, clock) as (store, keep), store.readers.resetting_pin(card) as pin:
        keep(PinReset(_known_as(station, card), name_of(by)))
    return pin


def remove(station: Station, number: str, by: Acting | None, clock: Clock) -> Pseudonym:
    """Forget a reader, and return the pseudonym that stays. Raises BadInput and CannotRecord."""
    card = card_number(number)
    known_as = _known_as(station, card)
    with _act(station, by, clock) as (store, keep), store.readers.removing(card, known_as):
        keep(ReaderRemoved(known_as, name_of(by)))
    return known_as


@contextmanager
def _act(station: Station, by: Acting | None, clock: Clock) -> Iterator[tuple[Store, Keep]]:
    with acting_store(station, by.name if by else None) as store, recording(station, clock) as keep:
        yield store, keep


def _found(store: Store, number: ReaderNumber) -> Reader:
    found = store.readers.find(number)
    if found is None:
        raise BadInput("card number", f"an issued card was expected, nobody has {number}")
    return found


def _known_as(station: Station, number: ReaderNumber) -> Pseudonym:
    return pseudonym(read_secret(station.keys / READER_KEY), number)
