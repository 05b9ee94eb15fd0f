# SPDX-License-Identifier: GPL-3.0-or-later
"""One plain-http request and its one answer, re-serialised from what h11 read on each side; no socket here.

Nothing is passed on as it came: what one side sends is parsed, and what the other side gets is written anew, so
that one answer can never be read as two. Fields for one hop end here, and nothing is added that tells of a proxy
(no Via, no X-Forwarded-For). Both connections close after the exchange.
"""

import enum
from collections.abc import Iterator
from typing import Final

import h11

from kiosk.gateway.heads import Field, Head, connection_options
from kiosk.gateway.limits import Limits
from kiosk.gateway.pages import REASON_FIELD

PROXY_AUTHENTICATION: Final = 407
_ONE_HOP: Final = frozenset(
    (
        b"connection",
        b"keep-alive",
        b"proxy-authenticate",
        b"proxy-authentication-info",
        b"proxy-authorization",
        b"proxy-connection",
        b"te",
        b"trailer",
        b"upgrade",
    )
)
_OURS: Final = REASON_FIELD.lower().encode()
_CLOSE: Final = (b"Connection", b"close")


class Side(enum.Enum):
    """The two ends of a connection through the gateway."""

    CLIENT = "client"
    SITE = "site"


class SiteBroke(Exception):
    """The site's answer cannot be read, or not in one way only."""


class ClientBroke(Exception):
    """The request's body is not what its head announced."""


class Exchange:
    """Bytes of either side in, bytes for either side out."""

    def __init__(self, head: Head, head_bytes: bytes, limits: Limits) -> None:
        self._head = head
        self._interim_left = limits.interim_answers
        self._client = h11.Connection(h11.SERVER, max_incomplete_event_size=limits.head_bytes)
        self._site = h11.Connection(h11.CLIENT, max_incomplete_event_size=limits.head_bytes)
        self._client.receive_data(head_bytes)
        self.answering = False
        self.answered = False

    def from_client(self, untrusted: bytes) -> Iterator[tuple[Side, bytes]]:
        """Take the request's bytes. What follows a whole request is dropped. Raises ClientBroke."""
        if self._client.their_state not in (h11.IDLE, h11.SEND_BODY):
            return
        try:
            if untrusted:
                self._client.receive_data(untrusted)
            while True:
                event = self._client.next_event()
                if not isinstance(event, h11.Request | h11.Data | h11.EndOfMessage):
                    break
                yield from self._to_site(event)
        except h11.RemoteProtocolError as fault:
            raise ClientBroke from fault
        if self._client.they_are_waiting_for_100_continue and not self.answering:
            go_on = self._client.send(h11.InformationalResponse(status_code=100, headers=[], reason=b"Continue"))
            yield Side.CLIENT, go_on or b""

    def _to_site(self, event: h11.Request | h11.Data | h11.EndOfMessage) -> Iterator[tuple[Side, bytes]]:
        match event:
            case h11.Request():
                event = h11.Request(method=self._head.method, target=self._head.path, headers=self._asked())
            case h11.EndOfMessage():
                event = h11.EndOfMessage()  # without trailers
        yield Side.SITE, self._site.send(event) or b""

    def client_ended(self) -> None:
        """Note that the client sends no more. Raises ClientBroke in the midst of a body."""
        if self._client.their_state is h11.SEND_BODY:
            raise ClientBroke

    def from_site(self, untrusted: bytes) -> Iterator[tuple[Side, bytes]]:
        """Take the answer's bytes; none means that the site ended. Raises SiteBroke."""
        try:
            self._site.receive_data(untrusted)
            while not self.answered:
                event = self._site.next_event()
                if event is h11.NEED_DATA or event is h11.PAUSED or isinstance(event, h11.ConnectionClosed):
                    break
                yield from self._to_client(event)
        except h11.ProtocolError as fault:
            raise SiteBroke from fault
        if not untrusted and not self.answered:
            raise SiteBroke

    def _to_client(self, event: object) -> Iterator[tuple[Side, bytes]]:
        match event:
            case h11.InformationalResponse():
                self._interim_left -= 1
                if self._interim_left < 0:
                    raise SiteBroke
            case h11.Response():
                self._judge_answer(event)
                headers = [*_kept(tuple(event.headers)), _CLOSE]
                answer = h11.Response(status_code=event.status_code, headers=headers, reason=event.reason)
                self.answering = True
                yield Side.CLIENT, self._client.send(answer) or b""
            case h11.Data():
                yield Side.CLIENT, self._client.send(h11.Data(data=event.data)) or b""
            case h11.EndOfMessage():
                self.answered = True
                yield Side.CLIENT, self._client.send(h11.EndOfMessage()) or b""
            case _:
                raise SiteBroke

    def _judge_answer(self, answer: h11.Response) -> None:
        """Refuse two lengths, and a site that plays the proxy."""
        names = {name for name, _ in answer.headers}
        if {b"content-length", b"transfer-encoding"} <= names or answer.status_code == PROXY_AUTHENTICATION:
            raise SiteBroke

    def _asked(self) -> list[Field]:
        kept = [field for field in _kept(self._head.headers) if field[0] not in (b"host", b"expect")]
        return [(b"Host", self._head.authority.encode("ascii")), *kept, *self._coding(), _CLOSE]

    def _coding(self) -> list[Field]:
        """Keep the body's framing: chunked stays chunked (a length is among the kept fields)."""
        return [(b"Transfer-Encoding", b"chunked")] if self._head.values(b"transfer-encoding") else []


def _kept(fields: tuple[Field, ...]) -> list[Field]:
    """Return the fields that are for the far end; h11 writes an answer's own Transfer-Encoding."""
    dropped = _ONE_HOP | connection_options(fields) | {b"transfer-encoding", _OURS}
    return [field for field in fields if field[0] not in dropped]
