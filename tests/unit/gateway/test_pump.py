# SPDX-License-Identifier: GPL-3.0-or-later
"""A tunnel's bytes pass whole, in order, both ways, with every end and every kind of peer."""

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from kiosk.gateway.pump import Pipes, Pump

MIB = 1024 * 1024
Run = Callable[[Callable[["Ends"], Awaitable[None]]], None]


class Ends:
    """The far ends of two sockets, and the pumps between their near ends."""

    def __init__(self, pipes: Pipes) -> None:
        self.client, inner = socket.socketpair()
        self.site, outer = socket.socketpair()
        self._inner = (inner, outer)
        for each in (self.client, self.site, inner, outer):
            each.setblocking(False)
        self.moves = 0
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        told = (pipes, self._moved, self._over, asyncio.get_running_loop())
        self.pumps = (Pump(inner, outer, *told), Pump(outer, inner, *told))
        for pump in self.pumps:
            pump.start()

    def _moved(self) -> None:
        self.moves += 1

    def _over(self, fault: OSError | None) -> bool:
        if not self.ended.done():
            if fault is not None:
                self.ended.set_exception(fault)
            elif all(pump.done for pump in self.pumps):
                self.ended.set_result(None)
        return False

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
        for pump in self.pumps:
            pump.stop()
            assert pump.done
        for each in (self.client, self.site, *self._inner):
            each.close()


@pytest.fixture(params=[True, False], ids=["splice", "copy"])
def pipes(request: pytest.FixtureRequest) -> Iterator[Pipes]:
    made = Pipes(splices=request.param)
    yield made
    made.close()


@pytest.fixture
def run(pipes: Pipes) -> Run:
    """Run a test's steps on two pumps, and hold the descriptors before and after against each other."""

    def of(steps: Callable[[Ends], Awaitable[None]]) -> None:
        async def whole() -> None:
            ends = Ends(pipes)
            try:
                async with asyncio.timeout(30):
                    await steps(ends)
            finally:
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
        await ends.ended

    run(steps)


def test_a_peer_that_does_not_read_holds_the_other_one_back(run: Run) -> None:
    async def steps(ends: Ends) -> None:
        sending = asyncio.create_task(ends.send(ends.client, bytes(64 * MIB)))
        done, _ = await asyncio.wait({sending}, timeout=0.5)
        assert not done
        assert await ends.read(ends.site, 64 * MIB) == bytes(64 * MIB)
        await sending

    run(steps)


def test_a_peer_that_breaks_off_breaks_its_direction(run: Run) -> None:
    async def steps(ends: Ends) -> None:
        await ends.send(ends.client, b"x")
        assert await ends.read(ends.site, 1) == b"x"
        ends.site.close()
        await ends.send(ends.client, b"to nobody")
        with pytest.raises(OSError, match=r"Broken pipe|reset"):
            await ends.ended

    run(steps)


def test_whatever_comes_is_told(run: Run) -> None:
    async def steps(ends: Ends) -> None:
        for count in (1, 2, 3):
            await ends.send(ends.client, b"x")
            assert await ends.read(ends.site, 1) == b"x"
            assert ends.moves == count

    run(steps)


def test_a_pipe_is_given_back_when_nothing_is_on_its_way(run: Run, pipes: Pipes) -> None:
    """A pipe holds so many pieces: as many as fit into two of them are what one turn moves, and no more comes."""
    if not pipes.splices:
        return

    async def steps(ends: Ends) -> None:
        for _ in range(128):
            ends.client.send(b"x")
        assert await ends.read(ends.site, 128) == b"x" * 128
        before = _descriptors()
        pipe = pipes.take()
        assert _descriptors() == before  # it is the one that was used
        assert pipe is not None
        pipes.give_back(pipe, empty=True)

    run(steps)


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
