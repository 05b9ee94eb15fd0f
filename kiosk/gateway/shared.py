# SPDX-License-Identifier: GPL-3.0-or-later
"""What all connections of one gateway have in common."""

import asyncio
from dataclasses import dataclass

from kiosk.gateway.addresses import AddressGuard
from kiosk.gateway.carriers import Carriers
from kiosk.gateway.exchange import Via
from kiosk.gateway.limits import Limits
from kiosk.gateway.metrics import Metrics
from kiosk.gateway.ports import Endpoint, HostJudge, Resolver, SessionGate, Sink
from kiosk.gateway.upstream import Upstream


@dataclass(frozen=True, slots=True)
class Shared:
    """What all connections of one gateway ask, and where it listens itself."""

    judge: HostJudge
    gate: SessionGate
    resolver: Resolver
    guard: AddressGuard
    sink: Sink
    limits: Limits
    carriers: Carriers
    gateway: Endpoint
    metrics: Metrics
    loop: asyncio.AbstractEventLoop
    upstream: Upstream | None = None

    @property
    def via(self) -> Via | None:
        """What plain http needs for the proxy on the way."""
        return Via(self.upstream.authorization, self.upstream.refusal) if self.upstream else None
