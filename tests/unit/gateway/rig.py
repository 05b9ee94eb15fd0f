# SPDX-License-Identifier: GPL-3.0-or-later
"""A real gateway between real clients and small real sites, all on loopback, for the tests of whole connections."""

import asyncio
import base64
import selectors
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.base.errors import CannotRecord
from kiosk.gateway.limits import Limits
from kiosk.gateway.ports import Endpoint, GatewayVerdict, NameNotFound
from kiosk.gateway.server import Gateway
from kiosk.policy.reasons import Reason
from tests.fakes.greeting import greeting
from tests.fakes.loopback import loopback_guard

LOOPBACK = "127.0.0.1"
HELLO = greeting("a.kz")
TOKEN = "the-token"
LISTED = ("a.kz", "down.kz", "private.kz", "nowhere.kz", "itself.kz", "faulty.kz", "slow.kz", "raising.kz")
PATIENCE = 30
QUICK = Limits(head_seconds=0.2, dial_seconds=0.2, idle_seconds=0.3, parting_seconds=0.2)
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True)
class Ruled:
    allowed: bool
    reason: Reason | None
    site: None = None
    rule: str | None = None


class ListJudge:
    """Opens the listed hosts; stumbles over one of them."""

    def __init__(self) -> None:
        self.shut: set[str] = set()

    def admit(self, host: str, port: int) -> Ruled:
        if host in self.shut:
            return Ruled(False, Reason.HOURS)
        if host == "faulty.kz":
            raise LookupError("https://faulty.kz/?secret")
        return Ruled(True, None) if host in LISTED and port != 22 else Ruled(False, Reason.NOT_LISTED)

    def decide(self, url: str, method: str, body: int | None) -> Ruled:
        return self.admit(url.split("/")[2].partition(":")[0], 80)


class OneTokenGate:
    def __init__(self) -> None:
        self.token: str | None = TOKEN

    def admits(self, token: str) -> Reason | None:
        if self.token is None:
            return Reason.NO_SESSION
        return None if token == self.token else Reason.WRONG_TOKEN


@dataclass
class TableResolver:
    """Knows a few names, and notes which it was asked."""

    table: dict[str, tuple[Endpoint, ...]]
    asked: list[str] = field(default_factory=list)
    quick: bool = False  # it need not ask anybody

    def known(self, host: str, port: int) -> tuple[Endpoint, ...]:
        return self.table.get(host, ()) if self.quick else ()

    async def resolve(self, host: str, port: int) -> tuple[Endpoint, ...]:
        self.asked.append(host)
        if host == "slow.kz":
            await asyncio.Event().wait()
        if host == "raising.kz":
            raise RuntimeError("http://raising.kz/?secret")
        if host not in self.table:
            raise NameNotFound(host)
        return self.table[host]


@dataclass
class Rig:
    """A running gateway with its site, and what it told the record."""

    gateway: Gateway
    judge: ListJudge
    gate: OneTokenGate
    resolver: TableResolver
    told: list[GatewayVerdict]
    full: list[bool]
    echoes: bool
    watched: Callable[[], int] = lambda: 0  # how many descriptors the event loop looks at
    at_rest: int = 0

    async def rest(self) -> None:
        """Wait until nobody's connection is watched, and no task goes on but the test's own."""
        while self.watched() > self.at_rest or len(asyncio.all_tasks()) > 1:
            await asyncio.sleep(0)

    async def open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection(LOOPBACK, self.gateway.address.port)

    async def say(self, request: bytes) -> bytes:
        """Return everything that is answered until the connection ends."""
        reader, writer = await self.open()
        writer.write(request)
        answer = await asyncio.wait_for(reader.read(), 5)
        writer.close()
        return answer

    async def tunnel(self, early: bytes = b"") -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await self.open()
        writer.write(connect("a.kz") + HELLO + early)
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200 ")
        if self.echoes:
            assert await reader.readexactly(len(HELLO)) == HELLO
        return reader, writer


@asynccontextmanager
async def rig(serve: Serve, limits: Limits | None = None) -> AsyncIterator[Rig]:
    site = await asyncio.start_server(serve, LOOPBACK, 0)
    here = Endpoint(LOOPBACK, site.sockets[0].getsockname()[1])
    told: list[GatewayVerdict] = []
    full = [False]

    def sink(verdict: GatewayVerdict) -> None:
        if full[0]:
            raise CannotRecord
        told.append(verdict)

    table = {"a.kz": (here,), "down.kz": (Endpoint(LOOPBACK, 1),), "private.kz": (Endpoint("8.8.8.8", 1), here)}
    gate, resolver = OneTokenGate(), TableResolver(table)
    guard = loopback_guard("a.kz", "down.kz", "itself.kz")
    judge = ListJudge()
    gateway = Gateway(judge, gate, resolver, guard, sink, limits or Limits())
    await gateway.start(LOOPBACK, 0)
    table["itself.kz"] = (gateway.address,)
    try:
        yield Rig(gateway, judge, gate, resolver, told, full, serve is echo)
    finally:
        await gateway.stop()
        site.close()
        await site.wait_closed()


def play(test: Coroutine[None, None, None]) -> None:
    """Run a test to its end, and see that it leaves no task behind."""

    async def alone() -> None:
        await test
        others = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.wait_for(asyncio.gather(*others), 5)

    asyncio.run(alone())


def credentials(token: str = TOKEN) -> bytes:
    return b"Proxy-Authorization: Basic " + base64.b64encode(f"tereze:{token}".encode()) + b"\r\n"


def connect(host: str, port: int = 443, token: str = TOKEN) -> bytes:
    place = f"{host}:{port}".encode()
    return b"CONNECT " + place + b" HTTP/1.1\r\nHost: " + place + b"\r\n" + credentials(token) + b"\r\n"


def get(host: str, method: bytes = b"GET") -> bytes:
    name = host.encode()
    last = b"Connection: close\r\n"
    return method + b" http://" + name + b"/x HTTP/1.1\r\nHost: " + name + b"\r\n" + last + credentials() + b"\r\n"


async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Return what comes, and say `bye` once the other side has ended."""
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
        writer.write(b"bye")
    except ConnectionError:
        pass
    writer.close()


async def web(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer one request with its own head."""
    head = await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: " + str(len(head)).encode() + b"\r\n\r\n" + head)
    writer.close()


def refused(answer: bytes) -> tuple[int, str]:
    """Return an answer's status and reason."""
    head = answer.partition(b"\r\n\r\n")[0].decode()
    reasons = [line.partition(": ")[2] for line in head.split("\r\n") if line.startswith("X-Tereze-Reason: ")]
    return int(head.split(" ")[1]), reasons[0] if reasons else ""


def outlast(steps: Callable[[Rig], Awaitable[None]], serve: Serve = echo, limits: Limits | None = None) -> None:
    """Run steps on a gateway, and see that it then holds nothing of them: no descriptor, task, reader or writer."""
    before, selector = descriptors(), selectors.DefaultSelector()

    async def whole() -> None:
        async with rig(serve, limits) as door:
            door.watched = lambda: len(selector.get_map())
            door.at_rest = door.watched()
            async with asyncio.timeout(PATIENCE):
                await steps(door)
                await door.rest()
                assert (await door.say(connect("b.kz"))).startswith(b"HTTP/1.1 403 ")  # and it is still there

    with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(selector)) as runner:
        runner.run(whole())
    assert descriptors() == before


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


async def dial(door: Rig) -> socket.socket:
    """Return a bare connection to the gateway."""
    client = socket.socket()
    client.setblocking(False)
    await asyncio.get_running_loop().sock_connect(client, (LOOPBACK, door.gateway.address.port))
    return client


def reset(peer: socket.socket) -> None:
    """Break a connection off: the other side is told so (RST), and does not hear an end."""
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    peer.close()


def reset_writer(writer: asyncio.StreamWriter) -> None:
    """Break off an asyncio stream in the same way."""
    inner: socket.socket = writer.get_extra_info("socket")
    inner.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
