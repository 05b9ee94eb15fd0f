# SPDX-License-Identifier: GPL-3.0-or-later
"""Moves a tunnel's bytes, in the kernel where it can: nothing of what passes is read here.

One `Pump` is one direction. It takes from a socket what is there and gives it on before it takes more, so a peer that
does not read holds the other one back, and an end of one direction closes that direction alone. Pipes are borrowed
only while bytes are on their way: an idle tunnel costs its two sockets.
"""

import asyncio
import fcntl
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Final

CHUNK_BYTES: Final = 256 * 1024  # what one splice may move, and a pipe holds: more would let one tunnel starve others
COPY_BYTES: Final = 256 * 1024
LITTLE_BYTES: Final = 16 * 1024  # where no more came, there is hardly more to ask for
CHUNKS_A_TURN: Final = 2  # then the other tunnels have theirs
SPARE_PIPES: Final = 64
_FLAGS: Final = getattr(os, "SPLICE_F_MOVE", 0) | getattr(os, "SPLICE_F_NONBLOCK", 0)
Pipe = tuple[int, int]


class Pipes:
    """Empty pipes for whoever moves bytes; a few are kept for the next one."""

    def __init__(self, *, splices: bool = hasattr(os, "splice")) -> None:
        """`splices` False moves bytes through this process instead."""
        self.splices = splices
        self._spare: list[Pipe] = []

    def take(self) -> Pipe | None:
        """Return an empty pipe; None where bytes have to pass through this process, also for want of descriptors."""
        if self._spare:
            return self._spare.pop()
        if not self.splices:
            return None
        try:
            pipe = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            return None
        with suppress(OSError):  # a user has so many pages for all pipes, and a smaller pipe only takes more turns
            fcntl.fcntl(pipe[1], fcntl.F_SETPIPE_SZ, CHUNK_BYTES)
        return pipe

    def give_back(self, pipe: Pipe, *, empty: bool) -> None:
        """Keep an empty pipe for the next one; one with somebody's bytes in it is closed."""
        if empty and len(self._spare) < SPARE_PIPES:
            self._spare.append(pipe)
        else:
            for end in pipe:
                os.close(end)

    def close(self) -> None:
        while self._spare:
            self.give_back(self._spare.pop(), empty=False)


class Pump:
    """One direction, from its first byte to its end: through a pipe (splice(2)), or through this process."""

    def __init__(
        self,
        source: socket.socket,
        target: socket.socket,
        pipes: Pipes,
        moved: Callable[[], None],
        over: Callable[[OSError | None], bool],
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        """`moved` is called whenever bytes came. `over` is called once, with the fault if there was one.

        Where it returns True both sockets are closed by now; else the target is told that no more comes.
        """
        self._source, self._target, self._pipes, self._moved = source, target, pipes, moved
        self._over, self._loop = over, loop
        self._from, self._to = source.fileno(), target.fileno()  # asyncio is quicker with numbers
        self._pipe: Pipe | None = None
        self._bytes = memoryview(b"")
        self._held = 0
        self.carried = 0  # bytes taken from the source so far
        self._taking = self._giving = False
        self.done = False

    def start(self) -> None:
        self._take_when_there()

    def stop(self) -> None:
        """Let go of both sockets and of what was on its way."""
        self._let_go()
        self._drop(empty=self._held == 0)
        self.done = True

    def _take(self) -> int:
        """Take what is there; 0 is the end. Raises BlockingIOError where nothing is there yet, OSError."""
        if self._pipe is None:
            self._pipe = self._pipes.take()
        if self._pipe is None:
            self._bytes = memoryview(self._source.recv(COPY_BYTES))
            return len(self._bytes)
        return os.splice(self._from, self._pipe[1], CHUNK_BYTES, flags=_FLAGS)

    def _give(self) -> int:
        """Give on some of what is held and return how much. Raises BlockingIOError, OSError."""
        if self._pipe is None:
            sent = self._target.send(self._bytes)
            self._bytes = self._bytes[sent:]
            return sent
        return os.splice(self._pipe[0], self._to, self._held, flags=_FLAGS)

    def _drop(self, *, empty: bool) -> None:
        """Nothing is on its way now: another tunnel may have the pipe."""
        self._bytes = memoryview(b"")
        if self._pipe is not None:
            pipe, self._pipe = self._pipe, None
            self._pipes.give_back(pipe, empty=empty)

    def _turn(self) -> None:
        """Take and give on while there is something, for one turn."""
        try:
            for _ in range(CHUNKS_A_TURN):
                self._held = self._take()
                if self._held == 0:
                    self._finish()
                    return
                came = self._held
                self.carried += came
                self._moved()
                if not self._give_all():
                    return
                if came < LITTLE_BYTES:
                    break
            self._drop(empty=True)  # nobody knows when more comes
        except BlockingIOError:
            self._drop(empty=True)
        except OSError as fault:
            self._fail(fault)

    def _give_all(self) -> bool:
        """Give on what is held; False where the target must read first."""
        try:
            while self._held:
                self._held -= self._give()
        except BlockingIOError:
            self._give_when_read()
            return False
        return True

    def _go_on(self) -> None:
        """The target reads again."""
        try:
            if self._give_all():
                self._moved()
                self._drop(empty=True)
                self._take_when_there()
        except OSError as fault:
            self._fail(fault)

    def _take_when_there(self) -> None:
        if self._giving:
            self._loop.remove_writer(self._to)
            self._giving = False
        self._loop.add_reader(self._from, self._turn)
        self._taking = True

    def _give_when_read(self) -> None:
        if self._taking:
            self._loop.remove_reader(self._from)
            self._taking = False
        if not self._giving:
            self._loop.add_writer(self._to, self._go_on)
            self._giving = True

    def _let_go(self) -> None:
        if self._taking:
            self._loop.remove_reader(self._from)
        if self._giving:
            self._loop.remove_writer(self._to)
        self._taking = self._giving = False

    def _finish(self) -> None:
        """The source sends no more: say so to the target, which may still answer."""
        self._let_go()
        self._drop(empty=True)
        self.done = True
        if not self._over(None):
            with suppress(OSError):
                self._target.shutdown(socket.SHUT_WR)

    def _fail(self, fault: OSError) -> None:
        self._let_go()
        self._drop(empty=False)
        self.done = True
        self._over(fault)
