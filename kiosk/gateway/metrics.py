# SPDX-License-Identifier: GPL-3.0-or-later
"""What the gateway counts, as Prometheus text. Numbers and codes only: no host, no address, nobody's session."""

from collections.abc import Callable
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest

from kiosk.policy.reasons import Reason

PREFIX: Final = "tereze_gateway"
ALLOWED: Final = "allowed"
CLIENT, SITE = "from_client", "from_site"


class Metrics:
    """The counters and gauges of one gateway."""

    def __init__(self) -> None:
        registry = CollectorRegistry(auto_describe=False)
        self._registry = registry
        self._connections = Counter(f"{PREFIX}_connections", "Connections taken", registry=registry)
        self._turned_away = Counter(f"{PREFIX}_turned_away", "Connections over the limit", registry=registry)
        labels = ("asked", "outcome")
        self._verdicts = Counter(f"{PREFIX}_verdicts", "Heads judged, and how", labels, registry=registry)
        self._outcomes: dict[tuple[bool, Reason | None], Counter] = {}  # a label is looked up once
        self._challenges = Counter(f"{PREFIX}_challenges", "Heads without a token", registry=registry)
        failures = "Allowed and failed later, or not to be judged"
        self._failures = Counter(f"{PREFIX}_failures", failures, ("reason",), registry=registry)
        self._faults = Counter(f"{PREFIX}_faults", "Connections ended by a fault of ours", registry=registry)
        carried = Counter(f"{PREFIX}_tunnel_bytes", "Bytes of ended tunnels", ("direction",), registry=registry)
        self._from_client, self._from_site = carried.labels(CLIENT), carried.labels(SITE)
        self._open = Gauge(f"{PREFIX}_open_connections", "Connections now", registry=registry)
        self._tunnels = Gauge(f"{PREFIX}_open_tunnels", "Tunnels now", registry=registry)
        self._upstream = Gauge(f"{PREFIX}_upstream_up", "Whether the institution's proxy answers", registry=registry)

    def show(self, open_connections: Callable[[], int], upstream_up: Callable[[], bool] | None) -> None:
        """Say where what is now is looked up, when somebody asks."""
        self._open.set_function(open_connections)
        if upstream_up is None:
            self._registry.unregister(self._upstream)
        else:
            self._upstream.set_function(upstream_up)

    def text(self) -> str:
        """Return everything in the Prometheus text format 0.0.4."""
        return generate_latest(self._registry).decode()

    def connected(self) -> None:
        self._connections.inc()

    def turned_away(self) -> None:
        self._turned_away.inc()

    def judged(self, *, tunnel: bool, reason: Reason | None) -> None:
        """Count a verdict; no reason is an admission."""
        outcome = self._outcomes.get((tunnel, reason))
        if outcome is None:
            outcome = self._verdicts.labels("tunnel" if tunnel else "plain", reason.value if reason else ALLOWED)
            self._outcomes[tunnel, reason] = outcome
        outcome.inc()

    def challenged(self) -> None:
        """Count a head that showed no token and was asked for one."""
        self._challenges.inc()

    def failed(self, reason: Reason) -> None:
        self._failures.labels(reason.value).inc()

    def faulted(self) -> None:
        self._faults.inc()

    def tunnel_opened(self) -> None:
        self._tunnels.inc()

    def tunnel_closed(self, from_client: int, from_site: int) -> None:
        """Count a tunnel's bytes when it is over."""
        self._tunnels.dec()
        self._from_client.inc(from_client)
        self._from_site.inc(from_site)
