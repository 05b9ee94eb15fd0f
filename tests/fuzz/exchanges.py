# SPDX-License-Identifier: GPL-3.0-or-later
"""Fuzz target: one plain-http exchange, with bytes of both sides in any pieces and any order.

Whatever either side sends, what goes out to the other one is what h11 reads as one message, with the same body, and
with nothing behind it.
"""

from dataclasses import dataclass, field

import h11

from kiosk.gateway.exchange import ClientBroke, Exchange, Side, SiteBroke
from kiosk.gateway.heads import Head, parse_head
from kiosk.gateway.limits import Limits
from tests.fuzz import samples
from tests.fuzz.mutator import Mutator

LIMITS = Limits(head_bytes=2048, header_count=20)
ONE_HOP = (b"connection", b"keep-alive", b"proxy-connection", b"proxy-authorization", b"te", b"trailer", b"upgrade")
GO_ON = b"HTTP/1.1 100 Continue\r\n\r\n"
MOST_TIMES_AS_LONG = 8  # a chunk of one byte is written in six
MOST_LONGER = 4096


@dataclass
class Seen:
    """What came from each side, what went to each, and who broke off."""

    came: dict[Side, bytes] = field(default_factory=lambda: dict.fromkeys(Side, b""))
    went: dict[Side, bytes] = field(default_factory=lambda: dict.fromkeys(Side, b""))
    broke: Side | None = None
    site_ended: bool = False


def exchange(made: Mutator) -> bool:
    """Let one exchange happen; tell whether it came to its end."""
    head, head_bytes = _plain_head(made)
    one = Exchange(head, head_bytes, LIMITS)
    seen = _happens(made, one, head)
    written = sum(len(data) for data in seen.went.values())
    read = len(head_bytes) + sum(len(data) for data in seen.came.values())
    assert written <= MOST_TIMES_AS_LONG * read + MOST_LONGER
    assert len(one.after) <= LIMITS.head_bytes + 1
    _site_reads_one_request(head, seen, whole=seen.broke is None and one.answered and one.client_goes_on)
    if one.answering:
        _client_reads_one_answer(head, one, seen)
    return one.answered


def _plain_head(made: Mutator) -> tuple[Head, bytes]:
    while True:
        untrusted = samples.request_head(made)
        head = parse_head(untrusted, LIMITS)
        if isinstance(head, Head) and not head.tunnels:
            return head, untrusted


def _happens(made: Mutator, one: Exchange, head: Head) -> Seen:
    body = {None: samples.BODIES[2], 0: b""}.get(head.body_bytes, b"abc")
    client = [b"", *made.pieces(made.spoil(body, samples.WORDS, most=1) + made.one_of(samples.BODIES))]
    said = samples.answer_head(made) + made.one_of((*samples.BODIES, b"3\r\nabc\r\n5;x\r\nhello\r\n0\r\n\r\n"))
    before = b"HTTP/1.1 103 Early Hints\r\n\r\n" * made.one_of((0, 0, 0, 1, 9))
    site = made.pieces(before + made.spoil(said, samples.WORDS, most=2))
    events = [(Side.CLIENT, data) for data in client] + [(Side.SITE, data) for data in site if data]
    if made.chance(0.5):
        events = events[:1] + made.random.sample(events[1:], len(events) - 1)
        events[1:] = _each_in_its_order(events[1:], client[1:], [data for data in site if data])
    if made.chance(0.5):
        events.append((Side.SITE, b""))
    if made.chance(0.2):
        events.insert(made.random.randrange(1, len(events) + 1), (Side.CLIENT, b""))
    return _played(one, events)


def _each_in_its_order(
    mixed: list[tuple[Side, bytes]], client: list[bytes], site: list[bytes]
) -> list[tuple[Side, bytes]]:
    """Keep who speaks when, but let each side's bytes come in the order in which they were sent."""
    rest = {Side.CLIENT: iter(client), Side.SITE: iter(site)}
    return [(side, next(rest[side])) for side, _ in mixed]


def _played(one: Exchange, events: list[tuple[Side, bytes]]) -> Seen:
    seen = Seen()
    try:
        for index, (side, data) in enumerate(events):
            seen.came[side] += data
            if side is Side.SITE:
                seen.site_ended = not data
                out = one.from_site(data)
            elif data or index == 0:
                out = one.from_client(data)
            else:
                one.client_ended()
                continue
            for to, written in out:
                seen.went[to] += written
            if one.answered:
                break
    except ClientBroke:
        seen.broke = Side.CLIENT
    except SiteBroke:
        seen.broke = Side.SITE
    return seen


def _site_reads_one_request(head: Head, seen: Seen, *, whole: bool) -> None:
    reader = h11.Connection(h11.SERVER)
    reader.receive_data(seen.went[Side.SITE])
    event = reader.next_event()
    assert isinstance(event, h11.Request), seen
    assert (event.method.decode(), event.target.decode()) == (head.method, head.path)
    names = [bytes(name) for name, _ in event.headers]
    assert names[0] == b"host", seen
    assert names.count(b"host") == 1, seen
    assert not set(names) & set(ONE_HOP), seen
    body, ended = _rest(reader)
    assert ended or not whole, seen
    if seen.broke is not Side.CLIENT:
        theirs = h11.Connection(h11.SERVER)
        theirs.receive_data(_bare(head) + seen.came[Side.CLIENT])
        theirs.next_event()
        assert body == _rest(theirs)[0], seen
    assert reader.trailing_data[0] == b"" or not ended, seen


def _bare(head: Head) -> bytes:
    """Return a head that frames the same body and nothing else."""
    framing = b"Transfer-Encoding: chunked" if head.body_bytes is None else b"Content-Length: %d" % head.body_bytes
    return b"POST / HTTP/1.1\r\nHost: a\r\n" + framing + b"\r\n\r\n"


def _client_reads_one_answer(head: Head, one: Exchange, seen: Seen) -> None:
    went = seen.went[Side.CLIENT]
    reader = _asked(head.method)
    reader.receive_data(went.replace(GO_ON, b"", 1) if went.startswith(GO_ON) else went)
    event = reader.next_event()
    assert isinstance(event, h11.Response), seen
    names = [bytes(name) for name, _ in event.headers]
    assert not set(names) & (set(ONE_HOP) - {b"connection"} | {b"x-tereze-reason", b"proxy-authenticate"}), seen
    if one.answered and not one.client_goes_on:
        reader.receive_data(b"")
    body, ended = _rest(reader)
    assert ended or not one.answered, seen
    theirs = _asked(head.method)
    theirs.receive_data(seen.came[Side.SITE])
    if seen.site_ended:
        theirs.receive_data(b"")
    found, _ = _rest(theirs)
    assert body == found or (not one.answered and found.startswith(body)), (body, found, seen)
    assert not ended or reader.trailing_data[0] == b"", seen


def _asked(method: str) -> h11.Connection:
    reader = h11.Connection(h11.CLIENT)
    reader.send(h11.Request(method=method, target="/", headers=[("Host", "a.kz")]))
    reader.send(h11.EndOfMessage())
    return reader


def _rest(reader: h11.Connection) -> tuple[bytes, bool]:
    """Return the body as far as it came, and whether the message is at its end."""
    body = b""
    while True:
        try:
            event = reader.next_event()
        except h11.RemoteProtocolError:
            return body, False
        if isinstance(event, h11.Data):
            body += event.data
        elif isinstance(event, h11.EndOfMessage):
            return body, True
        elif not isinstance(event, h11.Response | h11.InformationalResponse):
            return body, False
