# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff cards: one each, nobody's PIN but the holder's, and no card for who has left."""

import pytest

from kiosk.base.errors import BadInput
from kiosk.store.staff import Member, NotProven, Role, StaffRefusal
from kiosk.store.store import Store
from tests.unit.store.conftest import NOW, Shelf
from tests.unit.store.test_staff import LIBRARIAN, join

CARD = "9001"


@pytest.fixture
def staffed(store: Store) -> Store:
    join(store, "Aigul")
    join(store, "Berik", "Aigul", roles=frozenset({Role.AUDITOR}))
    return store


def give(store: Store, name: str, number: str, *consent: str) -> str:
    with store.staff_cards.giving(name, number, consent) as (_, pin):
        return pin


def test_a_card_and_its_pin_show_who_is_there(staffed: Store) -> None:
    pin = give(staffed, "Aigul", CARD, "Aigul")
    assert staffed.staff_cards.check(CARD, pin, NOW) == Member("Aigul", LIBRARIAN)
    wrong = "111111" if pin != "111111" else "222222"
    assert staffed.staff_cards.check(CARD, wrong, NOW) == StaffRefusal(NotProven.WRONG, 0)
    assert staffed.staff_cards.check("9002", pin, NOW) == StaffRefusal(NotProven.WRONG, 0)
    assert staffed.staff_cards.check("x", pin, NOW) == StaffRefusal(NotProven.WRONG, 0)


def test_wrong_tries_wait_over_a_restart(staffed: Store, shelf: Shelf) -> None:
    pin = give(staffed, "Aigul", CARD, "Aigul")
    for _ in range(3):
        staffed.staff_cards.check(CARD, "000000", NOW)
    assert shelf.open().staff_cards.check(CARD, pin, NOW) == StaffRefusal(NotProven.WAIT, 5)


def test_a_new_card_takes_the_place_of_the_old_one_and_of_nobody_elses(staffed: Store) -> None:
    old = give(staffed, "Aigul", CARD, "Aigul")
    new = give(staffed, "Aigul", "9002", "Aigul")
    assert staffed.staff_cards.check(CARD, old, NOW) == StaffRefusal(NotProven.WRONG, 0)
    assert isinstance(staffed.staff_cards.check("9002", new, NOW), Member)
    with pytest.raises(BadInput, match="Aigul's already"):
        give(staffed, "Berik", "9002", "Berik")


def test_nobody_gives_somebody_else_a_card_alone(staffed: Store) -> None:
    with pytest.raises(BadInput, match="consent of two"):
        give(staffed, "Berik", CARD, "Aigul")
    give(staffed, "Berik", CARD, "Aigul", "Berik")
    for number in ("1", "123456789", "12a4"):
        with pytest.raises(BadInput, match="four to eight digits"):
            give(staffed, "Berik", number, "Berik")


def test_who_has_left_has_no_card(staffed: Store) -> None:
    join(staffed, "Clara", "Aigul", "Berik")
    pin = give(staffed, "Clara", CARD, "Clara")
    with staffed.staff.removing("Clara", ("Aigul", "Berik")):
        pass
    assert staffed.staff_cards.check(CARD, pin, NOW) == StaffRefusal(NotProven.WRONG, 0)
    give(staffed, "Aigul", CARD, "Aigul")  # the number is free


def test_no_pin_is_kept_in_the_clear(staffed: Store, shelf: Shelf) -> None:
    pin = give(staffed, "Aigul", CARD, "Aigul")
    assert pin.encode() not in shelf.bytes()
