# SPDX-License-Identifier: GPL-3.0-or-later
"""Listens on loopback, and keeps the connections: how many there may be, and that none outlives its time."""

import asyncio
import contextlib
import ipaddress
import logging
import resource
import socket
from typing import Final

from kiosk.gateway.addresses import AddressGuard
from kiosk.gateway.carriers import SPARE_PIPES, Carriers
from kiosk.gateway.connection import Connection
from kiosk.gateway.heads import forget_heads
from kiosk.gateway.limits import USUAL, Limits
from kiosk.gateway.metrics import Metrics
from kiosk.gateway.pages import answer, status_of
from kiosk.gateway.ports import Endpoint, HostJudge, Resolver, SessionGate, Sink
from kiosk.gateway.shared import Shared
from kiosk.gateway.upstream import Upstream
from kiosk.policy.reasons import Reason

log = logging.getLogger(__name__)

ACCEPTED_AT_ONCE: Final = 16
LOOK_SECONDS: Final = 0.1
OTHER_DESCRIPTORS: Final = 256  # names, the journal, the store, the wire, pipes in use


class Gateway:
    """The forward proxy of one station."""

    def __init__(
        self,
        judge: HostJudge,
        gate: SessionGate,
        resolver: Resolver,
        guard: AddressGuard,
        sink: Sink,
        limits: Limits = USUAL,
        upstream: Upstream | None = None,
    ) -> None:
        self._asks = (judge, gate, resolver, guard, sink)
        self._limits, self._upstream = limits, upstream
        self._listener: socket.socket | None = None
        self._shared: Shared | None = None
        self._watch: asyncio.TimerHandle | None = None
        self._short_of: str | None = None  # what the system did not give for a connection, last time
        self._open: set[Connection] = set()
        self._strangers: dict[Connection, None] = {}  # of them, who has shown no token yet; the oldest first
        self.metrics = Metrics()

    @property
    def address(self) -> Endpoint:
        """Return where it listens. Raises OSError before `start` and after `stop`."""
        if self._listener is None:
            raise OSError("not listening")
        host, port = self._listener.getsockname()[:2]
        return Endpoint(host, port)

    async def start(self, host: str, port: int) -> None:
        """Listen on a loopback address (port 0: any free one). Raises OSError; ValueError for other addresses."""
        place = ipaddress.ip_address(host)
        if not place.is_loopback:
            raise ValueError(f"{host} is not a loopback address")
        family = socket.AF_INET if place.version == 4 else socket.AF_INET6
        _make_room(self._limits)
        self._listener = socket.create_server((host, port), family=family, backlog=self._limits.backlog)
        self._listener.setblocking(False)
        loop = asyncio.get_running_loop()
        self._shared = Shared(*self._asks, self._limits, Carriers(), self.address, self.metrics, loop, self._upstream)
        upstream = self._upstream
        self.metrics.show(lambda: len(self._open), None if upstream is None else lambda: upstream.healthy)
        self._listen()
        self._look()

    async def stop(self) -> None:
        """Close everything; harmless when nothing was started."""
        if self._watch is not None:
            self._watch.cancel()
        if self._listener is not None:
            asyncio.get_running_loop().remove_reader(self._listener.fileno())
            self._listener.close()
        self._listener = None
        self.close_session()
        if self._shared is not None:
            self._shared.carriers.close()
        if self._upstream is not None:
            await self._upstream.close()

    def close_session(self) -> None:
        """End every connection at once, whatever it waits for, and remember nothing of them."""
        for connection in tuple(self._open):
            connection.close()
        forget_heads()

    def reconsider(self) -> None:
        """Close every connection that the policy no longer allows: it has changed, or an hour has come."""
        for connection in tuple(self._open):
            connection.reconsider()

    def _listen(self) -> None:
        if self._listener is not None:
            asyncio.get_running_loop().add_reader(self._listener.fileno(), self._accept)

    def _accept(self) -> None:
        """Take who is waiting; where the system gives no descriptor, wait a little."""
        if self._listener is None:
            return
        try:
            for _ in range(ACCEPTED_AT_ONCE):
                self._take(self._listener.accept()[0])
                self._short_of = None
        except BlockingIOError:
            pass
        except OSError as fault:
            if self._short_of != fault.strerror:
                log.warning("no connection can be taken: %s", fault.strerror)
            self._short_of = fault.strerror
            loop = asyncio.get_running_loop()
            loop.remove_reader(self._listener.fileno())
            loop.call_later(self._limits.accept_pause_seconds, self._listen)

    def _take(self, client: socket.socket) -> None:
        present = len(self._open)
        seated = present < self._limits.connections or self._make_way()
        if self._shared is None or not (seated or present < self._limits.connections + self._limits.turned_away):
            _turn_away_at_once(client, self._limits)
            self.metrics.turned_away()
            return
        self.metrics.connected()
        connection = Connection(self._shared, client, self._met, self._left)
        self._open.add(connection)
        if seated:
            self._strangers[connection] = None
            connection.serve()
        else:
            self.metrics.turned_away()
            connection.turn_away()

    def _make_way(self) -> bool:
        """Let the oldest stranger give way to somebody new, who may be the reader; False where there is none."""
        oldest = next(iter(self._strangers), None)
        if oldest is None:
            return False
        self.metrics.turned_away()
        oldest.give_way()
        return True

    def _met(self, connection: Connection) -> None:
        self._strangers.pop(connection, None)

    def _left(self, connection: Connection) -> None:
        self._open.discard(connection)
        self._met(connection)

    def _look(self) -> None:
        """End what has waited too long."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        for connection in [one for one in self._open if one.deadline <= now]:
            connection.time_is_up()
        self._watch = loop.call_later(LOOK_SECONDS, self._look)


def _turn_away_at_once(client: socket.socket, limits: Limits) -> None:
    """Say that there are too many, and wait for nothing: a flood shall not cost a descriptor each."""
    with client, contextlib.suppress(OSError):
        client.setblocking(False)
        client.send(answer(status_of(Reason.TOO_MANY), Reason.TOO_MANY))
        client.shutdown(socket.SHUT_WR)
        client.recv(limits.head_bytes)  # a socket closed over unread bytes would take our page back


def _make_room(limits: Limits) -> None:
    """Let this process have the descriptors that the limits come to; Debian's usual 1024 are not enough for them."""
    needed = 2 * limits.connections + limits.turned_away + 2 * SPARE_PIPES + OTHER_DESCRIPTORS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    if most < needed:
        log.warning("%d descriptors are needed for all connections, and only %d can be had", needed, most)
