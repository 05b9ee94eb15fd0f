# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: nothing passes the gateway without a session, and with one only what the starter policy lists.

The stand-in sites run as their own process; their log is the proof.
"""

import asyncio
import base64
import http.client
import json
import ssl
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.base.clock import SystemClock
from kiosk.base.ids import SessionToken
from kiosk.base.paths import resources
from kiosk.gateway.admission import USER_NAME
from kiosk.gateway.ports import Endpoint, GatewayVerdict
from kiosk.gateway.server import Gateway
from kiosk.policy.reader import read_policy
from kiosk.policy.reasons import Reason
from kiosk.service.gate import PolicyJudge, TokenGate
from tests.fakes.loopback import loopback_guard

LOOPBACK = "127.0.0.1"
LISTED = "adilet.zan.kz"
COLLECTOR = "collector.example.net"
IN_FORCE = datetime(2026, 12, 1, 9, tzinfo=UTC)
TOKEN = SessionToken("the-running-sessions-token")


class StillClock(SystemClock):
    """A day on which the starter policy is in force."""

    def now(self) -> datetime:
        return IN_FORCE


@dataclass(frozen=True)
class StandInResolver:
    """Every name leads to the stand-ins."""

    ports: dict[str, int]

    def known(self, host: str, port: int) -> tuple[Endpoint, ...]:
        return ()

    async def resolve(self, host: str, port: int) -> tuple[Endpoint, ...]:
        return (Endpoint(LOOPBACK, self.ports["http" if port == 80 else "https"]),)


@dataclass
class Station:
    gateway: Gateway
    gate: TokenGate
    told: list[GatewayVerdict]
    folder: Path

    async def fetch(self, host: str, token: str | None) -> str:
        """Fetch a page by a client of the standard library; return its text, or why there is no tunnel."""
        return await asyncio.to_thread(self._fetch, host, token)

    def _fetch(self, host: str, token: str | None) -> str:
        trust = ssl.create_default_context(cafile=self.folder / "ca.pem")
        client = http.client.HTTPSConnection(LOOPBACK, self.gateway.address.port, context=trust, timeout=10)
        client.set_tunnel(host, 443, {} if token is None else {"Proxy-Authorization": _basic(token)})
        try:
            client.request("GET", "/")
            return client.getresponse().read().decode()
        except OSError as fault:
            return str(fault)
        finally:
            client.close()

    def reached(self) -> list[str]:
        """Return the hosts that the stand-ins saw, by any means."""
        lines = (self.folder / "log").read_text().splitlines()
        return sorted({json.loads(line)["host"] for line in lines})


def _basic(token: str) -> str:
    return "Basic " + base64.b64encode(f"{USER_NAME}:{token}".encode()).decode()


@asynccontextmanager
async def station(folder: Path, exempt: frozenset[str] = frozenset({LISTED})) -> AsyncIterator[Station]:
    log, ports_file = folder / "log", folder / "ports.json"
    log.touch()
    arguments = ("--folder", str(folder), "--log", str(log), "--ports-file", str(ports_file))
    stand_ins = await asyncio.create_subprocess_exec(sys.executable, "-m", "kiosk.demo.standins", *arguments)
    try:
        async with asyncio.timeout(20):
            while not ports_file.exists():
                assert stand_ins.returncode is None
                await asyncio.sleep(0.02)
        gate, told = TokenGate(), list[GatewayVerdict]()
        judge = PolicyJudge(read_policy(resources() / "policy" / "starter.toml"), StillClock(), UTC)
        resolver = StandInResolver(json.loads(ports_file.read_bytes()))
        gateway = Gateway(judge, gate, resolver, loopback_guard(*exempt), told.append)
        await gateway.start(LOOPBACK, 0)
        try:
            yield Station(gateway, gate, told, folder)
        finally:
            await gateway.stop()
    finally:
        stand_ins.terminate()
        assert await stand_ins.wait() == 0


def test_a_listed_page_comes_through_and_nothing_else(tmp_path: Path) -> None:
    async def test() -> None:
        async with station(tmp_path) as here:
            here.gate.open(TOKEN)
            assert LISTED in await here.fetch(LISTED, TOKEN)
            assert "403" in await here.fetch(COLLECTOR, TOKEN)
            assert here.reached() == [LISTED]
            outcomes = [(verdict.host, verdict.site and verdict.site.id, verdict.reason) for verdict in here.told]
            assert outcomes == [(LISTED, "adilet", None), (COLLECTOR, None, Reason.NOT_LISTED)]

    asyncio.run(test())


@pytest.mark.parametrize("token", [None, str(TOKEN), "another"])
def test_without_a_session_nothing_passes(tmp_path: Path, token: str | None) -> None:
    async def test() -> None:
        async with station(tmp_path) as here:
            assert "403" in await here.fetch(LISTED, token)
            here.gate.open(TOKEN)
            here.gate.shut()
            assert "403" in await here.fetch(LISTED, token)
            assert here.reached() == []

    asyncio.run(test())


def test_only_the_running_sessions_token_opens(tmp_path: Path) -> None:
    async def test() -> None:
        async with station(tmp_path) as here:
            here.gate.open(TOKEN)
            assert "407" in await here.fetch(LISTED, None)
            assert "407" in await here.fetch(LISTED, "another")
            assert here.reached() == []
            assert [verdict.reason for verdict in here.told] == [Reason.WRONG_TOKEN]

    asyncio.run(test())


def test_a_listed_name_that_leads_home_is_not_dialled(tmp_path: Path) -> None:
    async def test() -> None:
        async with station(tmp_path, exempt=frozenset()) as here:
            here.gate.open(TOKEN)
            assert "403" in await here.fetch(LISTED, TOKEN)
            assert here.reached() == []
            assert [verdict.reason for verdict in here.told] == [None, Reason.PRIVATE_ADDRESS]

    asyncio.run(test())
