# SPDX-License-Identifier: GPL-3.0-or-later
"""One request head: bytes in, a `Head` or a `Bad` out. Whether the request may pass is not decided here.

A proxy that reads a head otherwise than the next server does can be walked around (request smuggling), so whatever
could be read in two ways is refused, also where RFC 9112 would let a server be lenient and h11 is:

1. Lines end in CR LF, both; no control character but a tab in a value; no line begins with a space (obs-fold).
2. Method from a closed list, version 1.0 or 1.1, one space between the three parts of the request line.
3. One Host (an HTTP/1.0 client may leave it out), and the target's own host and port agree with it.
4. Content-Length once and in digits, or Transfer-Encoding once and exactly `chunked` (HTTP/1.1 alone: RFC 9112,
   section 6.1), never both; CONNECT: none.
5. CONNECT names `host:port`; every other method an absolute `http://` address without user name or fragment.
6. No Upgrade, no TRACE, and Connection takes no field away that frames or addresses the message.
7. Then h11 must agree, which is asked once for heads that differ in nothing but their target.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from secrets import token_bytes
from typing import Final

import ada_url
import h11

from kiosk.gateway.limits import Limits
from kiosk.policy.address import is_plain_host, parse_plain

HTTP_PORT: Final = 80
BAD_REQUEST: Final = 400
TOO_LONG: Final = 431
HEAD_END: Final = b"\r\n\r\n"

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT"})
_REQUEST_LINE = re.compile(rb"([A-Z]{1,16}) ([\x21-\x7e]+) HTTP/(1\.[01])")
_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):([\t\x20-\x7e\x80-\xff]*)")
_NO_OPTIONS: Final = frozenset[bytes]()
_SINGLE: Final = (b"host", b"content-length", b"transfer-encoding", b"proxy-authorization")
KEPT_BY_CONNECTION: Final = frozenset({b"host", b"content-length", b"transfer-encoding"})
_LENGTH = re.compile(rb"[0-9]{1,15}")
_PLACE = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?")
_ABSOLUTE = re.compile(r"http://([^/?#]*)[^#\\]*", re.IGNORECASE)

VERSION_BYTES: Final = 3
_DIGEST_BYTES: Final = 16
_MOST_AGREED: Final = 1024
_TUNNELS_REMEMBERED: Final = 32
# Digests, under a key of this process, of what h11 has read as we do: a browser says the same over and over, and
# h11 takes longer for a head than everything else here together. Nothing can be told from them.
_KEY: Final = token_bytes(_DIGEST_BYTES)
_AGREED: Final[set[bytes]] = set()

Field = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Head:
    """A request that can be read in one way only; field names are in lower case.

    `target` is the canonical address, or `host:port` with CONNECT; `host` has no trailing dot and no brackets.
    """

    method: str
    target: str
    host: str
    port: int
    headers: tuple[Field, ...]
    version: str

    @property
    def tunnels(self) -> bool:
        return self.method == "CONNECT"

    @property
    def authority(self) -> str:
        """The Host field for the site."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == HTTP_PORT else f"{host}:{self.port}"

    @property
    def path(self) -> str:
        """The target in origin form, for the site."""
        return "/" + self.target.split("/", 3)[3]

    @property
    def body_bytes(self) -> int | None:
        """How many bytes follow the head; None where only their end will tell (chunked)."""
        length = 0
        for name, value in self.headers:
            if name == b"transfer-encoding":
                return None
            if name == b"content-length":
                length = int(value)
        return length

    @property
    def repeatable(self) -> bool:
        """Tell whether asking twice does no more than asking once (RFC 9110, section 9.2.2); no body was sent."""
        return self.method in ("GET", "HEAD") and self.body_bytes == 0

    def values(self, name: bytes) -> tuple[bytes, ...]:
        return tuple([value for key, value in self.headers if key == name])


@dataclass(frozen=True, slots=True)
class Bad:
    """Why a head is not taken: the status to answer, and a few words for whoever debugs a client."""

    status: int
    why: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A host in the browser's own reading, without a trailing dot, and the port as it was written."""

    host: str
    port: int | None


def split_head(untrusted: bytes, limits: Limits) -> tuple[bytes, bytes] | Bad | None:
    """Return the head with its empty line and what follows it; None where more bytes are needed."""
    head, end, rest = untrusted.partition(HEAD_END)
    if len(head) + len(HEAD_END) > limits.head_bytes:
        return Bad(TOO_LONG, "head too long")
    if lone_line_ends(head):
        return Bad(BAD_REQUEST, "line end")
    if untrusted and not untrusted[:1].isalpha():
        return Bad(BAD_REQUEST, "no method")
    return (head + end, rest) if end else None


def lone_line_ends(untrusted: bytes) -> bool:
    """Tell whether a CR or LF stands alone; counted, because a slow client makes us look often."""
    pairs = untrusted.count(HEAD_END[:2])
    return untrusted.count(b"\n") != pairs or untrusted.count(b"\r") > pairs + untrusted.endswith(b"\r")


def parse_head(untrusted_head: bytes, limits: Limits) -> Head | Bad:
    """Read one head that ends in its empty line."""
    read = _read_tunnel if untrusted_head.startswith(b"CONNECT ") else _read
    return read(untrusted_head, limits.header_count)


def forget_heads() -> None:
    """Let go of the hosts that were asked for: their session has ended."""
    _read_tunnel.cache_clear()


def _read(untrusted_head: bytes, most_fields: int) -> Head | Bad:
    first, *lines = untrusted_head.removesuffix(HEAD_END).split(b"\r\n")
    request = _REQUEST_LINE.fullmatch(first)
    if request is None:
        return Bad(BAD_REQUEST, "request line")
    method, target, version = (part.decode("ascii") for part in request.groups())
    if method not in _METHODS:
        return Bad(BAD_REQUEST, "method")
    fields = _fields(lines, most_fields)
    if isinstance(fields, Bad):
        return fields
    if refused := _framing(fields, version, tunnels=method == "CONNECT") or _second_opinion(untrusted_head):
        return refused
    return _addressed(method, target, fields, version)


# A browser asks for a tunnel to a host in the same words each time; nothing of a page is among them.
_read_tunnel = lru_cache(_TUNNELS_REMEMBERED)(_read)


def _fields(lines: list[bytes], most: int) -> tuple[Field, ...] | Bad:
    if len(lines) > most:
        return Bad(TOO_LONG, "too many fields")
    fields = tuple(field for line in lines if (field := field_of(line)) is not None)
    return fields if len(fields) == len(lines) else Bad(BAD_REQUEST, "field")


def field_of(line: bytes) -> Field | None:
    """Return a field, its name in small letters; None where the line is none."""
    field = _FIELD.fullmatch(line)
    return None if field is None else (field[1].lower(), field[2].strip(b" \t"))


def _framing(fields: tuple[Field, ...], version: str, *, tunnels: bool) -> Bad | None:
    """Refuse what leaves in doubt where the message ends or what it is."""
    names = [name for name, _ in fields]
    if any(names.count(name) > 1 for name in _SINGLE):
        return Bad(BAD_REQUEST, "a field twice")
    values = dict(fields)
    length, coding = values.get(b"content-length"), values.get(b"transfer-encoding")
    if length is not None and coding is not None:
        return Bad(BAD_REQUEST, "two lengths")
    if tunnels and (length is not None or coding is not None):
        return Bad(BAD_REQUEST, "a body with CONNECT")
    if length is not None and not _LENGTH.fullmatch(length):
        return Bad(BAD_REQUEST, "content-length")
    if coding is not None and (coding.lower() != b"chunked" or version != "1.1"):
        return Bad(BAD_REQUEST, "transfer-encoding")
    if b"upgrade" in values or connection_options(fields) & KEPT_BY_CONNECTION:
        return Bad(BAD_REQUEST, "upgrade or connection")
    return None


def connection_options(fields: tuple[Field, ...]) -> frozenset[bytes]:
    """Return the field names that Connection declares to be for the next hop alone (RFC 9110 7.6.1)."""
    values = [value for name, value in fields if name == b"connection"]
    if not values:
        return _NO_OPTIONS
    return frozenset(option.strip(b" \t").lower() for value in values for option in value.split(b","))


def _second_opinion(untrusted_head: bytes) -> Bad | None:
    """Ask h11, once for all heads that differ in their target alone: to it that is a run of letters, as to us."""
    line, _, fields = untrusted_head.partition(b"\r\n")
    method, _, target_and_version = line.partition(b" ")
    digest = blake2b(
        method + target_and_version[-VERSION_BYTES:] + fields, key=_KEY, digest_size=_DIGEST_BYTES
    ).digest()
    if digest in _AGREED:
        return None
    refused = _ask_h11(untrusted_head)
    if refused is None:
        if len(_AGREED) >= _MOST_AGREED:
            _AGREED.clear()
        _AGREED.add(digest)
    return refused


def _ask_h11(untrusted_head: bytes) -> Bad | None:
    reader = h11.Connection(h11.SERVER, max_incomplete_event_size=len(untrusted_head) + 1)
    reader.receive_data(untrusted_head)
    try:
        event = reader.next_event()
    except h11.RemoteProtocolError:
        return Bad(BAD_REQUEST, "not HTTP")
    return None if isinstance(event, h11.Request) else Bad(BAD_REQUEST, "not a request")


def _addressed(method: str, target: str, fields: tuple[Field, ...], version: str) -> Head | Bad:
    """Settle which host and port is meant; refuse where target and Host differ (RFC 9112 3.2)."""
    tunnels = method == "CONNECT"
    absolute = _ABSOLUTE.fullmatch(target)
    if not tunnels and absolute is None:
        return Bad(BAD_REQUEST, "an absolute http address was expected")
    named = _place(absolute[1] if absolute and not tunnels else target)
    if named is None or (tunnels and named.port is None):
        return Bad(BAD_REQUEST, "host and port")
    port = HTTP_PORT if named.port is None else named.port
    hosts = [value for name, value in fields if name == b"host"]
    if not hosts and version != "1.0":
        return Bad(BAD_REQUEST, "no Host")
    if hosts and not _agrees(hosts[0], named.host, port, tunnels=tunnels):
        return Bad(BAD_REQUEST, "Host differs")
    address = f"{named.host}:{port}" if tunnels else _canonical(target)
    return Bad(BAD_REQUEST, "address") if address is None else Head(method, address, named.host, port, fields, version)


def _agrees(untrusted_host: bytes, host: str, port: int, *, tunnels: bool) -> bool:
    place = _place(untrusted_host.decode("latin-1"))
    if place is None or place.host != host:
        return False
    if place.port is None:
        return tunnels or port == HTTP_PORT
    return place.port == port


def _place(untrusted: str) -> _Place | None:
    """Read `host` or `host:port`; None where it is neither."""
    found = _PLACE.fullmatch(untrusted)
    if found is None:
        return None
    port = None if found[2] is None else int(found[2])
    if port is not None and not 0 < port <= 65535:
        return None
    host = found[1] if is_plain_host(found[1]) else _read_host(found[1])
    return _Place(host, port) if host else None


def _read_host(untrusted: str) -> str:
    """Return a host as the browser reads it; an empty text where it reads none."""
    try:
        host = ada_url.URL(f"http://{untrusted}/").hostname.strip("[]").removesuffix(".")
    except ValueError:
        return ""
    return "" if host.endswith(".") or ".." in host else host


def _canonical(target: str) -> str | None:
    if parse_plain(target) is not None:
        return target
    try:
        return ada_url.URL(target).href
    except ValueError:
        return None
