# SPDX-License-Identifier: GPL-3.0-or-later
"""A tunnel's bytes pass whole, in order, both ways, with every end and every kind of peer."""

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from kiosk.gateway.carriers import LARGE_BUFFERS, Buffer, Carriers, Pipe
from kiosk.gateway.pump import Pump

MIB = 1024 * 1024
PATIENCE = 30
Run = Callable[[Callable[["Ends"], Awaitable[None]]], None]


class Ends:
    """The far ends of two sockets, and the pumps between their near ends."""

    def __init__(self, carriers: Carriers, room: int | None = None) -> None:
        """`room` is how many bytes the system keeps of what is sent and not read yet, where not its usual number."""
        self.client, inner = socket.socketpair()
        self.site, outer = socket.socketpair()
        self._inner = (inner, outer)
        for each in (self.client, self.site, inner, outer):
            each.setblocking(False)
            if room is not None:
                each.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, room)
        self.moves = 0
        self.faults: list[Exception] = []
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        told = (carriers, self._moved, self._over, self.faults.append, asyncio.get_running_loop())
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
def carriers(request: pytest.FixtureRequest) -> Iterator[Carriers]:
    made = Carriers(splices=request.param)
    yield made
    made.close()


@pytest.fixture
def run(carriers: Carriers) -> Run:
    """Run a test's steps on two pumps, and hold the descriptors before and after against each other."""

    def of(steps: Callable[[Ends], Awaitable[None]]) -> None:
        async def whole() -> None:
            ends = Ends(carriers)
            try:
                async with asyncio.timeout(PATIENCE):
                    await steps(ends)
            finally:
                ends.close()

        before = _descriptors()
        asyncio.run(whole())
        carriers.close()
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


def test_a_pipe_is_given_back_when_nothing_is_on_its_way() -> None:
    """A pipe holds so many pieces: as many as fit are what one turn moves."""
    carriers = Carriers()

    async def steps() -> None:
        ends = Ends(carriers)
        for _ in range(128):
            ends.client.send(b"x")
        assert await ends.read(ends.site, 128) == b"x" * 128
        before = _descriptors()
        pipe = carriers.borrow()
        assert isinstance(pipe, Pipe)
        assert _descriptors() == before, "it is the one that was used"
        carriers.give_back(pipe)
        ends.close()

    asyncio.run(asyncio.wait_for(steps(), PATIENCE))
    carriers.close()


def test_many_bytes_at_once_go_through_a_large_buffer_and_few_through_a_pipe() -> None:
    lent: list[bool] = []

    class Watched(Carriers):
        def borrow(self, busy: int | None = None) -> Pipe | Buffer:
            lent.append(busy is not None)
            return super().borrow(busy)

    carriers = Watched()

    async def steps() -> None:
        ends = Ends(carriers, room=4 * MIB)
        whole = os.urandom(32 * MIB)
        _, came = await asyncio.gather(ends.send(ends.client, whole), ends.read(ends.site, len(whole)))
        assert came == whole
        ends.close()

    asyncio.run(asyncio.wait_for(steps(), PATIENCE))
    carriers.close()
    assert not lent[0], "nobody knows yet that many come"
    assert any(lent)


def test_only_who_is_busy_alone_has_a_large_buffer_and_there_are_two() -> None:
    carriers = Carriers()
    assert [type(carriers.borrow(one)) for one in (1, 2, 1, 2)] == [Pipe] * 4
    lent = [carriers.borrow(2) for _ in range(LARGE_BUFFERS + 1)]
    assert [type(one) for one in lent] == [*[Buffer] * LARGE_BUFFERS, Pipe]
    for one in lent:
        carriers.give_back(one)
    assert {carriers.borrow(2) for _ in range(LARGE_BUFFERS)} == set(lent[:LARGE_BUFFERS])
    carriers.close()


def test_a_peer_that_does_not_read_holds_a_buffer_and_nobody_else_back() -> None:
    """What one tunnel's peer has not read stays that tunnel's, whatever other tunnels carry meanwhile."""
    carriers = Carriers()
    first, second = os.urandom(32 * MIB), os.urandom(16 * MIB)

    async def steps() -> None:
        stalled, other = Ends(carriers, room=4 * MIB), Ends(carriers, room=4 * MIB)
        sending = asyncio.create_task(stalled.send(stalled.client, first))
        await asyncio.wait({sending}, timeout=0.2)
        for _ in range(LARGE_BUFFERS):
            _, came = await asyncio.gather(other.send(other.client, second), other.read(other.site, len(second)))
            assert came == second
        assert await stalled.read(stalled.site, len(first)) == first
        await sending
        stalled.close()
        other.close()

    asyncio.run(asyncio.wait_for(steps(), PATIENCE))
    carriers.close()


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


def test_a_fault_of_ours_is_told_and_not_left_to_the_event_loop() -> None:
    class Faulty(Carriers):
        def borrow(self, busy: int | None = None) -> Pipe | Buffer:
            raise MemoryError

    async def steps() -> None:
        ends = Ends(Faulty())
        await ends.send(ends.client, b"x")
        while not ends.faults:
            await asyncio.sleep(0)
        assert isinstance(ends.faults[0], MemoryError)
        ends.close()

    asyncio.run(asyncio.wait_for(steps(), PATIENCE))
