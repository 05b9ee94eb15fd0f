# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards: issued once, with a PIN that is kept nowhere; changed, suspended, unlocked and removed as a whole or not."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from kiosk.base.errors import BadInput, CannotRecord
from kiosk.base.ids import ReaderNumber
from kiosk.store.reader import Allowance, Profile, Reader, SuspendedWhy, Suspension
from kiosk.store.readers import NewPinFault
from kiosk.store.store import Store
from kiosk.store.tries import Judged
from tests.unit.store.conftest import ANNA, BORIS, NOBODYS, NOW, Shelf, issue, known_as

FULL = Profile("Анна Қ.", "kk", "school", Allowance(30, None, 300))
SUSPENSION = Suspension(NOW + timedelta(days=3), SuspendedWhy.CARD, "lent it to a neighbour")


def right(store: Store, number: ReaderNumber, pin: str) -> bool:
    return store.readers.try_pin(number, pin, NOW).judged is Judged.RIGHT


def test_a_card_is_issued_once_and_its_pin_is_kept_nowhere(store: Store, shelf: Shelf) -> None:
    pin = issue(store, ANNA)
    assert right(store, ANNA, pin)
    with pytest.raises(BadInput, match="1001 is issued already"):
        issue(store, ANNA)
    assert right(store, ANNA, pin)
    assert pin.encode() not in shelf.bytes()


def test_all_cards_are_issued_or_none(store: Store) -> None:
    issue(store, BORIS)
    cards = {
        known_as(number): store.readers.make_card(number, Profile(), must_change_pin=True)
        for number in (ANNA, BORIS, NOBODYS)
    }
    with pytest.raises(BadInput, match="1002 is issued already"), store.readers.adding(cards):
        pass
    assert [reader.number for reader in store.readers.all()] == [BORIS]
    del cards[known_as(BORIS)]
    with store.readers.adding(cards):
        pass
    assert [reader.number for reader in store.readers.all()] == [ANNA, BORIS, NOBODYS]


def test_what_is_kept_of_a_reader_is_given_back(store: Store, shelf: Shelf) -> None:
    issue(store, ANNA, FULL, must_change_pin=True)
    assert store.readers.find(ANNA) == Reader(ANNA, FULL, None, must_change_pin=True)
    assert shelf.open().readers.all() == (Reader(ANNA, FULL, None, must_change_pin=True),)
    assert store.readers.find(BORIS) is None


@pytest.mark.parametrize("number", ["", "123", "123456789", "12a4", "１２３４", "12 4", "-123", "1234\n"])
def test_a_number_has_four_to_eight_digits(number: str, store: Store) -> None:
    with pytest.raises(BadInput, match="four to eight digits"):
        issue(store, ReaderNumber(number))


def test_a_typed_text_that_is_no_number_is_kept_nowhere(store: Store, shelf: Shelf) -> None:
    for _ in range(3):
        store.readers.try_pin(ReaderNumber("482915-typed-by-mistake"), "wrong", NOW)
    assert b"by-mistake" not in shelf.bytes()


def test_a_profile_changes(store: Store) -> None:
    issue(store, ANNA, FULL)
    with store.readers.changing(ANNA, Profile(language="ru")):
        pass
    assert store.readers.find(ANNA) == Reader(ANNA, Profile(language="ru"), None, must_change_pin=False)


def test_a_card_is_suspended_for_a_time_and_resumed(store: Store) -> None:
    issue(store, ANNA)
    with store.readers.suspending(ANNA, SUSPENSION):
        pass
    found = store.readers.find(ANNA)
    assert found is not None
    assert found.suspended(NOW) == SUSPENSION
    assert found.suspended(SUSPENSION.until) is None
    with store.readers.resuming(ANNA):
        pass
    assert store.readers.find(ANNA) == Reader(ANNA, Profile(), None, must_change_pin=False)


def test_a_reason_of_a_later_version_keeps_the_card_shut(store: Store) -> None:
    issue(store, ANNA)
    with store.readers.suspending(ANNA, SUSPENSION):
        pass
    with store._database.writing() as connection:
        connection.exec_driver_sql("UPDATE readers SET suspended_why = 'moon'")
    found = store.readers.find(ANNA)
    assert found is not None
    assert found.suspended(NOW) == Suspension(SUSPENSION.until, SuspendedWhy.DECISION, SUSPENSION.note)


def test_staff_let_wrong_tries_be_forgotten(store: Store) -> None:
    pin = issue(store, ANNA)
    for _ in range(3):
        store.readers.try_pin(ANNA, "wrong", NOW)
    assert not right(store, ANNA, pin)
    with store.readers.unlocking(ANNA):
        pass
    assert right(store, ANNA, pin)
    for number in range(30):
        store.readers.try_pin(ReaderNumber(str(5000 + number)), "wrong", NOW)
    assert not right(store, ANNA, pin)
    with store.readers.unlocking_station():
        pass
    assert right(store, ANNA, pin)


def test_a_new_pin_takes_the_old_one_s_place_and_is_to_be_changed(store: Store) -> None:
    old = issue(store, ANNA)
    for _ in range(3):
        store.readers.try_pin(ANNA, "wrong", NOW)
    with store.readers.resetting_pin(ANNA) as pin:
        pass
    assert right(store, ANNA, pin)
    assert not right(store, ANNA, old)
    assert store.readers.find(ANNA) == Reader(ANNA, Profile(), None, must_change_pin=True)


def test_a_removed_reader_leaves_nothing_and_the_card_is_never_issued_again(store: Store, shelf: Shelf) -> None:
    pin = issue(store, ANNA, FULL)
    store.readers.try_pin(ANNA, "wrong", NOW)
    with store.readers.suspending(ANNA, SUSPENSION):
        pass
    assert "Анна".encode() in shelf.bytes()
    store.asks.add(known_as(ANNA), "https://a.kz/", NOW)
    with store.readers.removing(ANNA, known_as(ANNA)):
        pass
    assert store.readers.all() == ()
    assert not right(store, ANNA, pin)
    assert [ask.reader for ask in store.asks.open()] == [known_as(ANNA)]
    with pytest.raises(BadInput, match="1001 was a removed reader's"):
        issue(store, ANNA)
    for trace in ("Анна".encode(), b"neighbour", b"school"):
        assert trace not in shelf.bytes()


Act = Callable[[Store], AbstractContextManager[object]]
ACTS: dict[str, Act] = {
    "changing": lambda store: store.readers.changing(ANNA, FULL),
    "suspending": lambda store: store.readers.suspending(ANNA, SUSPENSION),
    "resuming": lambda store: store.readers.resuming(ANNA),
    "unlocking": lambda store: store.readers.unlocking(ANNA),
    "resetting_pin": lambda store: store.readers.resetting_pin(ANNA),
    "removing": lambda store: store.readers.removing(ANNA, known_as(ANNA)),
}


@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_done_where_its_entry_cannot_be_written(act: str, store: Store) -> None:
    pin = issue(store, ANNA)
    for _ in range(3):
        store.readers.try_pin(ANNA, "wrong", NOW)
    before = store.readers.all()
    with pytest.raises(CannotRecord), ACTS[act](store):
        raise CannotRecord("journal")
    assert store.readers.all() == before
    assert store.readers.try_pin(ANNA, pin, NOW).judged is Judged.TOO_EARLY
    assert right(store, ANNA, pin) is False
    assert store.readers.try_pin(ANNA, pin, NOW + timedelta(seconds=5)).judged is Judged.RIGHT


@pytest.mark.parametrize("act", ACTS)
def test_nobody_s_card_is_bad_input(act: str, store: Store) -> None:
    with pytest.raises(BadInput, match="an issued card was expected"), ACTS[act](store):
        pass


def test_a_card_is_not_issued_where_its_entry_cannot_be_written(store: Store) -> None:
    cards = {known_as(ANNA): store.readers.make_card(ANNA, FULL, must_change_pin=True)}
    with pytest.raises(CannotRecord), store.readers.adding(cards):
        raise CannotRecord("journal")
    assert issue(store, ANNA)


def test_a_reader_chooses_a_pin_that_is_neither_easy_nor_the_old_one(store: Store) -> None:
    old = issue(store, ANNA, must_change_pin=True)
    assert store.readers.new_pin_fault(ANNA, old) is NewPinFault.SAME
    assert store.readers.new_pin_fault(ANNA, "123456") is NewPinFault.EASY
    assert store.readers.new_pin_fault(ANNA, "581001") is NewPinFault.EASY  # the card's own number
    assert store.readers.new_pin_fault(ANNA, "57391") is NewPinFault.DIGITS
    assert store.readers.new_pin_fault(ANNA, "573918") is None
    store.readers.change_pin(ANNA, "573918")
    assert right(store, ANNA, "573918")
    assert not right(store, ANNA, old)
    assert store.readers.find(ANNA) == Reader(ANNA, Profile(), None, must_change_pin=False)
    with pytest.raises(BadInput, match="an issued card was expected"):
        store.readers.change_pin(BORIS, "573918")


def test_which_cards_cannot_be_issued_is_said_of_each(store: Store) -> None:
    for number in (ANNA, BORIS):
        issue(store, number)
    with store.readers.removing(BORIS, known_as(BORIS)):
        pass
    assert store.readers.taken({known_as(number): number for number in (ANNA, BORIS, NOBODYS)}) == {
        ANNA: "1001 is issued already",
        BORIS: "1002 was a removed reader's and is not issued again",
    }
