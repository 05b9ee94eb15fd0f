# SPDX-License-Identifier: GPL-3.0-or-later
"""The gateway on real sockets, between real clients and small real sites, all on loopback."""

import asyncio
import gc
import logging

import pytest

from kiosk.gateway import heads
from kiosk.gateway.addresses import AddressGuard
from kiosk.gateway.connection import Connection
from kiosk.gateway.limits import Limits
from kiosk.gateway.ports import GatewayVerdict
from kiosk.gateway.pump import Pump
from kiosk.gateway.server import Gateway
from kiosk.gateway.tunnel import Tunnel
from kiosk.policy.reasons import Reason
from tests.fakes.greeting import greeting
from tests.unit.gateway.rig import (
    HELLO,
    LOOPBACK,
    PATIENCE,
    QUICK,
    ListJudge,
    OneTokenGate,
    Rig,
    connect,
    credentials,
    echo,
    get,
    play,
    refused,
    rig,
    web,
)


def test_a_tunnel_carries_both_ways_and_ends_half_by_half() -> None:
    async def test() -> None:
        async with rig(echo) as door:
            reader, writer = await door.tunnel()
            writer.write(b"x" * 1_000_000)
            assert await reader.readexactly(1_000_000) == b"x" * 1_000_000
            writer.write_eof()
            assert await reader.read() == b"bye"
            writer.close()
            assert door.told == [GatewayVerdict("a.kz", 443, "CONNECT", True, None, None, None)]

    play(test())


def test_bytes_sent_before_the_tunnel_stands_go_first() -> None:
    async def test() -> None:
        async with rig(echo) as door:
            reader, writer = await door.tunnel(early=b"early")
            writer.write(b"late")
            assert await reader.readexactly(9) == b"earlylate"
            writer.close()

    play(test())


@pytest.mark.parametrize("first", [greeting("b.kz"), greeting(None), b"SSH-2.0-x\r\n"])
def test_a_tunnel_for_another_name_reaches_nothing(first: bytes) -> None:
    heard: list[bytes] = []

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.read())
        writer.close()

    async def test() -> None:
        async with rig(listen) as door:
            answer = await door.say(connect("a.kz") + first)
            assert answer.partition(b"\r\n\r\n")[2] == b""
            assert [(told.allowed, told.reason) for told in door.told] == [
                (True, None),
                (False, Reason.SERVER_NAME_MISMATCH),
            ]

    play(test())
    assert b"".join(heard) == b""


def test_a_greeting_byte_by_byte_passes() -> None:
    async def test() -> None:
        async with rig(echo) as door:
            reader, writer = await door.open()
            writer.write(connect("a.kz"))
            await reader.readuntil(b"\r\n\r\n")
            for at in range(len(HELLO)):
                writer.write(HELLO[at : at + 1])
                await writer.drain()
            assert await reader.readexactly(len(HELLO)) == HELLO
            writer.close()

    play(test())


def test_a_silent_tunnel_ends() -> None:
    async def test() -> None:
        async with rig(echo, Limits(greeting_seconds=0.1)) as door:
            answer = await asyncio.wait_for(door.say(connect("a.kz")), 5)
            assert answer.startswith(b"HTTP/1.1 200 ")

    play(test())


def test_a_site_that_ends_first_still_hears_the_client() -> None:
    heard: list[bytes] = []

    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write_eof()
        heard.append(await reader.read())
        writer.close()

    async def test() -> None:
        async with rig(hang_up) as door:
            reader, writer = await door.tunnel()
            assert await reader.read() == b""
            writer.write(b"still here")
            writer.write_eof()
            while not heard:
                await asyncio.sleep(0)
            assert heard == [HELLO + b"still here"]
            writer.close()

    play(test())


def test_a_plain_request() -> None:
    async def test() -> None:
        async with rig(web) as door:
            answer = await door.say(get("a.kz"))
            assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
            assert answer.endswith(b"GET /x HTTP/1.1\r\nHost: a.kz\r\n\r\n")
            assert (await door.say(get("a.kz", b"HEAD"))).endswith(b"Connection: close\r\n\r\n")

    play(test())


@pytest.mark.parametrize(
    ("request_bytes", "outcome", "verdicts"),
    [
        (connect("b.kz"), (403, "not_listed"), [Reason.NOT_LISTED]),
        (connect("a.kz", 22), (403, "not_listed"), [Reason.NOT_LISTED]),
        (get("b.kz"), (403, "not_listed"), [Reason.NOT_LISTED]),
        (connect("a.kz", token="other"), (407, "wrong_token"), [Reason.WRONG_TOKEN]),
        (connect("a.kz").replace(credentials(), b""), (407, ""), []),
        (b"GET /x HTTP/1.1\r\nHost: a.kz\r\n\r\n", (400, "bad_request"), [Reason.BAD_REQUEST]),
        (b"\x16\x03\x01\x00", (400, "bad_request"), [Reason.BAD_REQUEST]),
        (b"GET http://a.kz/" + b"x" * 50_000, (431, "bad_request"), [Reason.BAD_REQUEST]),
        (connect("private.kz"), (403, "private_address"), [None, Reason.PRIVATE_ADDRESS]),
        (connect("itself.kz"), (403, "private_address"), [None, Reason.PRIVATE_ADDRESS]),
        (connect("nowhere.kz"), (502, "name_not_found"), [None, Reason.NAME_NOT_FOUND]),
        (connect("down.kz"), (502, "site_down"), [None, Reason.SITE_DOWN]),
    ],
)
def test_what_does_not_open(request_bytes: bytes, outcome: tuple[int, str], verdicts: list[Reason | None]) -> None:
    reached: list[bool] = []

    async def never(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reached.append(True)
        writer.close()

    async def test() -> None:
        async with rig(never) as door:
            assert refused(await door.say(request_bytes)) == outcome
            assert [verdict.reason for verdict in door.told] == verdicts
            assert not reached

    play(test())


def test_without_a_session_no_name_is_even_resolved() -> None:
    async def test() -> None:
        async with rig(echo) as door:
            door.gate.token = None
            assert refused(await door.say(connect("a.kz"))) == (403, "no_session")
            assert refused(await door.say(get("a.kz").replace(credentials(), b""))) == (403, "no_session")
            assert door.resolver.asked == []

    play(test())


def test_what_cannot_be_recorded_does_not_open() -> None:
    async def test() -> None:
        async with rig(echo) as door:
            door.full[0] = True
            assert refused(await door.say(connect("a.kz"))) == (503, "not_recorded")
            assert door.resolver.asked == []

    play(test())


def test_a_resolver_and_a_site_that_never_answer() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async def test() -> None:
        async with rig(silent, QUICK) as door:
            assert refused(await door.say(connect("slow.kz"))) == (504, "site_timeout")
            assert refused(await door.say(get("a.kz"))) == (504, "site_timeout")
            assert [verdict.reason for verdict in door.told] == [None, Reason.SITE_TIMEOUT] * 2
            reader, writer = await door.tunnel()
            assert await asyncio.wait_for(reader.read(), 5) == b""
            writer.close()

    play(test())


def test_a_tunnel_in_use_outlives_the_idle_time_but_not_its_own() -> None:
    async def test() -> None:
        limits = Limits(idle_seconds=0.2, lifetime_seconds=0.6)
        async with rig(echo, limits) as door:
            loop = asyncio.get_running_loop()
            reader, writer = await door.tunnel()
            begin = loop.time()
            try:
                while loop.time() < begin + 5:
                    writer.write(b"x")
                    await reader.readexactly(1)
            except (asyncio.IncompleteReadError, ConnectionError):
                pass
            assert 0.5 < loop.time() - begin < 5
            writer.close()

    play(test())


def test_a_slow_head_is_ended() -> None:
    async def test() -> None:
        async with rig(echo, QUICK) as door:
            assert refused(await door.say(b"CONNECT a.kz")) == (408, "bad_request")
            assert await door.say(b"") == b""

    play(test())


def test_the_end_of_a_session_ends_every_connection_at_once() -> None:
    async def test() -> None:
        async with rig(echo) as door:
            open_ones = [await door.tunnel() for _ in range(3)] + [await door.open()]
            waiting = await door.open()
            waiting[1].write(connect("slow.kz"))
            while "slow.kz" not in door.resolver.asked:
                await asyncio.sleep(0)
            door.gateway.close_session()
            ends = [asyncio.wait_for(reader.read(), 1) for reader, _ in [*open_ones, waiting]]
            assert await asyncio.gather(*ends) == [b""] * 5
            assert heads._read_tunnel.cache_info().currsize == 0, "nor is anything remembered of where they led"
            for _, writer in [*open_ones, waiting]:
                writer.close()
            (await door.tunnel())[1].close()

    play(test())


@pytest.mark.parametrize("quick", [True, False], ids=["name known", "name asked for"])
def test_what_is_over_is_freed_at_once_and_not_by_the_collector(quick: bool) -> None:
    """Cycles would leave memory, and a pause now and then, to the collector."""

    def alive() -> int:
        return sum(isinstance(one, Connection | Pump | Tunnel) for one in gc.get_objects())

    async def test() -> None:
        async with rig(echo) as door:
            door.resolver.quick = quick
            before = alive()
            for _ in range(3):
                reader, writer = await door.tunnel()
                writer.write_eof()
                assert await reader.read() == b"bye"
                writer.close()
            for host in ("b.kz", "down.kz", "nowhere.kz"):
                assert refused(await door.say(connect(host)))[0] >= 400
            _, waiting = await door.open()
            waiting.write(connect("slow.kz"))
            while "slow.kz" not in door.resolver.asked:
                await asyncio.sleep(0)
            assert alive() > before
            door.gateway.close_session()
            waiting.close()
            async with asyncio.timeout(PATIENCE):
                while alive() > before or len(asyncio.all_tasks()) > 1:
                    await asyncio.sleep(0)

    gc.collect()
    gc.disable()
    try:
        play(test())
    finally:
        gc.enable()


def test_two_hundred_tunnels_at_once() -> None:
    async def one(door: Rig, number: int) -> None:
        said = str(number).encode() * 5000
        reader, writer = await door.tunnel()
        writer.write(said)
        assert await reader.readexactly(len(said)) == said
        writer.write_eof()
        assert await reader.read() == b"bye"
        writer.close()

    async def test() -> None:
        async with rig(echo) as door:
            await asyncio.gather(*(one(door, number) for number in range(200)))
            assert len(door.told) == 200

    play(test())


def test_of_an_exchange_that_is_over_nothing_more_is_told() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        await reader.read()
        writer.close()

    async def test() -> None:
        async with rig(serve) as door:
            reader, writer = await door.open()
            request = get("a.kz").replace(b"Connection: close\r\n", b"")
            writer.write(request)
            assert (await reader.readuntil(b"ok")).startswith(b"HTTP/1.1 200 ")
            door.judge.shut.add("a.kz")
            door.gateway.reconsider()
            assert len(door.told) == 1
            writer.write(request)  # every head is judged anew
            assert refused(await reader.readuntil(b"\r\n\r\n")) == (403, "hours")
            writer.close()

    play(test())


def test_over_the_limit_says_so_and_beyond_that_too() -> None:
    async def test() -> None:
        async with rig(echo, Limits(connections=1, turned_away=1)) as door:
            _, first = await door.tunnel()
            reader, second = await door.open()
            assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 503 ")
            assert refused(await door.say(b"")) == (503, "too_many")
            first.close()
            second.close()

    play(test())


def test_a_fault_refuses_one_connection_and_names_no_address(caplog: pytest.LogCaptureFixture) -> None:
    async def test() -> None:
        async with rig(echo) as door:
            assert refused(await door.say(connect("faulty.kz"))) == (503, "fault")
            (await door.tunnel())[1].close()

    play(test())
    (line,) = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert "LookupError" in line
    assert "secret" not in line


def test_a_client_that_resets_leaves_the_gateway_up() -> None:
    async def test() -> None:
        async with rig(echo) as door:
            for cut in range(0, len(connect("a.kz")), 7):
                _, writer = await door.open()
                writer.write(connect("a.kz")[:cut])
                writer.transport.abort()
            _, writer = await door.tunnel()
            writer.transport.abort()
            (await door.tunnel())[1].close()

    play(test())


def test_it_listens_on_loopback_only_and_once() -> None:
    async def test() -> None:
        async with rig(echo) as door:
            other = Gateway(ListJudge(), OneTokenGate(), door.resolver, AddressGuard(), door.told.append)
            with pytest.raises(ValueError, match="loopback"):
                await other.start("0.0.0.0", 0)
            with pytest.raises(OSError, match="in use"):
                await other.start(LOOPBACK, door.gateway.address.port)
            await other.stop()
        with pytest.raises(OSError, match="not listening"):
            _ = door.gateway.address

    play(test())


def test_what_is_no_longer_allowed_is_closed_and_told() -> None:
    async def test() -> None:
        async with rig(echo) as door:
            reader, writer = await door.tunnel()
            door.gateway.reconsider()
            writer.write(b"still")
            assert await reader.readexactly(5) == b"still"
            door.judge.shut.add("a.kz")
            door.gateway.reconsider()
            assert await reader.read() == b""
            writer.close()
            assert [(verdict.allowed, verdict.reason) for verdict in door.told] == [
                (True, None),
                (False, Reason.HOURS),
            ]

    play(test())


def test_a_kept_connection_without_a_request_is_left_in_peace() -> None:
    async def test() -> None:
        async with rig(web) as door:
            reader, writer = await door.open()
            writer.write(get("b.kz"))
            await reader.read()
            door.gateway.reconsider()
            writer.close()
            assert [verdict.reason for verdict in door.told] == [Reason.NOT_LISTED]

    play(test())


def test_numbers_tell_what_happened_and_nobody_s_host() -> None:
    async def test() -> None:
        async with rig(echo) as door:
            reader, writer = await door.tunnel()
            writer.write(b"x" * 1000)
            assert await reader.readexactly(1000) == b"x" * 1000
            during = door.gateway.metrics.text()
            writer.write_eof()
            await reader.read()
            writer.close()
            await door.say(connect("b.kz"))
            await door.say(connect("down.kz"))
            await door.say(connect("a.kz").replace(credentials(), b""))
            await door.say(b"hello\r\n\r\n")
            async with asyncio.timeout(5):
                while "open_connections 0.0" not in door.gateway.metrics.text():
                    await asyncio.sleep(0.01)
            after = door.gateway.metrics.text()
        assert "tereze_gateway_open_tunnels 1.0" in during
        for line in (
            'tereze_gateway_verdicts_total{asked="tunnel",outcome="allowed"} 2.0',
            'tereze_gateway_verdicts_total{asked="tunnel",outcome="not_listed"} 1.0',
            'tereze_gateway_failures_total{reason="site_down"} 1.0',
            "tereze_gateway_connections_total 5.0",
            "tereze_gateway_challenges_total 1.0",
            'tereze_gateway_failures_total{reason="bad_request"} 1.0',
            "tereze_gateway_open_tunnels 0.0",
            f'tereze_gateway_tunnel_bytes_total{{direction="from_client"}} {1000.0 + len(HELLO)}',
        ):
            assert line in after
        assert ".kz" not in after
        assert "upstream" not in after

    play(test())
