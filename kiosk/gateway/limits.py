# SPDX-License-Identifier: GPL-3.0-or-later
"""Every limit of the gateway, named, in one place."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds."""

    head_bytes: int = 32 * 1024
    header_count: int = 100
    interim_answers: int = 8  # 1xx before the answer itself
    chunk_bytes: int = 64 * 1024
    head_seconds: float = 10.0
    between_seconds: float = 30.0  # from one exchange to the next head on the same connection
    greeting_bytes: int = 16 * 1024  # a TLS ClientHello
    greeting_seconds: float = 10.0
    dial_seconds: float = 10.0  # name and connection together
    idle_seconds: float = 300.0
    lifetime_seconds: float = 4 * 3600.0
    parting_seconds: float = 1.0  # for a peer to read our answer before the socket goes
    accept_pause_seconds: float = 0.2  # after the system refused us a descriptor
    connections: int = 512
    turned_away: int = 64  # beyond `connections`, told so; beyond both, closed without a word
    backlog: int = 256


USUAL: Final = Limits()
