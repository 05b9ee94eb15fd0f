# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: a real Squid with the exported policy gives the same host verdicts, alone and behind the gateway."""

import asyncio
import base64
import re
import socket
import subprocess
from collections.abc import AsyncIterator, Iterator
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
from kiosk.gateway.upstream import Credentials, Upstream
from kiosk.policy.engine import admit
from kiosk.policy.model import Policy
from kiosk.policy.reader import parse_policy
from kiosk.policy.reasons import Reason
from kiosk.service.gate import PolicyJudge
from tests.fakes.greeting import greeting
from tests.fakes.nobody import open_folder
from tests.unit.policy.conftest import HEAD, TAIL, lock, site

TEMPLATE = Path(__file__).parents[2] / "packaging" / "squid" / "squid.conf"
ZONE = ZoneInfo("Asia/Almaty")
TOKEN = "a-token"
STATION = Credentials("station-1", "a password")
LOOPBACK = "127.0.0.1"
NAMED = ("one.kz", "www.one.kz", "two.org", "a.two.org", "shut.two.org", "b.a.two.org", "part.kz", "locked.kz")
HOSTS = (*NAMED, "away.kz")
OTHERS = ("evil.com", "one.kz.evil.com", "notone.kz", "10.0.0.1", "[::1]", "127.0.0.1")


class OneToken:
    def admits(self, token: str) -> Reason | None:
        return None if token == TOKEN else Reason.WRONG_TOKEN


def _policy(port: int) -> Policy:
    body = f"""
allow = ["https://one.kz:{port}/", "https://*.two.org:{port}/", "https://away.kz:{port}/", "https://locked.kz:{port}/"]
except = [{{ match = "https://shut.two.org/", reason = "x" }}]
parts = ["https://part.kz:{port}/"]"""
    return parse_policy(HEAD + site("one", body) + lock("https://locked.kz/") + TAIL, "policy.toml")


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that Squid's own user can read."""
    with open_folder() as made:
        made.chmod(0o777)
        yield made


def _configuration(folder: Path, policy: Policy, port: int) -> Path:
    """Write what an institution would, and let it reach the sites on this machine, which is what it must not."""
    exported = export_squid(policy).text
    local = exported.replace("!to_localhost !private", "").replace("http_port 127.0.0.1:3128\n", "")
    assert local.count("!private") == 0
    (folder / "policy.conf").write_text(local, encoding="utf-8")
    hashed = subprocess.run(
        ["openssl", "passwd", "-apr1", STATION.password], capture_output=True, text=True, check=True
    ).stdout.strip()
    (folder / "stations").write_text(f"{STATION.user}:{hashed}\n", encoding="utf-8")
    (folder / "hosts").write_text("".join(f"{LOOPBACK} {name}\n" for name in NAMED), encoding="utf-8")
    text = TEMPLATE.read_text(encoding="utf-8").replace("10.0.0.1:3128", f"{LOOPBACK}:{port}")
    text = text.replace("/etc/squid/tereze", str(folder))
    quiet = f"pid_filename none\naccess_log none\ncache_log {folder}/cache.log\nhosts_file {folder}/hosts\n"
    (folder / "squid.conf").write_text(
        text + quiet + "dns_nameservers 127.0.0.1\ndns_timeout 1 second\n", encoding="utf-8"
    )
    return folder / "squid.conf"


@asynccontextmanager
async def squid(configuration: Path, port: int) -> AsyncIterator[None]:
    process = await asyncio.create_subprocess_exec("squid", "-N", "-f", str(configuration))
    try:
        async with asyncio.timeout(30):
            while not await _listens(port):
                assert process.returncode is None, (configuration.parent / "cache.log").read_text()[-2000:]
                await asyncio.sleep(0.05)
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection(LOOPBACK, port)
    except OSError:
        return False
    writer.close()
    return True


async def _connect(proxy: int, place: str, user: str, password: str, *, host: str = "") -> tuple[int, str, bytes]:
    """Ask for a tunnel; return status, our reason, and the site's first bytes."""
    reader, writer = await asyncio.open_connection(LOOPBACK, proxy)
    shown = base64.b64encode(f"{user}:{password}".encode()).decode()
    writer.write(f"CONNECT {place} HTTP/1.1\r\nHost: {place}\r\nProxy-Authorization: Basic {shown}\r\n\r\n".encode())
    async with asyncio.timeout(20):
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        said = b""
        if head.split(" ")[1] == "200" and host:
            writer.write(greeting(host))
            said = await reader.read(5)
    writer.close()
    reason = re.search(r"X-Tereze-Reason: (\w+)", head)
    return int(head.split(" ")[1]), reason[1] if reason else "", said


async def _echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(4096):
        writer.write(data)
    writer.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def test_both_say_the_same_of_every_host(folder: Path) -> None:
    async def play() -> None:
        site_server = await asyncio.start_server(_echo, LOOPBACK, 0)
        port, proxy = site_server.sockets[0].getsockname()[1], _free_port()
        policy = _policy(port)
        upstream = Upstream(LOOPBACK, proxy, USUAL, credentials=STATION)
        clock = SystemClock()
        judge = PolicyJudge(policy, clock, ZONE)
        gateway = Gateway(judge, OneToken(), SystemResolver(clock), AddressGuard(), lambda _: None, upstream=upstream)
        await gateway.start(LOOPBACK, 0)
        async with squid(_configuration(folder, policy, proxy), proxy):
            for host in (*HOSTS, *OTHERS):
                for asked in (port, 443):
                    await _same(host, asked, policy, proxy, gateway)
            assert (await _connect(proxy, f"one.kz:{port}", "station-1", "another"))[0] == 407
        await gateway.stop()
        site_server.close()
        await site_server.wait_closed()

    asyncio.run(play())


async def _same(host: str, port: int, policy: Policy, proxy: int, gateway: Gateway) -> None:
    place = f"{host}:{port}"
    allowed = admit(host.strip("[]"), port, policy, datetime.now(ZONE)).allowed
    alone, _, _ = await _connect(proxy, place, STATION.user, STATION.password)
    chained, reason, said = await _connect(gateway.address.port, place, "tereze", TOKEN, host=host)
    if host == "away.kz" and allowed:  # open, and nobody knows its name: Squid 5 only says that there is no way to it
        assert (alone, chained, reason) == (500, 502, "site_down"), place
    elif allowed:
        assert (alone, chained) == (200, 200), place
        assert said == greeting(host)[:5], place
    else:
        assert (alone, chained) == (403, 403), place
        assert reason not in ("", "upstream_refused"), place  # the station itself says no, and Squid is not asked


def test_what_squid_alone_refuses_is_told_as_its_refusal(folder: Path) -> None:
    async def play() -> None:
        site_server = await asyncio.start_server(_echo, LOOPBACK, 0)
        port, proxy = site_server.sockets[0].getsockname()[1], _free_port()
        narrow = parse_policy(HEAD + site("one", 'allow = ["https://other.kz/"]') + TAIL, "policy.toml")
        clock = SystemClock()
        judge = PolicyJudge(_policy(port), clock, ZONE)
        upstream = Upstream(LOOPBACK, proxy, USUAL, credentials=STATION)
        gateway = Gateway(judge, OneToken(), SystemResolver(clock), AddressGuard(), lambda _: None, upstream=upstream)
        await gateway.start(LOOPBACK, 0)
        async with squid(_configuration(folder, narrow, proxy), proxy):
            told = await _connect(gateway.address.port, f"one.kz:{port}", "tereze", TOKEN)
            assert told[:2] == (403, "upstream_refused")
        assert (await _connect(gateway.address.port, f"one.kz:{port}", "tereze", TOKEN))[:2] == (502, "upstream_down")
        await gateway.stop()
        site_server.close()
        await site_server.wait_closed()

    asyncio.run(play())


def test_the_template_is_taken_without_a_warning(folder: Path) -> None:
    configuration = _configuration(folder, _policy(443), _free_port())
    done = subprocess.run(
        ["squid", "-k", "parse", "-f", str(configuration)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not re.search(r"WARNING|ERROR|FATAL", done.stderr), done.stderr
