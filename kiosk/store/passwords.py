# SPDX-License-Identifier: GPL-3.0-or-later
"""Passwords of staff: how they are hashed, and which are taken.

Parameters: the second recommended setting of RFC 9106, section 4 (Argon2id, 3 passes, 64 MiB, 4 lanes). Length: 12 to
128 characters, as OWASP's ASVS 4.0.3 asks (2.1.1, 2.1.2). Spelling: NFKC, as NIST SP 800-63B, 5.1.1.2, advises, so
that one password is the same on every keyboard.
"""

import unicodedata
from typing import Final

from argon2 import PasswordHasher
from argon2.low_level import Type

from kiosk.base.errors import BadInput
from kiosk.store.hashing import KeyedHasher

PASSWORD_PASSES: Final = 3
PASSWORD_KIB: Final = 64 * 1024
PASSWORD_LANES: Final = 4
LEAST_CHARACTERS: Final = 12
MOST_CHARACTERS: Final = 128
LEAST_DIFFERENT: Final = 5
_HASHER: Final = PasswordHasher(
    time_cost=PASSWORD_PASSES, memory_cost=PASSWORD_KIB, parallelism=PASSWORD_LANES, type=Type.ID
)


class PasswordBox(KeyedHasher):
    """Hashes and checks passwords, in whatever way their letters were typed."""

    def __init__(self, pepper: bytes) -> None:
        super().__init__(_HASHER, pepper, b"password\x00")

    def hash(self, secret: str) -> str:
        return super().hash(_spelled(secret))

    def fits(self, secret: str, kept: str | None) -> bool:
        """Tell whether the password is the hash's; one that is too long to be anybody's is not tried."""
        return super().fits(_spelled(secret[: MOST_CHARACTERS + 1]), kept)


def check_new_password(password: str, name: str) -> None:
    """Refuse a password that is too short, too long or tried first. Raises BadInput."""
    spelled = _spelled(password)
    if not LEAST_CHARACTERS <= len(spelled) <= MOST_CHARACTERS:
        raise BadInput("password", f"{LEAST_CHARACTERS} to {MOST_CHARACTERS} characters were expected")
    if len(set(spelled)) < LEAST_DIFFERENT or name.casefold() in spelled.casefold():
        raise BadInput("password", f"at least {LEAST_DIFFERENT} different characters, and not the name, were expected")


def _spelled(password: str) -> str:
    return unicodedata.normalize("NFKC", password)
