# SPDX-License-Identifier: GPL-3.0-or-later
"""Web servers that stand in for the sites of the starter policy, and write down whatever reaches them.

One TLS server, one plain one and one UDP port, all on loopback. Each request, TLS hello and datagram becomes one
JSON line, flushed at once: `{"host", "method", "path", "proto"}`. A host that must not be reached is served like
any other, so that a leak is seen and not mistaken for a quiet day.
"""

import argparse
import asyncio
import json
import signal
import ssl
from collections.abc import Awaitable, Callable
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Final, TextIO

from kiosk.base.files import write_atomic
from kiosk.demo.authority import Authority, make_authority
from kiosk.demo.site_pages import ENDLESS, HOSTS, NEVER, SiteAnswer, SitePages

LOOPBACK: Final = "127.0.0.1"
STUN_COOKIE: Final = b"\x21\x12\xa4\x42"
HEAD_BYTES: Final = 64 * 1024
REQUEST_SECONDS: Final = 30
HALF: Final = 4000  # bytes of an answer that never comes to its end

Serving = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Witness:
    """The log: one line for each thing that came."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def saw(self, proto: str, host: str = "", method: str = "", path: str = "") -> None:
        line = {"host": host, "method": method, "path": path, "proto": proto}
        self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._file.flush()


class Datagrams(asyncio.DatagramProtocol):
    """Counts what comes by UDP; answers nothing."""

    def __init__(self, witness: Witness) -> None:
        self._witness = witness

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:  # noqa: ARG002 - asyncio's signature
        self._witness.saw("stun" if data[4:8] == STUN_COOKIE else "udp")


class StandIns:
    """The three servers."""

    def __init__(self, authority: Authority, witness: Witness) -> None:
        self._authority = authority
        self._witness = witness
        self._servers: list[asyncio.Server] = []
        self._datagrams: asyncio.DatagramTransport | None = None

    async def start(self) -> dict[str, int]:
        """Listen, and return the ports by name: https, http, udp."""
        loop = asyncio.get_running_loop()
        self._datagrams, _ = await loop.create_datagram_endpoint(
            lambda: Datagrams(self._witness), local_addr=(LOOPBACK, 0)
        )
        udp = int(self._datagrams.get_extra_info("sockname")[1])
        pages = SitePages(udp)
        ports = {"udp": udp}
        for proto, context in (("https", self._context()), ("http", None)):
            server = await asyncio.start_server(
                _serving(proto, pages, self._witness), LOOPBACK, 0, ssl=context, limit=HEAD_BYTES
            )
            self._servers.append(server)
            ports[proto] = server.sockets[0].getsockname()[1]
        return ports

    async def stop(self) -> None:
        for server in self._servers:
            server.close()
        if self._datagrams is not None:
            self._datagrams.close()

    def _context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._authority.chain_pem, self._authority.key_pem)

        def hello(_connection: ssl.SSLObject, name: str | None, _context: ssl.SSLContext) -> None:
            self._witness.saw("tls", name or "")

        context.sni_callback = hello
        return context


def _serving(proto: str, pages: SitePages, witness: Witness) -> Serving:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            async with asyncio.timeout(REQUEST_SECONDS):
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                if f" {NEVER} " in head:
                    await asyncio.Event().wait()
                answer = _answer(head, proto, pages, witness)
                writer.write(answer[:HALF] if f" {ENDLESS} " in head else answer)
                await writer.drain()
                if f" {ENDLESS} " in head:
                    await asyncio.Event().wait()
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()

    return serve


def _answer(head: str, proto: str, pages: SitePages, witness: Witness) -> bytes:
    first, *lines = head.split("\r\n")
    method, target, _ = (*first.split(" "), "", "")[:3]
    fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    host = fields.get("host", "").rpartition(":")[0] or fields.get("host", "")
    upgrade = fields.get("upgrade", "").lower()
    witness.saw({"websocket": "wss" if proto == "https" else "ws"}.get(upgrade, proto), host, method, target)
    said = pages.answer(host, target)
    return _bytes_of(said, with_body=method != "HEAD")


def _bytes_of(said: SiteAnswer, *, with_body: bool) -> bytes:
    fields = (*said.fields, ("Content-Length", str(len(said.body))), ("Connection", "close"))
    lines = [f"HTTP/1.1 {said.status} {HTTPStatus(said.status).phrase}", *(f"{name}: {text}" for name, text in fields)]
    head = "\r\n".join(lines) + "\r\n\r\n"
    return head.encode("latin-1") + (said.body if with_body else b"")


async def _run(folder: Path, log: Path, ports_file: Path, also: list[str]) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    authority = make_authority(folder, tuple(dict.fromkeys((*HOSTS, *also))))
    with log.open("a", encoding="utf-8") as file:
        stand_ins = StandIns(authority, Witness(file))
        ports = await stand_ins.start()
        write_atomic(ports_file, json.dumps(ports).encode())
        await stop.wait()
        await stand_ins.stop()


def main() -> None:
    """Serve until SIGTERM or SIGINT."""
    parser = argparse.ArgumentParser(prog="kiosk.demo.standins", description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="where ca.pem, chain.pem and key.pem are written")
    parser.add_argument("--log", type=Path, required=True, help="one JSON line for each thing that came")
    parser.add_argument("--ports-file", type=Path, required=True, help="JSON with the ports: https, http, udp")
    parser.add_argument("--also", action="append", default=[], metavar="HOST", help="one more name to certify")
    given = parser.parse_args()
    asyncio.run(_run(given.folder, given.log, given.ports_file, given.also))


if __name__ == "__main__":
    main()
