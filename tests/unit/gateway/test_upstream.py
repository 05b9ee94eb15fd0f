# SPDX-License-Identifier: GPL-3.0-or-later
"""The institution's proxy on the way: what it is shown, what its answers mean, and when it is not asked."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.demo.authority import make_authority
from kiosk.gateway.addresses import AddressGuard
from kiosk.gateway.limits import Limits
from kiosk.gateway.ports import Endpoint, NameNotFound
from kiosk.gateway.server import Gateway
from kiosk.gateway.upstream import Credentials, Fault, Upstream
from kiosk.policy.reasons import Reason
from tests.fakes.clock import FakeClock
from tests.unit.gateway.rig import HELLO, ListJudge, OneTokenGate, connect, get, play, refused

LOOPBACK = "127.0.0.1"
QUICK = Limits(dial_seconds=0.5, upstream_pause_seconds=0.2, parting_seconds=0.2)
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
ME = Credentials("station-1", "a secret")


class NoNames:
    """A gateway behind a proxy asks for no name."""

    def known(self, host: str, port: int) -> tuple[Endpoint, ...]:
        raise AssertionError(host)

    async def resolve(self, host: str, port: int) -> tuple[Endpoint, ...]:
        raise NameNotFound(host)


class ProxyFake:
    """Answers every head with the same words, and then echoes."""

    def __init__(self, answer: bytes) -> None:
        self.answer, self.heads = answer, list[bytes]()

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                self.heads.append(head)
                writer.write(self.answer)
                if head.startswith(b"CONNECT"):
                    while data := await reader.read(65536):
                        writer.write(data)
                        await writer.drain()
                    break
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        writer.close()


@asynccontextmanager
async def behind(
    serve: Serve, tls: tuple[ssl.SSLContext, ssl.SSLContext] | None = None, limits: Limits = QUICK
) -> AsyncIterator[tuple[Gateway, Upstream]]:
    proxy = await asyncio.start_server(serve, LOOPBACK, 0, ssl=tls[0] if tls else None)
    port = proxy.sockets[0].getsockname()[1]
    host = "localhost" if tls else LOOPBACK
    upstream = Upstream(host, port, limits, credentials=ME, tls=tls[1] if tls else None)
    gateway = Gateway(ListJudge(), OneTokenGate(), NoNames(), AddressGuard(), lambda _: None, limits, upstream)
    await gateway.start(LOOPBACK, 0)
    try:
        yield gateway, upstream
    finally:
        await gateway.stop()
        proxy.close()
        await proxy.wait_closed()


async def say(gateway: Gateway, request: bytes, until: bytes = b"") -> bytes:
    reader, writer = await asyncio.open_connection(LOOPBACK, gateway.address.port, limit=2**20)
    writer.write(request)
    answer = await asyncio.wait_for(reader.readuntil(until) if until else reader.read(), 5)
    writer.close()
    return answer


def test_a_tunnel_is_asked_for_with_the_stations_own_credentials() -> None:
    async def test() -> None:
        proxy = ProxyFake(b"HTTP/1.1 200 Connection established\r\n\r\n")
        async with behind(proxy) as (gateway, _):
            said = await say(gateway, connect("a.kz") + HELLO + b"more", until=b"more")
            assert said.startswith(b"HTTP/1.1 200 ")
            assert said.endswith(HELLO + b"more")
            assert proxy.heads == [
                b"CONNECT a.kz:443 HTTP/1.1\r\nHost: a.kz:443\r\n"
                b"Proxy-Authorization: Basic c3RhdGlvbi0xOmEgc2VjcmV0\r\n\r\n"
            ]

    play(test())


def test_plain_http_goes_in_absolute_form_and_the_session_s_token_never() -> None:
    async def test() -> None:
        proxy = ProxyFake(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        async with behind(proxy) as (gateway, _):
            assert (await say(gateway, get("a.kz"))).endswith(b"ok")
            (head,) = proxy.heads
            assert head.startswith(b"GET http://a.kz/x HTTP/1.1\r\nHost: a.kz\r\nProxy-Authorization: Basic c3Rh")
            assert head.count(b"roxy-") == 1

    play(test())


@pytest.mark.parametrize(
    ("answer", "status", "reason"),
    [
        (b"HTTP/1.1 403 Forbidden\r\nContent-Length: 1\r\n\r\nx", 403, Reason.UPSTREAM_REFUSED),
        (b"HTTP/1.1 403 Forbidden\r\nX-Squid-Error: ERR_ACCESS_DENIED 0\r\n\r\n", 403, Reason.UPSTREAM_REFUSED),
        (b"HTTP/1.1 407 Again\r\nProxy-Authenticate: Basic realm=x\r\n\r\n", 403, Reason.UPSTREAM_REFUSED),
        (b"HTTP/1.1 503 Down\r\nX-Squid-Error: ERR_DNS_FAIL 0\r\n\r\n", 502, Reason.NAME_NOT_FOUND),
        (b"HTTP/1.1 503 Down\r\nX-Squid-Error: ERR_CONNECT_FAIL 111\r\n\r\n", 502, Reason.SITE_DOWN),
        (b"HTTP/1.1 502 Bad\r\n\r\n", 502, Reason.SITE_DOWN),
        (b"HTTP/1.1 504 Late\r\n\r\n", 504, Reason.SITE_TIMEOUT),
        (b"HTTP/1.1 500 Oh\r\n\r\n", 403, Reason.UPSTREAM_REFUSED),
        (b"HTTP/1.1 100 Continue\r\n\r\n", 502, Reason.UPSTREAM_DOWN),
        (b"HTTP/1.1 200 OK\r\n\r\nsmuggled", 502, Reason.UPSTREAM_DOWN),
        (b"SSH-2.0-x\r\n\r\n", 502, Reason.UPSTREAM_DOWN),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 50_000, 502, Reason.UPSTREAM_DOWN),
    ],
)
def test_its_refusals_are_told_apart(answer: bytes, status: int, reason: Reason) -> None:
    async def test() -> None:
        async with behind(ProxyFake(answer)) as (gateway, _):
            assert refused(await say(gateway, connect("a.kz"))) == (status, reason.value)

    play(test())


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (b"HTTP/1.1 403 Forbidden\r\nX-Squid-Error: ERR_ACCESS_DENIED 0\r\nContent-Length: 0\r\n\r\n",
         (403, "upstream_refused")),
        (b"HTTP/1.1 407 Again\r\nContent-Length: 0\r\n\r\n", (403, "upstream_refused")),
        (b"HTTP/1.1 503 Down\r\nX-Squid-Error: ERR_DNS_FAIL 0\r\nContent-Length: 0\r\n\r\n", (502, "name_not_found")),
        (b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", (403, "")),  # the site's own word
    ],
)  # fmt: skip
def test_in_plain_http_a_proxy_s_own_word_is_told_from_the_site_s(answer: bytes, told: tuple[int, str]) -> None:
    async def test() -> None:
        async with behind(ProxyFake(answer)) as (gateway, _):
            assert refused(await say(gateway, get("a.kz"))) == told

    play(test())


def _is_healthy(upstream: Upstream) -> bool:
    return upstream.healthy


def test_a_proxy_that_is_away_is_not_waited_for_again_and_asked_anew_after_a_while(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def test() -> None:
        proxy = ProxyFake(b"HTTP/1.1 200 OK\r\n\r\n")
        async with behind(proxy) as (gateway, upstream):
            place, upstream._port = upstream._port, 1
            assert refused(await say(gateway, connect("a.kz"))) == (502, "upstream_down")
            assert not _is_healthy(upstream)
            upstream._port = place
            assert refused(await say(gateway, connect("a.kz"))) == (502, "upstream_down")
            assert proxy.heads == []
            async with asyncio.timeout(5):
                while not _is_healthy(upstream):
                    await asyncio.sleep(0.01)
            assert (await say(gateway, connect("a.kz"), until=b"\r\n\r\n")).startswith(b"HTTP/1.1 200 ")

    play(test())
    assert [record.message for record in caplog.records] == ["the institution's proxy: it cannot be reached"]


def test_a_site_for_which_the_proxy_waits_does_not_take_it_away_from_the_others() -> None:
    async def test() -> None:
        proxy = ProxyFake(b"")
        async with behind(proxy) as (gateway, upstream):
            slow = asyncio.create_task(say(gateway, connect("a.kz")))
            while not proxy.heads:
                await asyncio.sleep(0)
            proxy.answer = b"HTTP/1.1 200 OK\r\n\r\n"
            assert (await say(gateway, connect("down.kz"), until=b"\r\n\r\n")).startswith(b"HTTP/1.1 200 ")
            assert refused(await slow) == (504, "site_timeout")
            assert _is_healthy(upstream)
            assert (await say(gateway, connect("down.kz"), until=b"\r\n\r\n")).startswith(b"HTTP/1.1 200 ")

    play(test())


def test_a_password_that_is_not_taken_is_logged_once_for_staff(caplog: pytest.LogCaptureFixture) -> None:
    async def test() -> None:
        proxy = ProxyFake(b"HTTP/1.1 407 Again\r\nContent-Length: 0\r\n\r\n")
        async with behind(proxy) as (gateway, upstream):
            for request in (connect("a.kz"), get("a.kz"), connect("a.kz")):
                assert refused(await say(gateway, request)) == (403, "upstream_refused")
            assert upstream.fault is Fault.CREDENTIALS
            proxy.answer = b"HTTP/1.1 200 OK\r\n\r\n"
            await say(gateway, connect("a.kz"), until=b"\r\n\r\n")
            assert upstream.fault is None

    play(test())
    assert [record.message for record in caplog.records] == [
        "the institution's proxy: it does not take this station's name and password"
    ]


def test_nothing_that_is_refused_here_reaches_it() -> None:
    async def test() -> None:
        proxy = ProxyFake(b"HTTP/1.1 200 OK\r\n\r\n")
        async with behind(proxy) as (gateway, _):
            assert refused(await say(gateway, connect("b.kz"))) == (403, "not_listed")
            assert refused(await say(gateway, connect("a.kz", token="x"))) == (407, "wrong_token")
            assert proxy.heads == []

    play(test())


@pytest.fixture
def contexts(tmp_path: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    now = datetime.now(UTC)
    authority = make_authority(tmp_path, ("localhost",), FakeClock(now))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(authority.chain_pem, authority.key_pem)
    return server, ssl.create_default_context(cafile=authority.ca_pem)


def test_tls_to_the_proxy(contexts: tuple[ssl.SSLContext, ssl.SSLContext]) -> None:
    async def test() -> None:
        async with behind(ProxyFake(b"HTTP/1.1 200 OK\r\n\r\n"), contexts) as (gateway, _):
            much = HELLO + bytes(300_000) + b"end"
            assert (await say(gateway, connect("a.kz") + much, until=b"end")).endswith(much)

    play(test())


def test_a_proxy_whose_certificate_is_not_good_is_not_used(contexts: tuple[ssl.SSLContext, ssl.SSLContext]) -> None:
    async def test() -> None:
        proxy = ProxyFake(b"HTTP/1.1 200 OK\r\n\r\n")
        async with behind(proxy, (contexts[0], ssl.create_default_context())) as (gateway, _):
            assert refused(await say(gateway, connect("a.kz"))) == (502, "upstream_down")
            assert proxy.heads == []

    play(test())


def test_a_password_stands_in_no_text_of_ours() -> None:
    assert "secret" not in repr(ME)
