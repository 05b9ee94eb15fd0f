# SPDX-License-Identifier: GPL-3.0-or-later
"""A head is read in one way only, and whatever could be read in two is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.gateway import heads
from kiosk.gateway.heads import Bad, Head, parse_head, split_head
from kiosk.gateway.limits import Limits

LIMITS = Limits(head_bytes=2000, header_count=20)
GET = b"GET http://a.kz/ HTTP/1.1\r\n"


def read(untrusted: bytes) -> Head | Bad | None:
    """Read a head as the tunnel does."""
    split = split_head(untrusted, LIMITS)
    return parse_head(split[0], LIMITS) if isinstance(split, tuple) else split


def taken(untrusted: bytes) -> Head:
    head = read(untrusted)
    assert isinstance(head, Head), head
    return head


def fields(*lines: bytes, first: bytes = GET) -> bytes:
    return first + b"".join(line + b"\r\n" for line in lines) + b"\r\n"


def test_a_plain_request() -> None:
    head = taken(fields(b"Host: A.kz", b"Accept:  text/html \t", first=b"GET http://a.kz/x/../y?q HTTP/1.1\r\n"))
    assert (head.method, head.target, head.host, head.port) == ("GET", "http://a.kz/y?q", "a.kz", 80)
    assert (head.path, head.authority, head.version) == ("/y?q", "a.kz", "1.1")
    assert head.headers == ((b"host", b"A.kz"), (b"accept", b"text/html"))
    assert not head.tunnels


@pytest.mark.parametrize(
    ("first", "host", "place"),
    [
        (b"CONNECT a.kz:443 HTTP/1.1", b"a.kz:443", ("a.kz", 443)),
        (b"CONNECT a.kz:443 HTTP/1.1", b"a.kz", ("a.kz", 443)),
        (b"CONNECT A.KZ.:8443 HTTP/1.1", b"a.kz:8443", ("a.kz", 8443)),
        (b"CONNECT [::1]:443 HTTP/1.1", b"[::1]:443", ("::1", 443)),
        (b"CONNECT 10.0.0.1:443 HTTP/1.1", b"10.0.0.1:443", ("10.0.0.1", 443)),
        (b"CONNECT 0x7f.1:443 HTTP/1.1", b"127.0.0.1:443", ("127.0.0.1", 443)),
        (b"GET http://a.kz:8080/x HTTP/1.1", b"a.kz:8080", ("a.kz", 8080)),
        (b"GET http://a.kz:80/x HTTP/1.1", b"a.kz", ("a.kz", 80)),
        (b"GET http://a.kz HTTP/1.1", b"a.kz:80", ("a.kz", 80)),
        (b"HEAD HTTP://a.kz?q HTTP/1.1", b"a.kz", ("a.kz", 80)),
    ],
)
def test_which_host_is_meant(first: bytes, host: bytes, place: tuple[str, int]) -> None:
    head = taken(fields(b"Host: " + host, first=first + b"\r\n"))
    assert (head.host, head.port) == place


def test_an_old_client_may_leave_host_out_of_http_1_0_only() -> None:
    assert taken(b"CONNECT a.kz:443 HTTP/1.0\r\n\r\n").version == "1.0"
    assert isinstance(read(b"CONNECT a.kz:443 HTTP/1.1\r\n\r\n"), Bad)


REFUSED_FIRST_LINES = (
    b"GET / HTTP/1.1",  # origin form: we are no web server
    b"OPTIONS * HTTP/1.1",
    b"GET a.kz:80 HTTP/1.1",  # authority form without CONNECT
    b"GET https://a.kz/ HTTP/1.1",  # TLS goes through CONNECT
    b"GET ftp://a.kz/ HTTP/1.1",
    b"CONNECT a.kz..:443 HTTP/1.1",
    b"CONNECT a..kz:443 HTTP/1.1",
    b"GET http://a.kz../ HTTP/1.1",
    b"GET ws://a.kz/ HTTP/1.1",
    b"GET http:/a.kz/ HTTP/1.1",
    b"GET http:///a.kz/ HTTP/1.1",
    b"GET http:a.kz/ HTTP/1.1",
    b"GET http://user@a.kz/ HTTP/1.1",
    b"GET http://a.kz:80@b.kz/ HTTP/1.1",
    b"GET http://a.kz\\@b.kz/ HTTP/1.1",
    b"GET http://b.kz/ HTTP/1.1",  # Host says a.kz
    b"GET http://a.kz:81/ HTTP/1.1",
    b"GET http://a.kz:0/ HTTP/1.1",
    b"GET http://a.kz:65536/ HTTP/1.1",
    b"GET http://a.kz:/ HTTP/1.1",
    b"GET http://%61.kz/ HTTP/1.1",
    b"GET http://a.kz/#part HTTP/1.1",
    b"GET http://a.kz/\xd0\xb0 HTTP/1.1",
    b"GET  http://a.kz/ HTTP/1.1",
    b"GET http://a.kz/ x HTTP/1.1",
    b"GET\thttp://a.kz/ HTTP/1.1",
    b" GET http://a.kz/ HTTP/1.1",
    b"get http://a.kz/ HTTP/1.1",
    b"TRACE http://a.kz/ HTTP/1.1",
    b"PURGE http://a.kz/ HTTP/1.1",
    b"DEBUG http://a.kz/ HTTP/1.1",
    b"CONNECT http://a.kz:443 HTTP/1.1",
    b"CONNECT a.kz HTTP/1.1",
    b"CONNECT a.kz: HTTP/1.1",
    b"CONNECT a.kz:0 HTTP/1.1",
    b"CONNECT a.kz:443:443 HTTP/1.1",
    b"CONNECT a.kz:443@b.kz HTTP/1.1",
    b"CONNECT a.kz:443/ HTTP/1.1",
    b"CONNECT :443 HTTP/1.1",
    b"CONNECT ::1:443 HTTP/1.1",
    b"CONNECT [::1%25lo]:443 HTTP/1.1",
    b"GET http://a.kz/",
    b"GET http://a.kz/ HTTP/0.9",
    b"GET http://a.kz/ HTTP/2.0",
    b"GET http://a.kz/ HTTP/5.6",
    b"GET http://a.kz/ HTTP/1.10",
    b"GET http://a.kz/ http/1.1",
    b"GET http://a.kz/ HTTP/1.1 ",
    b"",
    b"\x16\x03\x01",
)


@pytest.mark.parametrize("first", REFUSED_FIRST_LINES)
def test_a_request_line_that_is_not_taken(first: bytes) -> None:
    refused = read(fields(b"Host: a.kz", first=first + b"\r\n"))
    assert isinstance(refused, Bad)
    assert refused.status == 400


REFUSED_FIELDS = (
    (b"Host: a.kz", b"Host: a.kz"),
    (b"Host: a.kz", b"host: b.kz"),
    (b"Host: b.kz",),
    (b"Host: a.kz, b.kz",),
    (b"Host:",),
    (b"Host: a.kz:81",),
    (b"Host: a.kz@b.kz",),
    (b"Host: \xa0a.kz",),
    (b"Host: a.kz", b"Content-Length: 1", b"Transfer-Encoding: chunked"),
    (b"Host: a.kz", b"Content-Length: 1", b"Content-Length: 1"),
    (b"Host: a.kz", b"Content-Length: 1", b"Content-Length: 2"),
    (b"Host: a.kz", b"Content-Length: 1, 1"),
    (b"Host: a.kz", b"Content-Length: +1"),
    (b"Host: a.kz", b"Content-Length: -1"),
    (b"Host: a.kz", b"Content-Length: 0x1"),
    (b"Host: a.kz", b"Content-Length: 1_0"),
    (b"Host: a.kz", b"Content-Length:"),
    (b"Host: a.kz", b"Content-Length: \x851"),
    (b"Host: a.kz", b"Content-Length: 1234567890123456"),
    (b"Host: a.kz", b"Transfer-Encoding: gzip, chunked"),
    (b"Host: a.kz", b"Transfer-Encoding: chunked, chunked"),
    (b"Host: a.kz", b"Transfer-Encoding: chunked", b"Transfer-Encoding: chunked"),
    (b"Host: a.kz", b"Transfer-Encoding: identity"),
    (b"Host: a.kz", b"Transfer-Encoding: chunked;q=1"),
    (b"Host: a.kz", b"Transfer-Encoding: \x0bchunked"),
    (b"Host: a.kz", b"Transfer-Encoding: chunked\xa0"),
    (b"Host: a.kz", b"Transfer-Encoding : chunked"),
    (b"Host: a.kz", b"X: 1", b" folded"),
    (b"Host: a.kz", b"X: 1", b"\tfolded"),
    (b" Host: a.kz",),
    (b"Host: a.kz", b": empty name"),
    (b"Host: a.kz", b"no colon"),
    (b"Host: a.kz", b"X Y: 1"),
    (b"Host: a.kz", b"X\x00: 1"),
    (b"Host: a.kz", b"X\xa0: 1"),
    (b"Host: a.kz", b"X: a\x00b"),
    (b"Host: a.kz", b"X: a\x7fb"),
    (b"Host: a.kz", b"X: a\rb"),
    (b"Host: a.kz", b"X: a\nY: b"),
    (b"Host: a.kz", b"Upgrade: h2c"),
    (b"Host: a.kz", b"Connection: Upgrade", b"Upgrade: websocket"),
    (b"Host: a.kz", b"Connection: close, Host"),
    (b"Host: a.kz", b"Connection: content-length", b"Content-Length: 1"),
    (b"Host: a.kz", b"Proxy-Authorization: Basic YQ==", b"Proxy-Authorization: Basic Yg=="),
)


@pytest.mark.parametrize("lines", REFUSED_FIELDS)
def test_fields_that_are_not_taken(lines: tuple[bytes, ...]) -> None:
    refused = read(fields(*lines))
    assert isinstance(refused, Bad)
    assert refused.status == 400


@pytest.mark.parametrize("line", [b"Content-Length: 0", b"Content-Length: 3", b"Transfer-Encoding: chunked"])
def test_connect_has_no_body(line: bytes) -> None:
    connect = b"CONNECT a.kz:443 HTTP/1.1\r\n"
    assert taken(fields(b"Host: a.kz:443", first=connect)).tunnels
    assert isinstance(read(fields(b"Host: a.kz:443", line, first=connect)), Bad)


def test_an_old_client_sends_no_chunks() -> None:
    """It cannot know them; whoever reads such a head may take the body for the next request."""
    old = b"POST http://a.kz/ HTTP/1.0\r\n"
    assert taken(fields(b"Content-Length: 3", first=old)).body_bytes == 3
    assert isinstance(read(fields(b"Transfer-Encoding: chunked", first=old)), Bad)


def test_what_follows_the_head_is_kept_apart() -> None:
    head = fields(b"Host: a.kz")
    assert split_head(head + b"\n\x00rest", LIMITS) == (head, b"\n\x00rest")


def test_a_head_is_awaited_until_it_is_whole() -> None:
    head = fields(b"Host: a.kz")
    assert all(split_head(head[:end], LIMITS) is None for end in range(len(head)))


@pytest.mark.parametrize("untrusted", [b"\r\n", b"GET http://a.kz/ HTTP/1.1\n", b"GET\rx", b"\x16\x03\x01\x02"])
def test_what_cannot_become_a_head_is_refused_before_it_is_whole(untrusted: bytes) -> None:
    assert isinstance(split_head(untrusted, LIMITS), Bad)


def test_too_long_and_too_many() -> None:
    assert read(b"GET http://a.kz/" + b"x" * 2000) == Bad(431, "head too long")
    assert read(fields(b"Host: a.kz", b"X: " + b"x" * 2000)) == Bad(431, "head too long")
    taken(fields(b"Host: a.kz", *[b"X: y"] * 19))
    assert read(fields(b"Host: a.kz", *[b"X: y"] * 20)) == Bad(431, "too many fields")


@given(st.binary(max_size=300))
def test_any_bytes_are_taken_refused_or_awaited(untrusted: bytes) -> None:
    read(untrusted)
    read(GET + untrusted + b"\r\n\r\n")


@given(st.lists(st.sampled_from([b"Host: a.kz", b"Content-Length: 1", b"Transfer-Encoding: chunked"]), max_size=5))
def test_whatever_is_taken_frames_its_body_in_one_way(lines: list[bytes]) -> None:
    head = read(fields(*lines))
    if isinstance(head, Head):
        assert len(head.values(b"host")) == 1
        assert len(head.values(b"content-length") + head.values(b"transfer-encoding")) <= 1


def test_h11_is_asked_once_for_heads_that_differ_in_their_target_alone() -> None:
    def asked(head: bytes) -> int:
        before = len(heads._AGREED)
        assert isinstance(parse_head(head, Limits()), Head)
        return len(heads._AGREED) - before

    heads._AGREED.clear()
    rest = b"Host: a.kz\r\nAccept: text/%d\r\n\r\n"
    assert asked(b"GET http://a.kz/ HTTP/1.1\r\n" + rest % 1) == 1
    assert asked(b"GET http://a.kz/elsewhere?HTTP/1.0 HTTP/1.1\r\n" + rest % 1) == 0
    assert asked(b"GET http://a.kz/ HTTP/1.1\r\n" + rest % 2) == 1
    assert asked(b"HEAD http://a.kz/ HTTP/1.1\r\n" + rest % 1) == 1
    assert asked(b"GET http://a.kz/ HTTP/1.0\r\n" + rest % 1) == 1
    assert all(len(one) == 16 for one in heads._AGREED), "digests, and nothing of what was asked"


def test_what_h11_has_read_is_not_remembered_without_bound() -> None:
    for number in range(3000):
        parse_head(b"GET http://a.kz/ HTTP/1.1\r\nHost: a.kz\r\nX: %d\r\n\r\n" % number, Limits())
    assert len(heads._AGREED) <= 1024


def test_the_heads_of_tunnels_are_remembered_up_to_a_bound_and_until_their_session_ends() -> None:
    heads.forget_heads()
    for number in range(100):
        parse_head(b"CONNECT a%d.kz:443 HTTP/1.1\r\nHost: a%d.kz:443\r\n\r\n" % (number, number), Limits())
        parse_head(b"GET http://a%d.kz/ HTTP/1.1\r\nHost: a%d.kz\r\n\r\n" % (number, number), Limits())
    assert heads._read_tunnel.cache_info().currsize == 32
    heads.forget_heads()
    assert heads._read_tunnel.cache_info().currsize == 0


def test_a_head_that_is_remembered_is_still_held_to_the_limits() -> None:
    head = b"CONNECT a.kz:443 HTTP/1.1\r\nHost: a.kz:443\r\nX: 1\r\n\r\n"
    assert isinstance(parse_head(head, Limits()), Head)
    assert isinstance(parse_head(head, Limits(header_count=1)), Bad)
