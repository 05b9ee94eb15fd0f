# SPDX-License-Identifier: GPL-3.0-or-later
"""A policy that is taken under load: every verdict is one policy's alone, and what it no longer allows is closed."""

import asyncio
import random
from datetime import UTC, datetime

from kiosk.gateway.ports import Endpoint, GatewayVerdict
from kiosk.gateway.server import Gateway
from kiosk.policy.model import Policy
from kiosk.policy.reader import parse_policy
from kiosk.policy.reasons import Reason
from kiosk.service.gate import PolicyJudge
from tests.fakes.clock import FakeClock
from tests.fakes.greeting import greeting
from tests.fakes.loopback import loopback_guard
from tests.unit.gateway.rig import LOOPBACK, OneTokenGate, TableResolver, connect, echo, play
from tests.unit.policy.conftest import HEAD, TAIL, site

CLIENTS, ROUNDS = 12, 25
HOSTS = ("both.kz", "one.kz", "two.kz", "neither.kz")


def _policy(name: str, own: str) -> Policy:
    return parse_policy(HEAD + site(name, f'allow = ["https://both.kz/", "https://{own}/"]') + TAIL, f"{name}.toml")


ONE, TWO = _policy("one", "one.kz"), _policy("two", "two.kz")
ALLOWED = {("both.kz", "one"), ("both.kz", "two"), ("one.kz", "one"), ("two.kz", "two")}


def test_no_verdict_is_half_one_policy_s_and_half_the_other_s() -> None:
    async def test() -> None:
        served = await asyncio.start_server(echo, LOOPBACK, 0)
        here = (Endpoint(LOOPBACK, served.sockets[0].getsockname()[1]),)
        judge = PolicyJudge(ONE, FakeClock(datetime(2026, 12, 1, tzinfo=UTC)), UTC)
        told: list[GatewayVerdict] = []
        names = TableResolver(dict.fromkeys(HOSTS, here))
        gateway = Gateway(judge, OneTokenGate(), names, loopback_guard(*HOSTS), told.append)
        await gateway.start(LOOPBACK, 0)
        ended = asyncio.Event()
        dice = random.Random(1)  # a strict alternation runs in step with the clients

        async def renew() -> None:
            while not ended.is_set():
                judge.take(dice.choice((ONE, TWO)))
                gateway.reconsider()
                await asyncio.sleep(0)

        async def ask() -> None:
            for number in range(ROUNDS):
                host = HOSTS[number % len(HOSTS)]
                reader, writer = await asyncio.open_connection(LOOPBACK, gateway.address.port)
                writer.write(connect(host) + greeting(host))
                assert int((await reader.read(12))[9:12] or b"403") in (200, 403)
                writer.close()

        renewing = asyncio.create_task(renew())
        async with asyncio.timeout(60):
            await asyncio.gather(*(ask() for _ in range(CLIENTS)))
        ended.set()
        await renewing
        await gateway.stop()
        served.close()
        await served.wait_closed()
        assert len(told) >= CLIENTS * ROUNDS
        seen = {(verdict.host, verdict.site and verdict.site.id) for verdict in told if verdict.allowed}
        assert seen <= ALLOWED
        assert seen >= {("both.kz", "one"), ("both.kz", "two")}  # both were in force
        assert {verdict.reason for verdict in told if verdict.host == "neither.kz"} == {Reason.NOT_LISTED}

    play(test())
