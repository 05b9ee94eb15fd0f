# SPDX-License-Identifier: GPL-3.0-or-later
"""PINs: Argon2id over a keyed PIN, and which PINs are too easy to be issued."""

import hmac
import itertools
import secrets
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type

PIN_DIGITS: Final = 6
# OWASP's second Argon2id setting; about 20 ms on a small terminal, with the wait after wrong tries on top.
_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1, type=Type.ID)


class PinBox:
    """Hashes and checks PINs under the station's pepper, so that a stolen database alone guesses nothing."""

    def __init__(self, pepper: bytes) -> None:
        self._pepper = pepper
        self._nobody = _HASHER.hash(secrets.token_bytes(16))

    def hash(self, pin: str) -> str:
        return _HASHER.hash(self._keyed(pin))

    def fits(self, pin: str, pin_hash: str | None) -> bool:
        """Tell whether the PIN is the hash's; an unknown card (None) costs the same time and never fits."""
        try:
            return _HASHER.verify(pin_hash or self._nobody, self._keyed(pin)) and pin_hash is not None
        except (VerificationError, InvalidHashError):
            return False

    def _keyed(self, pin: str) -> bytes:
        return hmac.digest(self._pepper, b"pin\x00" + pin.encode(), "sha256")


def new_pin() -> str:
    """Return a random PIN that is not one of the first that somebody would try."""
    while True:
        pin = "".join(secrets.choice("0123456789") for _ in range(PIN_DIGITS))
        if not too_easy(pin):
            return pin


def too_easy(pin: str) -> bool:
    """Tell whether a PIN repeats one to two digits, or counts up or down."""
    steps = {(int(after) - int(before)) % 10 for before, after in itertools.pairwise(pin)}
    return len(set(pin)) <= 2 or steps in ({1}, {9})
