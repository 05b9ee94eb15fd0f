# SPDX-License-Identifier: GPL-3.0-or-later
"""One question to the name servers of the machine: both families at once, CNAMEs followed by them. Keeps nothing.

- Servers are those of resolv.conf, read again whenever the file changes: a station stays up for months.
- A name is asked for as it stands. Search lists are not used: a listed name must never become another one.
- UDP sockets are connected, so that a server which is not there is heard at once (ICMP), and nobody else's datagram
  is read. What is no answer to the question is not read as one; a truncated reply is asked for again over TCP.
- Once one family has addresses the other is waited for only briefly (RFC 8305, section 3): servers that drop AAAA
  must not cost a reader seconds. What was not awaited is not dialled, so what is dialled is still all checked.
- An answer of one family alone is kept no longer than the floor.
"""

import asyncio
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import dns.asyncbackend
import dns.asyncresolver
import dns.exception
import dns.name
import dns.resolver
from dns.rdatatype import RdataType

from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited
from kiosk.gateway.answers import Answer, Outcome
from kiosk.gateway.limits import NameLimits
from kiosk.gateway.stamps import Stamp, stamp_of

_SILENT: Final = Answer(Outcome.SILENT)
_ABSENT: Final = Answer(Outcome.ABSENT)


class Questions:
    """Asks the name servers that resolv.conf names."""

    def __init__(self, servers_file: Path, port: int, limits: NameLimits) -> None:
        self._file, self._port, self._limits = servers_file, port, limits
        self._stamp: Stamp | None = None
        self._servers: dns.asyncresolver.Resolver | None = None

    async def ask(self, host: str) -> Answer:
        """Return what the servers say, in a limited time. Never raises for what they do."""
        servers = self._current()
        try:
            name = dns.name.from_text(f"{host}.")
        except dns.exception.DNSException:
            return _ABSENT
        if servers is None:
            return _SILENT
        asked = [asyncio.create_task(self._one(servers, name, kind)) for kind in (RdataType.AAAA, RdataType.A)]
        try:
            # dnspython counts on the wall clock, which may jump
            async with asyncio.timeout(self._limits.question_seconds):
                await self._wait(asked)
        except TimeoutError:
            pass
        finally:
            for task in asked:
                task.cancel()
        return self._together([task.result() for task in asked if task.done() and not task.cancelled()])

    async def _wait(self, asked: Iterable[asyncio.Task[Answer]]) -> None:
        done, rest = await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
        if rest:
            found = any(task.result().outcome is Outcome.FOUND for task in done)
            await asyncio.wait(rest, timeout=self._limits.other_family_seconds if found else None)

    async def _one(self, servers: dns.asyncresolver.Resolver, name: dns.name.Name, kind: RdataType) -> Answer:
        try:
            reply = await servers.resolve(name, kind, raise_on_no_answer=False, backend=_CONNECTED)
        except dns.resolver.NXDOMAIN:
            return _ABSENT
        except dns.exception.DNSException:
            return _SILENT
        addresses = tuple(str(record.address) for record in reply)[: self._limits.addresses]
        return Answer(Outcome.FOUND, addresses, reply.chaining_result.minimum_ttl) if addresses else _ABSENT

    def _together(self, answers: list[Answer]) -> Answer:
        """Return one answer of both families: what was found, else what is known for sure, else silence."""
        outcomes = [answer.outcome for answer in answers]
        found = [answer for answer in answers if answer.outcome is Outcome.FOUND]
        whole = len(answers) == 2 and Outcome.SILENT not in outcomes
        if not found:
            return _ABSENT if whole else _SILENT
        addresses = tuple(address for answer in found for address in answer.addresses)
        return Answer(Outcome.FOUND, addresses, min(answer.seconds for answer in found) if whole else 0.0)

    def _current(self) -> dns.asyncresolver.Resolver | None:
        """Return the servers as the file names them now; None where it names none. Tries again where that failed."""
        stamp = stamp_of(self._file)
        if stamp != self._stamp or self._servers is None:
            self._stamp, self._servers = stamp, self._read()
        return self._servers

    def _read(self) -> dns.asyncresolver.Resolver | None:
        servers = dns.asyncresolver.Resolver(configure=False)
        try:
            text = read_limited(self._file, self._limits.servers_bytes).decode()
            servers.read_resolv_conf(io.StringIO(text))
        except (BadInput, ValueError, dns.exception.DNSException):
            return None
        servers.port = self._port
        servers.timeout = self._limits.server_seconds
        servers.lifetime = self._limits.question_seconds
        return servers


class _Connected:
    """dnspython's own sockets for asyncio, with those for UDP connected to the one server they ask.

    Does what `dns.asyncbackend.Backend` asks for; that class is not exported in a way that mypy follows.
    """

    def __init__(self) -> None:
        self._sockets: Any = dns.asyncbackend.get_backend("asyncio")

    def name(self) -> str:
        return "asyncio"

    def datagram_connection_required(self) -> bool:
        return True

    async def make_socket(self, *given: Any, **named: Any) -> Any:
        return await self._sockets.make_socket(*given, **named)

    async def sleep(self, interval: float) -> None:
        await asyncio.sleep(interval)


_CONNECTED: Final[Any] = _Connected()
