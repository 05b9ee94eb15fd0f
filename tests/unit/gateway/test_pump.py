# SPDX-License-Identifier: GPL-3.0-or-later
"""A tunnel's bytes pass whole, in order, both ways, with every end and every kind of peer."""

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from kiosk.gateway.pump import Pipes, relay

MIB = 1024 * 1024
Run = Callable[[Callable[["Ends"], Awaitable[None]]], None]


class Ends:
    """The far ends of both sockets that a relay joins, and the relay."""

    def __init__(self, pipes: Pipes, idle_seconds: float) -> None:
        self.client, inner = socket.socketpair()
        self.site, outer = socket.socketpair()
        self._inner = (inner, outer)
        for each in (self.client, self.site, inner, outer):
            each.setblocking(False)
        self.task = asyncio.create_task(relay(inner, outer, pipes, idle_seconds=idle_seconds))

    async def send(self, side: socket.socket, data: bytes) -> None:
        await asyncio.get_running_loop().sock_sendall(side, data)

    async def read(self, side: socket.socket, count: int) -> bytes:
        found = bytearray()
        while len(found) < count:
            part = await asyncio.get_running_loop().sock_recv(side, count - len(found))
            if not part:
                break
            found += part
        return bytes(found)

    def close(self) -> None:
        for each in (self.client, self.site, *self._inner):
            each.close()


@pytest.fixture(params=[True, False], ids=["splice", "copy"])
def pipes(request: pytest.FixtureRequest) -> Iterator[Pipes]:
    made = Pipes(splices=request.param)
    yield made
    made.close()


@pytest.fixture
def run(pipes: Pipes) -> Run:
    """Run a test's steps on a relay, and hold the descriptors before and after against each other."""

    def of(steps: Callable[[Ends], Awaitable[None]], idle_seconds: float = 10) -> None:
        async def whole() -> None:
            ends = Ends(pipes, idle_seconds)
            try:
                async with asyncio.timeout(30):
                    await steps(ends)
            finally:
                ends.task.cancel()
                await asyncio.gather(ends.task, return_exceptions=True)
                ends.close()

        before = _descriptors()
        asyncio.run(whole())
        pipes.close()
        assert _descriptors() == before

    return of


def _descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_much_passes_both_ways_at_once_whole_and_in_order(run: Run) -> None:
    there, back = os.urandom(5 * MIB), os.urandom(3 * MIB)

    async def steps(ends: Ends) -> None:
        _, _, came, went = await asyncio.gather(
            ends.send(ends.client, there),
            ends.send(ends.site, back),
            ends.read(ends.site, len(there)),
            ends.read(ends.client, len(back)),
        )
        assert came == there
        assert went == back

    run(steps)


@pytest.mark.parametrize("first", ["client", "site"])
def test_an_end_of_one_direction_leaves_the_other_open(first: str, run: Run) -> None:
    async def steps(ends: Ends) -> None:
        done, other = (ends.client, ends.site) if first == "client" else (ends.site, ends.client)
        await ends.send(done, b"the last word")
        done.shutdown(socket.SHUT_WR)
        assert await ends.read(other, 100) == b"the last word"
        await ends.send(other, b"an answer")
        assert await ends.read(done, 9) == b"an answer"
        other.shutdown(socket.SHUT_WR)
        await ends.task

    run(steps)


def test_a_peer_that_does_not_read_holds_the_other_one_back(run: Run) -> None:
    async def steps(ends: Ends) -> None:
        sending = asyncio.create_task(ends.send(ends.client, bytes(64 * MIB)))
        done, _ = await asyncio.wait({sending}, timeout=0.5)
        assert not done
        assert await ends.read(ends.site, 64 * MIB) == bytes(64 * MIB)
        await sending

    run(steps)


def test_a_peer_that_breaks_off_ends_the_relay(run: Run) -> None:
    async def steps(ends: Ends) -> None:
        await ends.send(ends.client, b"x")
        assert await ends.read(ends.site, 1) == b"x"
        ends.site.close()
        await ends.send(ends.client, b"to nobody")
        with pytest.raises(OSError, match="Broken pipe|reset"):
            await ends.task

    run(steps)


def test_an_idle_tunnel_ends_and_a_busy_one_does_not(pipes: Pipes) -> None:
    async def whole() -> None:
        ends = Ends(pipes, 0.3)
        loop = asyncio.get_running_loop()
        begun = loop.time()
        while loop.time() - begun < 0.6:
            await ends.send(ends.client, b"x")
            assert await ends.read(ends.site, 1) == b"x"
        assert not ends.task.done()
        with pytest.raises(TimeoutError):
            await ends.task
        ends.close()

    asyncio.run(whole())


def test_without_descriptors_bytes_pass_all_the_same(run: Run) -> None:
    async def steps(ends: Ends) -> None:
        taken = []
        try:
            while True:
                taken.append(os.dup(0))
        except OSError:
            pass
        try:
            await ends.send(ends.client, b"still here")
            assert await ends.read(ends.site, 10) == b"still here"
        finally:
            for each in taken:
                os.close(each)

    run(steps)
