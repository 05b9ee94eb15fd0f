# SPDX-License-Identifier: GPL-3.0-or-later
"""One answer's head: bytes in, an `AnswerHead` or nothing out. Read as strictly as a request's, and for one reason.

What one reader takes for the end of an answer another one takes for its middle (response splitting). So:

1. Lines end in CR LF; no control character but a tab in a value; no line begins with a space.
2. HTTP/1.0 or 1.1, a status of three digits.
3. Content-Length once and in digits, or Transfer-Encoding once and exactly `chunked` (HTTP/1.1 alone), never both.
4. No change of protocol (101), and no site plays the proxy (407).
5. Connection names none of the fields by which an answer's end is known: they would be dropped on the way.

Where nothing says how long it is, an answer ends with its connection (RFC 9112, section 6.3).
"""

import enum
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from kiosk.gateway.heads import HEAD_END, KEPT_BY_CONNECTION, Field, connection_options, field_of
from kiosk.gateway.limits import Limits

_STATUS_LINE = re.compile(rb"HTTP/(1\.[01]) ([1-5][0-9]{2})(?: ([\t\x20-\x7e\x80-\xff]*))?")
_LENGTH = re.compile(rb"[0-9]{1,15}")
_ASKS_FOR_CREDENTIALS: Final = HTTPStatus.PROXY_AUTHENTICATION_REQUIRED
_REFUSED: Final = frozenset({HTTPStatus.SWITCHING_PROTOCOLS, _ASKS_FOR_CREDENTIALS})
_WITHOUT_BODY: Final = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED})


class Framing(enum.Enum):
    """How one knows where an answer ends."""

    NO_BODY = "no body"
    LENGTH = "length"
    CHUNKED = "chunked"
    UNTIL_END = "until end"


@dataclass(frozen=True, slots=True)
class AnswerHead:
    """An answer that can be read in one way only; field names are in lower case."""

    status: int
    reason: bytes
    headers: tuple[Field, ...]
    framing: Framing
    length: int
    goes_on: bool

    @property
    def interim(self) -> bool:
        return self.status < HTTPStatus.OK


def parse_answer(
    untrusted_head: bytes, limits: Limits, *, to_head: bool, from_proxy: bool = False
) -> AnswerHead | None:
    """Read a head that ends in its empty line. None where it is not taken.

    `to_head`: HEAD was asked; `from_proxy`: a proxy may ask for credentials, a site may not.
    """
    first, *lines = untrusted_head.removesuffix(HEAD_END).split(b"\r\n")
    status_line = _STATUS_LINE.fullmatch(first)
    if status_line is None or len(lines) > limits.header_count:
        return None
    if int(status_line[2]) in _REFUSED and not (from_proxy and int(status_line[2]) == _ASKS_FOR_CREDENTIALS):
        return None
    headers = tuple(field for line in lines if (field := field_of(line)) is not None)
    if len(headers) != len(lines):
        return None
    framing = _framing(headers, int(status_line[2]), version=status_line[1], to_head=to_head)
    if framing is None or connection_options(headers) & KEPT_BY_CONNECTION:
        return None
    kept = status_line[1] == b"1.1" and b"close" not in connection_options(headers)
    length = (
        int(next(value for name, value in headers if name == b"content-length")) if framing is Framing.LENGTH else 0
    )
    return AnswerHead(int(status_line[2]), status_line[3] or b"", headers, framing, length, kept)


def _framing(headers: tuple[Field, ...], status: int, *, version: bytes, to_head: bool) -> Framing | None:
    lengths = [value for name, value in headers if name == b"content-length"]
    codings = [value for name, value in headers if name == b"transfer-encoding"]
    if len(lengths) > 1 or len(codings) > 1 or (lengths and codings):
        return None
    if lengths and not _LENGTH.fullmatch(lengths[0]):
        return None
    if codings and (codings[0].lower() != b"chunked" or version != b"1.1"):
        return None
    if to_head or status < HTTPStatus.OK or status in _WITHOUT_BODY:
        return Framing.NO_BODY
    if codings:
        return Framing.CHUNKED
    return Framing.LENGTH if lengths else Framing.UNTIL_END
