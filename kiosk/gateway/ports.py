# SPDX-License-Identifier: GPL-3.0-or-later
"""What the gateway asks of others, and what it tells them. Nothing is decided here."""

from dataclasses import dataclass
from typing import Protocol

from kiosk.policy.model import Site
from kiosk.policy.reasons import Reason


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A numeric address and a port: what is checked is what is dialled."""

    address: str
    port: int


@dataclass(frozen=True, slots=True)
class GatewayVerdict:
    """One judged request, told before anything is dialled; told again, refused, where dialling failed.

    `site` is the very entry that was asked, whose record class holds also when another policy has come since. A head
    that names no host, and a stranger's, have none.
    """

    host: str
    port: int
    method: str
    allowed: bool
    reason: Reason | None
    site: Site | None
    rule: str | None


class NameNotFound(Exception):
    """The name has no address: whoever knows names said so."""


class NamesSilent(Exception):
    """Nobody who knows names gave an answer that can be used: it is the line that is down, and not the name."""


class Ruling(Protocol):
    """What the policy says of one request: `policy.engine.Decision` is one."""

    @property
    def allowed(self) -> bool: ...

    @property
    def reason(self) -> Reason | None: ...

    @property
    def site(self) -> Site | None: ...

    @property
    def rule(self) -> str | None: ...


class HostJudge(Protocol):
    """The policy as the gateway asks it."""

    def admit(self, host: str, port: int) -> Ruling:
        """Judge a tunnel."""

    def decide(self, url: str, method: str, body: int | None) -> Ruling:
        """Judge a plain-http request; `body` is its size in bytes, None where its head does not tell."""


class SessionGate(Protocol):
    """Whose traffic passes."""

    def admits(self, token: str) -> Reason | None:
        """Return None for the running session's token, else NO_SESSION or WRONG_TOKEN; in constant time."""


class Resolver(Protocol):
    """Where a name leads."""

    def known(self, host: str, port: int) -> tuple[Endpoint, ...]:
        """Return the addresses that are known without asking anybody; none where somebody has to be asked."""

    async def resolve(self, host: str, port: int) -> tuple[Endpoint, ...]:
        """Return every address of the name. Raises NameNotFound and NamesSilent."""


class Sink(Protocol):
    """Whoever keeps the record."""

    def __call__(self, verdict: GatewayVerdict, /) -> None:
        """Keep one verdict. Raises CannotRecord."""
