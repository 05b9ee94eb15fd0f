# SPDX-License-Identifier: GPL-3.0-or-later
"""The sockets of one client's connection: does what `tunnel` commands and tells it what came. Decides nothing else.

Everything happens in the event loop's own callbacks: a connection that waits costs neither a task nor a timer. What it
waits for has a `deadline`, which `server` looks at now and then. A fault ends the connection as refused and is logged
in one line that names its kind and place, and nothing of what was asked.
"""

import asyncio
import contextlib
import logging
import socket
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import Final, assert_never

from kiosk.base.errors import CannotRecord
from kiosk.gateway import events as ev
from kiosk.gateway.admission import Refusal, refusal_for, weigh
from kiosk.gateway.dial import Outcome
from kiosk.gateway.dialling import Dialling
from kiosk.gateway.exchange import Side
from kiosk.gateway.heads import Head, forget_heads
from kiosk.gateway.pages import answer, status_of
from kiosk.gateway.ports import GatewayVerdict
from kiosk.gateway.pump import Pump
from kiosk.gateway.refusing import Refusing
from kiosk.gateway.shared import Shared
from kiosk.gateway.tunnel import Tunnel
from kiosk.policy.reasons import Reason

log = logging.getLogger(__name__)

LATE_SECONDS: Final = 1.0  # a dial keeps its own time; this is for one that does not
NOTHING: Final = memoryview(b"")


class Connection:
    """From the accepted socket to the last one closed."""

    def __init__(
        self,
        shared: Shared,
        client: socket.socket,
        known: Callable[["Connection"], None],
        gone: Callable[["Connection"], None],
    ) -> None:
        """`known` is called when the session's token was shown; `gone` once, when everything is closed."""
        self._shared, self._limits, self._known, self._gone = shared, shared.limits, known, gone
        self._loop = shared.loop
        self._tunnel = Tunnel(shared.limits, shared.via)
        self._sockets = {Side.CLIENT: client}
        self._commands: deque[ev.Command] = deque()
        self._heard: frozenset[Side] = frozenset()  # whom the tunnel wants to hear
        self._listened: frozenset[Side] = frozenset()  # whom the event loop watches for it
        self._unsent, self._unsent_to = NOTHING, Side.CLIENT
        self._verdict: GatewayVerdict | None = None
        self._judged: Head | None = None
        self._dialling = Dialling(shared)
        self._pumps: tuple[Pump, ...] = ()
        self._early = 0  # bytes that a tunnel carried before its pumps
        self._spoke = self._parting = self._closed = self._waits_for_head = self._exchanges = False
        self._ends = self._loop.time() + self._limits.lifetime_seconds
        self.deadline = self._ends
        client.setblocking(False)
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    # ---- what the server does with it

    def serve(self) -> None:
        """Read a head, and do what follows from it."""
        with Refusing(self.fail):
            self._heard = frozenset({Side.CLIENT})
            self._wait(self._limits.head_seconds)
            self._readable(Side.CLIENT)  # the first bytes are mostly there already

    def turn_away(self) -> None:
        """Say that there are too many."""
        with Refusing(self.fail):
            self._record_failure(Reason.TOO_MANY)
            self._say(answer(status_of(Reason.TOO_MANY), Reason.TOO_MANY))

    def give_way(self) -> None:
        """Close at once, for somebody else's sake; say why where nothing was said yet."""
        self._record_failure(Reason.TOO_MANY)
        self._say_at_once(Reason.TOO_MANY)
        with contextlib.suppress(OSError):
            self._sockets[Side.CLIENT].shutdown(socket.SHUT_WR)
            self._sockets[Side.CLIENT].recv(self._limits.head_bytes)  # else what is unread takes our page back
        self.close()

    def time_is_up(self) -> None:
        """What was awaited did not come in time."""
        with Refusing(self.fail):
            if self._dialling.under_way:
                self._dialling.stop()
                self._tell(ev.DialFailed(Reason.SITE_TIMEOUT))
            elif self._parting or self._pumps or self._unsent:
                self.close()
            else:
                self._tell(ev.TimedOut())

    def reconsider(self) -> None:
        """Ask the policy again, which may have changed, or the hour; close what is no longer allowed."""
        head, judge = self._judged, self._shared.judge
        if head is None or self._verdict is None or not self._verdict.allowed or self._parting:
            return
        with Refusing(self.fail):
            tunnels = head.tunnels
            ruling = judge.admit(head.host, head.port) if tunnels else judge.decide(head.target, head.method, 0)
            if not ruling.allowed:
                self._verdict = replace(self._verdict, rule=ruling.rule)  # of the policy that refuses it now
                self._record_failure(ruling.reason or Reason.FAULT)
                self.close()

    def fail(self, fault: BaseException) -> None:
        """End as refused, with what can be sent at once."""
        self._shared.metrics.faulted()
        place = traceback.extract_tb(fault.__traceback__)[-1]
        log.error("a connection ends as refused: %s at %s:%s", type(fault).__name__, place.filename, place.lineno)
        self._say_at_once(Reason.FAULT)
        self.close()

    def _say_at_once(self, reason: Reason) -> None:
        if not self._spoke and not self._closed:
            with contextlib.suppress(OSError):
                self._sockets[Side.CLIENT].send(answer(status_of(reason), reason))

    def close(self) -> None:
        """Close everything at once; harmless when it is closed already."""
        if self._closed:
            return
        self._closed = True
        self._dialling.stop()
        self._listen_to(frozenset())
        if self._unsent:
            self._loop.remove_writer(self._sockets[self._unsent_to].fileno())
        for pump in self._pumps:
            pump.stop()
        if self._pumps:
            from_client, from_site = (pump.carried for pump in self._pumps)
            self._shared.metrics.tunnel_closed(self._early + from_client, from_site)
            self._pumps = ()  # they know this connection, and what holds its holder is freed late
        for each in self._sockets.values():
            each.close()
        self._commands.clear()
        self._gone(self)

    # ---- reading

    def _hear_from(self, sides: set[Side], seconds: float) -> None:
        """Wait for one of these sides, for a limited time."""
        self._heard = frozenset(sides)
        self._wait(seconds)
        self._listen_to(self._heard)

    def _wait(self, seconds: float) -> None:
        self.deadline = min(self._ends, self._loop.time() + seconds)

    def _listen_to(self, sides: frozenset[Side]) -> None:
        for side in self._listened - sides:
            self._loop.remove_reader(self._sockets[side].fileno())
        for side in sides - self._listened:
            self._loop.add_reader(self._sockets[side].fileno(), self._readable_guarded, side)
        self._listened = sides

    def _readable_guarded(self, side: Side) -> None:
        with Refusing(self.fail):
            self._readable(side)

    def _readable(self, side: Side) -> None:
        event: ev.Received | ev.Ended
        try:
            data = self._sockets[side].recv(self._limits.chunk_bytes)
        except BlockingIOError:
            self._listen_to(self._heard)
            return
        except OSError:
            event = ev.Ended(side, broken=True)
        else:
            event = ev.Received(side, data) if data else ev.Ended(side)
        if isinstance(event, ev.Ended):
            self._heard -= {side}
            self._listen_to(self._listened - {side})
        if self._waits_for_head and side is Side.CLIENT:
            self._waits_for_head = False
            self._wait(self._limits.head_seconds)
        elif self._exchanges and not self._parting:
            self._wait(self._limits.idle_seconds)  # a long answer is not an idle one
        if self._parting:
            if isinstance(event, ev.Ended):
                self.close()
        else:
            self._tell(event)

    # ---- commands

    def _tell(self, event: ev.Event) -> None:
        """Tell the tunnel, and carry out what it commands; where that is nothing, more has to come."""
        commands = self._tunnel.handle(event)
        if commands:
            self._commands.extend(commands)
            self._carry_out()
        else:
            self._listen_to(self._heard)

    def _carry_out(self) -> None:
        """Carry out commands in order, as far as nothing has to be waited for."""
        while self._commands and not self._unsent and not self._closed:
            self._obey(self._commands.popleft())

    def _obey(self, command: ev.Command) -> None:
        match command:
            case ev.Judge(head=head):
                self._waits_for_head = False
                self._commands.extend(self._tunnel.handle(ev.Judged(self._judge(head))))
            case ev.Dial():
                self._dial(command)
            case ev.Send(side=side, data=data):
                self._send(side, data)
            case ev.Relay(early=early):
                self._early = len(early)
                self._send(Side.SITE, early)
                self._commands.append(ev.Flow())
            case ev.Greet() | ev.Listen() | ev.Await() | ev.Flow():
                self._listen(command)
            case ev.Part():
                self._part()
            case ev.Answer(reason=reason, data=data):
                self._record_failure(reason)
                self._say(data)
            case ev.Deny(reason=reason):
                self._record_failure(reason)
                self.close()
            case ev.Close():
                self.close()
            case _:
                assert_never(command)

    def _listen(self, command: ev.Greet | ev.Listen | ev.Await | ev.Flow) -> None:
        self._exchanges = isinstance(command, ev.Listen)
        match command:
            case ev.Greet():
                self._hear_from({Side.CLIENT}, self._limits.greeting_seconds)
            case ev.Listen():
                self._hear_from({Side.CLIENT, Side.SITE}, self._limits.idle_seconds)
            case ev.Await():
                self._waits_for_head = True
                self._verdict = None  # that exchange is over, and nothing more is said of it
                self._hear_from(set(self._sockets), self._limits.between_seconds)
            case ev.Flow():
                self._flow()
            case _:
                assert_never(command)

    def _part(self) -> None:
        """Close the site's side alone."""
        site = self._sockets.pop(Side.SITE, None)
        if site is not None:
            if Side.SITE in self._listened:
                self._loop.remove_reader(site.fileno())
            self._heard, self._listened = self._heard - {Side.SITE}, self._listened - {Side.SITE}
            site.close()

    def _judge(self, head: Head) -> Refusal | None:
        admission = weigh(head, self._shared.gate, self._shared.judge)
        self._verdict, self._judged = admission.verdict, head
        if admission.token_shown:
            self._known(self)
        else:
            forget_heads()  # nothing is remembered of who is no reader's, or comes when nobody reads
        if admission.verdict is None:
            self._shared.metrics.challenged()
        else:
            self._shared.metrics.judged(tunnel=head.tunnels, reason=admission.verdict.reason)
            try:
                self._shared.sink(admission.verdict)
            except CannotRecord:
                self._verdict = None
                return refusal_for(Reason.NOT_RECORDED)
        return admission.refusal

    def _record_failure(self, reason: Reason | None) -> None:
        """Tell the record of what could not be judged, and again of what was allowed and failed later."""
        if reason is None or (self._verdict is not None and not self._verdict.allowed):
            return
        self._shared.metrics.failed(reason)
        verdict = self._verdict or GatewayVerdict("", 0, "", False, reason, None, None)
        with contextlib.suppress(CannotRecord):  # it is a refusal already
            self._shared.sink(replace(verdict, allowed=False, reason=reason))

    # ---- writing

    def _send(self, side: Side, data: bytes) -> None:
        """Write all of it; what the peer does not take at once holds up everything else of this connection."""
        self._spoke = self._spoke or side is Side.CLIENT
        try:
            sent = self._sockets[side].send(data) if data else 0
        except BlockingIOError:
            sent = 0
        except OSError:
            self._commands.clear()
            self._commands.extend(self._tunnel.handle(ev.Ended(side, broken=True)))
            return
        if sent < len(data):
            self._unsent, self._unsent_to = memoryview(data)[sent:], side
            self._listen_to(frozenset())
            self._wait(self._limits.idle_seconds)
            self._loop.add_writer(self._sockets[side].fileno(), self._writable)

    def _writable(self) -> None:
        with Refusing(self.fail):
            try:
                self._unsent = self._unsent[self._sockets[self._unsent_to].send(self._unsent) :]
            except BlockingIOError:
                return
            except OSError:
                self._unsent = NOTHING
                self._commands.clear()
                self._commands.extend(self._tunnel.handle(ev.Ended(self._unsent_to, broken=True)))
            self._wait(self._limits.parting_seconds if self._parting else self._limits.idle_seconds)
            if not self._unsent:
                self._loop.remove_writer(self._sockets[self._unsent_to].fileno())
                if self._parting:
                    self._hear_out()
                else:
                    self._listen_to(self._heard)
                    self._carry_out()

    def _say(self, page: bytes) -> None:
        """Send our page and let the client read it: a socket closed over unread bytes would cut it off."""
        self._parting = True
        self._heard = frozenset({Side.CLIENT})
        self._send(Side.CLIENT, page)
        self._wait(self._limits.parting_seconds)
        if not self._unsent:
            self._hear_out()

    def _hear_out(self) -> None:
        with contextlib.suppress(OSError):
            self._sockets[Side.CLIENT].shutdown(socket.SHUT_WR)
        self._listen_to(self._heard)

    # ---- the site

    def _dial(self, wanted: ev.Dial) -> None:
        self._wait(self._limits.dial_seconds + LATE_SECONDS)
        outcome = self._dialling.begin(wanted, self._dialled)
        if outcome is None:
            self._listen_to(frozenset())
        else:
            self._commands.extend(self._tunnel.handle(self._reached(outcome)))

    def _dialled(self, task: "asyncio.Task[Outcome]") -> None:
        with Refusing(self.fail):
            self._tell(self._reached(task.result()))

    def _reached(self, outcome: Outcome) -> ev.Dialled | ev.DialFailed:
        if isinstance(outcome, Reason):
            return ev.DialFailed(outcome)
        self._sockets[Side.SITE] = outcome
        return ev.Dialled()

    def _flow(self) -> None:
        """From now on the kernel moves the bytes, until both sides have ended, one is lost, or nothing comes."""
        self._heard = self._listened = frozenset()  # the pumps take over whom the event loop watches
        client, site = self._sockets[Side.CLIENT], self._sockets[Side.SITE]
        told = (self._shared.carriers, self._moved, self._pumped, self.fail, self._loop)
        self._pumps = (Pump(client, site, *told), Pump(site, client, *told))
        self._shared.metrics.tunnel_opened()
        self._moved()
        for pump in self._pumps:
            pump.start()

    def _moved(self) -> None:
        self._wait(self._limits.idle_seconds)

    def _pumped(self, fault: OSError | None) -> bool:
        """Close everything once both directions have ended, or one has failed; tell whether it is closed."""
        if fault is not None or all(pump.done for pump in self._pumps):
            self.close()
        return self._closed
