# SPDX-License-Identifier: GPL-3.0-or-later
"""Names for identities, so that one kind is never passed where another is meant."""

import secrets
from typing import NewType

StationId = NewType("StationId", str)
SessionId = NewType("SessionId", str)
SiteId = NewType("SiteId", str)
ReaderNumber = NewType("ReaderNumber", str)
Pseudonym = NewType("Pseudonym", str)
SessionToken = NewType("SessionToken", str)


def new_session_id() -> SessionId:
    """Return 64 random bits in hexadecimal."""
    return SessionId(secrets.token_hex(8))


def new_session_token() -> SessionToken:
    """Return 256 random bits, URL-safe: what the browser shows the gateway."""
    return SessionToken(secrets.token_urlsafe(32))
