# SPDX-License-Identifier: GPL-3.0-or-later
"""Passwords of staff: long enough, and one password on every keyboard."""

import pytest

from kiosk.base.errors import BadInput
from kiosk.store.passwords import MOST_CHARACTERS, PasswordBox, check_new_password
from kiosk.store.pins import PinBox

BOX = PasswordBox(b"p" * 32)
GOOD = "kitap oqyq 7 жыл"


def test_a_password_fits_its_own_hash_alone() -> None:
    kept = BOX.hash(GOOD)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert BOX.fits(GOOD, kept)
    assert not BOX.fits(GOOD + " ", kept)
    assert not BOX.fits(GOOD, None)
    assert not PasswordBox(b"q" * 32).fits(GOOD, kept)
    assert not PinBox(b"p" * 32).fits(GOOD, kept)


def test_how_its_letters_were_composed_does_not_matter() -> None:
    assert BOX.fits("mo\u0438\u0306 parol 2026", BOX.hash("mo\u0439 parol 2026"))


@pytest.mark.parametrize("password", ["", "short", "x1y2z3" * 40, "a" * 16, "ab" * 6, "Aigul-Aigul-A"])
def test_a_password_that_is_tried_first_is_refused(password: str) -> None:
    with pytest.raises(BadInput, match=r"^password: "):
        check_new_password(password, "aigul")


@pytest.mark.parametrize("password", [GOOD, "x1y2z3a4b5c6", "абвгдежзиклм", "abcdefgh" * (MOST_CHARACTERS // 8)])
def test_others_are_taken(password: str) -> None:
    check_new_password(password, "aigul")
