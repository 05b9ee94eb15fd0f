# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fuzzer begins with: heads, bodies and greetings that are taken or nearly so, made up from their parts."""

from functools import cache

from tests.fakes.greeting import greeting, in_records
from tests.fuzz.mutator import Mutator

# each with a Host that goes with it
FIRST_LINES = (
    (b"GET http://a.kz/ HTTP/1.1", b"Host: a.kz"),
    (b"GET http://a.kz/x/../y?q=1&q=2 HTTP/1.1", b"host:a.kz:80"),
    (b"HEAD http://a.kz:80/x HTTP/1.1", b"Host: A.KZ."),
    (b"POST http://a.kz/x HTTP/1.1", b"Host: a.kz"),
    (b"PUT http://a.kz:8080/%2e%2e/x;y HTTP/1.1", b"Host: a.kz:8080"),
    (b"OPTIONS http://a.kz HTTP/1.1", b"Host: a.kz"),
    (b"GET http://A.kz./ HTTP/1.0", b"Host: a.kz"),
    (b"POST http://a.kz/x HTTP/1.0", b"Host: a.kz"),
    (b"CONNECT a.kz:443 HTTP/1.1", b"Host: a.kz:443"),
    (b"CONNECT a.kz:443 HTTP/1.0", b"Host: a.kz"),
    (b"CONNECT [::1]:443 HTTP/1.1", b"Host: [::1]:443"),
    (b"CONNECT 0x7f.1:443 HTTP/1.1", b"Host: 127.0.0.1:443"),
)
FIELDS = (
    b"Accept: text/html, */*;q=0.8",
    b"Connection: keep-alive",
    b"Connection: close",
    b"Connection: X-Hop, te",
    b"Connection: Content-Length",
    b"Connection: close, transfer-encoding",
    b"Proxy-Connection: keep-alive",
    b"Proxy-Authorization: Basic dGVyZXplOng=",
    b"Content-Length: 3",
    b"Content-Length: 0",
    b"content-length: 03",
    b"Transfer-Encoding: chunked",
    b"transfer-encoding:CHUNKED",
    b"Expect: 100-continue",
    b"TE: trailers",
    b"X-Hop:",
    b"X: \xd0\xb0\xff",
    b"Via: 1.1 x",
    b"Trailer: X",
    b"Cookie: a=b",
)
WORDS = (
    b"\r\n", b"\n", b"\r", b"\r\n\r\n", b"\r\n ", b" ", b"\t", b"\x00", b"\x85", b"\xa0", b":", b" :", b",", b";", b"@",
    b"\\", b"#", b"//", b"%0d%0a", b"%2f", b"a.kz", b"b.kz", b"443", b"80", b"0x3", b"+3", b"3_0", b"-1", b"HTTP/1.1",
    b"HTTP/1.0", b"HTTP/0.9", b"HTTP/2.0", b"GET", b"CONNECT", b"TRACE", b"chunked", b"gzip", b"identity", b"close",
    b"Host: b.kz\r\n", b"Content-Length: 3\r\n", b"Content-Length: 4\r\n", b"Transfer-Encoding: chunked\r\n",
    b"Upgrade: h2c\r\n", b"http://", b"https://", b"xn--", b"\xd0\xb0", b"[::1]", b"127.1", b"2130706433",
    b"Connection: Host\r\n", b"Transfer-Encoding: ", b"3\r\nabc\r\n0\r\n\r\n", b"200", b"100", b"101", b"204", b"304",
)  # fmt: skip
BODIES = (
    b"",
    b"abc",
    b"3\r\nabc\r\n0\r\n\r\n",
    b"3;x=y\r\nabc\r\n0\r\nX: y\r\n\r\n",
    b"abcGET http://b.kz/ HTTP/1.1\r\n",
)
STATUS_LINES = (
    b"HTTP/1.1 200 OK",
    b"HTTP/1.1 200 OK",
    b"HTTP/1.1 200 ",
    b"HTTP/1.1 200",
    b"HTTP/1.0 200 OK",
    b"HTTP/1.1 204 No Content",
    b"HTTP/1.1 304 Not Modified",
    b"HTTP/1.1 100 Continue",
    b"HTTP/1.1 103 Early Hints",
    b"HTTP/1.1 101 Switching Protocols",
    b"HTTP/1.1 407 Again",
    b"HTTP/1.1 599 \xff",
)
ANSWER_FIELDS = (*FIELDS, b"X-Tereze-Reason: locked", b"Proxy-Authenticate: Basic realm=x", b"Content-Type: text/html")
NAMES = ("a.kz", "b.kz", "adilet.zan.kz", "xn--80a.kz", "a" * 63 + ".kz", "a.kz.", "A.KZ")
LONGEST_GREETING = 16 * 1024
KINDS_OF_NAME = (0, 0, 0, 0, 1, 255)
ODD_NAMES = (b"a.kz", b"A.kz", b"a.kz\x00.b.kz", b"", b"\xff.kz", b"127.0.0.1", b"a" * 255, b"a.kz.", b" a.kz")


def request_head(made: Mutator) -> bytes:
    """Return a head whose parts are each well formed, and together mostly so."""
    first, fitting = made.one_of(FIRST_LINES)
    host = made.one_of(FIRST_LINES)[1] if made.chance(0.1) else fitting
    lines = [first, *([host] if made.chance(0.97) else []), *made.some_of(FIELDS, 3)]
    return b"\r\n".join(lines) + b"\r\n\r\n"


def answer_head(made: Mutator) -> bytes:
    return b"\r\n".join([made.one_of(STATUS_LINES), *made.some_of(ANSWER_FIELDS, 4)]) + b"\r\n\r\n"


def extension(kind: int, body: bytes) -> bytes:
    return kind.to_bytes(2, "big") + len(body).to_bytes(2, "big") + body


OTHER_EXTENSIONS = (extension(43, b"\x02\x03\x04"), extension(10, b"\x00\x02\x00\x1d"), extension(0xFE0D, bytes(40)))


@cache
def greetings() -> tuple[bytes, ...]:
    """Return greetings that OpenSSL wrote, whole and cut into records."""
    whole = [greeting(name) for name in (*NAMES, None)]
    return tuple(whole + [in_records(each, size) for each in whole[:3] for size in (1, 5, 40, 200)])


def written_greeting(made: Mutator) -> tuple[bytes, str]:
    """Return a greeting with names that no TLS library would ask for, and the name that stands in it.

    The name is empty where none does, or more than one, or where it is no name at all.
    """
    names = [(made.one_of(KINDS_OF_NAME), made.one_of(ODD_NAMES)) for _ in range(made.one_of((1, 1, 1, 1, 0, 2)))]
    listed = b"".join(bytes((kind,)) + len(name).to_bytes(2, "big") + name for kind, name in names)
    asked = extension(0, len(listed).to_bytes(2, "big") + listed)
    chosen = [asked] * made.one_of((1, 1, 1, 1, 1, 0, 2)) + made.some_of(OTHER_EXTENSIONS, 2)
    made.random.shuffle(chosen)
    counts = chosen.count(asked) == 1 and len(names) == 1 and names[0][0] == 0 and names[0][1].isascii()
    return _hello(b"".join(chosen), bytes(made.one_of((0, 0, 32)))), names[0][1].decode().lower() if counts else ""


def _hello(extensions: bytes, session: bytes) -> bytes:
    hello = b"\x03\x03" + bytes(32) + bytes((len(session),)) + session + b"\x00\x02\x13\x01\x01\x00"
    hello += len(extensions).to_bytes(2, "big") + extensions
    handshake = b"\x01" + len(hello).to_bytes(3, "big") + hello
    return b"\x16\x03\x01" + len(handshake).to_bytes(2, "big") + handshake
