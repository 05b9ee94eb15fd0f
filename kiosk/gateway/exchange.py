# SPDX-License-Identifier: GPL-3.0-or-later
"""One plain-http request and its one answer, written anew from what was read on each side; no socket here.

Nothing is passed on as it came: what one side sends is parsed, and what the other side gets is written anew, so
that one answer can never be read as two. Fields for one hop end here, and nothing is added that tells of a proxy
(no Via, no X-Forwarded-For). Either connection may serve another exchange afterwards only where it is certain that
this one is over and nothing of it is left (RFC 9112, section 9.3).
"""

import enum
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import h11

from kiosk.gateway.answer_heads import AnswerHead, Framing, parse_answer
from kiosk.gateway.heads import HEAD_END, Field, Head, connection_options, lone_line_ends
from kiosk.gateway.limits import Limits
from kiosk.gateway.pages import REASON_FIELD
from kiosk.policy.reasons import Reason

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
_CHUNKED: Final = (b"Transfer-Encoding", b"chunked")
_LAST_CHUNK: Final = b"0\r\n\r\n"
_GO_ON: Final = b"HTTP/1.1 100 Continue\r\n\r\n"


class Side(enum.Enum):
    """The two ends of a connection through the gateway."""

    CLIENT = "client"
    SITE = "site"


class SiteBroke(Exception):
    """The site's answer cannot be read, or not in one way only."""


class ClientBroke(Exception):
    """The request's body is not what its head announced."""


class ProxyRefused(Exception):
    """The proxy on the way answers for itself, and why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Via:
    """The proxy on the way: what to show it, and what it means where it answers for itself (None: the site's)."""

    authorization: bytes
    refusal: Callable[[AnswerHead], Reason | None]


Written = Iterator[tuple[Side, bytes]]


class Exchange:
    """Bytes of either side in, bytes for either side out."""

    def __init__(self, head: Head, head_bytes: bytes, limits: Limits, via: Via | None = None) -> None:
        self._head, self._limits, self._via = head, limits, via
        self._interim_left = limits.interim_answers
        self._body = None if head.body_bytes == 0 else _reader(h11.SERVER, head_bytes, limits)
        self._asked = False  # the request's head is written
        self._client_ended = False
        self._untrusted = b""
        self._answer: AnswerHead | None = None
        self._left = 0
        self._chunks: h11.Connection | None = None
        self.heard = False  # the site has said something
        self.answered = False
        self.after = b""  # what the client sent after its request

    @property
    def answering(self) -> bool:
        """Tell whether some of the answer has gone to the client."""
        return self._answer is not None

    @property
    def client_goes_on(self) -> bool:
        """Tell whether the client's connection may bring another request."""
        options = connection_options(self._head.headers)
        closes = self._head.version != "1.1" or b"close" in options or self._client_ended
        return not closes and self._is_certain and len(self.after) <= self._limits.head_bytes

    @property
    def site_goes_on(self) -> bool:
        """Tell whether the site's connection may take another request."""
        return self._is_certain and self._answer is not None and self._answer.goes_on and not self._untrusted

    @property
    def _is_certain(self) -> bool:
        known = self._answer is not None and self._answer.framing is not Framing.UNTIL_END
        return self.answered and known and (self._body is None or self._body.their_state is h11.DONE)

    def from_client(self, untrusted: bytes) -> Written:
        """Take the request's bytes; what follows a whole request waits in `after`. Raises ClientBroke."""
        if not self._asked:
            self._asked = True
            yield Side.SITE, self._request()
        if self._body is None or self._body.their_state is h11.DONE:
            self._keep_for_later(untrusted)
            return
        try:
            yield from self._pass_body(self._body, untrusted)
        except h11.RemoteProtocolError as fault:
            raise ClientBroke from fault

    def _pass_body(self, body: h11.Connection, untrusted: bytes) -> Written:
        if untrusted:
            body.receive_data(untrusted)
        while isinstance(event := body.next_event(), h11.Request | h11.Data | h11.EndOfMessage):
            if isinstance(event, h11.Data):
                yield Side.SITE, _framed(bytes(event.data), chunked=self._head.body_bytes is None)
            elif isinstance(event, h11.EndOfMessage):
                yield Side.SITE, _LAST_CHUNK if self._head.body_bytes is None else b""  # without trailers
                self._keep_for_later(body.trailing_data[0])
        if body.they_are_waiting_for_100_continue and not self.answering:
            body.send(h11.InformationalResponse(status_code=100, headers=[], reason=b"Continue"))
            yield Side.CLIENT, _GO_ON

    def _keep_for_later(self, untrusted: bytes) -> None:
        """Keep what follows a request; of more than a head's length just so much that it shows."""
        self.after = (self.after + untrusted)[: self._limits.head_bytes + 1]

    def client_ended(self) -> None:
        """Note that the client sends no more. Raises ClientBroke in the midst of a body."""
        self._client_ended = True
        if self._body is not None and self._body.their_state is h11.SEND_BODY:
            raise ClientBroke

    def from_site(self, untrusted: bytes) -> Written:
        """Take the answer's bytes; none means that the site ended. Raises SiteBroke."""
        self.heard = self.heard or bool(untrusted)
        ended = not untrusted
        self._untrusted += untrusted
        if self._answer is None:
            yield from self._answer_head()
        if self._answer is not None and not self.answered:
            yield from self._answer_body(self._answer, ended=ended)
        if ended and not self.answered:
            raise SiteBroke

    def _answer_head(self) -> Written:
        while self._answer is None:
            head, end, rest = self._untrusted.partition(HEAD_END)
            if len(head) > self._limits.head_bytes or lone_line_ends(head):
                raise SiteBroke
            if not end:
                return
            asked_head, through = self._head.method == "HEAD", self._via is not None
            answer = parse_answer(head + end, self._limits, to_head=asked_head, from_proxy=through)
            if answer is None:
                raise SiteBroke
            if self._via is not None and (refused := self._via.refusal(answer)) is not None:
                raise ProxyRefused(refused)
            if answer.interim:
                self._untrusted = rest
                self._interim_left -= 1
                if self._interim_left < 0:
                    raise SiteBroke
                continue
            self._answer = answer
            self._left = answer.length
            if answer.framing is Framing.CHUNKED:
                self._chunks = _reader(h11.CLIENT, self._untrusted, self._limits)
                rest = b""
            self._untrusted = rest
            yield Side.CLIENT, self._response(answer)

    def _answer_body(self, answer: AnswerHead, *, ended: bool) -> Written:
        data, self._untrusted = self._untrusted, b""
        match answer.framing:
            case Framing.NO_BODY:
                self._untrusted, self.answered = data, True
            case Framing.LENGTH:
                now, self._untrusted = data[: self._left], data[self._left :]
                self._left -= len(now)
                self.answered = self._left == 0
                yield Side.CLIENT, now
            case Framing.CHUNKED:
                yield from self._pass_chunks(data)
            case Framing.UNTIL_END:
                self.answered = ended
                yield Side.CLIENT, _framed(data, chunked=self._head.version == "1.1") if data else b""
                if ended and self._head.version == "1.1":
                    yield Side.CLIENT, _LAST_CHUNK

    def _pass_chunks(self, untrusted: bytes) -> Written:
        chunks, in_chunks = self._chunks, self._head.version == "1.1"
        if chunks is None:
            raise SiteBroke
        try:
            if untrusted:
                chunks.receive_data(untrusted)
            while not self.answered:
                event = chunks.next_event()
                if isinstance(event, h11.Data):
                    yield Side.CLIENT, _framed(bytes(event.data), chunked=in_chunks)
                elif isinstance(event, h11.EndOfMessage):
                    self.answered = True
                    self._untrusted = chunks.trailing_data[0]
                    yield Side.CLIENT, _LAST_CHUNK if in_chunks else b""
                elif not isinstance(event, h11.Response | h11.InformationalResponse):
                    return
        except h11.ProtocolError as fault:
            raise SiteBroke from fault

    def _request(self) -> bytes:
        kept = [field for field in _kept(self._head.headers) if field[0] not in (b"host", b"expect")]
        coding = [_CHUNKED] if self._head.body_bytes is None else []
        target = self._head.path if self._via is None else self._head.target
        shown = [(b"Proxy-Authorization", self._via.authorization)] if self._via and self._via.authorization else []
        first = f"{self._head.method} {target} HTTP/1.1".encode("ascii")
        return _head(first, [(b"Host", self._head.authority.encode("ascii")), *shown, *kept, *coding])

    def _response(self, answer: AnswerHead) -> bytes:
        """Write the answer's head; one to HTTP/1.0 ends with the connection where its length is not known."""
        unsized = answer.framing in (Framing.CHUNKED, Framing.UNTIL_END)
        coding = [_CHUNKED] if unsized and self._head.version == "1.1" else []
        closes = [] if self._head.version == "1.1" and self._may_go_on(answer) else [(b"Connection", b"close")]
        kept = _kept(answer.headers)
        if answer.interim or answer.status == HTTPStatus.NO_CONTENT:
            kept = [field for field in kept if field[0] != b"content-length"]  # RFC 9110, section 8.6
        return _head(b"HTTP/1.1 %d %s" % (answer.status, answer.reason), [*kept, *coding, *closes])

    def _may_go_on(self, answer: AnswerHead) -> bool:
        asked_to_close = b"close" in connection_options(self._head.headers)
        return answer.framing is not Framing.UNTIL_END and not asked_to_close


def _reader(role: type[h11.SERVER] | type[h11.CLIENT], untrusted: bytes, limits: Limits) -> h11.Connection:
    """Return h11 after a head; as a client's it has asked for something, so that it expects an answer."""
    made = h11.Connection(role, max_incomplete_event_size=limits.head_bytes)
    if role is h11.CLIENT:
        made.send(h11.Request(method="GET", target="/", headers=[("Host", "a")]))
        made.send(h11.EndOfMessage())
    made.receive_data(untrusted)
    return made


def _framed(data: bytes, *, chunked: bool) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data) if chunked else data


def _head(first: bytes, fields: list[Field]) -> bytes:
    return b"\r\n".join([first, *(b"%s: %s" % field for field in fields), b"", b""])


def _kept(fields: tuple[Field, ...]) -> list[Field]:
    """Return the fields that are for the far end; a Transfer-Encoding is written anew."""
    dropped = _ONE_HOP | connection_options(fields) | {b"transfer-encoding", _OURS}
    return [field for field in fields if field[0] not in dropped]
