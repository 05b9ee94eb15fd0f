# SPDX-License-Identifier: GPL-3.0-or-later
"""From a name to a connection: resolve, check, and dial the very addresses that were checked.

Happy Eyeballs (RFC 8305, sections 4 and 5): families take turns, IPv6 first; every next address is tried beside the
others after a short delay, or at once when one has failed; the first that stands is taken and all others are closed.
Every attempt has its own time, and all of them share that of the whole dial.

Written here and not with aiohappyeyeballs 2.7: that one loses a cancellation which comes while the losers are being
ended, and the end of a session must never be lost. However a dial ends, nothing is awaited on the way out.
"""

import asyncio
import errno
import socket
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from kiosk.gateway.addresses import AddressGuard
from kiosk.gateway.limits import Limits
from kiosk.gateway.ports import Endpoint, NameNotFound, NamesSilent, Resolver
from kiosk.policy.reasons import Reason

Outcome = socket.socket | Reason
Attempts = set[asyncio.Task[Outcome]]


async def reach(
    host: str, port: int, names: Resolver, guard: AddressGuard, itself: Endpoint, limits: Limits
) -> Outcome:
    """Return a connected socket to a port of a host, or why there is none.

    `itself` is where the gateway listens, which is never dialled.
    """
    try:
        async with asyncio.timeout(limits.dial_seconds):
            found = await names.resolve(host, port)
            refused = refuse(host, found, guard, itself)
            return refused if refused is not None else await connect(found, limits)
    except NameNotFound:
        return Reason.NAME_NOT_FOUND
    except NamesSilent:
        return Reason.UPSTREAM_DOWN  # it is the line that is down, and not the site
    except TimeoutError:
        return Reason.SITE_TIMEOUT


def refuse(host: str, found: Sequence[Endpoint], guard: AddressGuard, itself: Endpoint) -> Reason | None:
    """Return why nothing of what was found may be dialled, or None."""
    return Reason.PRIVATE_ADDRESS if itself in found else guard.refuses(host, found)


def in_turn(checked: Iterable[Endpoint], limits: Limits) -> tuple[Endpoint, ...]:
    """Return the addresses that are tried, in their order."""
    families: tuple[list[Endpoint], list[Endpoint]] = [], []
    for endpoint in checked:
        families[0 if ":" in endpoint.address else 1].append(endpoint)
    turns = (endpoint for pair in zip_longest(*families) for endpoint in pair if endpoint is not None)
    return tuple(turns)[: limits.addresses_tried]


async def connect(checked: Iterable[Endpoint], limits: Limits) -> Outcome:
    """Return the first connection that stands, or why none does."""
    order = in_turn(checked, limits)
    if len(order) == 1:
        return await attempt(order[0], limits)
    started: Attempts = set()
    winner: socket.socket | None = None
    try:
        outcome = await _race(order, started, limits)
        winner = outcome if isinstance(outcome, socket.socket) else None
        return outcome
    finally:
        for task in started:
            _drop(task, winner)


async def attempt(endpoint: Endpoint, limits: Limits) -> Outcome:
    """Return a connection to one address, or why there is none. A cancelled attempt leaves nothing open."""
    begun = begin(endpoint)
    return begun if isinstance(begun, Reason) or stands(begun) else await finish(begun, endpoint, limits)


def begin(endpoint: Endpoint) -> Outcome:
    """Return a socket that is connected already or on its way, or why there is none; waits for nothing."""
    try:
        site = socket.socket(socket.AF_INET6 if ":" in endpoint.address else socket.AF_INET, socket.SOCK_STREAM)
    except OSError:
        return Reason.TOO_MANY  # the system gives no more descriptors
    try:
        site.setblocking(False)
        site.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if site.connect_ex((endpoint.address, endpoint.port)) in (0, errno.EINPROGRESS):
            return site
    except OSError:
        pass
    site.close()
    return Reason.SITE_DOWN


def stands(site: socket.socket) -> bool:
    """Tell whether a socket is connected."""
    try:
        site.getpeername()
    except OSError:
        return False
    return True


async def finish(site: socket.socket, endpoint: Endpoint, limits: Limits) -> Outcome:
    """Wait for a connection that is on its way. A cancelled one leaves nothing open."""
    try:
        async with asyncio.timeout(limits.attempt_seconds):
            await asyncio.get_running_loop().sock_connect(site, (endpoint.address, endpoint.port))
    except OSError as fault:
        site.close()
        return Reason.SITE_TIMEOUT if isinstance(fault, TimeoutError) else Reason.SITE_DOWN
    except BaseException:
        site.close()
        raise
    return site


async def _race(order: Iterable[Endpoint], started: Attempts, limits: Limits) -> Outcome:
    """Start one attempt after the other until one stands or all have failed."""
    waiting, pending, failed = list(order), Attempts(), set[Reason]()
    while waiting or pending:
        if waiting:
            task = asyncio.create_task(attempt(waiting.pop(0), limits))
            pending.add(task)
            started.add(task)
        delay = limits.attempt_delay_seconds if waiting else None
        done, pending = await asyncio.wait(pending, timeout=delay, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            outcome = task.result()
            if isinstance(outcome, socket.socket):
                return outcome
            failed.add(outcome)
    return Reason.SITE_TIMEOUT if Reason.SITE_TIMEOUT in failed else Reason.SITE_DOWN


def _drop(task: asyncio.Task[Outcome], winner: socket.socket | None) -> None:
    """End an attempt that is not needed: one that stands by now is closed, one under way closes itself."""
    if not task.done():
        task.cancel()
    elif not task.cancelled() and task.exception() is None:
        outcome = task.result()
        if isinstance(outcome, socket.socket) and outcome is not winner:
            outcome.close()
