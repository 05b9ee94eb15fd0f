# SPDX-License-Identifier: GPL-3.0-or-later
"""What passes between a plain-http client and its site, and what does not."""

import pytest

from kiosk.gateway.exchange import ClientBroke, Exchange, Side, SiteBroke
from kiosk.gateway.heads import Head, parse_head
from kiosk.gateway.limits import Limits

LIMITS = Limits()


def begin(*lines: bytes, method: bytes = b"GET", version: bytes = b"1.1") -> tuple[Exchange, bytes]:
    """Return an exchange and what it says to the site at once."""
    first = method + b" http://a.kz/x?y HTTP/" + version
    untrusted = b"\r\n".join((first, b"Host: a.kz", *lines)) + b"\r\n\r\n"
    head = parse_head(untrusted, LIMITS)
    assert isinstance(head, Head)
    exchange = Exchange(head, untrusted, LIMITS)
    return exchange, sent(exchange.from_client(b""), Side.SITE)


def sent(out: object, side: Side) -> bytes:
    assert hasattr(out, "__iter__")
    return b"".join(data for to, data in out if to is side)


def test_fields_for_one_hop_end_here_and_none_is_added() -> None:
    _, asked = begin(
        b"Connection: keep-alive, X-Hop",
        b"X-Hop: 1",
        b"Keep-Alive: 5",
        b"TE: trailers",
        b"Proxy-Authorization: Basic dGVyZXplOng=",
        b"Proxy-Connection: keep-alive",
        b"Accept: text/html",
        b"Via: 1.0 other",
    )
    assert asked.split(b"\r\n") == [
        b"GET /x?y HTTP/1.1",
        b"Host: a.kz",
        b"accept: text/html",
        b"via: 1.0 other",
        b"",
        b"",
    ]


@pytest.mark.parametrize(
    ("framing", "body"),
    [(b"Content-Length: 3", b"abc"), (b"Transfer-Encoding: chunked", b"3\r\nabc\r\n0\r\n\r\n")],
)
def test_a_body_keeps_its_framing(framing: bytes, body: bytes) -> None:
    exchange, asked = begin(framing, method=b"POST")
    assert framing.lower() in asked.lower()
    assert sent(exchange.from_client(body + b"GET http://b.kz/ HTTP/1.1\r\n\r\n"), Side.SITE) == body


def test_trailers_are_dropped_and_a_cut_body_is_told() -> None:
    exchange, _ = begin(b"Transfer-Encoding: chunked", method=b"POST")
    assert sent(exchange.from_client(b"1\r\na\r\n0\r\nX: y\r\n\r\n"), Side.SITE) == b"1\r\na\r\n0\r\n\r\n"
    exchange.client_ended()
    exchange, _ = begin(b"Content-Length: 3", method=b"POST")
    with pytest.raises(ClientBroke):
        exchange.client_ended()


def test_who_waits_for_100_continue_gets_it_from_us() -> None:
    first = b"POST http://a.kz/ HTTP/1.1\r\nHost: a.kz\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n"
    head = parse_head(first, LIMITS)
    assert isinstance(head, Head)
    exchange = Exchange(head, first, LIMITS)
    out = list(exchange.from_client(b""))
    assert (Side.CLIENT, b"HTTP/1.1 100 Continue\r\n\r\n") in out
    assert b"xpect" not in sent(out, Side.SITE)


def answered(untrusted: bytes, *, ends: bool = False, version: bytes = b"1.1", method: bytes = b"GET") -> bytes:
    exchange, _ = begin(version=version, method=method)
    out = sent(exchange.from_site(untrusted), Side.CLIENT)
    if ends:
        out += sent(exchange.from_site(b""), Side.CLIENT)
    assert exchange.answered
    return out


def test_an_answer_by_length_by_chunks_and_by_end() -> None:
    assert answered(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokmore").endswith(b"content-length: 2\r\n\r\nok")
    chunked = answered(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n")
    assert chunked.endswith(b"\r\n\r\n2\r\nok\r\n0\r\n\r\n")
    assert answered(b"HTTP/1.0 200 OK\r\n\r\nok", ends=True).endswith(b"2\r\nok\r\n0\r\n\r\n")
    assert answered(b"HTTP/1.1 200 OK\r\n\r\nok", ends=True, version=b"1.0").endswith(b"\r\n\r\nok")
    assert answered(b"HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n").endswith(b"\r\n\r\n")
    assert answered(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", method=b"HEAD").endswith(b"\r\n\r\n")


def test_a_site_cannot_speak_in_our_name() -> None:
    said = answered(
        b"HTTP/1.1 200 OK\r\nX-Tereze-Reason: locked\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n"
    )
    assert b"ereze" not in said
    assert b"roxy" not in said


@pytest.mark.parametrize(
    "untrusted",
    [
        b"HTTP/1.1 407 Again\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n",
        b"HTTP/1.1 103 Early Hints\r\n\r\n" * 9,
        b"hello\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 40_000,
        b"HTTP/1.1 200 OK\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: a\r\n b\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX : a\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\n\r\n",
        b"HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0x2\r\nok\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 101 + b"\r\n",
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nConnection: content-length\r\nContent-Length: 2\r\n\r\nhi",
        b"HTTP/1.1 200 OK\r\nConnection: x, Transfer-Encoding\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"HTTP/2 200 OK\r\n\r\n",
    ],
)
def test_an_answer_that_is_not_taken(untrusted: bytes) -> None:
    exchange, _ = begin()
    with pytest.raises(SiteBroke):
        list(exchange.from_site(untrusted))


def test_no_length_is_passed_on_where_there_can_be_none() -> None:
    """RFC 9110, section 8.6."""
    assert b"ength" not in answered(b"HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n")
    assert b"content-length: 9" in answered(b"HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n")


def test_a_few_interim_answers_are_passed_over() -> None:
    untrusted = b"HTTP/1.1 103 Early Hints\r\n\r\n" * 8 + b"HTTP/1.1 204 No Content\r\n\r\n"
    assert answered(untrusted).startswith(b"HTTP/1.1 204 ")


OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    ("said", "line", "version", "client", "site"),
    [
        (OK, b"X: y", b"1.1", True, True),
        (CHUNKED, b"X: y", b"1.1", True, True),
        (b"HTTP/1.1 204 No Content\r\n\r\n", b"X: y", b"1.1", True, True),
        (OK + b"HTTP/1.1 200 OK\r\n", b"X: y", b"1.1", True, False),  # more than was asked for
        (CHUNKED + b"x", b"X: y", b"1.1", True, False),
        (OK.replace(b"OK\r\n", b"OK\r\nConnection: close\r\n", 1), b"X: y", b"1.1", True, False),
        (OK.replace(b"1.1", b"1.0"), b"X: y", b"1.1", True, False),
        (OK, b"Connection: close", b"1.1", False, True),
        (OK, b"Connection: keep-alive", b"1.0", False, True),
    ],
)
def test_a_connection_goes_on_only_where_the_end_is_certain(
    said: bytes, line: bytes, version: bytes, client: bool, site: bool
) -> None:
    exchange, _ = begin(line, version=version)
    out = sent(exchange.from_site(said), Side.CLIENT)
    assert exchange.answered
    assert (exchange.client_goes_on, exchange.site_goes_on) == (client, site)
    assert (b"Connection: close" in out) is not client


def test_an_answer_that_ends_with_its_connection_ends_the_clients_too() -> None:
    exchange, _ = begin()
    out = sent(exchange.from_site(b"HTTP/1.1 200 OK\r\n\r\nok"), Side.CLIENT)
    out += sent(exchange.from_site(b""), Side.CLIENT)
    assert b"Connection: close" in out
    assert not exchange.client_goes_on


def test_what_follows_a_request_waits() -> None:
    exchange, _ = begin()
    assert sent(exchange.from_client(b"GET http://b.kz/ HTTP/1.1"), Side.SITE) == b""
    assert exchange.after == b"GET http://b.kz/ HTTP/1.1"
    posted, _ = begin(b"Content-Length: 2", method=b"POST")
    assert sent(posted.from_client(b"okGET"), Side.SITE) == b"ok"
    assert posted.after == b"GET"


def test_whoever_sends_on_without_end_is_not_listened_to_further() -> None:
    exchange, _ = begin()
    for _ in range(4):
        list(exchange.from_client(b"x" * 40_000))
    assert len(exchange.after) == LIMITS.head_bytes + 1  # it is not even kept
    list(exchange.from_site(OK))
    assert not exchange.client_goes_on


@pytest.mark.parametrize("size", [1, 3, 1000])
@pytest.mark.parametrize("said", [OK, CHUNKED])
def test_an_answer_may_come_in_any_pieces(said: bytes, size: int) -> None:
    exchange, _ = begin()
    out = b"".join(sent(exchange.from_site(said[at : at + size]), Side.CLIENT) for at in range(0, len(said), size))
    assert exchange.answered
    assert out.endswith((b"ok", b"0\r\n\r\n"))
    assert exchange.client_goes_on
