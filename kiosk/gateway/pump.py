# SPDX-License-Identifier: GPL-3.0-or-later
"""Moves a tunnel's bytes: nothing of what passes is read here.

One `Pump` is one direction. It takes from a socket what is there and gives it on before it takes more, so a peer that
does not read holds the other one back, and an end of one direction closes that direction alone. In what bytes are
carried, `carriers` knows.
"""

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress

from kiosk.gateway.carriers import PIPE_BYTES, Carrier, Carriers, Pipe
from kiosk.gateway.refusing import Refusing


class Pump:
    """One direction, from its first byte to its end."""

    def __init__(
        self,
        source: socket.socket,
        target: socket.socket,
        carriers: Carriers,
        moved: Callable[[], None],
        over: Callable[[OSError | None], bool],
        fail: Callable[[Exception], None],
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        """`moved` is called whenever bytes came. `over` is called once, with the fault if there was one.

        Where it returns True both sockets are closed by now; else the target is told that no more comes. `fail` is
        called for a fault of ours.
        """
        self._source, self._target, self._carriers, self._moved = source, target, carriers, moved
        self._over, self._fail_all, self._loop = over, fail, loop
        self._from, self._to = source.fileno(), target.fileno()  # asyncio is quicker with numbers
        self._carrier: Carrier | None = None
        self._many = False  # more came last time than a pipe takes
        self.carried = 0  # bytes taken from the source so far
        self._taking = self._giving = False
        self.done = False

    def start(self) -> None:
        self._take_when_there()

    def stop(self) -> None:
        """Let go of both sockets and of what was on its way."""
        self._let_go()
        self._drop()
        self.done = True

    def _drop(self) -> None:
        """Another tunnel may have what carried the bytes: nobody knows when more comes."""
        if self._carrier is not None:
            carrier, self._carrier = self._carrier, None
            self._carriers.give_back(carrier)

    def _guarded(self, step: Callable[[], None]) -> None:
        with Refusing(self._fail_all):
            step()

    def _turn(self) -> None:
        """Take what is there, once, and give it on: then the other tunnels have their turn."""
        try:
            came = self._take()
            if came == 0:
                self._finish()
                return
            self._many = came >= PIPE_BYTES
            self.carried += came
            self._moved()
            if self._give_all():
                self._drop()
        except BlockingIOError:
            self._drop()
        except OSError as fault:
            self._fail(fault)

    def _take(self) -> int:
        """Take what is there; 0 is the end. Raises BlockingIOError where nothing is, OSError."""
        self._carrier = self._carriers.borrow(id(self) if self._many else None)
        try:
            return self._carrier.take(self._source)
        except BlockingIOError:
            if not isinstance(self._carrier, Pipe):
                raise
        self._drop()  # there may be something that a pipe does not take
        self._carrier = self._carriers.borrow_small()
        return self._carrier.take(self._source)

    def _give_all(self) -> bool:
        """Give on what is held; False where the target must read first."""
        try:
            if self._carrier is not None:
                self._carrier.give(self._target)
        except BlockingIOError:
            self._give_when_read()
            return False
        return True

    def _go_on(self) -> None:
        """The target reads again."""
        self._moved()
        try:
            if self._give_all():
                self._drop()
                self._take_when_there()
        except OSError as fault:
            self._fail(fault)

    def _take_when_there(self) -> None:
        if self._giving:
            self._loop.remove_writer(self._to)
            self._giving = False
        self._loop.add_reader(self._from, self._guarded, self._turn)
        self._taking = True

    def _give_when_read(self) -> None:
        if self._taking:
            self._loop.remove_reader(self._from)
            self._taking = False
        if not self._giving:
            self._loop.add_writer(self._to, self._guarded, self._go_on)
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
        self._drop()
        self.done = True
        if not self._over(None):
            with suppress(OSError):
                self._target.shutdown(socket.SHUT_WR)

    def _fail(self, fault: OSError) -> None:
        self._let_go()
        self._drop()
        self.done = True
        self._over(fault)
