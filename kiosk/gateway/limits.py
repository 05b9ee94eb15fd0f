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
    attempt_seconds: float = 8.0  # one address of several
    attempt_delay_seconds: float = 0.25  # before the next address is tried beside it (RFC 8305, section 8)
    addresses_tried: int = 6
    upstream_pause_seconds: float = 3.0  # an institution's proxy that did not answer is not asked again for so long
    idle_seconds: float = 300.0
    lifetime_seconds: float = 4 * 3600.0
    parting_seconds: float = 1.0  # for a peer to read our answer before the socket goes
    accept_pause_seconds: float = 0.2  # after the system refused us a descriptor
    connections: int = 512  # beyond them the oldest that has not shown the session's token gives way to a new one
    turned_away: int = 64  # beyond `connections`, told so and waited for; beyond both, told so and closed
    backlog: int = 256


USUAL: Final = Limits()


@dataclass(frozen=True, slots=True)
class NameLimits:
    """What the resolver waits for, keeps and reads; times in seconds."""

    question_seconds: float = 5.0  # one name, with every server, both families and TCP
    server_seconds: float = 1.5  # one server, before the next one is asked
    other_family_seconds: float = 0.3  # for AAAA once A is there, and the other way round
    floor_seconds: float = 30.0  # an answer is kept at least so long, whatever its records say
    ceiling_seconds: float = 3600.0  # and at most so long
    absent_seconds: float = 10.0  # a name that does not exist
    silent_seconds: float = 1.0  # nobody answers; RFC 9520, section 3.2, asks for at least this
    names_kept: int = 1000
    addresses: int = 64  # of one name; what comes after them is not looked at
    hosts_bytes: int = 1024 * 1024
    servers_bytes: int = 64 * 1024


USUAL_NAMES: Final = NameLimits()
