# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards: issued once, with a PIN that is kept nowhere."""

import pytest

from kiosk.base.errors import BadInput, CannotRecord
from kiosk.base.ids import ReaderNumber
from kiosk.store.store import Store
from kiosk.store.tries import Judged
from tests.unit.store.conftest import ANNA, NOW, Shelf


def test_a_card_is_issued_once_and_its_pin_is_kept_nowhere(store: Store, shelf: Shelf) -> None:
    pin = store.readers.add(ANNA)
    assert store.readers.try_pin(ANNA, pin, NOW).judged is Judged.RIGHT
    with pytest.raises(BadInput, match="1001 is issued already"):
        store.readers.add(ANNA)
    assert store.readers.try_pin(ANNA, pin, NOW).judged is Judged.RIGHT
    assert pin.encode() not in shelf.path.read_bytes()


def test_a_card_is_not_issued_where_its_entry_cannot_be_written(store: Store) -> None:
    with pytest.raises(CannotRecord), store.readers.adding(ANNA):
        raise CannotRecord("journal")
    assert store.readers.add(ANNA)


@pytest.mark.parametrize("number", ["", "123", "123456789", "12a4", "１２３４", "12 4", "-123", "1234\n"])
def test_a_number_has_four_to_eight_digits(number: str, store: Store) -> None:
    with pytest.raises(BadInput, match="four to eight digits"):
        store.readers.add(ReaderNumber(number))


def test_a_typed_text_that_is_no_number_is_kept_nowhere(store: Store, shelf: Shelf) -> None:
    for _ in range(3):
        store.readers.try_pin(ReaderNumber("482915-typed-by-mistake"), "wrong", NOW)
    assert b"by-mistake" not in shelf.path.read_bytes()


def test_a_reader_s_group_is_a_plain_word(store: Store) -> None:
    with pytest.raises(BadInput, match="group: small Latin letters"):
        store.readers.add(ReaderNumber("7788"), "Under 18")
    assert store.readers.group(ReaderNumber("7788")) == ""
    store.readers.add(ReaderNumber("7788"), "school")
    assert store.readers.group(ReaderNumber("7788")) == "school"
