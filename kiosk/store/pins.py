# SPDX-License-Identifier: GPL-3.0-or-later
"""PINs: how they are hashed, and which are too easy to be issued or chosen."""

import itertools
import secrets
from typing import Final

from argon2 import PasswordHasher
from argon2.low_level import Type

from kiosk.store.hashing import KeyedHasher

PIN_DIGITS: Final = 6
# OWASP's second Argon2id setting; about 20 ms on a small terminal, with the wait after wrong tries on top.
PIN_PASSES: Final = 2
PIN_KIB: Final = 19 * 1024
PIN_LANES: Final = 1
_HASHER: Final = PasswordHasher(time_cost=PIN_PASSES, memory_cost=PIN_KIB, parallelism=PIN_LANES, type=Type.ID)


class PinBox(KeyedHasher):
    """Hashes and checks PINs."""

    def __init__(self, pepper: bytes) -> None:
        super().__init__(_HASHER, pepper, b"pin\x00")


def new_pin() -> str:
    """Return a random PIN that is not one of the first that somebody would try."""
    while True:
        pin = "".join(secrets.choice("0123456789") for _ in range(PIN_DIGITS))
        if not too_easy(pin):
            return pin


def is_pin(text: str) -> bool:
    """Tell whether a text is six digits, as the screen takes them."""
    return text.isascii() and text.isdigit() and len(text) == PIN_DIGITS


def too_easy(pin: str) -> bool:
    """Tell whether a PIN repeats one to two digits, or counts up or down."""
    steps = {(int(after) - int(before)) % 10 for before, after in itertools.pairwise(pin)}
    return len(set(pin)) <= 2 or steps in ({1}, {9})
