# SPDX-License-Identifier: GPL-3.0-or-later
"""Argon2id over a keyed secret: whoever has the database alone, and not the station's pepper, can try nothing."""

import hmac
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


class KeyedHasher:
    """Hashes and checks secrets of one kind; `label` keeps one kind's hash from standing for another's."""

    def __init__(self, hasher: PasswordHasher, pepper: bytes, label: bytes) -> None:
        self._hasher, self._pepper, self._label = hasher, pepper, label
        self._nobody = ""

    def hash(self, secret: str) -> str:
        return self._hasher.hash(self._keyed(secret))

    def fits(self, secret: str, kept: str | None) -> bool:
        """Tell whether the secret is the hash's; nobody's (None) costs the same time and never fits."""
        self._nobody = self._nobody or self._hasher.hash(secrets.token_bytes(16))
        try:
            return self._hasher.verify(kept or self._nobody, self._keyed(secret)) and kept is not None
        except (VerificationError, InvalidHashError):
            return False

    def _keyed(self, secret: str) -> bytes:
        return hmac.digest(self._pepper, self._label + secret.encode(), "sha256")
