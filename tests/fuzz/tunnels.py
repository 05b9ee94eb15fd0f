# SPDX-License-Identifier: GPL-3.0-or-later
"""Fuzz target: the whole life of a connection, as `tunnel` sees it.

Most events are what the last command asks for, so that cases come far; some are whatever else could come. A witness
keeps its own books of what was judged, dialled and said, and does not believe the tunnel's.
"""

from dataclasses import dataclass, field

from kiosk.gateway import events as ev
from kiosk.gateway.admission import Refusal
from kiosk.gateway.exchange import Side
from kiosk.gateway.heads import Head
from kiosk.gateway.hello import server_name
from kiosk.gateway.limits import Limits
from kiosk.gateway.pages import ESTABLISHED
from kiosk.gateway.tunnel import Tunnel
from kiosk.policy.reasons import Reason
from tests.fuzz import samples
from tests.fuzz.mutator import Mutator

LIMITS = Limits(head_bytes=2048, header_count=20)
MOST_EVENTS = 16
ADMITTED = ev.Judged(None)
REFUSED = ev.Judged(Refusal(403, Reason.LOCKED))
ENDS = (ev.Answer, ev.Deny, ev.Close)


@dataclass
class Witness:
    """What happened, as it is seen from outside."""

    asked: Head | None = None  # waits for a verdict
    admitted: Head | None = None
    dialled: tuple[str, int] | None = None  # asked for, and not there yet
    stands: tuple[str, int] | None = None
    heard: bytes = b""  # from the client since the last head
    over: bool = False
    did: list[object] = field(default_factory=list)

    def comes(self, event: ev.Event) -> None:
        self.did.append(event)
        if isinstance(event, ev.Judged):
            self.admitted = self.asked if event == ADMITTED else None
            self.asked = None
        elif isinstance(event, ev.Dialled):
            self.stands, self.dialled = self.dialled, None
        elif isinstance(event, ev.Received) and event.side is Side.CLIENT:
            self.heard += event.data

    def sees(self, command: ev.Command) -> None:
        self.did.append(command)
        assert not self.over, self.did
        match command:
            case ev.Judge(head=head):
                self.asked, self.admitted = head, None
            case ev.Dial(host=host, port=port):
                assert self._place == (host, port), self.did
                assert self.stands is None, self.did
                self.dialled = (host, port)
            case ev.Send(side=Side.SITE, data=data):
                assert self._place is not None, self.did
                assert self.stands == self._place, self.did
                assert self.admitted is not None, self.did
                assert not self.admitted.tunnels, self.did
                assert data, self.did
            case ev.Send(side=Side.CLIENT):
                assert self._place is not None, self.did
                assert self.stands == self._place, self.did
            case ev.Relay(early=early):
                self._relays(early)
            case ev.Part():
                assert self.stands is not None, self.did
                self.stands = None
            case ev.Listen() | ev.Greet():
                assert self.stands == self._place, self.did
            case _:
                self.over = isinstance(command, ENDS)

    @property
    def _place(self) -> tuple[str, int] | None:
        return None if self.admitted is None else (self.admitted.host, self.admitted.port)

    def _relays(self, early: bytes) -> None:
        assert self.admitted is not None, self.did
        assert self.admitted.tunnels, self.did
        assert self.stands == self._place, self.did
        assert server_name(early, LIMITS.greeting_bytes) == self.admitted.host, self.did
        assert self.heard.endswith(early), self.did
        assert ev.Send(Side.CLIENT, ESTABLISHED) in self.did, self.did


def tunnel(made: Mutator) -> bool:
    """Live through one connection; tell whether it carried anything to a site."""
    witness, one = Witness(), Tunnel(LIMITS)
    last: ev.Command | None = None
    for _ in range(made.random.randrange(1, MOST_EVENTS)):
        event = _anything(made) if made.chance(0.12) else _fitting(made, last, witness)
        witness.comes(event)
        commands = one.handle(event)
        for command in commands:
            witness.sees(command)
        last = commands[-1] if commands else last
        assert one.over is witness.over, witness.did
    carried = (ev.Relay, ev.Send)
    return any(isinstance(each, carried) and getattr(each, "side", Side.SITE) is Side.SITE for each in witness.did)


def _fitting(made: Mutator, last: ev.Command | None, witness: Witness) -> ev.Event:
    match last:
        case ev.Judge():
            return ADMITTED if made.chance(0.9) else REFUSED
        case ev.Dial():
            return ev.Dialled() if made.chance(0.9) else ev.DialFailed(Reason.SITE_DOWN)
        case ev.Greet():
            whole = made.one_of(samples.greetings())
            return ev.Received(Side.CLIENT, made.one_of((whole, made.pieces(whole)[0], made.spoil(whole, (b"a.kz",)))))
        case ev.Listen() | ev.Send():
            said = samples.answer_head(made) + made.one_of(samples.BODIES)
            return ev.Received(Side.SITE, made.one_of(made.pieces(said)) if made.chance(0.3) else said)
        case _:
            return _from_client(made)


def _from_client(made: Mutator) -> ev.Received:
    said = samples.request_head(made)
    if made.chance(0.2):
        said = made.spoil(said, samples.WORDS, most=2)
    if made.chance(0.3):
        said += made.one_of((*samples.BODIES, *samples.greetings()[:2], samples.request_head(made)))
    return ev.Received(Side.CLIENT, made.pieces(said)[0] if made.chance(0.1) else said)


def _anything(made: Mutator) -> ev.Event:
    events: tuple[ev.Event, ...] = (
        _from_client(made),
        ev.Received(Side.SITE, samples.answer_head(made)),
        ev.Received(Side.SITE, b"x"),
        ev.Ended(made.one_of(tuple(Side)), broken=made.chance(0.5)),
        ADMITTED,
        REFUSED,
        ev.Dialled(),
        ev.DialFailed(Reason.SITE_DOWN),
        ev.TimedOut(),
    )
    return made.one_of(events)
