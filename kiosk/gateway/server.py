# SPDX-License-Identifier: GPL-3.0-or-later
"""The gateway's sockets: listens on loopback, dials sites, and does what `tunnel` commands. Decides nothing else.

A connection is one task. A fault ends that connection as refused and is logged in one line; the gateway goes on.
"""

import asyncio
import contextlib
import ipaddress
import logging
import socket
import traceback
from dataclasses import dataclass, replace
from typing import assert_never

from kiosk.base.errors import CannotRecord
from kiosk.gateway import events as ev
from kiosk.gateway.addresses import AddressGuard
from kiosk.gateway.admission import Refusal, refusal_for, weigh
from kiosk.gateway.dial import reach
from kiosk.gateway.exchange import Side
from kiosk.gateway.heads import Head
from kiosk.gateway.limits import USUAL, Limits
from kiosk.gateway.pages import answer, status_of
from kiosk.gateway.ports import Endpoint, GatewayVerdict, HostJudge, Resolver, SessionGate, Sink
from kiosk.gateway.pump import Pipes, relay
from kiosk.gateway.tunnel import Tunnel
from kiosk.policy.reasons import Reason

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Ports:
    judge: HostJudge
    gate: SessionGate
    resolver: Resolver
    guard: AddressGuard
    sink: Sink
    limits: Limits
    pipes: Pipes


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
    ) -> None:
        self._ports = _Ports(judge, gate, resolver, guard, sink, limits, Pipes())
        self._listener: socket.socket | None = None
        self._accepting: asyncio.Task[None] | None = None
        self._open: dict[asyncio.Task[None], _Connection] = {}

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
        self._listener = socket.create_server((host, port), family=family, backlog=self._ports.limits.backlog)
        self._listener.setblocking(False)
        self._accepting = asyncio.create_task(self._accept(self._listener))

    async def stop(self) -> None:
        """Close everything; harmless when nothing was started."""
        if self._accepting is not None:
            self._accepting.cancel()
            await asyncio.gather(self._accepting, return_exceptions=True)
        if self._listener is not None:
            self._listener.close()
        self._accepting = self._listener = None
        self.close_session()
        await asyncio.gather(*self._open, return_exceptions=True)
        self._ports.pipes.close()

    def close_session(self) -> None:
        """End every connection at once, whatever it waits for."""
        for task in tuple(self._open):
            task.cancel()

    async def _accept(self, listener: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        while True:
            try:
                client, _ = await loop.sock_accept(listener)
            except OSError as fault:
                log.warning("no connection can be taken: %s", fault.strerror)
                await asyncio.sleep(self._ports.limits.accept_pause_seconds)
            else:
                self._take(client)

    def _take(self, client: socket.socket) -> None:
        limits, present = self._ports.limits, len(self._open)
        if present >= limits.connections + limits.turned_away:
            client.close()
            return
        connection = _Connection(self._ports, client, self.address)
        life = connection.serve() if present < limits.connections else connection.turn_away()
        task = asyncio.create_task(life)
        self._open[task] = connection
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        connection = self._open.pop(task)
        fault = None if task.cancelled() else task.exception()
        if fault is not None:
            place = traceback.extract_tb(fault.__traceback__)[-1]
            log.error("a connection ends as refused: %s at %s:%s", type(fault).__name__, place.filename, place.lineno)
            connection.refuse_for_fault()
        connection.close()


class _Connection:
    """The sockets of one client's connection."""

    def __init__(self, ports: _Ports, client: socket.socket, gateway: Endpoint) -> None:
        self._ports = ports
        self._limits = ports.limits
        self._gateway = gateway
        self._tunnel = Tunnel(ports.limits)
        self._loop = asyncio.get_running_loop()
        self._sockets = {Side.CLIENT: client}
        self._verdict: GatewayVerdict | None = None
        self._spoke = False
        client.setblocking(False)
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    async def serve(self) -> None:
        """Read a head, and do what follows from it."""
        commands = await self._from_client(self._limits.head_seconds)
        while commands:
            commands = await self._obey(commands)

    async def turn_away(self) -> None:
        """Say that there are too many."""
        await self._say(answer(status_of(Reason.TOO_MANY), Reason.TOO_MANY))

    def refuse_for_fault(self) -> None:
        """Send what can be sent at once."""
        if not self._spoke:
            with contextlib.suppress(OSError):
                self._sockets[Side.CLIENT].send(answer(status_of(Reason.FAULT), Reason.FAULT))

    def close(self) -> None:
        for each in self._sockets.values():
            each.close()

    async def _from_client(self, seconds: float) -> tuple[ev.Command, ...]:
        """Tell the tunnel what the client sends until something is to be done, for a limited time."""
        try:
            async with asyncio.timeout(seconds):
                while True:
                    if commands := self._tunnel.handle(await self._next(Side.CLIENT)):
                        return commands
        except TimeoutError:
            return self._tunnel.handle(ev.TimedOut())

    async def _obey(self, commands: tuple[ev.Command, ...]) -> tuple[ev.Command, ...]:
        """Carry out commands in order; return those that the outcome of one brings forth."""
        for command in commands:
            match command:
                case ev.Judge(head=head):
                    return self._tunnel.handle(ev.Judged(self._judge(head)))
                case ev.Dial(host=host, port=port):
                    return self._tunnel.handle(await self._dial(host, port))
                case ev.Greet():
                    return await self._from_client(self._limits.greeting_seconds)
                case ev.Send(side=side, data=data):
                    if not await self._send(side, data):
                        return self._tunnel.handle(ev.Ended(side, broken=True))
                case _:
                    await self._carry_on(command)
        return ()

    async def _carry_on(self, command: ev.Relay | ev.Listen | ev.Answer | ev.Deny | ev.Close) -> None:
        """Carry out a command whose outcome brings forth no other."""
        match command:
            case ev.Relay(early=early):
                await self._relay(early)
            case ev.Listen():
                await self._listen()
            case ev.Answer(reason=reason, data=data):
                await self._answer(reason, data)
            case ev.Deny(reason=reason):
                self._record_failure(reason)
            case ev.Close():
                pass
            case _:
                assert_never(command)

    def _judge(self, head: Head) -> Refusal | None:
        admission = weigh(head, self._ports.gate, self._ports.judge)
        self._verdict = admission.verdict
        if admission.verdict is not None:
            try:
                self._ports.sink(admission.verdict)
            except CannotRecord:
                self._verdict = None
                return refusal_for(Reason.NOT_RECORDED)
        return admission.refusal

    async def _dial(self, host: str, port: int) -> ev.Dialled | ev.DialFailed:
        ports = self._ports
        found = await reach(host, port, ports.resolver, ports.guard, self._gateway, self._limits)
        if not isinstance(found, socket.socket):
            return ev.DialFailed(found)
        self._sockets[Side.SITE] = found
        return ev.Dialled()

    async def _next(self, side: Side) -> ev.Received | ev.Ended:
        try:
            data = await self._loop.sock_recv(self._sockets[side], self._limits.chunk_bytes)
        except OSError:
            return ev.Ended(side, broken=True)
        return ev.Received(side, data) if data else ev.Ended(side)

    async def _send(self, side: Side, data: bytes) -> bool:
        """Write all of it; False where the peer is gone or does not read."""
        self._spoke = self._spoke or side is Side.CLIENT
        try:
            async with asyncio.timeout(self._limits.idle_seconds):
                await self._loop.sock_sendall(self._sockets[side], data)
        except OSError:
            return False
        return True

    async def _listen(self) -> None:
        """Tell the tunnel what either side sends, until it is over."""
        waits = {asyncio.create_task(self._next(side)): side for side in Side}
        try:
            async with asyncio.timeout(self._limits.lifetime_seconds):
                while not self._tunnel.over:
                    await self._hear(waits)
        except TimeoutError:
            await self._pass(ev.TimedOut())
        finally:
            for task in waits:
                task.cancel()
            await asyncio.gather(*waits, return_exceptions=True)

    async def _hear(self, waits: dict[asyncio.Task[ev.Received | ev.Ended], Side]) -> None:
        """Take one round of events; a side that has ended is not read again."""
        done, _ = await asyncio.wait(waits, timeout=self._limits.idle_seconds, return_when=asyncio.FIRST_COMPLETED)
        if not done:
            await self._pass(ev.TimedOut())
        for task in done:
            side, event = waits.pop(task), task.result()
            await self._pass(event)
            if isinstance(event, ev.Received):
                waits[asyncio.create_task(self._next(side))] = side

    async def _pass(self, event: ev.Event) -> None:
        commands = self._tunnel.handle(event)
        while commands:
            commands = await self._obey(commands)

    async def _answer(self, reason: Reason | None, page: bytes) -> None:
        """Say no; a request that was allowed and failed later is told to the record again."""
        if reason is not None:
            self._record_failure(reason)
        await self._say(page)

    def _record_failure(self, reason: Reason) -> None:
        if self._verdict is not None and self._verdict.allowed:
            with contextlib.suppress(CannotRecord):  # it is a refusal already
                self._ports.sink(replace(self._verdict, allowed=False, reason=reason))

    async def _say(self, page: bytes) -> None:
        """Send our page and let the client read it: a socket closed over unread bytes would cut it off."""
        client = self._sockets[Side.CLIENT]
        self._spoke = True
        with contextlib.suppress(OSError):
            async with asyncio.timeout(self._limits.parting_seconds):
                await self._loop.sock_sendall(client, page)
                client.shutdown(socket.SHUT_WR)
                while await self._loop.sock_recv(client, self._limits.chunk_bytes):
                    pass

    async def _relay(self, early: bytes) -> None:
        """Move bytes both ways until both sides have ended, one is lost, or nothing came for too long."""
        client, site = self._sockets[Side.CLIENT], self._sockets[Side.SITE]
        with contextlib.suppress(OSError):  # a time-out is one
            async with asyncio.timeout(self._limits.lifetime_seconds):
                await self._loop.sock_sendall(site, early)
                await relay(client, site, self._ports.pipes, idle_seconds=self._limits.idle_seconds)
