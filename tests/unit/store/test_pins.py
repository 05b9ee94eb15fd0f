# SPDX-License-Identifier: GPL-3.0-or-later
"""PINs: hashed under the station's pepper, and none that is tried first."""

import pytest

from kiosk.store.pins import PIN_DIGITS, PinBox, new_pin, too_easy

BOX = PinBox(b"p" * 32)


def test_a_pin_fits_its_own_hash_under_its_own_pepper() -> None:
    kept = BOX.hash("482915")
    assert "482915" not in kept
    assert kept.startswith("$argon2id$")
    assert BOX.fits("482915", kept)
    assert kept != BOX.hash("482915")
    assert not PinBox(b"q" * 32).fits("482915", kept)


@pytest.mark.parametrize("pin", ["", "482916", "482915 ", "0482915", "қ", "x" * 4096])
def test_another_pin_does_not_fit(pin: str) -> None:
    assert not BOX.fits(pin, BOX.hash("482915"))


@pytest.mark.parametrize("kept", [None, "", "no hash", "$argon2id$v=19$m=1"])
def test_nothing_fits_an_unknown_card_or_a_damaged_hash(kept: str | None) -> None:
    assert not BOX.fits("482915", kept)


@pytest.mark.parametrize("pin", ["000000", "111111", "121212", "112211", "123456", "654321", "890123", "109876"])
def test_easy_pins_are_known(pin: str) -> None:
    assert too_easy(pin)


@pytest.mark.parametrize("pin", ["482915", "135790", "123457", "112233"])
def test_other_pins_are_not(pin: str) -> None:
    assert not too_easy(pin)


def test_a_new_pin_is_never_easy() -> None:
    pins = {new_pin() for _ in range(500)}
    assert len(pins) > 490
    assert all(len(pin) == PIN_DIGITS and pin.isdigit() and not too_easy(pin) for pin in pins)
