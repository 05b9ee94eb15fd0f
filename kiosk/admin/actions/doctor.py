# SPDX-License-Identifier: GPL-3.0-or-later
"""The connection doctor: walks the gateway's own steps to one address, and says where it stops.

1. The address is read (`policy.address`).
2. The policy judges as the gateway does: a tunnel's host and port, or a whole plain-http request.
3. The policy judges as the reader's screen does: the whole address, opened as a page.
4. The name is resolved by the gateway's resolver.
5. Every address is checked by the gateway's guard.
6. Each address that the gateway would try is dialled, one after the other, so that each one's answer is seen.
7. https: a TLS handshake with the host's name, verified with the authorities of this machine, which are not
   Chromium's. http: one HEAD request.

Where the station goes out through an institution's proxy, that proxy is asked instead of steps 4 to 6: for a tunnel, as
the gateway would; in plain http whether it is there.

A refusal ends the walk. So nothing is reached here that a reader of the same group could not reach at this moment: it
is the gateway's own use of the network, by staff's hand.
"""

import ssl
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.admin.actions.diagnosis import Finding, Mark, Sign, Step, fine, note, stop
from kiosk.admin.actions.visits import ask, ask_proxy, greet
from kiosk.base.clock import Clock, SystemClock
from kiosk.gateway.addresses import AddressGuard, intranet
from kiosk.gateway.dial import attempt, in_turn, refuse
from kiosk.gateway.limits import USUAL, Limits
from kiosk.gateway.names import SystemResolver
from kiosk.gateway.ports import Endpoint, NameNotFound, NamesSilent, Resolver
from kiosk.gateway.upstream import Fault, Upstream
from kiosk.policy.address import Url, parse
from kiosk.policy.engine import Decision, Request, admit, decide, relay
from kiosk.policy.model import Policy
from kiosk.policy.networks import place_of
from kiosk.policy.reader import read_policy
from kiosk.policy.reasons import Reason
from kiosk.service.way_out import upstream_of
from kiosk.station.config import Station

GATEWAY_HOST: Final = "127.0.0.1"
_PROXY_SIGNS: Final = {
    Reason.UPSTREAM_DOWN: Sign.PROXY_AWAY,
    Reason.UPSTREAM_REFUSED: Sign.PROXY_REFUSES,
}
_PROXY_FAULTS: Final = {
    Fault.AWAY: Sign.PROXY_AWAY,
    Fault.CERTIFICATE: Sign.PROXY_CERTIFICATE,
    Fault.CREDENTIALS: Sign.PROXY_CREDENTIALS,
    Fault.NO_PROXY: Sign.PROXY_AWAY,
}


@dataclass(frozen=True, slots=True)
class Means:
    """What the doctor works with: the gateway's own parts, at one moment on the institution's wall clock."""

    policy: Policy
    moment: datetime
    names: Resolver
    guard: AddressGuard
    itself: Endpoint
    clock: Clock
    tls: ssl.SSLContext
    group: str | None = None
    limits: Limits = USUAL
    upstream: Upstream | None = None


def means_of(station: Station, clock: Clock | None = None, group: str | None = None) -> Means:
    """Return what a station's gateway works with. Raises BadInput where the policy cannot be taken."""
    clock = clock or SystemClock()
    return Means(
        policy=read_policy(station.policy),
        moment=clock.now().astimezone(station.zone),
        names=SystemResolver(clock),
        guard=AddressGuard(intranet(station.intranet)),
        itself=Endpoint(GATEWAY_HOST, station.gateway_port),
        clock=clock,
        tls=ssl.create_default_context(),
        group=group,
        upstream=upstream_of(station),
    )


async def examine(url_text: str, means: Means) -> AsyncIterator[Finding]:
    """Walk step by step; the walk is over after the first finding that is marked as its stop."""
    url = parse(url_text)
    if isinstance(url, Reason):
        yield stop(Step.ADDRESS, Sign.UNREADABLE, reason=url.value)
        return
    yield fine(Step.ADDRESS, Sign.READ, address=url.href)
    for judged in _judged(url, means):
        yield judged
        if judged.mark is Mark.STOP:
            return
    way = _reached(url, means) if means.upstream is None else _through(means.upstream, url, means)
    async for finding in way:
        yield finding


def _judged(url: Url, means: Means) -> Iterator[Finding]:
    """Say what the gateway and then what the screen would answer."""
    policy, moment, group = means.policy, means.moment, means.group
    if url.scheme == "https":
        yield _ruled(Step.POLICY, admit(url.host, url.port, policy, moment, group=group))
    else:
        yield _ruled(Step.POLICY, relay(url.href, "HEAD", policy, moment, group=group))
    page = decide(Request(url.href, group=group), policy, moment)
    if page.reason is Reason.PART_AS_PAGE:
        yield note(Step.SCREEN, Sign.PART)
    else:
        yield _ruled(Step.SCREEN, page)


def _ruled(step: Step, decision: Decision) -> Finding:
    site, rule = decision.site.id if decision.site else "-", decision.rule or "-"
    if decision.allowed:
        return fine(step, Sign.ALLOWED, site=site, rule=rule)
    return stop(step, Sign.REFUSED, reason=(decision.reason or Reason.FAULT).value, site=site, rule=rule)


async def _reached(url: Url, means: Means) -> AsyncIterator[Finding]:
    """Go from the name to the site's first words."""
    try:
        endpoints = await means.names.resolve(url.host, url.port)
    except NameNotFound:
        yield stop(Step.NAME, Sign.NO_SUCH_NAME, host=url.host)
        return
    except NamesSilent:
        yield stop(Step.NAME, Sign.NAMES_SILENT, host=url.host)
        return
    yield fine(Step.NAME, Sign.RESOLVED, host=url.host, addresses=", ".join(one.address for one in endpoints))
    for checked in _checked(url.host, endpoints, means):
        yield checked
    if refuse(url.host, endpoints, means.guard, means.itself) is not None:
        return
    async for finding in _visited(url, in_turn(endpoints, means.limits), means):
        yield finding


async def _through(proxy: Upstream, url: Url, means: Means) -> AsyncIterator[Finding]:
    """Ask the institution's proxy, and speak with the site through it."""
    tunnels = url.scheme == "https"
    async with AsyncExitStack() as opened:
        opened.push_async_callback(proxy.close)
        found = await proxy.reach(url.host, url.port, tunnels=tunnels)
        if isinstance(found, Reason):
            yield _refused_by(proxy, found)
            return
        opened.callback(found.close)
        yield fine(Step.PROXY, Sign.PROXY_TUNNEL if tunnels else Sign.PROXY_THERE)
        if tunnels:
            yield await greet(found, url.host, means.tls, means.limits)
            return
        answer = await ask_proxy(found, url, proxy.authorization, means.limits)
        refused = proxy.refusal(answer) if answer is not None else None
        if answer is None:
            yield stop(Step.PROXY, Sign.PROXY_AWAY, reason=Reason.UPSTREAM_DOWN.value)
        elif refused is not None:
            yield _refused_by(proxy, refused)
        else:
            yield fine(Step.HTTP, Sign.ANSWERED, status=str(answer.status))


def _refused_by(proxy: Upstream, reason: Reason) -> Finding:
    """Say what stands in the way: what is wrong with the proxy itself, or what it says of the site."""
    sign = _PROXY_SIGNS.get(reason, Sign.PROXY_NO_WAY)
    return stop(Step.PROXY, sign if proxy.fault is None else _PROXY_FAULTS[proxy.fault], reason=reason.value)


def _checked(host: str, endpoints: Iterable[Endpoint], means: Means) -> Iterator[Finding]:
    """Say of every address whether it may be dialled; those that may not end the walk together."""
    for endpoint in endpoints:
        place = place_of(endpoint.address)
        if endpoint == means.itself:
            yield stop(Step.NETWORK, Sign.ITSELF, address=endpoint.address)
        elif not means.guard.passes(host, endpoint.address):
            yield stop(Step.NETWORK, Sign.NOT_PUBLIC, address=endpoint.address, place=place.value)
        elif place.value != "public":
            yield fine(Step.NETWORK, Sign.EXEMPT, address=endpoint.address, place=place.value)
        else:
            yield fine(Step.NETWORK, Sign.PUBLIC, address=endpoint.address)


async def _visited(url: Url, tried: Iterable[Endpoint], means: Means) -> AsyncIterator[Finding]:
    """Dial every address, and speak over the first connection that stood."""
    with ExitStack() as opened:
        first = None
        for endpoint in tried:
            begin = means.clock.monotonic()
            outcome = await attempt(endpoint, means.limits)
            facts = {"address": endpoint.address, "port": str(endpoint.port)}
            facts["milliseconds"] = f"{(means.clock.monotonic() - begin) * 1000:.0f}"
            if isinstance(outcome, Reason):
                sign = Sign.TIMED_OUT if outcome is Reason.SITE_TIMEOUT else Sign.NOT_CONNECTED
                yield note(Step.DIAL, sign, **facts)
            else:
                opened.callback(outcome.close)
                first = first or outcome
                yield fine(Step.DIAL, Sign.CONNECTED, **facts)
        if first is None:
            yield stop(Step.DIAL, Sign.UNREACHED)
        elif url.scheme == "https":
            yield await greet(first, url.host, means.tls, means.limits)
        else:
            yield await ask(first, url, means.limits)
