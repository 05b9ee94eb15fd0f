# SPDX-License-Identifier: GPL-3.0-or-later
"""Fuzz targets for the readers of one thing: a request's head, an answer's head, a greeting. Each case says whether
the input was taken; an AssertionError is a finding."""

import ssl
from contextlib import suppress
from functools import cache

import h11

from kiosk.gateway.answer_heads import AnswerHead, Framing, parse_answer
from kiosk.gateway.heads import HEAD_END, Bad, Head, parse_head, split_head
from kiosk.gateway.hello import Greeting, server_name
from kiosk.gateway.limits import Limits
from tests.fuzz import samples
from tests.fuzz.mutator import Mutator

LIMITS = Limits(head_bytes=2048, header_count=20)


def head(made: Mutator) -> bool:
    """Split and read a head, whole and in pieces; hold it against h11."""
    untrusted = made.spoil(samples.request_head(made), samples.WORDS, made.one_of((0, 1, 2, 4))) + made.one_of(
        samples.BODIES
    )
    split = split_head(untrusted, LIMITS)
    read = parse_head(split[0], LIMITS) if isinstance(split, tuple) else split
    in_pieces = _in_pieces(made, untrusted)
    if isinstance(split, tuple) and isinstance(read, Head):
        assert in_pieces == split, untrusted
        assert split[0] + split[1] == untrusted
        assert split[0].endswith(HEAD_END)
        _as_h11_reads_it(read, split[0])
        return True
    assert not isinstance(read, Bad) or read.status in (400, 431)
    assert (read is None) is (in_pieces is None), untrusted
    return False


def _in_pieces(made: Mutator, untrusted: bytes) -> tuple[bytes, bytes] | Bad | None:
    """Split what comes piece by piece, until there is a head or none can come any more."""
    came = b""
    pieces = made.pieces(untrusted)
    for count, piece in enumerate(pieces, 1):
        came += piece
        split = split_head(came, LIMITS)
        if isinstance(split, tuple):
            return split[0], split[1] + b"".join(pieces[count:])
        if split is not None:
            return split
    return None


def _as_h11_reads_it(read: Head, untrusted_head: bytes) -> None:
    reader = h11.Connection(h11.SERVER)
    reader.receive_data(untrusted_head)
    event = reader.next_event()
    assert isinstance(event, h11.Request), untrusted_head
    first = untrusted_head.partition(b"\r\n")[0]
    assert (event.method.decode(), event.http_version.decode()) == (read.method, read.version), first
    assert event.target == first.split(b" ")[1]
    theirs = [(bytes(name), bytes(value)) for name, value in event.headers]
    assert theirs == [(name, _as_h11_writes(name, value)) for name, value in read.headers], untrusted_head
    framed = read.body_bytes
    after = reader.next_event()
    assert (framed == 0) is isinstance(after, h11.EndOfMessage), untrusted_head
    assert read.host == read.host.lower()
    assert read.host
    assert not set(read.host) & set(" /@\\#?%\r\n\t"), read.host
    assert 0 < read.port < 65536
    assert len(read.values(b"host")) <= 1
    assert len(read.values(b"content-length") + read.values(b"transfer-encoding")) <= 1, untrusted_head
    assert read.version == "1.1" or not read.values(b"transfer-encoding"), untrusted_head
    assert not read.tunnels or read.body_bytes == 0, untrusted_head
    assert read.tunnels or read.path.startswith("/")
    assert read.tunnels or read.target.isascii()


def _as_h11_writes(name: bytes, value: bytes) -> bytes:
    return value.lower() if name == b"transfer-encoding" else value


def answer(made: Mutator) -> bool:
    """Read an answer's head; hold it against h11."""
    untrusted = made.spoil(samples.answer_head(made), samples.WORDS)
    if not untrusted.endswith(HEAD_END) or untrusted.count(HEAD_END) != 1 or len(untrusted) > LIMITS.head_bytes:
        untrusted = untrusted.partition(HEAD_END)[0] + HEAD_END
    asked = made.one_of(("GET", "GET", "HEAD"))
    read = parse_answer(untrusted, LIMITS, to_head=asked == "HEAD")
    if read is None:
        return False
    _answer_as_h11_reads_it(read, untrusted, asked)
    return True


def _answer_as_h11_reads_it(read: AnswerHead, untrusted: bytes, asked: str) -> None:
    reader = h11.Connection(h11.CLIENT)
    reader.send(h11.Request(method=asked, target="/", headers=[("Host", "a.kz")]))
    reader.send(h11.EndOfMessage())
    reader.receive_data(untrusted)
    event = reader.next_event()
    assert isinstance(event, h11.InformationalResponse if read.interim else h11.Response), untrusted
    assert (event.status_code, bytes(event.reason)) == (read.status, read.reason), untrusted
    theirs = [(bytes(name), bytes(value)) for name, value in event.headers]
    assert theirs == [(name, _as_h11_writes(name, value)) for name, value in read.headers], untrusted
    assert read.status not in (101, 407)
    if not read.interim:
        bodiless = read.framing is Framing.NO_BODY or (read.framing is Framing.LENGTH and read.length == 0)
        assert bodiless is isinstance(reader.next_event(), h11.EndOfMessage), untrusted


def greeted(made: Mutator) -> bool:
    """Find the name in a greeting, whole and in pieces; hold it against OpenSSL."""
    written, name = samples.written_greeting(made)
    assert server_name(written, samples.LONGEST_GREETING) == (name or Greeting.NONE), written
    untrusted = _spoilt_greeting(made, written if made.chance(0.4) else made.one_of(samples.greetings()))
    named = server_name(untrusted, samples.LONGEST_GREETING)
    came, early = b"", None
    for piece in made.pieces(untrusted):
        came += piece
        early = server_name(came, samples.LONGEST_GREETING)
        if early is not Greeting.PARTIAL:
            break
    assert early == named or named is Greeting.NONE, untrusted
    if isinstance(named, Greeting):
        return False
    asked = _as_openssl_reads_it(untrusted)
    assert asked is None or asked.lower() == named, (asked, named, untrusted)
    assert named.isascii()
    assert named == named.lower()
    assert named.encode() in _handshake_bytes(untrusted).lower()
    return True


def _spoilt_greeting(made: Mutator, whole: bytes) -> bytes:
    if made.chance(0.5):
        return made.spoil(whole, (b"a.kz", b"b.kz", b"\x00\x00", b"\x16\x03\x01", b"\x00"), most=3)
    changed = bytearray(whole)
    for _ in range(made.random.randrange(4)):
        changed[made.random.randrange(len(changed))] = made.random.randrange(256)
    return bytes(changed)


def _handshake_bytes(untrusted: bytes) -> bytes:
    """Return what the records carry, without their headers."""
    at, joined = 0, b""
    while at + 5 <= len(untrusted):
        length = int.from_bytes(untrusted[at + 3 : at + 5], "big")
        joined += untrusted[at + 5 : at + 5 + length]
        at += 5 + length
    return joined


class _Server:
    """OpenSSL as a server that ends as soon as it has read the name."""

    def __init__(self) -> None:
        self.asked: list[str | None] = []
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.sni_callback = self._named

    def _named(self, _connection: ssl.SSLObject, name: str | None, _context: ssl.SSLContext) -> int:
        self.asked.append(name)
        return ssl.ALERT_DESCRIPTION_INTERNAL_ERROR


@cache
def _server() -> _Server:
    return _Server()


def _as_openssl_reads_it(untrusted: bytes) -> str | None:
    """Return the name that a server would serve; None where OpenSSL refuses the greeting or finds no name."""
    server = _server()
    server.asked.clear()
    coming = ssl.MemoryBIO()
    coming.write(untrusted)
    with suppress(ssl.SSLError):
        server.context.wrap_bio(coming, ssl.MemoryBIO(), server_side=True).do_handshake()
    return server.asked[0] if server.asked else None
