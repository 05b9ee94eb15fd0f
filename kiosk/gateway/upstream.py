# SPDX-License-Identifier: GPL-3.0-or-later
"""The way out through an institution's own HTTP proxy, where it has one. What may pass is decided before.

A tunnel is asked for with CONNECT; plain http goes in absolute form (`exchange`). The proxy resolves names, so the
addresses behind them are its to check: `packaging/squid` refuses private ones. Its refusals are told apart from ours:

- it answers 403, 407 or another 4xx: UPSTREAM_REFUSED
- it says that the name or the site does not answer (Squid's X-Squid-Error, or 502, 503, 504): NAME_NOT_FOUND,
  SITE_DOWN, SITE_TIMEOUT
- it cannot be reached: UPSTREAM_DOWN. Then nobody waits for it again for a few seconds.
- it is reached and does not answer in time: SITE_TIMEOUT, for it may wait for one site and serve others meanwhile
- it is reached and does not answer as a proxy: UPSTREAM_DOWN

What staff have to mend, a name and password that it does not take and a certificate that cannot be accepted, is `fault`
for the connection doctor and one line of the log when it begins.

With TLS to the proxy its certificate is verified; the bytes then pass through this process and not through a pipe.
"""

import asyncio
import base64
import enum
import logging
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final

from kiosk.gateway.answer_heads import AnswerHead, parse_answer
from kiosk.gateway.dial import Outcome
from kiosk.gateway.heads import HEAD_END
from kiosk.gateway.limits import Limits
from kiosk.policy.reasons import Reason

log = logging.getLogger(__name__)

_SQUID: Final = {
    b"ERR_ACCESS_DENIED": Reason.UPSTREAM_REFUSED,
    b"ERR_DNS_FAIL": Reason.NAME_NOT_FOUND,
    b"ERR_CONNECT_FAIL": Reason.SITE_DOWN,
    b"ERR_CANNOT_FORWARD": Reason.SITE_DOWN,  # what Squid 5 says of a tunnel to a name that is not found
    b"ERR_LIFETIME_EXP": Reason.SITE_TIMEOUT,
    b"ERR_READ_TIMEOUT": Reason.SITE_TIMEOUT,
}
_STATUS: Final = {
    HTTPStatus.BAD_GATEWAY: Reason.SITE_DOWN,
    HTTPStatus.SERVICE_UNAVAILABLE: Reason.SITE_DOWN,
    HTTPStatus.GATEWAY_TIMEOUT: Reason.SITE_TIMEOUT,
}


class Fault(enum.Enum):
    """What is wrong with the proxy itself, for staff."""

    AWAY = "it cannot be reached"
    CERTIFICATE = "its certificate cannot be accepted"
    CREDENTIALS = "it does not take this station's name and password"
    NO_PROXY = "what answers there is no proxy"


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the institution's proxy knows this station by (Basic, RFC 7617)."""

    user: str
    password: str = field(repr=False)

    @property
    def value(self) -> bytes:
        return b"Basic " + base64.b64encode(f"{self.user}:{self.password}".encode())


class Upstream:
    """One proxy, and whether it was there when it was last asked."""

    def __init__(
        self,
        host: str,
        port: int,
        limits: Limits,
        *,
        credentials: Credentials | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._host, self._port, self._limits = host, port, limits
        self._tls = tls
        self._away_until = 0.0
        self._carrying: set[asyncio.Task[None]] = set()
        self.fault: Fault | None = None
        self.authorization = credentials.value if credentials else b""

    @property
    def healthy(self) -> bool:
        """Tell whether it answered when it was last asked, or enough time has passed to ask again."""
        return asyncio.get_running_loop().time() >= self._away_until

    async def reach(self, host: str, port: int, *, tunnels: bool) -> Outcome:
        """Return a socket to the proxy, for a tunnel one that leads on to the host; or why there is none."""
        if not self.healthy:
            return Reason.UPSTREAM_DOWN
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._limits.dial_seconds
        try:
            async with asyncio.timeout_at(deadline):
                line = await self._connect()
        except OSError as fault:  # also a time-out, and a certificate that cannot be accepted
            self._away_until = loop.time() + self._limits.upstream_pause_seconds
            self._note(Fault.CERTIFICATE if isinstance(fault, ssl.SSLError) else Fault.AWAY)
            return Reason.UPSTREAM_DOWN
        if not tunnels:
            return line
        try:
            async with asyncio.timeout_at(deadline):
                return await self._ask_for_tunnel(line, f"{host}:{port}")
        except TimeoutError:
            return Reason.SITE_TIMEOUT
        except OSError:
            self._note(Fault.NO_PROXY)
            return Reason.UPSTREAM_DOWN

    def refusal(self, answer: AnswerHead) -> Reason | None:
        """Return why the proxy answers plain http for itself; None where the answer is the site's.

        Squid says so in a field of its own, which a site could write too: then a reader reads a sentence of ours.
        """
        marked = any(name == b"x-squid-error" for name, _ in answer.headers)
        self._note_answer(answer)
        return refusal_of(answer) if marked or answer.status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED else None

    def _note_answer(self, answer: AnswerHead) -> None:
        unknown = answer.status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED
        self._note(Fault.CREDENTIALS if unknown else None)

    def _note(self, fault: "Fault | None") -> None:
        """Keep what is wrong with the proxy, and log it when it begins."""
        if fault is not None and fault is not self.fault:
            log.warning("the institution's proxy: %s", fault.value)
        self.fault = fault

    async def close(self) -> None:
        """Let go of every line in TLS."""
        for carrying in self._carrying:
            carrying.cancel()
        await asyncio.gather(*self._carrying, return_exceptions=True)

    async def _connect(self) -> socket.socket:
        loop = asyncio.get_running_loop()
        if self._tls is not None:
            return await self._through_tls(self._tls)
        found = await loop.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
        family, kind, _, _, place = found[0]
        line = socket.socket(family, kind)
        try:
            line.setblocking(False)
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            await loop.sock_connect(line, place)
        except BaseException:
            line.close()
            raise
        return line

    async def _through_tls(self, tls: ssl.SSLContext) -> socket.socket:
        """Return the near end of a pair whose far end is carried through TLS to the proxy. Raises OSError."""
        reader, writer = await asyncio.open_connection(self._host, self._port, ssl=tls, limit=self._limits.chunk_bytes)
        near, far = socket.socketpair()
        near.setblocking(False)
        far.setblocking(False)
        carrying = asyncio.create_task(_carry(far, reader, writer, self._limits))
        self._carrying.add(carrying)  # a task that nobody holds may be collected in the midst of its work
        carrying.add_done_callback(self._carrying.discard)
        return near

    async def _ask_for_tunnel(self, line: socket.socket, place: str) -> Outcome:
        loop = asyncio.get_running_loop()
        try:
            shown = b"Proxy-Authorization: %s\r\n" % self.authorization if self.authorization else b""
            asked = b"CONNECT %s HTTP/1.1\r\nHost: %s\r\n%s\r\n" % (place.encode(), place.encode(), shown)
            await loop.sock_sendall(line, asked)
            answer = await self._answer(line)
            self._note_answer(answer)
        except BaseException:
            line.close()
            raise
        if HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
            return line
        line.close()
        return refusal_of(answer)

    async def _answer(self, line: socket.socket) -> AnswerHead:
        """Read the proxy's answer; after a good one nothing follows, for nobody has spoken yet. Raises OSError."""
        answer, rest = await read_answer(line, self._limits)
        if answer is None or answer.interim or (rest and answer.status < HTTPStatus.MULTIPLE_CHOICES):
            raise ConnectionError("not an answer of a proxy")
        return answer


async def read_answer(line: socket.socket, limits: Limits) -> tuple[AnswerHead | None, bytes]:
    """Read a proxy's answer to what has no body; return its head, None where it is not taken, and what follows it.

    Raises OSError.
    """
    loop, untrusted = asyncio.get_running_loop(), b""
    while HEAD_END not in untrusted:
        if len(untrusted) > limits.head_bytes:
            raise ConnectionError("a head too long")
        part = await loop.sock_recv(line, limits.head_bytes)
        if not part:
            raise ConnectionError("no answer")
        untrusted += part
    head, _, rest = untrusted.partition(HEAD_END)
    return parse_answer(head + HEAD_END, limits, to_head=True, from_proxy=True), rest


def refusal_of(answer: AnswerHead) -> Reason:
    """Return what a proxy's refusal means for a reader."""
    said = next((value for name, value in answer.headers if name == b"x-squid-error"), b"").split(b" ")[0]
    if said in _SQUID:
        return _SQUID[said]
    return next((reason for status, reason in _STATUS.items() if status == answer.status), Reason.UPSTREAM_REFUSED)


async def _carry(
    far: socket.socket, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, limits: Limits
) -> None:
    loop = asyncio.get_running_loop()

    async def outwards() -> None:
        while data := await loop.sock_recv(far, limits.chunk_bytes):
            writer.write(data)
            await writer.drain()

    async def inwards() -> None:
        while data := await reader.read(limits.chunk_bytes):
            await loop.sock_sendall(far, data)
        with suppress(OSError):
            far.shutdown(socket.SHUT_WR)

    ways = {asyncio.create_task(outwards()), asyncio.create_task(inwards())}
    try:
        # TLS has no half-close here: when the near end is done, the line is
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        far.close()
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
