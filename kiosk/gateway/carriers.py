# SPDX-License-Identifier: GPL-3.0-or-later
"""What a tunnel's bytes are in between two sockets: a pipe in the kernel, or a buffer of this process. Never read here.

- A pipe is filled and emptied by splice(2): nothing is copied, and the kernel bounds what all pipes may hold.
- A large buffer is for the one direction whose bytes come faster than a pipe takes them. Measured on loopback it
  carries a third more: its memory stays in the processor's cache, and fewer, larger turns wake the peers less often.
  Where several are so busy each takes a pipe, so that nobody waits for the others' large turns.
- A small buffer is for a system that has no splice(2), or no descriptor to spare, and for what splice does not pass:
  it stops for ever at an urgent mark (RFC 9293, section 3.8.5), over which a read steps.

They are borrowed only while bytes are on their way, so an idle tunnel costs its two sockets. All can `take` what is
there into what is empty (0 is the end; BlockingIOError where nothing is there yet, OSError) and `give` on all that is
held (BlockingIOError where the target must read first, OSError).
"""

import fcntl
import os
import socket
from contextlib import suppress
from typing import Final

PIPE_BYTES: Final = 256 * 1024  # what one splice may move, and a pipe holds
SMALL_BYTES: Final = PIPE_BYTES
LARGE_BYTES: Final = 4 * 1024 * 1024
LARGE_BUFFERS: Final = 2  # the second one for whoever is busy while a peer that does not read keeps the first
SPARE_PIPES: Final = 64
SPARE_BUFFERS: Final = 4
_FLAGS: Final = getattr(os, "SPLICE_F_MOVE", 0) | getattr(os, "SPLICE_F_NONBLOCK", 0)


class Pipe:
    """Bytes that stay in the kernel."""

    def __init__(self) -> None:
        """Raises OSError where the system gives no descriptors."""
        self._out, self._in = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._held = 0
        with suppress(OSError):  # a user has so many pages for all pipes, and a smaller pipe only takes more turns
            fcntl.fcntl(self._in, fcntl.F_SETPIPE_SZ, PIPE_BYTES)

    @property
    def empty(self) -> bool:
        return self._held == 0

    def take(self, source: socket.socket) -> int:
        self._held = os.splice(source.fileno(), self._in, PIPE_BYTES, flags=_FLAGS)
        return self._held

    def give(self, target: socket.socket) -> None:
        while self._held:
            self._held -= os.splice(self._out, target.fileno(), self._held, flags=_FLAGS)

    def close(self) -> None:
        os.close(self._out)
        os.close(self._in)


class Buffer:
    """Bytes that pass through this process."""

    def __init__(self, size: int) -> None:
        self._whole = memoryview(bytearray(size))
        self._held = self._whole[:0]

    def take(self, source: socket.socket) -> int:
        count = source.recv_into(self._whole)
        self._held = self._whole[:count]
        return count

    def give(self, target: socket.socket) -> None:
        while self._held:
            self._held = self._held[target.send(self._held) :]


Carrier = Pipe | Buffer


class Carriers:
    """Lends empty carriers to whoever moves bytes, and keeps a few for the next one."""

    def __init__(self, *, splices: bool = hasattr(os, "splice")) -> None:
        """`splices` False moves all bytes through this process."""
        self._splices = splices
        self._pipes: list[Pipe] = []
        self._small: list[Buffer] = []
        self._large: list[Buffer] = []
        self._large_lent: set[Buffer] = set()
        self._busy: int | None = None

    def borrow(self, busy: int | None = None) -> Carrier:
        """Return an empty carrier. A direction that is `busy`, by whatever number, may get a large one."""
        if busy is not None:
            alone, self._busy = self._busy == busy, busy
            if alone and (self._large or len(self._large_lent) < LARGE_BUFFERS):
                with suppress(MemoryError):
                    large = self._large.pop() if self._large else Buffer(LARGE_BYTES)
                    self._large_lent.add(large)
                    return large
        if self._splices:
            with suppress(OSError):
                return self._pipes.pop() if self._pipes else Pipe()
        return self.borrow_small()

    def borrow_small(self) -> Buffer:
        return self._small.pop() if self._small else Buffer(SMALL_BYTES)

    def give_back(self, carrier: Carrier) -> None:
        """Keep a carrier for the next one; a pipe with somebody's bytes in it is closed."""
        if isinstance(carrier, Pipe):
            if carrier.empty and len(self._pipes) < SPARE_PIPES:
                self._pipes.append(carrier)
            else:
                carrier.close()
        elif carrier in self._large_lent:
            self._large_lent.remove(carrier)
            self._large.append(carrier)
        elif len(self._small) < SPARE_BUFFERS:
            self._small.append(carrier)

    def close(self) -> None:
        """Close the pipes that wait."""
        while self._pipes:
            self._pipes.pop().close()
