# SPDX-License-Identifier: GPL-3.0-or-later
"""One client connection as a state machine: events in, commands out. No socket, no clock, no judgement here.

    HEAD ──Received──▶ JUDGING ──Judged──▶ DIALLING ──Dialled──▶ GREETING ──▶ RELAYING (CONNECT)
     ▲│                   │                   │         └──────▶ EXCHANGING (plain http: read and written anew)
     │└───────────────────┴───────────────────┴──Answer, Deny or Close──▶ OVER         │
     └──────────── where it is certain that the exchange is over ──────────────────────┘

- A tunnel's first bytes must be a TLS greeting that names the very host it was asked for; then bytes pass unread.
- Every head is judged. A site's connection is kept for the next exchange with the very same host and port; one that
  went away meanwhile is dialled once more, for what may be asked twice (RFC 9110, section 9.2.2).
- Nothing is dialled before a verdict, and nothing the client sends is read while one is awaited.
- Every way out but a verdict that admits and a connection that stands ends in an Answer or a Close.
- After OVER no event brings forth a command.
"""

import enum
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import assert_never

from kiosk.gateway.admission import Refusal, refusal_for
from kiosk.gateway.events import (
    Answer,
    Await,
    Close,
    Command,
    Deny,
    Dial,
    DialFailed,
    Dialled,
    Ended,
    Event,
    Greet,
    Judge,
    Judged,
    Listen,
    Part,
    Received,
    Relay,
    Send,
    TimedOut,
)
from kiosk.gateway.exchange import ClientBroke, Exchange, ProxyRefused, Side, SiteBroke, Via
from kiosk.gateway.heads import Bad, Head, parse_head, split_head
from kiosk.gateway.hello import Greeting, server_name
from kiosk.gateway.limits import Limits
from kiosk.gateway.pages import ESTABLISHED, answer
from kiosk.policy.reasons import Reason

SLOW_HEAD = 408


class Phase(enum.Enum):
    """Where a connection stands."""

    HEAD = "head"
    JUDGING = "judging"
    DIALLING = "dialling"
    GREETING = "greeting"
    RELAYING = "relaying"
    EXCHANGING = "exchanging"
    OVER = "over"


class Tunnel:
    """The life of one client connection."""

    def __init__(self, limits: Limits, via: Via | None = None) -> None:
        """`via` is the proxy that plain http goes through, where there is one."""
        self._limits, self._via = limits, via
        self._untrusted = b""
        self._head: Head | None = None
        self._head_bytes = b""
        self._exchange: Exchange | None = None
        self._kept: tuple[str, int] | None = None  # whose connection stands from the last exchange
        self._reused = False
        self.phase = Phase.HEAD

    @property
    def over(self) -> bool:
        return self.phase is Phase.OVER

    def handle(self, event: Event) -> tuple[Command, ...]:
        """Return what is to be done, in order."""
        return tuple(self._handled(event))

    def _handled(self, event: Event) -> Iterator[Command]:
        match self.phase:
            case Phase.HEAD:
                yield from self._in_head(event)
            case Phase.JUDGING:
                yield from self._in_judging(event)
            case Phase.DIALLING:
                yield from self._in_dialling(event)
            case Phase.GREETING:
                yield from self._in_greeting(event)
            case Phase.EXCHANGING:
                yield from self._in_exchange(event)
            case Phase.RELAYING:
                yield self._close()
            case Phase.OVER:
                pass
            case _:
                assert_never(self.phase)

    def _in_head(self, event: Event) -> Iterator[Command]:
        match event:
            case Received(side=Side.CLIENT, data=data):
                self._untrusted += data
                yield from self._read_head()
            case Received(side=Side.SITE) | Ended(side=Side.SITE) if self._kept is not None:
                yield from self._part()
            case TimedOut() if self._untrusted:
                yield self._answer(Refusal(SLOW_HEAD, Reason.BAD_REQUEST))
            case _:
                yield self._close()

    def _read_head(self) -> Iterator[Command]:
        split = split_head(self._untrusted, self._limits)
        if split is None:
            return
        if isinstance(split, Bad):
            yield self._answer(Refusal(split.status, Reason.BAD_REQUEST))
            return
        self._head_bytes, self._untrusted = split
        head = parse_head(self._head_bytes, self._limits)
        if isinstance(head, Bad):
            yield self._answer(Refusal(head.status, Reason.BAD_REQUEST))
            return
        self._head = head
        self.phase = Phase.JUDGING
        yield Judge(head)

    def _in_judging(self, event: Event) -> Iterator[Command]:
        match event:
            case Judged(refusal=None) if self._head is not None:
                yield from self._admitted(self._head)
            case Judged(refusal=Refusal() as refusal):
                yield self._answer(refusal)
            case _:
                yield self._close()

    def _admitted(self, head: Head) -> Iterator[Command]:
        if self._kept == (head.host, head.port) and not head.tunnels:
            self._reused = True
            yield from self._begin_exchange(head)
            return
        yield from self._part()
        self._reused = False
        self.phase = Phase.DIALLING
        yield Dial(head.host, head.port, head.tunnels)

    def _begin_exchange(self, head: Head) -> Iterator[Command]:
        self.phase = Phase.EXCHANGING
        self._exchange = Exchange(head, self._head_bytes, self._limits, self._via)
        early, self._untrusted = self._untrusted, b""
        yield from self._in_exchange(Received(Side.CLIENT, early))
        if self.phase is Phase.EXCHANGING:
            yield Listen()

    def _part(self) -> Iterator[Command]:
        if self._kept is not None:
            self._kept = None
            yield Part()

    def _in_dialling(self, event: Event) -> Iterator[Command]:
        match event:
            case Dialled() if self._head is not None and self._head.tunnels:
                self.phase = Phase.GREETING
                yield Send(Side.CLIENT, ESTABLISHED)
                yield next(self._read_greeting(self._head), Greet()) if self._untrusted else Greet()
            case Dialled() if self._head is not None:
                yield from self._begin_exchange(self._head)
            case DialFailed(reason=reason):
                yield self._answer(refusal_for(reason))
            case _:
                yield self._close()

    def _in_greeting(self, event: Event) -> Iterator[Command]:
        match event:
            case Received(side=Side.CLIENT, data=data) if self._head is not None:
                self._untrusted += data
                yield from self._read_greeting(self._head)
            case _:
                yield self._close()

    def _read_greeting(self, head: Head) -> Iterator[Command]:
        """Compare the server's name with the host that was judged; nothing while the greeting is not whole."""
        named = server_name(self._untrusted, self._limits.greeting_bytes)
        if named is Greeting.PARTIAL:
            return
        if named == head.host:
            self.phase = Phase.RELAYING
            yield Relay(self._untrusted)
        else:
            self.phase = Phase.OVER
            yield Deny(Reason.SERVER_NAME_MISMATCH)

    def _in_exchange(self, event: Event) -> Iterator[Command]:
        exchange = self._exchange
        if exchange is None or self._head is None:
            yield self._close()
            return
        try:
            yield from self._exchanged(exchange, event)
        except ClientBroke:
            yield self._break(Reason.BAD_REQUEST)
        except ProxyRefused as refused:
            yield self._break(refused.reason)
        except SiteBroke:
            if self._reused and not exchange.heard and self._head.repeatable:
                yield from self._dial_again(exchange, self._head)
            else:
                yield self._break(Reason.SITE_DOWN)

    def _exchanged(self, exchange: Exchange, event: Event) -> Iterator[Command]:
        match event:
            case Received(side=Side.CLIENT, data=data):
                yield from _sends(exchange.from_client(data))
            case Ended(side=Side.CLIENT, broken=False):
                exchange.client_ended()
            case Received(side=Side.SITE, data=data):
                yield from self._answered(exchange, data)
            case Ended(side=Side.SITE, broken=False):
                yield from self._answered(exchange, b"")
            case Ended(side=Side.SITE):
                raise SiteBroke
            case TimedOut():
                yield self._break(Reason.SITE_TIMEOUT)
            case _:
                yield self._close()

    def _dial_again(self, exchange: Exchange, head: Head) -> Iterator[Command]:
        """The kept connection was gone already when the request came: nobody has heard it."""
        self._untrusted, self._exchange, self._reused = exchange.after, None, False
        yield from self._part()
        self.phase = Phase.DIALLING
        yield Dial(head.host, head.port, head.tunnels)

    def _answered(self, exchange: Exchange, untrusted: bytes) -> Iterator[Command]:
        yield from _sends(exchange.from_site(untrusted))
        if not exchange.answered:
            return
        if not exchange.client_goes_on or self._head is None:
            yield self._close()
            return
        self._kept = (self._head.host, self._head.port)
        if not exchange.site_goes_on or not untrusted:
            yield from self._part()
        self._untrusted, self._exchange, self._head = exchange.after, None, None
        self.phase = Phase.HEAD
        yield Await()
        if self._untrusted:
            yield from self._read_head()

    def _break(self, reason: Reason) -> Command:
        """End an exchange: with our page where nothing was answered yet, else in a way that shows it is cut."""
        if self._exchange is None or self._exchange.answering:
            return self._close()
        return self._answer(refusal_for(reason))

    def _answer(self, refusal: Refusal) -> Command:
        self.phase = Phase.OVER
        head_only = self._head is not None and self._head.method == "HEAD"
        return Answer(refusal.reason, answer(refusal.status, refusal.reason, head_only=head_only))

    def _close(self) -> Command:
        self.phase = Phase.OVER
        return Close()


def _sends(written: Iterator[tuple[Side, bytes]]) -> Iterator[Command]:
    """Yield what is to be written, in order; what one side gets in a row goes to it at once."""
    for side, group in groupby(written, key=itemgetter(0)):
        if data := b"".join(part for _, part in group):
            yield Send(side, data)
