# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: a real Squid with the exported policy gives the same verdicts, alone and behind the gateway."""

import asyncio
import ipaddress
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.base.clock import SystemClock
from kiosk.exchange.to_squid import export_squid
from kiosk.gateway.addresses import AddressGuard
from kiosk.gateway.limits import USUAL
from kiosk.gateway.names import SystemResolver
from kiosk.gateway.server import Gateway
from kiosk.gateway.upstream import Upstream
from kiosk.policy.engine import admit, relay
from kiosk.policy.model import Policy
from kiosk.policy.reader import parse_policy
from kiosk.policy.reasons import Reason
from kiosk.service.gate import PolicyJudge
from tests.fakes.greeting import greeting
from tests.fakes.nobody import open_folder
from tests.journeys.squid import LOOPBACK, STATION, ask, complaints, configure, free_ports, running
from tests.unit.policy.conftest import HEAD, TAIL, lock, site
from tests.unit.policy.test_networks import NOT_PUBLIC

ZONE = ZoneInfo("Asia/Almaty")
TOKEN = "a-token"
PORTS = ("10.0.0.1:3128", "127.0.0.1:3128")
NAMED = ("one.kz", "www.one.kz", "two.org", "a.two.org", "shut.two.org", "b.a.two.org", "part.kz", "locked.kz")
HOSTS = (*NAMED, "away.kz")
OTHERS = ("evil.com", "one.kz.evil.com", "notone.kz", "10.0.0.1", "[::1]", "127.0.0.1")
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class OneToken:
    def admits(self, token: str) -> Reason | None:
        return None if token == TOKEN else Reason.WRONG_TOKEN


def _policy(port: int, plain: int = 80) -> Policy:
    body = f"""
allow = [
    "https://one.kz:{port}/", "https://*.two.org:{port}/", "https://away.kz:{port}/", "https://locked.kz:{port}/",
    "https://*.misled.kz:{port}/", "http://*.misled.kz:{plain}/",
    "http://one.kz:{plain}/law/", "http://*.two.org:{plain}/", "http://locked.kz:{plain}/",
]
start = "https://one.kz:{port}/"
except = [
    {{ match = "https://shut.two.org/", reason = "x" }}, {{ match = "http://shut.two.org/", reason = "x" }},
    {{ match = "http://one.kz:{plain}/law/shut/", reason = "x" }},
]
parts = ["https://part.kz:{port}/", "http://part.kz:{plain}/"]"""
    locks = lock("https://locked.kz/") + lock("http://locked.kz/")
    return parse_policy(HEAD + site("one", body) + locks + TAIL, "policy.toml")


def _misled() -> Iterator[tuple[str, str]]:
    """Yield where names below misled.kz lead: an address of each kind that may not be dialled, each under its own."""
    for number, text in enumerate(NOT_PUBLIC):
        try:
            address = ipaddress.ip_address(text)
        except ValueError:
            continue
        if isinstance(address, ipaddress.IPv6Address) and (address.scope_id or address.ipv4_mapped):
            continue  # Squid takes ::ffff:8.8.8.8 for 8.8.8.8, and dials that
        yield text if text != LOOPBACK else "127.0.0.2", f"n{number}.misled.kz"


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that Squid's own user can read."""
    with open_folder() as made:
        made.chmod(0o777)
        yield made


def _configuration(folder: Path, policy: Policy, ports: dict[str, int]) -> Path:
    hosts = [*((LOOPBACK, name) for name in NAMED), *_misled()]
    return configure(folder, export_squid(policy).text, ports, hosts)


@asynccontextmanager
async def gateway_behind(policy: Policy, proxy: int) -> AsyncIterator[int]:
    """Run a station's gateway that goes out through the proxy; yield its port."""
    clock = SystemClock()
    upstream = Upstream(LOOPBACK, proxy, USUAL, credentials=STATION)
    judge = PolicyJudge(policy, clock, ZONE)
    gateway = Gateway(judge, OneToken(), SystemResolver(clock), AddressGuard(), lambda _: None, upstream=upstream)
    await gateway.start(LOOPBACK, 0)
    try:
        yield gateway.address.port
    finally:
        await gateway.stop()


@asynccontextmanager
async def _serving(serve: Serve) -> AsyncIterator[int]:
    server = await asyncio.start_server(serve, LOOPBACK, 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await server.wait_closed()


async def _echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(4096):
        writer.write(data)
    writer.close()


async def _page(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer with the request's first line."""
    asked = (await reader.readuntil(b"\r\n\r\n")).partition(b"\r\n")[0]
    body = b"" if asked.startswith(b"HEAD") else asked
    writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%b" % (len(asked), body))
    writer.close()


def test_both_say_the_same_of_every_host(folder: Path) -> None:
    async def play() -> None:
        ports = free_ports(*PORTS)
        proxy = ports[PORTS[0]]
        async with _serving(_echo) as port:
            policy = _policy(port, 8081)  # beside http on port 80, https on 443 would be open too
            main = _configuration(folder, policy, ports)
            async with gateway_behind(policy, proxy) as station, running(main, [proxy]):
                for host in (*HOSTS, *OTHERS):
                    for asked in (port, 443):
                        await _same(host, asked, policy, proxy, station)
                assert (await ask(proxy, f"CONNECT one.kz:{port}", password="another")).status == 407

    asyncio.run(play())


async def _same(host: str, port: int, policy: Policy, proxy: int, station: int) -> None:
    line = f"CONNECT {host}:{port}"
    allowed = admit(host.strip("[]"), port, policy, datetime.now(ZONE)).allowed
    alone = await ask(proxy, line)
    hello = greeting(host)
    chained = await ask(station, line, user="tereze", password=TOKEN, then=hello)
    if host == "away.kz" and allowed:  # open, and nobody knows its name: Squid 5 only says that there is no way to it
        assert (alone.status, chained.status, chained.reason) == (500, 502, "site_down"), line
    elif allowed:
        assert (alone.status, chained.status) == (200, 200), line
        assert chained.said == hello[: len(chained.said)] != b"", line
    else:
        assert (alone.status, chained.status) == (403, 403), line
        assert chained.reason not in ("", "upstream_refused"), line  # the station itself says no, and does not ask


def test_both_say_the_same_of_plain_http(folder: Path) -> None:
    async def play() -> None:
        ports = free_ports(*PORTS)
        proxy = ports[PORTS[0]]
        async with _serving(_page) as port:
            policy = _policy(443, port)
            main = _configuration(folder, policy, ports)
            async with gateway_behind(policy, proxy) as station, running(main, [proxy]):
                opened = [await _same_plainly(line, policy, proxy, station) for line in _plain_lines(port)]
                assert 6 < sum(opened) < len(opened) - 10

    asyncio.run(play())


def _plain_lines(port: int) -> Iterator[str]:
    for host in (*NAMED, "evil.com", "one.kz.evil.com", "10.0.0.1", LOOPBACK):
        yield f"GET http://{host}:{port}/law/x"
    for path in ("/", "/law", "/law/", "/law/x?y=1", "/lawx", "/LAW/", "/law/shut", "/law/shut/", "/law/shut/y"):
        yield f"GET http://one.kz:{port}{path}"
    for method in ("HEAD", "POST", "PUT", "DELETE"):
        yield f"{method} http://one.kz:{port}/law/"
    for other in ("", ":8080", ":443"):
        yield f"GET http://one.kz{other}/law/"


async def _same_plainly(line: str, policy: Policy, proxy: int, station: int) -> bool:
    method, url = line.split(" ")
    allowed = relay(url, method, policy, datetime.now(ZONE)).allowed
    alone = await ask(proxy, line)
    chained = await ask(station, line, user="tereze", password=TOKEN)
    assert (alone.status, chained.status) == ((200, 200) if allowed else (403, 403)), line
    if allowed:
        assert alone.said == chained.said, line
        assert method == "HEAD" or url.partition("/law")[2].encode() in alone.said, line
    else:
        assert chained.reason not in ("", "upstream_refused"), line
    return allowed


def test_a_listed_name_leads_nowhere_but_to_the_public_internet(folder: Path) -> None:
    """The station does not ask for names here, so this is Squid's to refuse, and the reader is told so."""

    async def play() -> None:
        ports = free_ports(*PORTS)
        proxy = ports[PORTS[0]]
        policy = _policy(443)
        hosts = sorted({name for _, name in _misled()})
        assert len(hosts) > 50
        async with gateway_behind(policy, proxy) as station, running(_configuration(folder, policy, ports), [proxy]):
            for host in hosts:
                for line in (f"CONNECT {host}:443", f"GET http://{host}/"):
                    assert (await ask(proxy, line)).status == 403, line
                    chained = await ask(station, line, user="tereze", password=TOKEN)
                    assert (chained.status, chained.reason) == (403, "upstream_refused"), line

    asyncio.run(play())


def test_what_squid_alone_refuses_is_told_as_its_refusal(folder: Path) -> None:
    async def play() -> None:
        ports = free_ports(*PORTS)
        proxy = ports[PORTS[0]]
        narrow = parse_policy(HEAD + site("one", 'allow = ["https://other.kz/"]') + TAIL, "policy.toml")
        lines = ("CONNECT one.kz:443", "GET http://one.kz/law/")
        async with gateway_behind(_policy(443), proxy) as station:
            async with running(_configuration(folder, narrow, ports), [proxy]):
                told = [await ask(station, line, user="tereze", password=TOKEN) for line in lines]
                assert [(one.status, one.reason) for one in told] == [(403, "upstream_refused")] * 2
            told = [await ask(station, line, user="tereze", password=TOKEN) for line in lines]
            assert [(one.status, one.reason) for one in told] == [(502, "upstream_down")] * 2

    asyncio.run(play())


def test_the_template_is_taken_without_a_warning(folder: Path) -> None:
    assert complaints(_configuration(folder, _policy(443), free_ports(*PORTS))) == []
