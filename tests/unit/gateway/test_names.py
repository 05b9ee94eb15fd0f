# SPDX-License-Identifier: GPL-3.0-or-later
"""The resolver between real files and a real name server on loopback."""

import asyncio
import os
import resource
import socket
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.gateway.limits import NameLimits
from kiosk.gateway.names import SystemResolver
from kiosk.gateway.ports import NameNotFound, NamesSilent
from tests.fakes.clock import FakeClock
from tests.fakes.name_server import LOOPBACK, NameServer, Says, name_server

V4, V6 = "198.41.0.4", "2001:503:ba3e::2:30"
IMPATIENT = NameLimits(question_seconds=0.4, server_seconds=0.1, other_family_seconds=0.05)


@dataclass
class Rig:
    server: NameServer
    names: SystemResolver
    clock: FakeClock
    folder: Path

    async def found(self, host: str = "a.kz") -> list[str]:
        return [endpoint.address for endpoint in await self.names.resolve(host, 443)]

    async def fails(self, host: str = "a.kz") -> type[Exception]:
        with pytest.raises((NameNotFound, NamesSilent)) as caught:
            await self.names.resolve(host, 443)
        return caught.type


@asynccontextmanager
async def rig(folder: Path, limits: NameLimits | None = None, address: str = LOOPBACK) -> AsyncIterator[Rig]:
    async with name_server(folder, address) as server:
        clock = FakeClock()
        files = {"hosts": folder / "hosts", "servers": folder / "resolv.conf"}
        yield Rig(server, SystemResolver(clock, limits or NameLimits(), **files, port=server.port), clock, folder)


def play(test: Coroutine[None, None, None]) -> None:
    """Run a test to its end, and see that it leaves neither a task nor a descriptor behind."""

    async def alone() -> None:
        before = len(os.listdir("/proc/self/fd"))
        await test
        others = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.wait_for(asyncio.gather(*others, return_exceptions=True), 5)
        async with asyncio.timeout(5):
            while len(os.listdir("/proc/self/fd")) > before:  # a transport closes its socket a turn later
                await asyncio.sleep(0)

    asyncio.run(alone())


def test_names_that_could_not_be_read_for_want_of_descriptors_are_read_later(tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path, IMPATIENT) as here:
            here.server.add("a.kz", V4)
            (tmp_path / "hosts").write_text("198.41.0.9 b.kz\n")
            before = resource.getrlimit(resource.RLIMIT_NOFILE)
            resource.setrlimit(resource.RLIMIT_NOFILE, (0, before[1]))
            try:
                assert await here.fails() is NamesSilent
            finally:
                resource.setrlimit(resource.RLIMIT_NOFILE, before)
            here.clock.pass_time(2)
            assert await here.found() == [V4]
            assert await here.found("b.kz") == ["198.41.0.9"]

    play(test())


def test_both_families_are_found_and_kept_for_their_time(tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path) as here:
            here.server.add("a.kz", V4, V6)
            assert await here.found() == [V6, V4]
            here.server.add("a.kz", V4)
            here.clock.pass_time(299)
            assert await here.found() == [V6, V4]
            here.clock.pass_time(1)
            assert await here.found() == [V4]

    play(test())


@pytest.mark.parametrize(("ttl", "kept"), [(0, 30), (29, 30), (31, 31), (3600, 3600), (2_000_000, 3600)])
def test_the_time_is_never_below_the_floor_or_above_the_ceiling(ttl: int, kept: int, tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path) as here:
            here.server.add("a.kz", V4, ttl=ttl)
            await here.found()
            asked = len(here.server.asked)
            here.clock.pass_time(kept - 1)
            await here.found()
            assert len(here.server.asked) == asked
            here.clock.pass_time(1)
            await here.found()
            assert len(here.server.asked) == 2 * asked

    play(test())


def test_the_wall_clock_has_no_say(tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path) as here:
            here.server.add("a.kz", V4)
            await here.found()
            here.clock.set_wall(here.clock.now().replace(year=2040))
            here.server.add("a.kz", V6)
            assert await here.found() == [V4]

    play(test())


def test_a_name_that_does_not_exist_is_remembered_briefly(tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path) as here:
            assert await here.fails() is NameNotFound
            here.server.add("a.kz", V4)
            here.clock.pass_time(9)
            assert await here.fails() is NameNotFound
            here.clock.pass_time(1)
            assert await here.found() == [V4]

    play(test())


def test_a_name_without_addresses_is_not_found(tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path) as here:
            here.server.add("a.kz")
            assert await here.fails() is NameNotFound

    play(test())


def test_an_alias_is_followed_and_lives_as_long_as_its_shortest_record(tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path) as here:
            chain = (("a.kz", "CNAME", "edge.b.kz."), ("edge.b.kz", "A", V4))
            here.server.zone["a.kz", "A"] = Says(chain, ttl=60)
            here.server.zone["a.kz", "AAAA"] = Says(chain[:1], ttl=60)
            assert await here.found() == [V4]
            here.clock.pass_time(60)
            here.server.add("a.kz", V6)
            assert await here.found() == [V6]

    play(test())


def test_a_truncated_reply_is_asked_for_again_over_tcp(tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path) as here:
            here.server.add("a.kz", V4)
            here.server.zone["a.kz", "A"].truncated = True
            assert await here.found() == [V4]
            assert ("a.kz", "A", "tcp") in here.server.asked

    play(test())


def test_of_very_many_addresses_the_first_are_looked_at(tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path) as here:
            records = tuple(("a.kz", "A", f"198.41.1.{last}") for last in range(70))
            here.server.zone["a.kz", "A"] = Says(records)
            assert len(await here.found()) == 64

    play(test())


@pytest.mark.parametrize(
    "says",
    [
        Says(silent=True),
        Says(code="SERVFAIL"),
        Says(code="REFUSED"),
        Says(raw=b""),
        Says(raw=b"\x00" * 7),
        Says(raw=b"\xff" * 400),
        Says(truncated=True, silent=True),
        Says(raw=b"\x00\x00\x81\x80" + b"\x00" * 8),
    ],
)
def test_what_is_no_answer_is_silence_and_not_a_missing_name(says: Says, tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path, IMPATIENT) as here:
            here.server.add("a.kz")
            here.server.zone["a.kz", "A"] = says
            assert await here.fails() is NamesSilent
            here.server.add("a.kz", V4)
            assert await here.fails() is NamesSilent
            here.clock.pass_time(1)
            assert await here.found() == [V4]

    play(test())


def test_nobody_at_the_servers_port(tmp_path: Path) -> None:
    async def test() -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
            free.bind((LOOPBACK, 0))
            port = free.getsockname()[1]
        (tmp_path / "resolv.conf").write_text(f"nameserver {LOOPBACK}\n")
        names = SystemResolver(
            FakeClock(),
            NameLimits(question_seconds=3600, server_seconds=3600),
            servers=tmp_path / "resolv.conf",
            port=port,
        )
        with pytest.raises(NamesSilent):  # by the refusal itself, and not by a time-out
            await names.resolve("a.kz", 443)

    play(test())


@pytest.mark.parametrize("text", [None, "", "nameserver nowhere\n", "nameserver\n", "\xff" * 9, "#" * 100_000])
def test_no_server_is_named(text: str | None, tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path) as here:
            here.server.add("a.kz", V4)
            file = tmp_path / "resolv.conf"
            good = file.read_text()
            file.unlink() if text is None else file.write_text(text, encoding="latin-1")
            assert await here.fails() is NamesSilent
            file.write_text(good)
            here.clock.pass_time(1)
            assert await here.found() == [V4]

    play(test())


def test_the_second_server_answers_for_a_dead_first(tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path) as here:
            here.server.add("a.kz", V4)
            (tmp_path / "resolv.conf").write_text(f"nameserver 127.0.0.2\nnameserver {LOOPBACK}\n")
            assert await here.found() == [V4]

    play(test())


def test_a_server_may_have_an_ipv6_address(tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path, address="::1") as here:
            here.server.add("a.kz", V4)
            here.server.zone["a.kz", "A"].truncated = True
            assert await here.found() == [V4]

    play(test())


def test_an_alias_of_itself_and_another_names_address_are_no_answer(tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path, IMPATIENT) as here:
            here.server.add("a.kz")
            here.server.zone["a.kz", "A"] = Says((("a.kz", "CNAME", "b.kz."), ("b.kz", "CNAME", "a.kz.")))
            assert await here.fails() is NamesSilent
            here.clock.pass_time(1)
            here.server.zone["a.kz", "A"] = Says((("b.kz", "A", V4),))
            assert await here.fails() is NameNotFound

    play(test())


def test_a_search_list_is_not_used(tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path) as here:
            (tmp_path / "resolv.conf").write_text(f"search b.kz\noptions ndots:5\nnameserver {LOOPBACK}\n")
            here.server.add("a.kz.b.kz", V4)
            assert await here.fails() is NameNotFound
            assert {name for name, _, _ in here.server.asked} == {"a.kz"}

    play(test())


@pytest.mark.parametrize(("kept", "lost"), [("A", "AAAA"), ("AAAA", "A")])
def test_one_family_is_enough_and_is_kept_no_longer_than_the_floor(kept: str, lost: str, tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path) as here:
            here.server.add("a.kz", V4, V6)
            address = {"A": V4, "AAAA": V6}[kept]
            here.server.zone["a.kz", lost].silent = True
            assert await here.found() == [address]
            here.server.add("a.kz", V4, V6)
            here.clock.pass_time(30)
            assert await here.found() == [V6, V4]

    play(test())


def test_askers_of_one_name_share_one_question(tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path) as here:
            here.server.add("a.kz", V4)
            here.server.add("b.kz", V6)
            go = here.server.zone["a.kz", "A"].after = asyncio.Event()
            askers = [asyncio.create_task(here.found()) for _ in range(50)]
            assert await here.found("b.kz") == [V6]  # one slow name does not hold up another
            askers[0].cancel()
            go.set()
            answers = await asyncio.gather(*askers, return_exceptions=True)
            assert answers[1:] == [[V4]] * 49
            assert isinstance(answers[0], asyncio.CancelledError)
            assert sorted(here.server.asked) == sorted(
                [(host, kind, "udp") for host in ("a.kz", "b.kz") for kind in ("A", "AAAA")]
            )

    play(test())


def test_a_question_that_nobody_waits_for_any_more_ends(tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path) as here:
            here.server.add("a.kz", V4)
            here.server.zone["a.kz", "A"].after = asyncio.Event()
            askers = [asyncio.create_task(here.found()) for _ in range(3)]
            while len(here.server.asked) < 2:
                await asyncio.sleep(0)
            for asker in askers:
                asker.cancel()
            await asyncio.gather(*askers, return_exceptions=True)
            here.server.zone["a.kz", "A"].after = None
            assert await here.found() == [V4]

    play(test())


def test_only_so_many_names_are_kept(tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path, NameLimits(names_kept=2)) as here:
            for host in ("a.kz", "b.kz", "a.kz", "c.kz", "a.kz"):
                here.server.add(host, V4)
                await here.found(host)
            assert len([ask for ask in here.server.asked if ask[0] == "a.kz"]) == 2
            await here.found("b.kz")
            assert len([ask for ask in here.server.asked if ask[0] == "b.kz"]) == 4

    play(test())


def test_the_machines_own_list_speaks_first_and_is_read_again(tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path) as here:
            here.server.add("a.kz", V4)
            assert await here.found() == [V4]
            (tmp_path / "hosts").write_text(
                "# none\n10.1.2.3 Intranet.A.kz a.kz # ours\nfd00::1\ta.kz\n\n10.1.2.3 a.kz\n"
            )
            assert await here.found() == ["10.1.2.3", "fd00::1"]
            assert await here.found("intranet.a.kz") == ["10.1.2.3"]
            (tmp_path / "hosts").unlink()
            assert await here.found() == [V4]

    play(test())


@pytest.mark.parametrize(
    "host", ["", "127.0.0.1", "a.1", "1", "::1", "a" * 64 + ".kz", "a..kz", "a.kz.", "A.kz", "қ.kz"]
)
def test_what_is_no_name_is_not_asked_for(host: str, tmp_path: Path) -> None:
    async def test() -> None:
        async with rig(tmp_path) as here:
            assert await here.fails(host) is NameNotFound
            assert await here.fails("a." * 130 + "kz") is NameNotFound
            assert here.server.asked == []

    play(test())
