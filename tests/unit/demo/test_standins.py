# SPDX-License-Identifier: GPL-3.0-or-later
"""The positive control of every claim that nothing got out: what does reach the stand-ins is written down."""

import asyncio
import io
import json
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from kiosk.demo.authority import Authority, make_authority
from kiosk.demo.site_pages import HOSTS
from kiosk.demo.standins import LOOPBACK, StandIns, Witness

Ports = dict[str, int]


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[tuple[Ports, Authority, io.StringIO]]:
    log = io.StringIO()
    authority = make_authority(folder, HOSTS)
    stand_ins = StandIns(authority, Witness(log))
    try:
        yield await stand_ins.start(), authority, log
    finally:
        await stand_ins.stop()


def lines(log: io.StringIO) -> list[tuple[str, str, str, str]]:
    seen = [json.loads(line) for line in log.getvalue().splitlines()]
    return [(line["proto"], line["host"], line["method"], line["path"]) for line in seen]


async def ask(port: int, host: str, *, trust: Path | None = None, more: str = "") -> bytes:
    context = ssl.create_default_context(cafile=trust) if trust else None
    name = host if trust else None
    reader, writer = await asyncio.open_connection(LOOPBACK, port, ssl=context, server_hostname=name)
    writer.write(f"GET /x?y HTTP/1.1\r\nHost: {host}\r\n{more}\r\n".encode())
    answer = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    await writer.wait_closed()
    return answer


def test_a_request_over_tls_is_served_and_written_down(tmp_path: Path) -> None:
    async def test() -> None:
        async with running(tmp_path) as (ports, authority, log):
            answer = await ask(ports["https"], "collector.example.net", trust=authority.ca_pem)
            assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
            assert lines(log) == [
                ("tls", "collector.example.net", "", ""),
                ("https", "collector.example.net", "GET", "/x?y"),
            ]

    asyncio.run(test())


def test_plain_requests_and_web_sockets(tmp_path: Path) -> None:
    async def test() -> None:
        async with running(tmp_path) as (ports, _, log):
            assert b"sud.gov.kz" in await ask(ports["http"], "sud.gov.kz:80")
            await ask(ports["http"], "sud.gov.kz", more="Upgrade: websocket\r\nConnection: Upgrade\r\n")
            assert lines(log) == [("http", "sud.gov.kz", "GET", "/x?y"), ("ws", "sud.gov.kz", "GET", "/x?y")]

    asyncio.run(test())


def test_datagrams(tmp_path: Path) -> None:
    async def test() -> None:
        async with running(tmp_path) as (ports, _, log):
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
                sender.sendto(b"\x00\x01\x00\x00\x21\x12\xa4\x42" + b"\x00" * 12, (LOOPBACK, ports["udp"]))
                sender.sendto(b"other", (LOOPBACK, ports["udp"]))
            async with asyncio.timeout(5):
                while len(lines(log)) < 2:
                    await asyncio.sleep(0)
            assert [line[0] for line in lines(log)] == ["stun", "udp"]

    asyncio.run(test())
