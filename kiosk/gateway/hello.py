# SPDX-License-Identifier: GPL-3.0-or-later
"""The greeting that opens a tunnel: a TLS ClientHello (RFC 8446 §4.1.2) and the server name in it (RFC 6066 §3).

Read, never changed: the same bytes go on to the site. Anything but a ClientHello with exactly one host name is no
greeting. An encrypted inner name (ECH) stays unread; the outer one counts.
"""

import enum
import struct
from collections.abc import Iterator
from typing import Final

RECORD_HEADER: Final = 5
HANDSHAKE: Final = 0x16
CLIENT_HELLO: Final = 0x01
LONGEST_FRAGMENT: Final = 2**14
EXTENSION_HEAD: Final = struct.Struct("!HH")  # kind, length
SERVER_NAME: Final = 0
HOST_NAME: Final = 0


class Greeting(enum.Enum):
    """What the first bytes are where they do not name a server."""

    PARTIAL = "partial"
    NONE = "none"


class _Broken(Exception):
    """The bytes are not what they say they are."""


def server_name(untrusted: bytes, longest: int) -> str | Greeting:
    """Return the name that a greeting of at most `longest` bytes asks for, in small letters."""
    try:
        hello = _handshake(untrusted, longest)
        if hello is None:
            return Greeting.PARTIAL if len(untrusted) <= longest else Greeting.NONE
        return _name(_extensions(hello)) or Greeting.NONE
    except _Broken:
        return Greeting.NONE


def _handshake(untrusted: bytes, longest: int) -> bytes | None:
    """Join the records' fragments up to the whole ClientHello; None while some of it is still to come."""
    at, joined = 0, b""
    while True:
        head = untrusted[at : at + RECORD_HEADER]
        _check_record(head)
        if len(head) < RECORD_HEADER:
            return None
        length = int.from_bytes(head[3:], "big")
        fragment = untrusted[at + RECORD_HEADER : at + RECORD_HEADER + length]
        joined += fragment
        if joined and joined[0] != CLIENT_HELLO:
            raise _Broken
        if len(joined) >= 4:
            whole = 4 + int.from_bytes(joined[1:4], "big")
            if whole > longest:
                raise _Broken
            if len(joined) >= whole:
                return joined[4:whole]
        if len(fragment) < length:
            return None
        at += RECORD_HEADER + length


def _check_record(head: bytes) -> None:
    """Refuse as soon as a byte shows that this is no handshake record of TLS 1.x."""
    if head[:1] not in (b"", bytes([HANDSHAKE])) or head[1:2] not in (b"", b"\x03"):
        raise _Broken
    if len(head) == RECORD_HEADER and not 0 < int.from_bytes(head[3:], "big") <= LONGEST_FRAGMENT:
        raise _Broken


def _vector(untrusted: bytes, at: int, size: int) -> tuple[int, int]:
    """Return where a vector begins and ends whose length stands at `at` in `size` bytes."""
    begins = at + size
    ends = begins + int.from_bytes(untrusted[at:begins], "big")
    if begins > len(untrusted) or ends > len(untrusted):
        raise _Broken
    return begins, ends


def _extensions(hello: bytes) -> bytes:
    at = 2 + 32  # version, random
    for size in (1, 2, 1):  # session id, cipher suites, compression methods
        _, at = _vector(hello, at, size)
    begins, ends = _vector(hello, at, 2)
    if ends != len(hello):
        raise _Broken
    return hello[begins:ends]


def _name(extensions: bytes) -> str:
    """Return the one host name, or nothing where there is none."""
    names: list[bytes] = []
    at, whole = 0, len(extensions)
    while at < whole:
        begins = at + EXTENSION_HEAD.size
        if begins > whole:
            raise _Broken
        kind, length = EXTENSION_HEAD.unpack_from(extensions, at)
        at = begins + length
        if at > whole:
            raise _Broken
        if kind == SERVER_NAME:
            names += _names(extensions[begins:at])
    if len(names) != 1 or not names[0].isascii():
        return ""
    return names[0].decode("ascii").lower()


def _names(body: bytes) -> Iterator[bytes]:
    at, ends = _vector(body, 0, 2)
    if ends != len(body):
        raise _Broken
    while at < ends:
        if body[at] != HOST_NAME:
            raise _Broken
        begins, at = _vector(body, at + 1, 2)
        yield body[begins:at]
