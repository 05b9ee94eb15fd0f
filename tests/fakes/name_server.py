# SPDX-License-Identifier: GPL-3.0-or-later
"""A name server on loopback, UDP and TCP, that says what a test tells it, and notes what it was asked."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import dns.flags
import dns.message
import dns.rcode
import dns.rdata
import dns.rdatatype
import dns.rrset
from dns.rdataclass import RdataClass

LOOPBACK = "127.0.0.1"


@dataclass
class Says:
    """One reply: records as (name, kind, text); nothing else given means that there are none of this kind."""

    records: tuple[tuple[str, str, str], ...] = ()
    ttl: int = 300
    code: str = "NOERROR"
    truncated: bool = False  # over UDP; the whole of it over TCP
    raw: bytes | None = None  # instead of a reply
    after: asyncio.Event | None = None  # not before this is set
    silent: bool = False


@dataclass
class NameServer:
    """What it says, by name and kind; what it is not told about does not exist."""

    zone: dict[tuple[str, str], Says] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    port: int = 0

    def add(self, host: str, *addresses: str, ttl: int = 300) -> None:
        """Give a name its addresses; it has none of the other family."""
        for kind, mark in (("A", "."), ("AAAA", ":")):
            records = tuple((host, kind, address) for address in addresses if mark in address)
            self.zone[host, kind] = Says(records, ttl)

    async def reply(self, untrusted: bytes, way: str) -> bytes | None:
        question = dns.message.from_wire(untrusted)
        name, kind = question.question[0].name.to_text(True), dns.rdatatype.to_text(question.question[0].rdtype)
        self.asked.append((name, kind, way))
        says = self.zone.get((name, kind), Says(code="NXDOMAIN"))
        if says.after is not None:
            await says.after.wait()
        if says.silent or says.raw is not None:
            return says.raw
        answer = dns.message.make_response(question)
        answer.set_rcode(dns.rcode.from_text(says.code))
        if says.truncated and way == "udp":
            answer.flags |= dns.flags.TC
            return answer.to_wire()
        for owner, of_kind, text in says.records:
            found = answer.find_rrset(
                answer.answer, dns.name.from_text(owner), RdataClass.IN, dns.rdatatype.from_text(of_kind), create=True
            )
            found.add(dns.rdata.from_text(RdataClass.IN, found.rdtype, text), says.ttl)
        return answer.to_wire(max_size=65535)

    async def serve_stream(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):
            question = await reader.readexactly(int.from_bytes(await reader.readexactly(2), "big"))
            if (reply := await self.reply(question, "tcp")) is not None:
                writer.write(len(reply).to_bytes(2, "big") + reply)
        writer.close()


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, server: NameServer) -> None:
        self._server = server
        self._tasks: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.DatagramTransport, transport)  # asyncio's own is not one by its class

    def connection_lost(self, exc: Exception | None) -> None:
        for task in self._tasks:
            task.cancel()

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        task = asyncio.create_task(self._answer(data, addr))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, data: bytes, addr: tuple[str, int]) -> None:
        if (reply := await self._server.reply(data, "udp")) is not None:
            self._transport.sendto(reply, addr)


@asynccontextmanager
async def name_server(folder: Path, address: str = LOOPBACK) -> AsyncIterator[NameServer]:
    """Run one, and write `folder/resolv.conf` and an empty `folder/hosts`."""
    (folder / "resolv.conf").write_text(f"nameserver {address}\n")
    (folder / "hosts").write_text("")
    server = NameServer()
    loop = asyncio.get_running_loop()
    while True:  # until both kinds of port with one number are free
        datagrams, _ = await loop.create_datagram_endpoint(lambda: _Datagrams(server), local_addr=(address, 0))
        server.port = datagrams.get_extra_info("sockname")[1]
        try:
            streams = await asyncio.start_server(server.serve_stream, address, server.port)
            break
        except OSError:
            datagrams.close()
    try:
        yield server
    finally:
        datagrams.close()
        streams.close()
        await streams.wait_closed()
